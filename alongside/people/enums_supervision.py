"""The vocabulary of supervision, check-ins and growth.

Belongs here: choices and their words. Not here: what follows from an answer: nothing does (check-ins are never scored).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SupervisionKind(models.TextChoices):
    """What the two of them sat down for."""

    SESSION = "session", _("Supervision")
    EVALUATION = "evaluation", _("Evaluation")


class SupervisionState(models.TextChoices):
    """Whether it has been."""

    PLANNED = "planned", _("Planned")
    HELD = "held", pgettext_lazy("a session that was", "Held")


class Present(models.TextChoices):
    """Who was there."""

    BOTH = "both", _("The two of you")
    MORE = "more", _("Others too")
    TELEPHONE = "phone", _("By telephone or video")


class SupervisionTheme(models.TextChoices):
    """What it was about. Sealed with the notes."""

    WELL = "well", _("What went well")
    CRAFT = "craft", _("How to help in a hard situation")
    LOAD = "load", _("How much work there is")
    WEIGHT = "weight", _("What the work does to you")
    SAFETY = "safety", _("Safety at work")
    EDGES = "edges", _("Boundaries and fairness")
    TEAM = "team", _("Working together")
    RULES = "rules", _("Rules and papers")
    GROWTH = "growth", _("Learning and growing")


class Lately(models.TextChoices):
    """How something has been lately. Not saying is an answer."""

    GOOD = "good", _("All right")
    MIXED = "mixed", _("Up and down")
    HARD = "hard", _("Hard")
    SKIP = "skip", _("I choose not to say")


class CheckInWish(models.TextChoices):
    """What she would like, in her own time."""

    OFF = "off", _("Time off the line")
    TALK = "talk", _("A talk with my supervisor")
    OTHER = "other", _("A talk with someone else")
    SWAP = "swap", _("Other work for a while")
    LEARN = "learn", _("To learn something for it")
    NOTHING = "nothing", _("Nothing for now")


class GoalState(models.TextChoices):
    """Where a goal stands. Setting one aside is no failure."""

    GOING = "going", _("On the way")
    REACHED = "reached", _("Reached")
    ASIDE = "aside", _("Set aside")


QUESTIONS = {
    "sleep": _("How have sleep and rest been lately?"),
    "images": _("Pictures or sentences from work that come back: how is that?"),
    "trust": _("Trusting people and places outside work: how is that?"),
    "joy": _("Time for what does you good: how is that?"),
    "company": _("Having someone to talk to about the work: how is that?"),
}
