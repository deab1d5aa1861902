"""Prevention: places, groups and their sessions, curricula, teaching, actions. Counts only; nobody stands in any row.

Belongs here: fields, constraints, what each field is (class Care). Not here: who may (policies_prevention). A count of
one to four is never stored: it stands as `few`.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from alongside.coalition.enums_prevention import (
    ActionKind,
    ActionState,
    Audience,
    GroupState,
    Moment,
    PlaceOfRecruitment,
    Tier,
    Topic,
)
from alongside.vault.ids import uuid7

COMMON = {"id", "agency", "for_agency", "made_by"}


def _few(name: str) -> models.CheckConstraint:
    """Fewer than five is a word, not a number."""
    return models.CheckConstraint(
        name=name, condition=Q(few=True, people=None) | Q(few=False) & (Q(people=0) | Q(people__gte=5) | Q(people=None))
    )  # fmt: skip


class PreventionPlace(models.Model):
    """A place at which people are approached, and what is done there."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=PlaceOfRecruitment)
    name = models.CharField(max_length=120, blank=True)
    county = models.CharField(max_length=60)
    done = models.TextField(blank=True)
    gone_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = COMMON
        operational = {"kind", "name", "county", "done", "gone_at", "version"}
        open_words = {"name", "county", "done"}

    class Meta:
        indexes = [models.Index(fields=["agency", "county"], name="coalition_prevplace_county")]


class PreventionCurriculum(models.Model):
    """A curriculum that somebody owns: facts about it, none of its words (S4-264)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    owner = models.CharField(max_length=200)
    licence = models.CharField(max_length=200, blank=True)
    tier = models.CharField(max_length=8, choices=Tier)
    sessions = models.PositiveSmallIntegerField(null=True)
    languages = models.CharField(max_length=120, blank=True)
    gone_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = COMMON
        operational = {"title", "owner", "licence", "tier", "sessions", "languages", "gone_at", "version"}
        open_words = {"title", "owner", "licence", "languages"}

    def __str__(self) -> str:
        return self.title


class PreventionGroup(models.Model):
    """A group that a member runs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    tier = models.CharField(max_length=8, choices=Tier)
    topics = ArrayField(models.CharField(max_length=7, choices=Topic), default=list, blank=True)
    curriculum = models.ForeignKey(PreventionCurriculum, models.PROTECT, null=True, related_name="+")
    county = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=7, choices=GroupState, default=GroupState.PLANNED)
    gone_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {*COMMON, "curriculum"}
        operational = {"title", "tier", "topics", "county", "state", "gone_at", "version"}
        open_words = {"title", "county"}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "id"], name="coalition_prevgroup_agency_id")]
        indexes = [models.Index(fields=["agency", "tier"], name="coalition_prevgroup_tier")]


class PreventionSession(models.Model):
    """One meeting of a group: how many came, nobody by name."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    group = models.ForeignKey(PreventionGroup, models.PROTECT, related_name="+")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(null=True)
    topics = ArrayField(models.CharField(max_length=7, choices=Topic), default=list, blank=True)
    people = models.PositiveSmallIntegerField(null=True)
    few = models.BooleanField(default=False, help_text="one to four came; the number is not kept")
    gone_at = models.DateTimeField(null=True, help_text="written down by mistake")

    class Care:
        linking = {*COMMON, "group"}
        operational = {"on", "minutes", "topics", "people", "few", "gone_at"}
        open_words: set[str] = set()

    class Meta:
        constraints = [_few("coalition_prevsession_few")]
        indexes = [models.Index(fields=["group", "on"], name="coalition_prevsession_days")]


class PreventionQuestion(models.Model):
    """A question asked on paper before and after."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    group = models.ForeignKey(PreventionGroup, models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    gone_at = models.DateTimeField(null=True)

    class Care:
        linking = {*COMMON, "group"}
        operational = {"words", "gone_at"}
        open_words = {"words"}


class PreventionTally(models.Model):
    """How many papers said what, at one moment. Read by the organization that runs the group, and by organizers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    question = models.ForeignKey(PreventionQuestion, models.PROTECT, related_name="+")
    moment = models.CharField(max_length=6, choices=Moment)
    yes = models.PositiveSmallIntegerField(default=0)
    unsure = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    skipped = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {*COMMON, "question"}
        operational = {"moment", "yes", "unsure", "no", "skipped", "version"}
        open_words: set[str] = set()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "moment"], name="coalition_prevtally_once"),
        ]


class PreventionTeaching(models.Model):
    """Teaching those who meet people first: emergency rooms, police, probation (S4-265), and the community."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    audience = models.CharField(max_length=9, choices=Audience)
    about = models.CharField(max_length=200)
    on = models.DateField(default=timezone.localdate)
    hours = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    people = models.PositiveSmallIntegerField(null=True)
    few = models.BooleanField(default=False)
    gone_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = COMMON
        operational = {"audience", "about", "on", "hours", "people", "few", "gone_at", "version"}
        open_words = {"about"}

    class Meta:
        constraints = [_few("coalition_prevteaching_few")]
        indexes = [models.Index(fields=["agency", "on"], name="coalition_prevteaching_days")]


class PreventionAction(models.Model):
    """What the coalition presses for: a rule, demand, accountability."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=ActionKind)
    what = models.CharField(max_length=300)
    ask = models.TextField(blank=True)
    to_whom = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=7, choices=ActionState, default=ActionState.IDEA)
    plan_action = models.ForeignKey("coalition.PlanAction", models.PROTECT, null=True, related_name="+")
    plan_step = models.CharField(max_length=200, blank=True, help_text="in words, where no plan here has it")
    look_on = models.DateField(null=True)
    gone_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {*COMMON, "plan_action"}
        operational = {
            "kind",
            "what",
            "ask",
            "to_whom",
            "state",
            "plan_step",
            "look_on",
            "gone_at",
            "version",
        }
        open_words = {"what", "ask", "to_whom", "plan_step"}
