"""How the work is agreed: being in touch, who coordinates, what they said about themselves, what was read together.

Belongs here: fields and what each is (class Care). Not here: needs and goals (plan), who may (policies_plan).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.cases.enums_plan import ContactWish, PeerReadiness, ReadingHow, ReadingKind, SayingKind
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Accord(models.Model):
    """What was agreed with one client. A wish about contact outranks every hint of ours to get in touch."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(unique=True)
    wish = models.CharField(max_length=10, choices=ContactWish, blank=True)
    not_before = models.DateField(null=True)
    wish_words = Sealed("plan")
    lead_agency = Sealed("plan")
    coordinator = Sealed("plan")
    readiness = models.CharField(max_length=8, choices=PeerReadiness, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"wish", "not_before", "readiness", "version", "changed_at"}
        sealed = {"wish_words_sealed", "lead_agency_sealed", "coordinator_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cases_accord_day_iff_named",
                condition=Q(wish=ContactWish.NOT_BEFORE, not_before__isnull=False)
                | ~Q(wish=ContactWish.NOT_BEFORE) & Q(not_before=None),
            ),
        ]


class Saying(models.Model):
    """Something they said that the work is built on. `more` belongs to it: the strength in it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=11, choices=SayingKind)
    words = Sealed("plan")
    more = Sealed("plan")
    said_on = models.DateField()
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"kind", "said_on", "ended_on", "version"}
        sealed = {"words_sealed", "more_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "said_on"], name="cases_saying_list")]


class Reading(models.Model):
    """That something was gone through together, and what they said to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=6, choices=ReadingKind)
    how = models.CharField(max_length=9, choices=ReadingHow)
    language = Sealed("plan")
    words = Sealed("plan")
    read_on = models.DateField()
    read_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "read_by"}
        operational = {"kind", "how", "read_on"}
        sealed = {"language_sealed", "words_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "-read_on"], name="cases_reading_list")]
