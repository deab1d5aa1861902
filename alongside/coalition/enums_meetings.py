"""The vocabulary of meetings: where one stands, what items are about, how something was decided, where a task stands.

Belongs here: choices and their words. Not here: rules about them (policies_meetings), the order of an agenda (agenda).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    """Where a meeting stands."""

    PLANNED = "planned", _("Planned")
    NOTICED = "noticed", _("Notice sent")
    GOING = "going", _("Going on")
    CLOSED = "closed", _("Closed")
    OFF = "off", _("Called off")


OVER = (MeetingState.CLOSED, MeetingState.OFF)


class ItemKind(models.TextChoices):
    """What an item is about. The first eight are the topics of source 004, lines 438 to 446 (S4-196)."""

    AGREEMENTS = "agreements", _("Networking agreements")
    COORDINATION = "coordination", _("How working together goes")
    CROSS_TRAINING = "training", _("Cross-training")
    EVENTS = "events", _("Events and raising funds")
    NEEDS = "needs", _("Needs assessment")
    LINKS = "links", _("Links between websites")
    MATERIALS = "materials", _("Sharing materials")
    PLANNING = "planning", _("Strategic plan")
    PRESENTATION = "present", _("A member presents: its work, services, ways in")
    VISIT = "visit", _("A look around the host's place")
    TEAM = "team", _("Getting to know each other")
    OTHER = "other", _("Something else")
    SURVIVORS = "survivors", _("What expert advisers bring")
    TASKS = "tasks", _("Tasks that are late")


# Stand in every meeting by themselves, in this order, and are nobody's proposal.
STANDING = (ItemKind.SURVIVORS, ItemKind.TASKS)
EIGHT_TOPICS = tuple(ItemKind)[:8]


class Need(models.IntegerChoices):
    """How pressing an organization finds an item."""

    GOOD = 1, _("Good to talk about")
    SOON = 2, _("Soon")
    NOW = 3, _("Now")


class Method(models.TextChoices):
    """How it was decided."""

    CONSENSUS = "consensus", _("By consensus")
    VOTES = "votes", _("By votes")


class Heard(models.TextChoices):
    """How survivors were heard about a decision."""

    ASKED = "asked", _("Asked, no answer yet")
    RECEIVED = "received", _("Asked, and their advice is here")
    NOT_ASKED = "not_asked", _("Not asked")


class TaskState(models.TextChoices):
    """Where a task stands."""

    OPEN = "open", _("To do")
    DOING = "doing", _("Being done")
    DONE = "done", _("Done")
    LET_GO = "let_go", _("Let go")


UNFINISHED = (TaskState.OPEN, TaskState.DOING)
