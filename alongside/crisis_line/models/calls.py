"""A call, and what the agency keeps beside its line.

Belongs here: fields and constraints. Not here: who may (policies), what the sheet asks (sheet). A call is a
subject of its own with one drawer: destroying its key destroys every word of it. Open stand only codes, times
and counts. The two lists of the agency and the wish for a debrief say nothing about any caller.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.crisis_line.enums import (
    Caller,
    Channel,
    Disposition,
    Given,
    Keep,
    Known,
    Language,
    LineKind,
    Setting,
    YesNo,
)
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Call(models.Model):
    """One call. `sheet` holds every word of it, sealed together; a step seals it anew."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField(unique=True)
    taken_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    worker = models.ForeignKey("people.Account", models.PROTECT, related_name="+", help_text="who has it now")
    sheet = Sealed("call")
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    quarters = models.PositiveSmallIntegerField(null=True, help_text="quarter hours, begun ones counted")
    contacts = models.PositiveSmallIntegerField(default=1)
    channel = models.CharField(max_length=8, choices=Channel, blank=True)
    caller = models.CharField(max_length=8, choices=Caller, blank=True)
    minor = models.CharField(max_length=8, choices=Known, blank=True)
    language = models.CharField(max_length=6, choices=Language, blank=True)
    setting = models.CharField(max_length=8, choices=Setting, blank=True)
    county = models.PositiveIntegerField(null=True, help_text="the census code, see counties")
    given = ArrayField(models.CharField(max_length=12, choices=Given), default=list)
    dispositions = ArrayField(models.CharField(max_length=16, choices=Disposition), default=list)
    keep = models.CharField(max_length=8, choices=Keep, blank=True)
    call_back = models.CharField(max_length=3, choices=YesNo, blank=True)
    call_back_at = models.DateTimeField(null=True)
    called_back_at = models.DateTimeField(null=True)
    became_client_at = models.DateTimeField(null=True)
    debrief_id = models.UUIDField(null=True, help_text="the worker's own wish; it leads nowhere from there")

    class Care:
        linking = {"id", "agency", "subject_id", "taken_by", "worker", "debrief_id"}
        operational = {
            "version", "started_at", "ended_at", "quarters", "contacts", "channel", "caller", "minor", "language",
            "setting", "county", "given", "dispositions", "keep", "call_back", "call_back_at", "called_back_at",
            "became_client_at",
        }  # fmt: skip
        sealed = {"sheet_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crisis_line_call_ends_after_it_began",
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "ended_at", "-started_at"], name="crisis_line_call_list"),
            models.Index(
                fields=["agency", "call_back_at"],
                condition=Q(call_back=YesNo.YES, called_back_at=None),
                name="crisis_line_call_backs",
            ),
        ]


class AgencyLines(models.Model):
    """A list that the agency keeps for its line, in one language: words to use, numbers to call."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=LineKind)
    language = models.CharField(max_length=6, choices=Language)
    lines = ArrayField(models.TextField(), default=list)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "changed_by"}
        operational = {"kind", "language", "lines", "version", "changed_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "kind", "language"], name="crisis_line_lines_once"),
        ]


class Debrief(models.Model):
    """A worker would like to talk after a call. Who and when; nothing leads from here to the call."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    wanted_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")

    class Care:
        linking = {"id", "agency", "account", "done_by"}
        operational = {"wanted_at", "done_at"}
        sealed: set[str] = set()

    class Meta:
        indexes = [models.Index(fields=["agency", "done_at", "wanted_at"], name="crisis_line_debriefs")]
