"""The vocabulary of referrals. Codes are stored, with the names of the standard where it has any; labels are shown.

Belongs here: the codes that stand open. Not here: any word about a person (sealed at the sender), which move is whose
(states). No label says that someone refused: a person who changes their mind chose something else.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """How a referral stands. The codes are those of FHIR's Task.status (standards.md, 7)."""

    DRAFT = "draft", _("Not sent yet")
    REQUESTED = "requested", _("Sent, waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    IN_PROGRESS = "in-progress", _("Help has begun")
    ON_HOLD = "on-hold", _("Waiting")
    COMPLETED = "completed", _("Closed, with an outcome")
    REJECTED = "rejected", _("They cannot help")
    CANCELLED = "cancelled", _("Called off")
    FAILED = "failed", _("It did not work out")
    ERROR = "entered-in-error", _("Written by mistake")


OPEN = (State.REQUESTED, State.ACCEPTED, State.IN_PROGRESS, State.ON_HOLD)
CLOSED = (State.COMPLETED, State.REJECTED, State.CANCELLED, State.FAILED, State.ERROR)
WITH_REASON = (State.REJECTED, State.CANCELLED, State.ON_HOLD, State.FAILED)


class Side(models.TextChoices):
    """Who makes a move."""

    REQUESTER = "requester", _("Who asks")
    TARGET = "target", _("Who is asked")


class Way(models.TextChoices):
    """How the person gets there. Only the first shows anything to anyone else in this house."""

    AGENCY = "agency", _("We send it to an agency that works here")
    LINK = "link", _("A link and a spoken code, for a service without an account")
    LETTER = "letter", _("A printed letter that goes along")
    SELF = "self", _("They go by themselves, and we send nothing")


class ForWhom(models.TextChoices):
    """For whom help is looked for. Someone close needs no record of their own."""

    SELF = "self", _("For themselves")
    CHILD = "child", _("For a child of theirs")
    PARENT = "parent", _("For a parent or guardian who does no harm")
    CLOSE = "close", _("For someone close who does no harm")


class Priority(models.TextChoices):
    """How soon."""

    ROUTINE = "routine", _("In the usual time")
    URGENT = "urgent", _("Soon, please")


class Reason(models.TextChoices):
    """Why it waits or ended. Coded, because no word about a person crosses outside of a permission."""

    NO_PLACE = "no-capacity", _("There is no place")
    WAITLIST = "waitlist", _("There is a waiting list")
    MORE_FIRST = "additional-assessment", _("Something must be found out first")
    NOT_OURS = "not-our-help", _("It is not what the service does")
    AREA = "out-of-area", _("It is outside of the area")
    RULES = "not-eligible", _("The service’s rules do not allow it")
    LANGUAGE = "language", _("Nobody there speaks the language")
    SAFETY = "safety", _("It would not be safe there")
    CONFLICT = "conflict", _("Someone there has a conflict of interest")
    CHOSE_OTHER = "chose-other", _("They chose something else")
    ELSEWHERE = "found-elsewhere", _("Help was found elsewhere")
    NOT_REACHED = "not-reached", _("They could not be reached safely")
    MOVED = "moved", _("They live elsewhere now")
    PERMISSION = "permission-ended", _("The permission has ended")
    OTHER = "other", _("Another reason")


REASONS: dict[State, tuple[Reason, ...]] = {
    State.REJECTED: (
        Reason.NO_PLACE, Reason.NOT_OURS, Reason.AREA, Reason.RULES, Reason.LANGUAGE, Reason.SAFETY, Reason.CONFLICT,
        Reason.OTHER,
    ),
    State.ON_HOLD: (Reason.NO_PLACE, Reason.WAITLIST, Reason.MORE_FIRST, Reason.NOT_REACHED, Reason.OTHER),
    State.CANCELLED: (
        Reason.CHOSE_OTHER, Reason.ELSEWHERE, Reason.NOT_REACHED, Reason.MOVED, Reason.PERMISSION, Reason.OTHER,
    ),
    State.FAILED: (
        Reason.NOT_REACHED, Reason.NO_PLACE, Reason.RULES, Reason.LANGUAGE, Reason.SAFETY, Reason.CHOSE_OTHER,
        Reason.MOVED, Reason.OTHER,
    ),
}  # fmt: skip


class Outcome(models.TextChoices):
    """What came of it. Told for every referral that is completed."""

    HELPED = "helped", _("They got what they needed")
    ENROLLED = "enrolled", _("They get help there now")
    PARTLY = "partly", _("They got a part of it")
    WAITS = "not-enrolled-on-waitlist", _("They are on the waiting list")
    NOT_HELPED = "not-enrolled", _("They did not get this help")


class Late(models.TextChoices):
    """What has been waited for too long."""

    SEEN = "seen", _("Nobody there has opened it")
    ANSWER = "answer", _("No answer yet")
    OUTCOME = "outcome", _("Nobody has said what came of it")
