"""The vocabulary of consultations: who speaks, where a contribution stands, what became of it.

Belongs here: codes and their labels. Not here: plans (enums).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Speaker(models.TextChoices):
    """In whose name something is said. They are counted apart."""

    PERSON = "person", _("For myself")
    ORGANIZATION = "organization", _("For an organization")


class ContributionKind(models.TextChoices):
    """What was sent in."""

    IDEA = "idea", _("An idea")
    COMMENT = "comment", _("A comment")


class Standing(models.TextChoices):
    """Where a contribution stands. Nothing is public before somebody has read it."""

    WAITING = "waiting", _("Waits to be read")
    PUBLISHED = "published", _("Published")
    SENT_BACK = "sent_back", _("Sent back")
    WITHDRAWN = "withdrawn", _("Taken back")


class Reason(models.TextChoices):
    """Why something was not published. It is told to whoever sent it."""

    PERSON = "person", _("It tells about one person, or has a name, a number or an address.")
    OFF_TOPIC = "off_topic", _("It is about something else.")
    HURTS = "hurts", _("It insults or threatens.")
    TWICE = "twice", _("The same was sent twice from the same place.")
    ADVERT = "advert", _("It advertises something.")
    TAKEN_DOWN = "taken_down", _("It was published by mistake.")


class Became(models.TextChoices):
    """What became of a contribution."""

    ADOPTED = "adopted", _("Taken up")
    PARTLY = "partly", _("Taken up in part")
    DECLINED = "declined", _("Not taken up")
    LATER = "later", _("Kept for a later plan")


class LetterState(models.TextChoices):
    """A letter gathers names until it is sent."""

    OPEN = "open", _("Gathers names")
    SENT = "sent", _("Sent")


class Judged(models.TextChoices):
    """What a person said of two texts that a machine found alike."""

    SAME = "same", _("It says the same")
    APART = "apart", _("It stands alone")


class Part(models.TextChoices):
    """What of a consultation is written by hand."""

    FACTS = "facts", _("What it is about")
    DAYS = "days", _("Its days")
    QUESTION = "question", _("A question")
    DRAFT = "draft", _("A draft to adapt")
    LETTER = "letter", _("A letter to sign")
    BRIEFING = "briefing", _("A briefing")
    TAG = "tag", _("A tag")
