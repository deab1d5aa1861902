"""The vocabulary of permissions. Codes are stored; labels are shown.

Belongs here: the codes that stand open. Not here: any word about one client (sealed in the plan). None of them says
that someone refused: not to sign is no state, and nothing waits for a signature.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_DOCUMENTS = 5  # with one permission


class Way(models.TextChoices):
    """How what is allowed reaches its reader."""

    PACKET = "packet", _("To an agency that works here")
    LINK = "link", _("By a link and a spoken code")
    LETTER = "letter", _("On a printed letter")


class ReaderKind(models.TextChoices):
    """What the reader is, because some must pass on by law what they learn."""

    HELPER = "helper", _("A service that helps: housing, law, work, school")
    HOSPITAL = "hospital", _("A hospital or a clinic")
    POLICE = "police", _("Police")
    PROSECUTOR = "prosecutor", _("A prosecutor")
    CHILD_WELFARE = "child_welfare", _("Child welfare")
    OTHER = "other", _("Someone else")


class Language(models.TextChoices):
    """In which language it was explained."""

    EN = "en", _("English")
    ES = "es", _("Spanish")
    OTHER = "other", _("Another language, through an interpreter")


class ReadHow(models.TextChoices):
    """How the paper was read."""

    ALONE = "alone", _("Read by themselves")
    ALOUD = "aloud", _("Read to them")
    INTERPRETED = "interpreted", _("Read to them by an interpreter")


class SignedHow(models.TextChoices):
    """How it was signed."""

    DRAWN = "drawn", _("Drawn on the screen")
    TYPED = "typed", _("Typed, a name or a mark")
    SPOKEN = "spoken", _("Said aloud, with a witness")
    PAPER = "paper", _("On paper, with a scan")


class Guardian(models.TextChoices):
    """Who signs with a minor."""

    SIGNED = "signed", _("A guardian signs too")
    ALONE = "alone", _("The law lets the minor decide this alone")


class EndWhy(models.TextChoices):
    """Why a permission ended. Each is shown to both sides."""

    IN_PERSON = "in_person", _("Taken back in person")
    PHONE = "phone", _("Taken back by phone")
    WRITING = "writing", _("Taken back in writing")
    PORTAL = "portal", _("Taken back on their own page")
    CLOSED = "closed", _("The referral was closed")
    HANDED_BACK = "handed_back", _("The reader no longer needs it")
    TIME = "time", _("Its time was over")
    DESTROYED = "destroyed", _("The record was destroyed")


# How a client takes a permission back: all of them do the same, at once.
WITHDRAWN = (EndWhy.IN_PERSON, EndWhy.PHONE, EndWhy.WRITING, EndWhy.PORTAL)


class ItemKind(models.TextChoices):
    """What can be allowed. What is not in this list never leaves."""

    NAME = "name", _("The name they chose")
    CONTACT = "contact", _("How to reach them")
    LANGUAGE = "language", _("The language they speak")
    WORDS = "words", _("What they ask for, in their words")
    NEED = "need", _("Something they need")
    GOAL = "goal", _("A goal, in their words")
    COMPANION = "companion", _("Who comes along")
    NOTE = "note", _("A note")
    DOCUMENT = "document", _("A document")
    SESSION = "session", _("A counseling session (privileged)")
    COUNSELLING_NOTE = "counselling_note", _("A counseling note (privileged)")


class CompelledBy(models.TextChoices):
    """What asks for it. A subpoena is not a court order."""

    COURT_ORDER = "court_order", _("A court order, signed by a judge")
    SUBPOENA = "subpoena", _("A subpoena")
    STATUTE = "statute", _("A law that makes us report")


class Notice(models.TextChoices):
    """What was tried so that the client knew before."""

    TOLD = "told", _("They were told before")
    TRIED = "tried", _("We tried, and did not reach them safely")
    NOT_SAFE = "not_safe", _("It was not safe to try")
