"""A coalition's plan: which member does what by when, what it answers, and what became of it; notes of each review.

Belongs here: fields, constraints, what each field is (class Care). Not here: any client; the six measures themselves,
which are counted elsewhere and only read here. An action keeps the id of its barrier and a copy of its words, so that a
barrier which is put in better words later does not change what was agreed.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_strategy import ActionState, PlanState, SixMeasure, Stage
from alongside.coalition.models.members import Member
from alongside.vault.ids import uuid7


class StrategicPlan(models.Model):
    """One plan for one time. The newest is the one that holds."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    state = models.CharField(max_length=8, choices=PlanState, default=PlanState.DRAFTED)
    agreed_on = models.DateField(null=True)
    decision_id = models.UUIDField(null=True, help_text="the decision of a meeting")
    decision_words = models.TextField(blank=True, help_text="how it was decided, in the words of the minutes")
    review_every = models.PositiveSmallIntegerField(default=3, help_text="months between two reviews")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "decision_id"}
        operational = {
            "title", "starts_on", "ends_on", "state", "agreed_on", "decision_words", "review_every", "made_at",
            "version",
        }  # fmt: skip
        open_words = {"title", "decision_words"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_strategicplan_agency_id"),
            models.CheckConstraint(
                name="coalition_strategicplan_ends_later", condition=Q(ends_on__gt=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="coalition_strategicplan_agreed_has_a_day",
                condition=Q(state=PlanState.AGREED, agreed_on__isnull=False)
                | ~Q(state=PlanState.AGREED) & Q(agreed_on=None),
            ),
        ]
        indexes = [models.Index(fields=["agency", "-starts_on"], name="coalition_strategicplan_days")]

    def __str__(self) -> str:
        return self.title


class PlanAction(models.Model):
    """Who does what by when. `for_agency` is the member's agency where it works in this house."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    plan = models.ForeignKey(StrategicPlan, models.PROTECT, related_name="+")
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", help_text="none: all together"
    )
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    place = models.PositiveIntegerField()
    what = models.CharField(max_length=300)
    due_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    barrier_id = models.UUIDField(null=True, help_text="of the needs assessment")
    barrier_words = models.CharField(max_length=300, blank=True)
    change = models.TextField(blank=True, help_text="what is different afterwards")
    owner = models.CharField(max_length=200, blank=True, help_text="who there, and with what capacity")
    resources = models.TextField(blank=True)
    success = models.TextField(blank=True, help_text="how the coalition will know")
    measure = models.CharField(max_length=13, choices=SixMeasure, blank=True)
    stage = models.CharField(max_length=9, choices=Stage, blank=True)
    answers = models.CharField(max_length=60, blank=True, help_text="key of a promise in the plan room")
    state = models.CharField(max_length=9, choices=ActionState, default=ActionState.DRAFTED)
    decision_id = models.UUIDField(null=True, help_text="the decision of a meeting that agreed it")
    removed_at = models.DateTimeField(null=True, help_text="written by mistake")
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "plan", "member", "for_agency", "barrier_id", "decision_id"}
        operational = {
            "place", "what", "due_on", "starts_on", "barrier_words", "change", "owner", "resources", "success",
            "measure", "stage", "answers", "state", "removed_at", "made_at", "version",
        }  # fmt: skip
        open_words = {"what", "barrier_words", "change", "owner", "resources", "success", "answers"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_planaction_agency_id")
        ]
        indexes = [
            models.Index(fields=["plan", "place"], name="coalition_planaction_order"),
            models.Index(fields=["agency", "state", "due_on"], name="coalition_planaction_due"),
        ]

    def __str__(self) -> str:
        return self.what


class ActionStep(models.Model):
    """One step in the story of an action. Only ever added to."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=ActionState)
    words = models.TextField(blank=True, help_text="why, or what was learned")
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "action", "for_agency"}
        operational = {"state", "words", "by_name", "at"}
        open_words = {"words", "by_name"}

    class Meta:
        indexes = [models.Index(fields=["action", "at"], name="coalition_actionstep_story")]


class ReviewNote(models.Model):
    """What the coalition says about one measure at the end of one time, and what it will try (S4-216)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    measure = models.CharField(max_length=13, choices=SixMeasure)
    starts_on = models.DateField()
    months = models.PositiveSmallIntegerField()
    seen = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {"measure", "starts_on", "months", "seen", "solution", "changed_at", "version"}
        open_words = {"seen", "solution"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "measure", "starts_on", "months"], name="coalition_reviewnote_once"
            )
        ]
