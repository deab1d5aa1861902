"""The vocabulary of the work with a client."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(models.TextChoices):
    """The work is open or resting closed; it can always open again."""

    OPEN = "open", pgettext_lazy("a state", "Open")
    CLOSED = "closed", _("Closed")


class CloseReason(models.TextChoices):
    """Why the work ended. None of them judges."""

    GOALS_MET = "goals_met", _("Goals met")
    CLIENT_CHOSE = "client_chose", _("The client chose to stop")
    MOVED = "moved", _("Moved away")
    OTHER_AGENCY = "other_agency", _("Another agency goes on")
    NO_CONTACT = "no_contact", _("No contact for a long time")
    OPENED_BY_MISTAKE = "opened_by_mistake", _("Opened by mistake")


class TeamPart(models.TextChoices):
    """What someone does on a care team. Each part opens only the drawers it needs (S4-085)."""

    LEAD = "lead", _("Leads the work")
    BACKUP = "backup", _("Steps in when the lead is away")
    ADVOCATE = "advocate", _("Advocate")
    MEDICAL = "medical", _("Medical advocate")
    LEGAL = "legal", _("Legal advocate")
    COUNSELLOR = "counsellor", _("Counselor")
    SUPERVISOR = "supervisor", _("Supervisor")


class ContactKind(models.TextChoices):
    """A way to reach someone."""

    PHONE = "phone", _("Phone")
    TEXT = "text", _("Text message")
    EMAIL = "email", _("Email")
    PERSON = "person", _("Through a person")
    PLACE = "place", _("At a place")


class Answer(models.TextChoices):
    """An answer that is never preselected: not asked is a state of its own."""

    NOT_ASKED = "not_asked", _("Not asked")
    YES = "yes", _("Yes")
    NO = "no", _("No")


class NoteDrawer(models.TextChoices):
    """Where a note or a document goes."""

    NOTES = "notes", _("Advocacy notes")
    PLAN = "plan", _("The plan, written together")
    COUNSELLING = "counselling", _("Counseling notes (privileged)")
