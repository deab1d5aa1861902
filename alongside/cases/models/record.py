"""The record of a client's work with one agency.

Belongs here: fields, constraints, what each field is (class Care). Not here: who may (policies), how a
drawer opens (vault.keyring). Every table here is behind the row wall (migrations/0002_rows) and every
word that identifies someone is sealed (`Sealed`, a window on a plain column).
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from alongside.cases.enums import Answer, CaseState, CloseReason, ContactKind, NoteDrawer, TeamPart
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class CaseQuerySet(models.QuerySet["Case"]):
    """Words for lists of cases, without asking who reads."""

    def open(self) -> "CaseQuerySet":
        return self.filter(state=CaseState.OPEN)

    def not_seen_since(self, day: date) -> "CaseQuerySet":
        return self.open().filter(last_worked_at__date__lt=day)


class Case(models.Model):
    """One client's work with one agency. Name and story live in the drawers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    lead = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    state = models.CharField(max_length=6, choices=CaseState, default=CaseState.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    close_reason = models.CharField(max_length=20, choices=CloseReason, blank=True)
    last_worked_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    objects = CaseQuerySet.as_manager()

    class Care:
        linking = {"id", "agency", "subject_id", "lead"}
        operational = {"state", "opened_on", "closed_on", "close_reason", "last_worked_at", "version"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id"], name="cases_case_one_a_subject"),
            models.CheckConstraint(
                name="cases_case_closed_on_iff_closed",
                condition=Q(state=CaseState.CLOSED, closed_on__isnull=False)
                | ~Q(state=CaseState.CLOSED) & Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="cases_case_closed_after_opened",
                condition=Q(closed_on=None) | Q(closed_on__gte=models.F("opened_on")),
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "state", "last_worked_at"], name="cases_case_list")]


class Identity(models.Model):
    """What identifies a client. A chosen name is enough; nothing else is required."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(unique=True)
    chosen_name = Sealed("identity")
    legal_name = Sealed("identity")
    pronouns = Sealed("identity")
    born_on = Sealed("identity")
    language = Sealed("identity")
    about = Sealed("identity")
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"version", "changed_at"}
        sealed = {
            "chosen_name_sealed",
            "legal_name_sealed",
            "pronouns_sealed",
            "born_on_sealed",
            "language_sealed",
            "about_sealed",
        }


class ContactMethod(models.Model):
    """A way to reach a client, and the rules that keep it safe (walls-research L15)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=ContactKind)
    value = Sealed("identity")
    times = Sealed("identity")
    who_may_answer = Sealed("identity")
    code_word = Sealed("identity")
    remarks = Sealed("identity")
    voicemail_ok = models.CharField(max_length=10, choices=Answer, default=Answer.NOT_ASKED)
    text_ok = models.CharField(max_length=10, choices=Answer, default=Answer.NOT_ASKED)
    safe_as_of = models.DateField(help_text="the day on which she last said that this way is safe")
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"kind", "voicemail_ok", "text_ok", "safe_as_of", "ended_on", "version"}
        sealed = {
            "value_sealed",
            "times_sealed",
            "who_may_answer_sealed",
            "code_word_sealed",
            "remarks_sealed",
        }

    class Meta:
        indexes = [models.Index(fields=["subject_id"], name="cases_contact_subject")]


class Note(models.Model):
    """A note in one drawer. Kept as written: a correction is a new text, the former stays beneath it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=12, choices=NoteDrawer)
    text = Sealed("drawer", by_field=True)
    happened_at = models.DateTimeField()
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "author"}
        operational = {"drawer", "happened_at", "written_at", "version"}
        sealed = {"text_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-happened_at"], name="cases_note_timeline")]


class FormerNote(models.Model):
    """What a note said before it was corrected."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=12, choices=NoteDrawer)
    note_id = models.UUIDField()
    text = Sealed("drawer", by_field=True)
    version = models.PositiveIntegerField()
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "note_id", "replaced_by"}
        operational = {"drawer", "version", "replaced_at"}
        sealed = {"text_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "note_id"], name="cases_formernote_note")]


class Document(models.Model):
    """A file. Sealed in chunks before it touches a disk; its own key lies sealed in the drawer."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    drawer = models.CharField(max_length=12, choices=NoteDrawer)
    name = Sealed("drawer", by_field=True)
    media_type = Sealed("drawer", by_field=True)
    file_key = Sealed("drawer", by_field=True)
    stored_as = models.UUIDField(unique=True, help_text="the name on the disk; says nothing")
    size_band = models.PositiveIntegerField(help_text="kilobytes, rounded up to a power of two")
    added_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "stored_as", "added_by"}
        operational = {"drawer", "size_band", "added_at", "removed_at"}
        sealed = {"name_sealed", "media_type_sealed", "file_key_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-added_at"], name="cases_document_list")]


class CareTeamMember(models.Model):
    """Someone who needs to know, with the part she has and why (S4-085). The right itself is vault's."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    part = models.CharField(max_length=12, choices=TeamPart)
    why = Sealed("plan")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "account"}
        operational = {"part", "since", "until"}
        sealed = {"why_sealed"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "account"], condition=Q(until=None), name="cases_careteam_once"
            ),
        ]


class Search(models.Model):
    """That someone searched the agency, without the words: the count behind the hourly limit. Not about a client."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Care:
        linking = {"id", "agency", "account"}
        operational = {"at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["account", "at"], name="cases_search_recent")]
