"""Whether it happened: what the agency says (a square), what others found (a circle). Both only grow.

Belongs here: fields. Not here: whether the two differ (selectors.findings), a report's links and story (filing).
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.plan_room.enums import Finding, Moderation, Status
from alongside.plan_room.models.agencies import PlanAgency
from alongside.plan_room.models.plans import Action, Plan
from alongside.vault.ids import uuid7


class OfficialUpdate(models.Model):
    """What a body of government said about its promise, on a day, and where."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    body = models.ForeignKey(PlanAgency, models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=9, choices=Status)
    said_on = models.DateField()
    text = models.CharField(max_length=2000, blank=True)
    delay_reason = models.CharField(max_length=300, blank=True)
    url = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=9, choices=Moderation, default=Moderation.WAITING)
    recorded_by = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["action", "-said_on"], name="plan_room_said")]


class ShadowReport(models.Model):
    """What an organization found out about one or more promises, how, and what the agency answered."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organization = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    method = models.CharField(max_length=1000, blank=True, help_text="how they checked")
    url = models.URLField(max_length=500, blank=True)
    reported_on = models.DateField()
    state = models.CharField(max_length=9, choices=Moderation, default=Moderation.WAITING)
    asked_on = models.DateField(null=True, help_text="the day the agency was asked to answer first")
    answer_by = models.DateField(null=True)
    answer = models.CharField(max_length=4000, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True)
    waiting_answer = models.CharField(
        max_length=4000, blank=True, help_text="an answer that nobody has read yet: shown to no one else"
    )
    waiting_from = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_report_answered_with_words",
                condition=Q(answered_on=None, answer="") | Q(answered_on__isnull=False) & ~Q(answer=""),
            ),
        ]
        indexes = [models.Index(fields=["state", "reported_on"], name="plan_room_report_inbox")]


class ShadowFinding(models.Model):
    """One finding of a report, about one promise."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    report = models.ForeignKey(ShadowReport, models.CASCADE, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, related_name="+")
    finding = models.CharField(max_length=11, choices=Finding)
    text = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "action"], name="plan_room_found_once"),
        ]
        indexes = [models.Index(fields=["action"], name="plan_room_found")]
