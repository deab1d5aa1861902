"""The vault's vocabulary. Codes are stored; labels are shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Drawer(models.TextChoices):
    """The four parts of a client's record, each with a key of its own (walls.md, "The seal")."""

    IDENTITY = "identity", _("Identity")
    PLAN = "plan", _("Plan")
    NOTES = "notes", _("Notes")
    COUNSELLING = "counselling", _("Counselling")


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
    OPEN = "open", _("Open")
    DECLINED = "declined", _("Declined")
    ENDED = "ended", _("Ended")


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
