"""The plan that is written together with a client: needs in their order, who comes along, goals, steps, paths.

Belongs here: fields, constraints, what each field is (class Care). Not here: the safety plan (safety), how the work is
agreed (together), who may (policies_plan). All of it lies in the drawer `plan`: what is written with them is theirs.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.cases.enums_plan import (
    CompanionKind,
    NeedArea,
    NeedStatus,
    Stage,
    StageState,
    StepOwner,
    Urgency,
)
from alongside.vault.ids import uuid7
from alongside.vault.sealed import Sealed


class Need(models.Model):
    """One thing that is needed. `place` is the client's own order; moving two of them is one act."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    words = Sealed("plan")
    next_step = Sealed("plan")
    area = models.CharField(max_length=20, choices=NeedArea, blank=True)
    urgency = models.CharField(max_length=8, choices=Urgency, blank=True)
    status = models.CharField(max_length=13, choices=NeedStatus, default=NeedStatus.UNMET)
    status_before = models.CharField(max_length=13, choices=NeedStatus, blank=True)
    status_at = models.DateTimeField(default=timezone.now)
    review_on = models.DateField(null=True)
    place = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {
            "area",
            "urgency",
            "status",
            "status_before",
            "status_at",
            "review_on",
            "place",
            "added_at",
            "version",
        }
        sealed = {"words_sealed", "next_step_sealed"}

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "place"], name="cases_need_order"),
            models.Index(
                fields=["agency", "review_on"], condition=Q(review_on__isnull=False), name="cases_need_review"
            ),
        ]


class Companion(models.Model):
    """A child, another adult or an animal that comes along; a first name or a word is enough."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=6, choices=CompanionKind)
    name = Sealed("plan")
    age = Sealed("plan")
    needs = Sealed("plan")
    ended_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"kind", "ended_on", "version"}
        sealed = {"name_sealed", "age_sealed", "needs_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id"], name="cases_companion_subject")]


class Goal(models.Model):
    """A goal, verbatim. It can be reached or set aside on a day; no code says why, because none is owed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    words = Sealed("plan")
    why = Sealed("plan")
    strengths = Sealed("plan")
    how_said = Sealed("plan")
    said_on = models.DateField()
    rating = models.PositiveSmallIntegerField(null=True, help_text="theirs to set; empty means not asked")
    rated_on = models.DateField(null=True)
    reached_on = models.DateField(null=True)
    set_aside_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id"}
        operational = {"said_on", "rating", "rated_on", "reached_on", "set_aside_on", "version"}
        sealed = {"words_sealed", "why_sealed", "strengths_sealed", "how_said_sealed"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cases_goal_rating_to_five", condition=Q(rating=None) | Q(rating__lte=5)
            ),
        ]
        indexes = [models.Index(fields=["subject_id", "said_on"], name="cases_goal_list")]


class FormerGoal(models.Model):
    """What a goal said before."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    goal_id = models.UUIDField()
    words = Sealed("plan")
    why = Sealed("plan")
    strengths = Sealed("plan")
    version = models.PositiveIntegerField()
    replaced_at = models.DateTimeField(default=timezone.now)
    replaced_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "goal_id", "replaced_by"}
        operational = {"version", "replaced_at"}
        sealed = {"words_sealed", "why_sealed", "strengths_sealed"}

    class Meta:
        indexes = [models.Index(fields=["subject_id", "goal_id"], name="cases_formergoal_goal")]


class Step(models.Model):
    """One step towards a goal: whose it is, until when, done or not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    goal_id = models.UUIDField()
    words = Sealed("plan")
    partner = Sealed("plan")
    owner = models.CharField(max_length=7, choices=StepOwner)
    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+", null=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    dropped_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "subject_id", "goal_id", "account"}
        operational = {"owner", "due_on", "done_on", "dropped_on", "version"}
        sealed = {"words_sealed", "partner_sealed"}

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "goal_id"], name="cases_step_goal"),
            models.Index(
                fields=["agency", "due_on"],
                condition=Q(done_on=None, dropped_on=None, due_on__isnull=False),
                name="cases_step_due",
            ),
        ]


class StageMove(models.Model):
    """From this day on a path rests, goes on or is reached. Moves add up; what was reached stays reached."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    subject_id = models.UUIDField()
    stage = models.CharField(max_length=13, choices=Stage)
    state = models.CharField(max_length=8, choices=StageState)
    moved_on = models.DateField()
    by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")

    class Care:
        linking = {"id", "agency", "subject_id", "by"}
        operational = {"stage", "state", "moved_on"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "stage", "moved_on"], name="cases_stagemove_once_a_day"
            ),
        ]
