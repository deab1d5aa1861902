"""The rules that members keep: each policy, how it was looked at, what harms in it, what was decided, what was learned.

Belongs here: fields, constraints, what each field is (class Care). Not here: any client. `agency` is the coalition,
`for_agency` the organization whose policy it is. How a policy was looked at and what was found in it stay with that
organization; what it shares is the policy and what was decided (migrations/0051_evaluation_rows).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from alongside.coalition.enums_evaluation import (
    Decided,
    HarmfulRule,
    Heard,
    LearnedKind,
    PolicyKind,
    PolicyState,
    Sharing,
)
from alongside.vault.ids import uuid7


class Policy(models.Model):
    """A policy or procedure of one organization, as it stands now."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=PolicyKind)
    about = models.TextField(blank=True)
    says = models.TextField(blank=True, help_text="the words that matter, as they stand now")
    kept_where = models.CharField(max_length=300, blank=True)
    sharing = models.CharField(max_length=8, choices=Sharing, default=Sharing.PRIVATE)
    state = models.CharField(max_length=8, choices=PolicyState, default=PolicyState.DRAFT)
    edition = models.PositiveIntegerField(default=1)
    adopted_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "for_agency", "made_by"}
        operational = {
            "title", "kind", "about", "says", "kept_where", "sharing", "state", "edition", "adopted_on", "review_on",
            "made_at", "version",
        }  # fmt: skip
        open_words = {"title", "about", "says", "kept_where"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "for_agency", "id"], name="coalition_policy_whose"),
            models.CheckConstraint(
                name="coalition_policy_in_force_since",
                condition=~Q(state=PolicyState.IN_FORCE) | Q(adopted_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "for_agency", "state"], name="coalition_policy_list"),
            models.Index(fields=["for_agency", "review_on"], name="coalition_policy_due"),
        ]


class PolicyLook(models.Model):
    """One person's look at a policy: eight questions, and a comment. Several may look; nothing is added up."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict, help_text="code of a question: code of an answer")
    comment = models.TextField(blank=True)
    edition = models.PositiveIntegerField(default=1)
    looked_at = models.DateTimeField(default=timezone.now)

    class Care:
        linking = {"id", "agency", "for_agency", "made_by", "policy"}
        operational = {"answers", "comment", "edition", "looked_at"}
        open_words = {"comment"}


class PolicyDecision(models.Model):
    """What was decided, by whom, how survivors were heard, why it is best for them. Never changed, only taken back."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    what = models.CharField(max_length=8, choices=Decided)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    best_interest = models.TextField()
    heard = models.CharField(max_length=10, choices=Heard)
    heard_how = models.TextField(blank=True)
    ended_rules = ArrayField(models.CharField(max_length=12, choices=HarmfulRule), default=list, blank=True)
    edition = models.PositiveIntegerField(help_text="the edition that stands since then")
    says = models.TextField(blank=True, help_text="the words as they stand since then")
    before = models.JSONField(default=dict, help_text="what taking it back brings back")
    made_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True)

    class Care:
        linking = {"id", "agency", "for_agency", "made_by", "policy"}
        operational = {
            "what", "decided_on", "decided_by", "why", "best_interest", "heard", "heard_how", "ended_rules", "edition",
            "says", "before", "made_at", "taken_back_at",
        }  # fmt: skip
        open_words = {"decided_by", "why", "best_interest", "heard_how", "says"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coalition_policydecision_best_interest", condition=~Q(best_interest="")
            ),
            models.UniqueConstraint(
                fields=["agency", "for_agency", "id"], name="coalition_policydecision_whose"
            ),
        ]
        indexes = [models.Index(fields=["agency", "decided_on"], name="coalition_policydecision_on")]


class PolicyFinding(models.Model):
    """A harmful rule that somebody found in a policy, until a decision ends it or a second look sets it aside."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    policy = models.ForeignKey(Policy, models.CASCADE, related_name="+")
    rule = models.CharField(max_length=12, choices=HarmfulRule)
    words = models.TextField(blank=True)
    found_on = models.DateField(default=timezone.localdate)
    decision = models.ForeignKey(PolicyDecision, models.CASCADE, null=True, related_name="+")
    set_aside_on = models.DateField(null=True)

    class Care:
        linking = {"id", "agency", "for_agency", "made_by", "policy", "decision"}
        operational = {"rule", "words", "found_on", "set_aside_on"}
        open_words = {"words"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="coalition_policyfinding_one_end", condition=Q(decision=None) | Q(set_aside_on=None)
            ),
            models.CheckConstraint(
                name="coalition_policyfinding_other_says_which",
                condition=~Q(rule=HarmfulRule.OTHER) | ~Q(words=""),
            ),
        ]
        indexes = [models.Index(fields=["policy", "rule"], name="coalition_policyfinding_of")]


class Learned(models.Model):
    """What an organization wrote down about its programs: strengths, what does not work, needs, its part."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    for_agency = models.ForeignKey("people.Agency", models.PROTECT, related_name="+")
    made_by = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=LearnedKind)
    program = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    sharing = models.CharField(max_length=8, choices=Sharing, default=Sharing.PRIVATE)
    met_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Care:
        linking = {"id", "agency", "for_agency", "made_by", "follows"}
        operational = {"kind", "program", "words", "sharing", "met_on", "made_at", "version"}
        open_words = {"program", "words"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "for_agency", "id"], name="coalition_learned_whose"),
            models.CheckConstraint(
                name="coalition_learned_not_from_itself", condition=Q(follows=None) | ~Q(follows=F("id"))
            ),
        ]
        indexes = [models.Index(fields=["agency", "for_agency", "kind"], name="coalition_learned_list")]
