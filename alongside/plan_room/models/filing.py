"""Who sent a report or is asked to answer it, as far and as long as that is needed, and what happened to it.

Belongs here: fields. Not here: the report (shadow), its verbs (actions.filing, actions.moderating). An address is
sealed under the server's key and goes when no mail follows; what stays is a keyed mark. A link is kept as a mark alone.
"""

from django.db import models
from django.utils import timezone

from alongside.plan_room.enums import Party, Step
from alongside.plan_room.models.shadow import ShadowReport
from alongside.vault.ids import uuid7


class ReportParty(models.Model):
    """One side of a report, with a link of its own."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(ShadowReport, models.CASCADE, related_name="+")
    party = models.CharField(max_length=6, choices=Party)
    name = models.CharField(max_length=200)
    address_sealed = models.BinaryField(null=True, editable=False)
    address_mark = models.BinaryField(null=True, editable=False)
    link_mark = models.BinaryField(unique=True, editable=False)
    confirmed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "party"], name="plan_room_party_once")]
        indexes = [models.Index(fields=["address_mark", "made_at"], name="plan_room_party_often")]


class ReportStep(models.Model):
    """One thing that happened to a report. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(ShadowReport, models.CASCADE, related_name="+")
    step = models.CharField(max_length=9, choices=Step)
    reason = models.CharField(max_length=1000, blank=True, help_text="why it was sent back, for its authors")
    at = models.DateTimeField(default=timezone.now)
    staff_of = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+", help_text="whose staff did it"
    )

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="plan_room_report_story")]
