"""Reading prevention: the lists, one row, a group with its sessions and what its papers said.

Belongs here: reads. Not here: who may change (policies_prevention). No count under five leaves here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum

from alongside.bulletin.small import protected, total_shown
from alongside.coalition.enums_prevention import ActionState, GroupState, Moment
from alongside.coalition.enums_strategy import ActionState as PlanState
from alongside.coalition.models import (
    PreventionAction,
    PreventionCurriculum,
    PreventionGroup,
    PreventionPlace,
    PreventionQuestion,
    PreventionSession,
    PreventionTally,
    PreventionTeaching,
)
from alongside.coalition.policies_prevention import may_keep_group
from alongside.coalition.selectors.strategy import actions_of, plan_now
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

TABLES: dict[str, type[Any]] = {
    "places": PreventionPlace,
    "groups": PreventionGroup,
    "curricula": PreventionCurriculum,
    "teaching": PreventionTeaching,
    "actions": PreventionAction,
}
ORDER = {
    "places": ("county", "kind", "id"),
    "groups": ("state", "title", "id"),
    "curricula": ("title", "id"),
    "teaching": ("-on", "-id"),
    "actions": ("kind", "what", "id"),
}
FILTERED = {
    "places": "kind",
    "groups": "tier",
    "curricula": "tier",
    "teaching": "audience",
    "actions": "kind",
}
BELONGS_TO = {"groups": ("curriculum",), "actions": ("plan_action",)}
LET_GO = PlanState.LET_GO  # of an action of the plan: nothing new belongs to it
ANSWERS = ("yes", "unsure", "no", "skipped")


@dataclass(frozen=True, slots=True)
class Came:
    """How many came, as far as it is said."""

    people: int | None
    few: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What the papers said to one question. A cell that is None is hidden; so is a difference."""

    question: PreventionQuestion
    versions: Mapping[str, int]
    before: Mapping[str, int | None] | None
    after: Mapping[str, int | None] | None
    change: Mapping[str, int | None] | None


def table_of(kind: str) -> type[Any]:
    """The table of a kind of row. NotFound for a kind that there is not."""
    if kind not in TABLES:
        raise NotFound
    return TABLES[kind]


def rows_of(coalition_id: UUID, kind: str, *, only: str = "") -> "QuerySet[Any]":
    """The rows of one kind, in their order; `only` one choice of what they are filtered by."""
    rows: QuerySet[Any] = table_of(kind).objects.filter(agency_id=coalition_id, gone_at=None)
    if only:
        rows = rows.filter(**{FILTERED[kind]: only})
    rows = rows.select_related("for_agency", *BELONGS_TO.get(kind, ()))
    return rows.order_by(*ORDER[kind])


def row_for(coalition_id: UUID, kind: str, row_id: UUID, *, lock: bool = False) -> Any:
    """One row. NotFound where there is none in this coalition."""
    rows = table_of(kind).objects.filter(agency_id=coalition_id, id=row_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows.select_related("for_agency")).first()
    if row is None:
        raise NotFound
    return row


def row_made(coalition_id: UUID, kind: str, row_id: UUID) -> Any:
    """A row that an earlier sending of the same form made, or nothing."""
    return table_of(kind).objects.filter(agency_id=coalition_id, id=row_id).first()


def curricula_of(coalition_id: UUID) -> list[tuple[str, str]]:
    """To choose from."""
    rows = PreventionCurriculum.objects.filter(agency_id=coalition_id, gone_at=None).order_by("title")
    return [(str(row_id), title) for row_id, title in rows.values_list("id", "title")]


def linked_to(coalition_id: UUID, kind: str, row: Any = None) -> list[tuple[str, str]]:
    """What a row of a kind can belong to: a curriculum, or an action of the plan that holds. Its own is among them."""
    if kind == "groups":
        found = curricula_of(coalition_id)
    elif kind == "actions":
        plan = plan_now(coalition_id)
        found = [(str(one.id), one.what) for one in actions_of(plan).exclude(state=LET_GO)] if plan else []
    else:
        return []
    own = getattr(row, BELONGS_TO[kind][0], None)
    if own is not None and str(own.id) not in dict(found):
        found.append((str(own.id), str(getattr(own, "what", "") or own.title)))
    return found


def pressed_for(coalition_id: UUID, plan_action_id: UUID) -> list[PreventionAction]:
    """What is pressed for as part of an action of the plan."""
    rows = PreventionAction.objects.filter(
        agency_id=coalition_id, plan_action_id=plan_action_id, gone_at=None
    )
    return list(rows.order_by("kind", "what", "id"))


def counts_of(coalition_id: UUID) -> dict[str, int]:
    """How many rows of each kind stand in the lists."""
    standing = Q(agency_id=coalition_id, gone_at=None)
    return {kind: table.objects.filter(standing).count() for kind, table in TABLES.items()}


def sessions_of(group: PreventionGroup) -> "QuerySet[PreventionSession]":
    """The sessions of a group, newest first."""
    rows = PreventionSession.objects.filter(agency_id=group.agency_id, group_id=group.id, gone_at=None)
    return rows.order_by("-on", "-id")


def taken_away(group: PreventionGroup) -> list[Any]:
    """Sessions and questions that were taken away, the last one first: they can be put back."""
    of = Q(agency_id=group.agency_id, group_id=group.id, gone_at__isnull=False)
    rows: list[Any] = [*PreventionSession.objects.filter(of), *PreventionQuestion.objects.filter(of)]
    return sorted(rows, key=lambda row: row.gone_at, reverse=True)[:20]


def session_for(group: PreventionGroup, session_id: UUID) -> PreventionSession:
    """One session of a group."""
    rows = PreventionSession.objects.filter(agency_id=group.agency_id, group_id=group.id)
    row = rows.filter(id=session_id).first()
    if row is None:
        raise NotFound
    return row


def session_made(coalition_id: UUID, row_id: UUID) -> PreventionSession | None:
    """A session that an earlier sending made."""
    return PreventionSession.objects.filter(agency_id=coalition_id, id=row_id).first()


def question_made(coalition_id: UUID, row_id: UUID) -> PreventionQuestion | None:
    """A question that an earlier sending made."""
    return PreventionQuestion.objects.filter(agency_id=coalition_id, id=row_id).first()


def question_for(group: PreventionGroup, question_id: UUID) -> PreventionQuestion:
    """One question of a group."""
    row = PreventionQuestion.objects.filter(
        agency_id=group.agency_id, group_id=group.id, id=question_id
    ).first()
    if row is None:
        raise NotFound
    return row


def tally_for(question_id: UUID, moment: str) -> PreventionTally | None:
    """The tally of one moment, locked."""
    return PreventionTally.objects.select_for_update().filter(question_id=question_id, moment=moment).first()


def answers_of(actor: Actor, coalition_id: UUID, group: PreventionGroup) -> list[Answered]:
    """The questions of a group with what the papers said, for those who keep it; for others the questions."""
    questions = list(
        PreventionQuestion.objects.filter(agency_id=coalition_id, group_id=group.id, gone_at=None).order_by(
            "id"
        )
    )
    known: dict[UUID, dict[str, PreventionTally]] = {question.id: {} for question in questions}
    if may_keep_group(actor, coalition_id, group):
        for tally in PreventionTally.objects.filter(question_id__in=list(known)):
            known[tally.question_id][tally.moment] = tally
    return [_answered(question, known[question.id]) for question in questions]


def under_way(coalition_id: UUID) -> dict[str, Any]:
    """For the front page: groups that run, sessions so far, what is pressed for."""
    groups = PreventionGroup.objects.filter(agency_id=coalition_id, gone_at=None, state=GroupState.RUNNING)
    actions = PreventionAction.objects.filter(agency_id=coalition_id, gone_at=None).exclude(
        state__in=[ActionState.WON, ActionState.STOPPED]
    )
    return {"groups": groups.count(), "actions": list(actions.order_by("look_on", "id")[:5])}


def reached(coalition_id: UUID) -> dict[str, Any]:
    """How many were taught, by sums that leave out what was fewer than five."""
    rows = PreventionTeaching.objects.filter(agency_id=coalition_id, gone_at=None)
    found: dict[str, Any] = rows.aggregate(
        sessions=Count("id"), people=Sum("people"), few=Count("id", filter=Q(few=True)), last=Max("on")
    )
    return found


def _answered(question: PreventionQuestion, tallies: dict[str, PreventionTally]) -> Answered:
    raw = {moment: _cells(tally) for moment, tally in tallies.items()}
    shown = {moment: protected(cells) for moment, cells in raw.items() if total_shown(cells)}
    before, after = shown.get(Moment.BEFORE), shown.get(Moment.AFTER)
    change = None
    if before and after:
        change = {name: _difference(before[name], after[name]) for name in ANSWERS}
    versions = {moment: tally.version for moment, tally in tallies.items()}
    return Answered(question, versions, before, after, change)


def _cells(tally: PreventionTally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in ANSWERS}


def _difference(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else after - before
