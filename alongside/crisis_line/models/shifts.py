"""Who holds the line when, and what one says to the next.

Belongs here: fields and constraints. Not here: who may (policies_shifts), reading (selectors.shifts). Only a
hand-over speaks of anyone who called: it is a subject of its own, sealed to its writer and the on-call team.
"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.crisis_line.enums_shifts import Place, SwapState
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Shift(models.Model):
    """One person in one place on the line for a time. Two of one place never overlap (migrations/0011)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    place = models.CharField(max_length=8, choices=Place)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    put_on_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    put_on_at = models.DateTimeField(default=timezone.now)
    taken_off_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "account", "put_on_by"}
        operational = {"place", "starts_at", "ends_at", "put_on_at", "taken_off_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crisis_line_shift_up_to_a_day",
                condition=Q(ends_at__gt=F("starts_at"))
                & Q(ends_at__lte=F("starts_at") + models.Value(timedelta(hours=25))),
            ),
            models.UniqueConstraint(fields=["agency", "id"], name="crisis_line_shift_agency_id"),
        ]
        indexes = [models.Index(fields=["agency", "starts_at"], name="crisis_line_shift_when")]


class Swap(models.Model):
    """A colleague is asked to take a shift over. One at a time."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    shift = models.ForeignKey(Shift, models.PROTECT, related_name="+")
    asker = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    asked = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SwapState, default=SwapState.ASKED)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "shift", "asker", "asked"}
        operational = {"state", "asked_at", "answered_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["shift"], condition=Q(state=SwapState.ASKED), name="crisis_line_swap_one_open"
            ),
        ]


class HandOver(models.Model):
    """What whoever held the line tells whoever holds it next."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    text = Sealed("call")
    author = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "subject_id", "author"}
        operational = {"written_at"}
        sealed = {"text_sealed"}

    class Meta:
        indexes = [models.Index(fields=["agency", "-written_at"], name="crisis_line_handover_last")]


class LineRules(models.Model):
    """How one agency holds its line. Without a row, what the defaults say is so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.OneToOneField("people.Agency", models.PROTECT, related_name="+")
    longest_hours = models.PositiveSmallIntegerField(default=12)
    nights_a_quarter = models.PositiveSmallIntegerField(default=12)
    minutes_to_answer = models.PositiveSmallIntegerField(default=10)
    takes_requests = models.BooleanField(default=False)
    days_kept = models.PositiveSmallIntegerField(default=90)
    text_gateway = models.CharField(
        max_length=120, blank=True, help_text="a mail to NUMBER@it becomes a text"
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency"}
        operational = {
            "longest_hours",
            "nights_a_quarter",
            "minutes_to_answer",
            "takes_requests",
            "days_kept",
            "version",
            "changed_at",
        }
        sealed: set[str] = set()
        open_words = {"text_gateway"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crisis_line_linerules_days_kept",
                condition=Q(days_kept__gte=7) & Q(days_kept__lte=730),
            ),
        ]


class CalendarFeed(models.Model):
    """The address at which one worker's calendar fetches her shifts. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    token_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "account", "token_hash"}
        operational = {"made_at", "ended_at"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(ended_at=None), name="crisis_line_calendar_one"
            ),
        ]


class OnCallNumber(models.Model):
    """The number at which colleagues ring one of the on-call team: ten digits, set by herself."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    account = models.OneToOneField("people.Account", models.PROTECT, related_name="+")
    digits = models.BigIntegerField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "account", "digits"}
        operational = {"changed_at"}
        sealed: set[str] = set()
