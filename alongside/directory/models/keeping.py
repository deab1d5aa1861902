"""What keeps the directory true: where each row came from, who checked it when, what somebody found wrong.

Belongs here: sources, checks, reports of errors. Not here: the objects of HSDS (hsds_core, hsds_parts).
A check names a colleague, so that its table lies behind the wall of the agency. A report names nobody.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.directory.enums import (
    Accepts,
    Barrier,
    Competence,
    Cost,
    Coverage,
    ReportState,
    SourceKind,
    Wrong,
)
from alongside.vault.ids import uuid7


class Source(models.Model):
    """One import, or what was written here by hand. Undone as a whole."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=SourceKind)
    fetched_on = models.DateField(null=True, help_text="the day on which its publisher gave it out")
    licence = models.CharField(max_length=120, blank=True)
    publisher = models.CharField(max_length=200, blank=True, help_text="who published it, and where")
    added_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)


def _codes(choices: type[models.TextChoices]) -> "ArrayField[list[str], list[str]]":
    return ArrayField(models.CharField(max_length=24, choices=choices), default=list, blank=True)


class ServiceProfile(models.Model):
    """Our own facts about a service, beside HSDS. In neither list: nobody has said."""

    service = models.OneToOneField(
        "directory.Service", models.CASCADE, primary_key=True, related_name="+", db_column="service_id"
    )
    competences = _codes(Competence)
    barriers = _codes(Barrier)
    no_barriers = _codes(Barrier)
    accepts = _codes(Accepts)
    not_accepts = _codes(Accepts)
    coverage = models.CharField(max_length=9, choices=Coverage, default=Coverage.NOT_KNOWN)
    counties = ArrayField(
        models.CharField(max_length=5), default=list, blank=True, help_text="county codes (FIPS)"
    )
    family_size = models.PositiveSmallIntegerField(null=True, help_text="at most so many people together")
    boys_until = models.PositiveSmallIntegerField(
        null=True, help_text="boys are taken in with a parent up to this age"
    )
    stay_days = models.PositiveSmallIntegerField(null=True, help_text="how long one may stay, at most")
    cost = models.CharField(max_length=9, choices=Cost, default=Cost.NOT_KNOWN)
    bring = models.TextField(blank=True, help_text="what to bring, one thing a line")
    time_zone = models.CharField(
        max_length=40, blank=True, help_text="an IANA name; empty: the installation's"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_profile_barrier_is_or_is_not",
                condition=~Q(barriers__overlap=models.F("no_barriers")),
            ),
            models.CheckConstraint(
                name="directory_profile_accepts_or_does_not",
                condition=~Q(accepts__overlap=models.F("not_accepts")),
            ),
        ]


class Check(models.Model):
    """One colleague looked at a service and found it true, or mended it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="+")
    checked_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    checked_on = models.DateField()
    checked_at = models.DateTimeField(default=timezone.now)
    former_assured_date = models.DateField(null=True, help_text="what stood there before, for the way back")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["service", "-checked_at"], name="directory_check_of")]


class ErrorReport(models.Model):
    """Somebody says that a service is described wrongly. Who it was is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    service = models.ForeignKey("directory.Service", models.CASCADE, related_name="+")
    wrong = models.CharField(max_length=12, choices=Wrong)
    text = models.CharField(max_length=500, blank=True)
    from_staff = models.BooleanField(default=False)
    reported_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=ReportState, default=ReportState.NEW)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="directory_report_settled_iff_not_new",
                condition=Q(state=ReportState.NEW, settled_at=None)
                | ~Q(state=ReportState.NEW) & Q(settled_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["state", "reported_at"], name="directory_report_inbox")]
