"""One entry a service: who did what, for whom, how long. It serves every report, and holds no word.

Belongs here: fields, constraints, what each field is (class Care). Not here: who may (policies), reading.
An entry about a client lies behind her wall; one about nobody named is the agency's (migrations/0002_rows).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.service_entries.enums import Channel, Funder, Place, Service, Tongue
from alongside.vault.ids import uuid7


class Entry(models.Model):
    """A service that was given. Never deleted: corrected, or taken back and put back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(
        null=True, help_text="nobody: an anonymous contact, outreach, a whole group"
    )
    worker = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    code = models.CharField(max_length=20, choices=Service)
    on = models.DateField()
    quarters = models.PositiveSmallIntegerField(help_text="quarters of an hour")
    people = models.PositiveSmallIntegerField(default=1)
    in_group = models.BooleanField(
        default=False,
        help_text="her part of something counted whole elsewhere: adds no hours of the worker's",
    )
    place = models.CharField(max_length=12, choices=Place, blank=True)
    language = models.CharField(max_length=8, choices=Tongue, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, blank=True)
    funders = ArrayField(models.CharField(max_length=12, choices=Funder), default=list)
    shares = ArrayField(models.PositiveSmallIntegerField(), default=list)
    made_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "worker", "changed_by"}
        operational = {
            *("code", "on", "quarters", "people", "in_group", "place", "language", "channel"),
            *("funders", "shares", "made_at", "changed_at", "withdrawn_at", "version"),
        }
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="service_entries_within_a_day", condition=Q(quarters__gte=1, quarters__lte=96)
            ),
            models.CheckConstraint(
                name="service_entries_count_of_people",
                condition=Q(subject_id=None, people__gte=1, in_group=False)
                | Q(subject_id__isnull=False, people=1),
            ),
        ]
        indexes = [
            models.Index(fields=["worker", "on"], name="service_entries_day"),
            models.Index(fields=["subject_id", "-on"], name="service_entries_client"),
        ]


class Funding(models.Model):
    """What an hour here is usually paid from: the split an entry begins with."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    funder = models.CharField(max_length=12, choices=Funder)
    percent = models.PositiveSmallIntegerField()

    class Care:
        linking = {"id", "agency"}
        operational = {"funder", "percent"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "funder"], name="service_entries_funding_once"),
        ]
