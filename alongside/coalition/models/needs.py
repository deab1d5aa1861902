"""The needs assessment: rounds, what agencies and the community said, focus groups, findings, barriers, small changes.

Belongs here: fields, constraints, what each field is (class Care). Not here: a survivor's answer. There is no row of
one: what was chosen is counted question by question, and what was written stands question by question, in boxes that
only the coalition opens. No day, no language, no device, no order (migrations/sql/0101_needs_apart.sql), and no table
says to whom a card was given.
"""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_needs import (
    AnswerState,
    BarrierState,
    Came,
    FindingState,
    GroupKind,
    Heard,
    Paid,
    PlaceKind,
    Priority,
    RoundState,
    ShapedBy,
    Source,
    Step,
)
from alongside.coalition.models.members import Member
from alongside.vault.ids import uuid7


class NeedsRound(models.Model):
    """One time of asking. `questions` keeps the words of this round: {key: {"en": …, "es": …}}."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=RoundState, default=RoundState.DRAFTED)
    shaped_by = models.CharField(max_length=7, choices=ShapedBy, default=ShapedBy.NOT_YET)
    questions = models.JSONField(default=dict)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {
            "name", "state", "shaped_by", "questions", "opened_on", "closed_on", "published_on", "made_at", "version",
        }  # fmt: skip
        open_words = {"name", "questions"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_needsround_agency_id"),
            models.CheckConstraint(
                name="coalition_needsround_closed_has_a_day",
                condition=~Q(state__in=[RoundState.CLOSED, RoundState.PUBLISHED])
                | Q(opened_on__isnull=False, closed_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["agency", "closed_on"], name="coalition_needsround_closed")]


class AgencyAnswer(models.Model):
    """What one member organization answers in one round. `for_agency` where it works in this house."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=5, choices=AnswerState, default=AnswerState.DRAFT)
    coded = models.JSONField(default=dict, help_text="{question: yes, partly, no or unknown}")
    words = models.JSONField(
        default=dict, help_text="{question: what they wrote}; nobody who was helped is named"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "round", "member", "for_agency"}
        operational = {"state", "coded", "words", "changed_at", "version"}
        open_words = {"coded", "words"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="coalition_agencyanswer_once")
        ]


class AnswerCard(models.Model):
    """A card that was printed: the mark of its code and whether it has been sent. No role of a request reads it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, related_name="+")
    mark = models.BinaryField(unique=True)
    is_sent = models.BooleanField(default=False, db_default=False)

    class Care:
        linking = {"id", "agency", "round"}
        operational = {"mark", "is_sent"}
        sealed: set[str] = set()


class HeardCount(models.Model):
    """How often the community said one thing to one question of a round. No row is anybody's answer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, related_name="+")
    question = models.CharField(max_length=7, choices=Heard)
    said = models.CharField(max_length=8, blank=True, help_text="Experience or Justice; empty: left open")
    count = models.PositiveIntegerField(default=0)

    class Care:
        linking = {"id", "agency", "round"}
        operational = {"question", "said", "count"}
        sealed: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "question", "said"], name="coalition_heardcount_once")
        ]


class HeardWords(models.Model):
    """What somebody wrote to one question, by itself: nothing says which other words are of the same person."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, related_name="+")
    question = models.CharField(max_length=10)
    words_box = models.BinaryField()
    key_box = models.BinaryField()

    class Care:
        linking = {"id", "agency", "round"}
        operational = {"question"}
        sealed: set[str] = set()
        boxed = {"words_box", "key_box"}


class FocusGroup(models.Model):
    """People who talked about what is needed: survivors or agencies, never both. No names of those who came."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=9, choices=GroupKind)
    on = models.DateField()
    place_kind = models.CharField(max_length=12, choices=PlaceKind)
    facilitator = models.CharField(max_length=120, help_text="the name at work of who led it")
    came = models.CharField(max_length=7, choices=Came, blank=True)
    paid = models.CharField(max_length=6, choices=Paid, blank=True)
    themes = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "round"}
        operational = {
            "kind", "on", "place_kind", "facilitator", "came", "paid", "themes", "removed_at", "version",
        }  # fmt: skip
        open_words = {"facilitator", "themes"}

    class Meta:
        indexes = [models.Index(fields=["agency", "-on"], name="coalition_focusgroup_days")]


class NeedsFinding(models.Model):
    """What the answers say taken together, in the coalition's own words."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    round = models.ForeignKey(NeedsRound, models.PROTECT, null=True, related_name="+")
    words = models.TextField()
    source = models.CharField(max_length=9, choices=Source)
    step = models.CharField(max_length=10, choices=Step, blank=True)
    state = models.CharField(max_length=9, choices=FindingState, default=FindingState.DRAFT)
    made_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "round"}
        operational = {"words", "source", "step", "state", "made_at", "removed_at", "version"}
        open_words = {"words"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_needsfinding_agency_id")
        ]
        indexes = [models.Index(fields=["agency", "-made_at"], name="coalition_needsfinding_days")]


class Barrier(models.Model):
    """Something that stands between people and help. Other areas keep its id (barrier_id) and answer it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    state = models.CharField(max_length=8, choices=BarrierState, default=BarrierState.NAMED)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NEXT)
    source = models.CharField(max_length=9, choices=Source)
    step = models.CharField(max_length=10, choices=Step, blank=True)
    finding = models.ForeignKey(NeedsFinding, models.PROTECT, null=True, related_name="+")
    named_on = models.DateField(default=timezone.localdate)
    removed_on = models.DateField(null=True, help_text="the day from which it stands in nobody's way")
    taken_back_at = models.DateTimeField(null=True, help_text="written by mistake")
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "finding"}
        operational = {
            "words", "state", "priority", "source", "step", "named_on", "removed_on", "taken_back_at", "version",
        }  # fmt: skip
        open_words = {"words"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "id"], name="coalition_barrier_agency_id"),
            models.CheckConstraint(
                name="coalition_barrier_removed_has_a_day",
                condition=Q(state=BarrierState.REMOVED, removed_on__isnull=False)
                | ~Q(state=BarrierState.REMOVED) & Q(removed_on=None),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "priority"], name="coalition_barrier_list")]


class StepNote(models.Model):
    """What a coalition thinks about one of the seven questions, before it becomes findings and barriers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=Step)
    words = models.TextField(blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency"}
        operational = {"step", "words", "changed_at", "version"}
        open_words = {"words"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "step"], name="coalition_stepnote_once")]


class SmallChange(models.Model):
    """Something small that changed, and what came of it (S4-055, S4-272)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.CharField(max_length=300)
    effect = models.TextField(blank=True)
    barrier = models.ForeignKey(Barrier, models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "barrier", "made_by"}
        operational = {"on", "words", "effect", "taken_back_at", "version"}
        open_words = {"words", "effect"}

    class Meta:
        indexes = [models.Index(fields=["agency", "-on"], name="coalition_smallchange_days")]
