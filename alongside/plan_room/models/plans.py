"""A plan, its versions, its tree, and what it promises.

Belongs here: fields and constraints. Not here: who owes it (agencies), by when (clocks), what became of it (shadow).
An action keeps its key and its row through every version: what people follow and report on stays where it was.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.plan_room.enums import (
    Counted,
    Level,
    Modality,
    NodeKind,
    Origin,
    Publication,
    Specificity,
    Stage,
)
from alongside.vault.ids import uuid7

KEY = RegexValidator(r"\A[A-Za-z0-9][A-Za-z0-9._-]*\Z")  # what may stand in an address as it is


def key(length: int) -> "models.CharField[str, str]":
    """The name of a thing in its address. It never changes."""
    return models.CharField(max_length=length, unique=True, validators=[KEY])


class Plan(models.Model):
    """What one government, or one coalition, said that it would do."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = key(40)
    title = models.CharField(max_length=200)
    title_es = models.CharField(max_length=200, blank=True)
    jurisdiction = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=12, choices=Level)
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.FINAL)
    state = models.CharField(max_length=10, choices=Publication, default=Publication.DRAFT)
    period_start = models.PositiveSmallIntegerField(null=True)
    period_end = models.PositiveSmallIntegerField(null=True)
    released_on = models.DateField(null=True, help_text="the day from which its lengths of time would count")
    released_line = models.PositiveIntegerField(null=True, help_text="the line of its source that says so")
    posted_on = models.DateField(
        null=True, help_text="the day of the page that we read, where that is another"
    )
    source_file = models.CharField(max_length=120, blank=True)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    keeper = models.ForeignKey(
        "people.Agency", models.PROTECT, null=True, related_name="+", help_text="whose own plan it is"
    )
    version = models.PositiveIntegerField(default=1)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_room_plan_years_in_order",
                condition=Q(period_start=None)
                | Q(period_end=None)
                | Q(period_end__gte=models.F("period_start")),
            ),
            models.CheckConstraint(
                name="plan_room_plan_not_of_itself",
                condition=(Q(part_of=None) | ~Q(part_of=models.F("id")))
                & (Q(supersedes=None) | ~Q(supersedes=models.F("id"))),
            ),
        ]


class PlanVersion(models.Model):
    """One state of a plan, whole, as its form says it (planform). A draft waits here until it is published."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=Origin)
    state = models.CharField(max_length=10, choices=Publication, default=Publication.DRAFT)
    form = models.JSONField(
        help_text="the whole plan: what was published, and what changed since, is told from it"
    )
    sha256 = models.CharField(
        max_length=64, help_text="of the form, so that the same one is not stored twice"
    )
    why = models.CharField(max_length=500, blank=True, help_text="what changed and why, for whoever reads")
    made_by = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    drafted_by = models.UUIDField(null=True, help_text="the account: another person publishes what it wrote")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_room_version_number"),
            models.CheckConstraint(
                name="plan_room_version_published_at_iff_published",
                condition=Q(state=Publication.PUBLISHED, published_at__isnull=False)
                | ~Q(state=Publication.PUBLISHED) & Q(published_at=None),
            ),
        ]


class Node(models.Model):
    """A pillar, a goal, a principle, a point of a list: what a promise stands under."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=40, help_text="within its plan")
    kind = models.CharField(max_length=9, choices=NodeKind)
    number = models.CharField(max_length=20, blank=True, help_text="as printed")
    title = models.CharField(max_length=300, blank=True, help_text="empty where the plan gives none")
    title_es = models.CharField(max_length=300, blank=True)
    path = models.CharField(
        max_length=60, help_text="places from the top, four digits each: sorts the whole tree"
    )
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="plan_room_node_key")]
        indexes = [models.Index(fields=["plan", "path"], name="plan_room_node_path")]


class Action(models.Model):
    """One promise: one clause with someone who will, should, or is told by law to do something."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    node = models.ForeignKey(Node, models.PROTECT, null=True, related_name="+")
    key = key(60)
    title = models.CharField(max_length=300, help_text="in our plain words")
    title_es = models.CharField(max_length=300, blank=True)
    modality = models.CharField(max_length=13, choices=Modality)
    specificity = models.CharField(max_length=8, choices=Specificity)
    unnamed = models.BooleanField(default=False, help_text="the clause names nobody who would do it")
    actor_in_text = models.CharField(max_length=120, blank=True)
    condition = models.CharField(max_length=300, blank=True)
    legal_basis = models.CharField(max_length=200, blank=True)
    survivor_input = models.BooleanField(null=True, help_text="whether it asks that survivors be heard")
    target_count = models.PositiveIntegerField(null=True)
    target_unit = models.CharField(max_length=60, blank=True)
    where = models.CharField(max_length=60, blank=True, help_text="at which level or place it is to be done")
    themes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    mentions = ArrayField(
        models.CharField(max_length=40),
        default=list,
        blank=True,
        help_text="bodies named there that owe nothing",
    )
    note = models.CharField(max_length=500, blank=True, help_text="why it was counted, where that is open")
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)
    source_anchor = models.CharField(
        max_length=120, blank=True, help_text="a few words of the clause, to find it"
    )
    position = models.PositiveIntegerField(default=0, help_text="its place in the whole plan")
    since = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="+")
    dropped_in = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["plan", "position"], name="plan_room_action_place"),
            models.Index(fields=["source_file", "source_line"], name="plan_room_action_source"),
            GinIndex(SearchVector("title", "title_es", config="simple"), name="plan_room_action_words"),
        ]


class DeclaredCount(models.Model):
    """How many the plan says it has: shown beside how many are here."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10, choices=Counted)
    number = models.PositiveIntegerField()
    more_than = models.BooleanField(default=False)
    source_file = models.CharField(max_length=120, blank=True)
    source_line = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "what"], name="plan_room_declared_once")]
