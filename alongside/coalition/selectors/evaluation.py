"""Members' policies, how they were looked at, what was decided, what is due; what organizations learned.

Belongs here: reads. Not here: who may write (policies_evaluation), the local system (selectors.system). The wall says
which rows there are for whoever asks: her own organization's, and what others share.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from alongside.coalition.enums_evaluation import (
    COUNTED,
    POINTS_TO,
    Answer,
    HarmfulRule,
    LearnedKind,
    PolicyState,
    Question,
)
from alongside.coalition.models import Learned, Policy, PolicyDecision, PolicyFinding, PolicyLook
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

REMIND = timedelta(days=60)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Tally:
    """A question, and how often each answer was given to the edition that stands now."""

    question: str
    answers: list[tuple[str, str, int]]  # code, words, how often


@dataclass(frozen=True, slots=True)
class Pointed:
    """A training that the answers point to, and how many policies do."""

    words: str
    policies: int


def changes_counted(coalition_id: UUID, start: date, end: date) -> dict[str, int]:
    """How many decisions adopted, revised and removed a policy, both days counted. Private ones count: numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("select what, number from wall.policy_changes(%s, %s, %s)", [coalition_id, start, end])
        found = dict(cursor.fetchall())
    return {what.value: found.get(what.value, 0) for what in COUNTED}


def policies_of(coalition_id: UUID, **narrow: Any) -> "QuerySet[Policy]":
    """All that she reads, what is due first. Narrowed by organization, kind, state, words, due."""
    rows = Policy.objects.filter(agency_id=coalition_id).select_related("for_agency")
    for field, name in (("for_agency_id", "whose"), ("kind", "kind"), ("state", "state")):
        if narrow.get(name):
            rows = rows.filter(**{field: narrow[name]})
    if words := narrow.get("words"):
        rows = rows.filter(Q(title__icontains=words) | Q(about__icontains=words))
    if narrow.get("due_by"):
        rows = rows.filter(review_on__lte=narrow["due_by"]).exclude(state=PolicyState.REMOVED)
    return rows.order_by("state", "review_on", "title", "id")


def whose_policies(coalition_id: UUID) -> list[tuple[str, str]]:
    """The organizations of which she reads a policy, by name."""
    rows = Policy.objects.filter(agency_id=coalition_id).values_list("for_agency_id", "for_agency__name")
    return sorted(((str(one), name) for one, name in rows.distinct().order_by()), key=lambda one: one[1])


def due(rows: "QuerySet[Policy]", on: date) -> "QuerySet[Policy]":
    """What is to be looked at again within sixty days, or should have been."""
    return (
        rows.filter(review_on__lte=on + REMIND).exclude(state=PolicyState.REMOVED).order_by("review_on", "id")
    )


def reviews_due(actor: Actor, on: date) -> list[Policy]:
    """Her own organization's, in whichever coalition, for those who lead there."""
    if actor.role not in LEADS and actor.role != "organiser":
        return []
    return list(due(Policy.objects.filter(for_agency_id=actor.agency_id), on)[:10])


def policy_for(coalition_id: UUID, policy_id: UUID, *, lock: bool = False) -> Policy:
    """One policy that she may read."""
    return one_of(Policy.objects.select_related("for_agency"), coalition_id, policy_id, lock=lock)


def decision_for(coalition_id: UUID, decision_id: UUID) -> PolicyDecision:
    """One decision."""
    return one_of(PolicyDecision.objects.all(), coalition_id, decision_id)


def finding_for(coalition_id: UUID, finding_id: UUID, *, lock: bool = False) -> PolicyFinding:
    """One rule found in a policy of her own organization."""
    return one_of(PolicyFinding.objects.all(), coalition_id, finding_id, lock=lock)


def learned_for(coalition_id: UUID, learned_id: UUID, *, lock: bool = False) -> Learned:
    """One thing learned."""
    return one_of(Learned.objects.select_related("for_agency"), coalition_id, learned_id, lock=lock)


def one_of(rows: "QuerySet[Row]", coalition_id: UUID, row_id: UUID, *, lock: bool = False) -> Row:
    """One row of a coalition. NotFound where there is none for whoever asks."""
    rows = rows.filter(agency_id=coalition_id, id=row_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def decisions_of(policy: Policy) -> "QuerySet[PolicyDecision]":
    """What was decided, newest first."""
    return PolicyDecision.objects.filter(policy_id=policy.id).order_by("-made_at", "-id")


def decisions_of_all(coalition_id: UUID) -> "QuerySet[PolicyDecision]":
    """The decision log of all that she reads, newest first."""
    rows = PolicyDecision.objects.filter(agency_id=coalition_id).select_related("policy", "for_agency")
    return rows.order_by("-decided_on", "-made_at", "-id")


def looks_of(policy: Policy) -> "QuerySet[PolicyLook]":
    """How it was looked at, newest first, with who looked. Empty for other organizations."""
    rows = PolicyLook.objects.filter(policy_id=policy.id).select_related("made_by")
    return rows.order_by("-looked_at", "-id")


def tallies(policy: Policy, looks: "list[PolicyLook]") -> list[Tally]:
    """Question by question, for the edition that stands. Never one number."""
    counts = {question: Counter[str]() for question in Question}
    for look in looks:
        if look.edition == policy.edition:
            for question in Question:
                counts[question][look.answers.get(question, Answer.NOT_LOOKED)] += 1
    return [
        Tally(str(question.label), [(one.value, str(one.label), found[one]) for one in Answer if found[one]])
        for question, found in counts.items()
    ]


def findings_of(policy: Policy) -> "QuerySet[PolicyFinding]":
    """Rules found in it: those that stand first."""
    rows = PolicyFinding.objects.filter(policy_id=policy.id).select_related("made_by", "decision")
    return rows.order_by("decision_id", "set_aside_on", "found_on", "id")


def rules_standing(actor: Actor, coalition_id: UUID) -> "QuerySet[PolicyFinding]":
    """Harmful rules that still stand in her own organization's policies."""
    rows = PolicyFinding.objects.filter(
        agency_id=coalition_id, for_agency_id=actor.agency_id, decision=None, set_aside_on=None
    )
    return rows.exclude(policy__state=PolicyState.REMOVED).select_related("policy").order_by("found_on", "id")


def rules_ended(rules: list[str]) -> list[str]:
    """Rules in words, in our order."""
    return [str(rule.label) for rule in HarmfulRule if rule in rules]


def learned_of(coalition_id: UUID, for_agency_id: UUID) -> dict[str, list[Learned]]:
    """What an organization wrote down about itself, by kind; open needs first."""
    rows = Learned.objects.filter(agency_id=coalition_id, for_agency_id=for_agency_id)
    found: dict[str, list[Learned]] = {kind.value: [] for kind in LearnedKind}
    for row in rows.select_related("follows").order_by("met_on", "made_at", "id")[:500]:
        found[row.kind].append(row)
    return {kind: sorted(rows, key=lambda row: row.met_on is not None) for kind, rows in found.items()}


def learned_by_others(coalition_id: UUID, for_agency_id: UUID) -> "QuerySet[Learned]":
    """What other members share about their programs and their part, by organization."""
    rows = Learned.objects.filter(agency_id=coalition_id).exclude(for_agency_id=for_agency_id)
    return rows.select_related("for_agency").order_by("for_agency__name", "kind", "made_at", "id")


def pointed_to(actor: Actor, coalition_id: UUID) -> list[Pointed]:
    """Trainings that "no" and "partly" in her own organization's looks point to, most policies first (S4-042)."""
    rows = PolicyLook.objects.filter(agency_id=coalition_id, for_agency_id=actor.agency_id)
    policies: dict[Question, set[UUID]] = {question: set() for question in Question}
    for policy_id, edition, answers, stands in rows.values_list(
        "policy_id", "edition", "answers", "policy__edition"
    ):
        for question in Question:
            if edition == stands and answers.get(question) in (Answer.NO, Answer.PARTLY):
                policies[question].add(policy_id)
    found = [Pointed(str(POINTS_TO[question]), len(ids)) for question, ids in policies.items() if ids]
    return sorted(found, key=lambda one: -one.policies)
