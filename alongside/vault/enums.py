"""The vault's vocabulary. Codes are stored; labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Drawer(models.TextChoices):
    """The four parts of a client's record, and a call: each with a key of its own (walls.md, "The seal")."""

    IDENTITY = "identity", _("Identity")
    PLAN = "plan", _("Plan")
    NOTES = "notes", _("Notes")
    COUNSELLING = "counselling", _("Counseling")
    CALL = "call", _("Call")  # of a subject of its own, with no other drawer


class HolderKind(models.TextChoices):
    """Who can open something."""

    PERSON = "person", _("Person")
    TEAM = "team", _("Team")
    RECOVERY = "recovery", _("Recovery key")


class Reason(models.TextChoices):
    """Why an access entry stands. A conflict means never, and outranks every other entry."""

    CARE_TEAM = "care_team", _("Care team")
    SUPERVISION = "supervision", _("Supervision")
    BREAK_GLASS = "break_glass", _("Break-glass")
    CONFLICT = "conflict", _("Never")


class GlassState(models.TextChoices):
    """The life of one break-glass: asked, then open or declined, then ended, then reviewed."""

    ASKED = "asked", _("Asked")
    OPEN = "open", pgettext_lazy("a state", "Open")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("Ended")


class GlassReason(models.TextChoices):
    """Why a glass is to be broken, as the client and the care team may read it. What was typed besides is sealed."""

    ABSENT = "absent", _("Cover for a colleague who is away")
    DANGER = "danger", _("Emergency or danger")
    DEADLINE = "deadline", _("Court or legal deadline")
    UNREACHABLE = "unreachable", _("Nobody of the care team can be reached")
    OTHER = "other", _("Another reason")


class What(models.TextChoices):
    """What a ledger line says happened. The list is closed, so that a line can never carry a name."""

    RECORD_OPENED = "record.opened", _("opened the record")
    LIST_OPENED = "list.opened", _("saw the name in a list")
    RECORD_CHANGED = "record.changed", _("changed the record")
    CASE_OPENED = "case.opened", _("opened the work")
    CASE_CLOSED = "case.closed", _("closed the work")
    CASE_REOPENED = "case.reopened", _("opened the work again")
    NOTE_WRITTEN = "note.written", _("wrote a note")
    NOTE_READ = "note.read", _("read a note")
    NOTE_CORRECTED = "note.corrected", _("corrected a note")
    FILE_ADDED = "file.added", _("added a document")
    FILE_READ = "file.read", _("opened a document")
    FILE_REMOVED = "file.removed", _("removed a document")
    LOG_READ = "log.read", _("read this log")
    CALL_TAKEN = "call.taken", _("took a call")
    CALL_READ = "call.read", _("opened a call")
    CALL_ENDED = "call.ended", _("ended a call")
    CALL_FORGOTTEN = "call.forgotten", _("stopped a call and kept nothing")
    LINE_CHANGED = "line.changed", _("changed the line")
    REQUEST_READ = "request.read", _("opened a request from outside")
    PLAN_READ = "plan.read", _("read the plan")
    PLAN_CHANGED = "plan.changed", _("changed the plan")
    SCREENING_READ = "screening.read", _("read the answers")
    SCREENING_ANSWERED = "screening.answered", _("wrote down answers")
    SERVICE_ENTERED = "service.entered", _("entered a service")
    CLOCK_CHANGED = "clock.changed", _("changed a clock")
    RULES_CHANGED = "rules.changed", _("changed rule files or definitions")
    REFUSED = "refused", _("was refused")
    SEARCHED = "searched", _("searched the agency")
    ACCESS_GIVEN = "access.given", _("was given access")
    ACCESS_ENDED = "access.ended", _("lost access")
    CONFLICT_SET = "conflict.set", _("was shut out")
    CONFLICT_ENDED = "conflict.ended", _("is no longer shut out")
    KEY_GRANTED = "key.granted", _("was given a key")
    KEY_REMOVED = "key.removed", _("lost a key")
    GLASS_ASKED = "glass.asked", _("asked to break the glass")
    GLASS_OPENED = "glass.opened", _("broke the glass")
    GLASS_DECLINED = "glass.declined", _("declined a break-glass")
    GLASS_ENDED = "glass.ended", _("ended a break-glass")
    GLASS_REVIEWED = "glass.reviewed", _("reviewed a break-glass")
    DESTROYED = "record.destroyed", _("destroyed the record")
    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in.failed", _("could not sign in")
    SIGNED_OUT = "signed_out", _("signed out")
    STEPPED_UP = "stepped_up", _("gave the second factor again")
    FACTOR_CHANGED = "factor.changed", _("changed a second factor")
    PASSPHRASE_CHANGED = "passphrase.changed", _("changed the passphrase")
    INVITED = "invited", _("was invited")
    JOINED = "joined", _("joined")
    ROLE_CHANGED = "role.changed", _("got another role")
    TEAM_CHANGED = "team.changed", _("joined or left a team")
    CREDENTIAL_CHANGED = "credential.changed", _("had a training or paper recorded")
    LAPSED = "clearance.lapsed", _("had a training or paper lapse")
    LEFT = "left", _("left the agency")
    RECOVERED = "recovered", _("used the recovery key")
    EXPORTED = "exported", _("exported")
    RELEASE_GIVEN = "release.given", _("wrote down a permission")
    RELEASE_ENDED = "release.ended", _("ended a permission")
    PACKET_READ = "packet.read", _("read what a permission allows")
    COMPELLED = "compelled.noted", _("wrote down what the law made us give")
