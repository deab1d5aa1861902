"""That someone was turned away: a ground, what they were told, and what those who lead did about it.

Belongs here: fields. Not here: which grounds are never one (enums_shifts.NEVER_A_GROUND). Nothing here can name
anyone: there are codes and a day, no words and no client.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.crisis_line.enums_shifts import Breach, BreachAnswer, Ground, Service, Told
from alongside.vault.ids import uuid7


class TurnedAway(models.Model):
    """One time that someone asked and was not helped."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    happened_on = models.DateField()
    service = models.CharField(max_length=12, choices=Service)
    ground = models.CharField(max_length=12, choices=Ground)
    told = models.CharField(max_length=16, choices=Told)
    noted_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)
    breach = models.CharField(max_length=8, choices=Breach, default=Breach.NONE)
    answer = models.CharField(max_length=14, choices=BreachAnswer, blank=True)
    answered_by = models.ForeignKey("people.Account", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "noted_by", "answered_by"}
        operational = {
            "happened_on",
            "service",
            "ground",
            "told",
            "noted_at",
            "breach",
            "answer",
            "answered_at",
        }
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crisis_line_turnedaway_answered_by_someone",
                condition=Q(breach=Breach.ANSWERED, answered_at__isnull=False)
                | ~Q(breach=Breach.ANSWERED) & Q(answered_at=None),
            ),
        ]
        indexes = [models.Index(fields=["agency", "-happened_on"], name="crisis_line_turnedaway_day")]
