"""By when: the time a promise gives itself, and what happened to it since.

Belongs here: fields. Not here: counting (clock_dates). Nothing stores a due day: it is counted each time, and its
working is shown.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.plan_room.enums import ClockEventKind, ClockKind
from alongside.plan_room.models.plans import Action, Plan
from alongside.vault.ids import uuid7


class PlanClock(models.Model):
    """The time of one promise. A promise without one has no row."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    action = models.OneToOneField(Action, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=11, choices=ClockKind)
    text = models.CharField(
        max_length=200, blank=True, help_text="the few words that give the time, as printed"
    )
    iso8601 = models.CharField(max_length=20, blank=True, help_text="the length or interval: P1Y, PT24H")
    anchor_event = models.CharField(max_length=200, blank=True, help_text="what it counts from or waits for")
    anchor_on = models.DateField(null=True)
    anchor_assumed = models.BooleanField(
        default=False, help_text="our guess: it gives would be due, never overdue"
    )
    per_case = models.BooleanField(
        default=False, help_text="runs for each person anew: nothing public counts it"
    )
    depends_on = models.ForeignKey(Action, models.PROTECT, null=True, related_name="+")
    end_year = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_clock_assumes_only_a_day",
                condition=Q(anchor_assumed=False) | Q(anchor_on__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_room_clock_not_on_itself",
                condition=Q(depends_on=None) | ~Q(depends_on=models.F("action")),
            ),
        ]


class ClockEvent(models.Model):
    """More time, a stop, going on again, a first day found, a round done. Never changed: another one follows."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    clock = models.ForeignKey(PlanClock, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=ClockEventKind)
    on = models.DateField(help_text="the day it happened; of a first day, that day")
    until = models.DateField(null=True, help_text="of more time: the new last day")
    reason = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="where that is written")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_event_until_iff_more_time",
                condition=Q(kind=ClockEventKind.EXTENSION, until__isnull=False)
                | ~Q(kind=ClockEventKind.EXTENSION) & Q(until=None),
            ),
        ]
        indexes = [models.Index(fields=["clock", "on"], name="plan_room_clock_events")]
