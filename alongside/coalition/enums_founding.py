"""The vocabulary of founding a coalition.

Belongs here: what members promise each other, how a partner was spoken to, how decisions are made. Not here: which
kinds of partners there are (enums).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Promise(models.TextChoices):
    """What a member commits itself to, in the order of source 004, lines 374 to 382 (S4-179)."""

    WILLING = "willing", _("We want to work together.")
    STRENGTHS = "strengths", _("We respect what each of us does well.")
    DIFFERENCES = "differences", _("We respect that our tasks differ.")
    SURVIVORS = "survivors", _("Survivors come first.")
    RESOLVE = "resolve", _("Where we differ, we look for what is best for survivors.")


class StrengthKind(models.TextChoices):
    """What a member is good at, and what it brings (S4-188)."""

    STRENGTH = "strength", _("Is good at")
    BRINGS = "brings", _("Brings")


class How(models.TextChoices):
    """How an organization was spoken to."""

    CALL = "call", _("Phone")
    VISIT = "visit", _("Visit")
    MAIL = "mail", _("Mail")
    MEETING = "meeting", _("At a meeting")


class Told(models.TextChoices):
    """What was said there (S4-181)."""

    NEED = "need", _("Why it is needed")
    VALUE = "value", _("What they add")
    BENEFIT = "benefit", _("What they gain")


class Deciding(models.TextChoices):
    """How decisions are made (S4-192)."""

    CONSENSUS = "consensus", _("Consensus")
    VOTES = "votes", _("Votes")
    BOTH = "both", _("Consensus, and votes where there is none")


class Suggested(models.TextChoices):
    """Where a suggestion for a seat stands."""

    NEW = "new", _("New")
    ASKED = "asked", pgettext_lazy("a partner", "Asked")
    SEATED = "seated", _("Took a seat")
    NOT_NOW = "not_now", _("Not now")


class Language(models.TextChoices):
    """In which language a letter is written."""

    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")
