"""A permission: what one reader may see, what for, until when, and how it was given.

Belongs here: fields and what the database refuses by itself. Not here: who may (policies), the copy that leaves
(packets). A row is never changed: it is given once, and ended once, by a function of the wall (migrations/0002).
No table points at this one: whether help is given never hangs on it.
"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.releases.enums import (
    MOST_DOCUMENTS,
    EndWhy,
    Guardian,
    Language,
    ReaderKind,
    ReadHow,
    SignedHow,
    Way,
)
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed

DAY = models.Value(timedelta(days=1), models.DurationField())
CEILING = 90  # days, where an agency said nothing else
LONGEST = 365  # days, whatever an agency says
DEFAULT = 30


class ReleaseRules(models.Model):
    """How long permissions last at one agency."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.OneToOneField("people.Agency", models.PROTECT, related_name="+")
    default_days = models.PositiveSmallIntegerField(default=DEFAULT)
    ceiling_days = models.PositiveSmallIntegerField(default=CEILING)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {"default_days", "ceiling_days", "version"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="releases_rules_within_a_year",
                condition=Q(
                    default_days__gte=1, default_days__lte=F("ceiling_days"), ceiling_days__lte=LONGEST
                ),
            ),
        ]


class Release(models.Model):
    """One permission of one client, for one reader."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    way = models.CharField(max_length=6, choices=Way)
    to_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    to_account_id = models.UUIDField(null=True, help_text="a named person there; else the intake team")
    service_id = models.UUIDField(null=True, help_text="a service of the directory")
    reader_kind = models.CharField(max_length=13, choices=ReaderKind)
    reader = Sealed("plan")
    purpose = Sealed("plan")
    reason = Sealed("plan")
    items = Sealed("plan")
    item_count = models.PositiveSmallIntegerField()
    has_counselling = models.BooleanField(default=False)
    counselling_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    privilege_told = models.BooleanField(default=False)
    language = models.CharField(max_length=5, choices=Language)
    language_words = Sealed("plan")
    read_how = models.CharField(max_length=11, choices=ReadHow)
    text_version = models.PositiveSmallIntegerField()
    explained_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    help_told = models.BooleanField(help_text="help does not depend on it: said, and shown")
    law_told = models.BooleanField(help_text="what this reader must pass on by law: said first")
    letter_told = models.BooleanField(default=False, help_text="a letter cannot be taken back: said")
    document_count = models.PositiveSmallIntegerField(default=0)
    documents_told = models.BooleanField(
        default=False, help_text="what a reader saved of a document cannot be taken back: said"
    )
    signed_how = models.CharField(max_length=6, choices=SignedHow)
    signature = Sealed("plan")
    witness = Sealed("plan")
    is_minor = models.BooleanField(default=False)
    guardian_how = models.CharField(max_length=6, choices=Guardian, blank=True)
    guardian = Sealed("plan")
    adult_id = models.UUIDField(null=True)
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    ceiling_days = models.PositiveSmallIntegerField(help_text="the agency's, on the day it was given")
    made_at = models.DateTimeField(default=timezone.now)
    packet_id = models.UUIDField(null=True, unique=True)
    ended_at = models.DateTimeField(null=True)
    end_why = models.CharField(max_length=11, choices=EndWhy, blank=True)
    ended_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    class Care:
        linking = {
            "id", "agency", "subject_id", "to_agency", "to_account_id", "service_id", "counselling_by", "explained_by",
            "adult_id", "packet_id", "ended_by",
        }  # fmt: skip
        operational = {
            "way", "reader_kind", "item_count", "has_counselling", "privilege_told", "language", "read_how",
            "text_version", "help_told", "law_told", "letter_told", "document_count", "documents_told",
            "signed_how", "is_minor", "guardian_how",
            "starts_at", "ends_at", "ceiling_days", "made_at", "ended_at", "end_why",
        }  # fmt: skip
        sealed = {
            "reader_sealed", "purpose_sealed", "reason_sealed", "items_sealed", "language_words_sealed",
            "signature_sealed", "witness_sealed", "guardian_sealed",
        }  # fmt: skip

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "-made_at"], name="releases_release_list"),
            models.Index(fields=["ends_at"], condition=Q(ended_at=None), name="releases_release_running"),
        ]
        constraints = [
            # None of these has an infinite end: it could not be within a year of its start.
            models.CheckConstraint(
                name="releases_release_ends",
                condition=Q(ends_at__gt=F("starts_at"))
                & Q(ends_at__lte=F("starts_at") + F("ceiling_days") * DAY)
                & Q(ceiling_days__gte=1, ceiling_days__lte=LONGEST),
            ),
            models.CheckConstraint(
                name="releases_release_whole",
                condition=Q(
                    reader_sealed__isnull=False,
                    purpose_sealed__isnull=False,
                    items_sealed__isnull=False,
                    signature_sealed__isnull=False,
                    item_count__gte=1,
                    help_told=True,
                    law_told=True,
                ),
            ),
            models.CheckConstraint(
                name="releases_release_one_reader",
                condition=Q(way=Way.PACKET, to_agency__isnull=False, packet_id__isnull=False)
                | Q(way=Way.LINK, to_agency=None, to_account_id=None, packet_id__isnull=False)
                | Q(way=Way.LETTER, to_agency=None, to_account_id=None, packet_id=None, letter_told=True),
            ),
            models.CheckConstraint(
                name="releases_release_not_to_oneself",
                condition=Q(to_agency=None) | ~Q(to_agency=F("agency")),
            ),
            models.CheckConstraint(
                name="releases_release_spoken_is_heard",
                condition=~Q(signed_how=SignedHow.SPOKEN) | Q(witness_sealed__isnull=False),
            ),
            models.CheckConstraint(
                name="releases_release_minor",
                condition=Q(is_minor=False, guardian_how="")
                | Q(is_minor=True, guardian_how=Guardian.ALONE)
                | Q(is_minor=True, guardian_how=Guardian.SIGNED, guardian_sealed__isnull=False),
            ),
            models.CheckConstraint(
                name="releases_release_privilege",
                condition=Q(has_counselling=False)
                | Q(has_counselling=True, counselling_by__isnull=False, privilege_told=True),
            ),
            models.CheckConstraint(
                name="releases_release_documents",
                condition=Q(document_count=0)
                | Q(document_count__lte=MOST_DOCUMENTS, documents_told=True) & ~Q(way=Way.LETTER),
            ),
            models.CheckConstraint(
                name="releases_release_ended_why",
                condition=Q(ended_at=None, end_why="") | Q(ended_at__isnull=False) & ~Q(end_why=""),
            ),
        ]


class CounsellingYes(models.Model):
    """The clinical supervisor's yes to one session leaving, for a week and one permission."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    session_id = models.UUIDField()
    said_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "subject_id", "session_id", "said_by"}
        operational = {"said_at", "used_at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["subject_id", "session_id"], name="releases_yes_session")]
