"""Reading the plan: needs in their order, goals with their steps, who comes along.

Belongs here: the page of the plan, with its line in the ledger. Not here: its part on the client's own page
(plan_overview), the six paths (stages), the safety plan (safety), how the work is agreed (together), writing (actions).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases.enums_plan import CompanionKind, NeedStatus
from alongside.cases.help_areas import DIRECTORY_AREAS
from alongside.cases.models import Companion, FormerGoal, Goal, Need, StageMove, Step
from alongside.cases.selectors.plan_rows import row_for, rows_of, said
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What

NEED = ("words", "next_step", "area", "urgency", "review_on", "version")
GOAL = ("words", "why", "strengths", "how_said", "said_on", "version")
STEP = ("words", "owner", "account_id", "partner", "due_on", "version")
COMPANION = ("kind", "name", "age", "needs", "version")

# How a status is drawn: shape and tone (design.md, "A shape and a word").
DRAWN = {
    NeedStatus.UNMET: ("open", ""),
    NeedStatus.WORKING: ("part", "accent"),
    NeedStatus.MET: ("done", "accent"),
    NeedStatus.CHOSE_NOT: ("pause", "soft"),
    NeedStatus.NOT_AVAILABLE: ("none", "soft"),
}


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need as a page shows it."""

    id: UUID
    words: str
    next_step: str
    area: str
    urgency: str
    status: str
    status_label: str
    shape: str
    tone: str
    review_on: date | None
    is_due: bool
    before: str
    help_area: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: what, who, until when."""

    id: UUID
    words: str
    who: str
    due_on: date | None
    done_on: date | None
    is_theirs: bool


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal with its steps."""

    id: UUID
    words: str
    why: str
    strengths: str
    how_said: str
    said_on: date
    rating: int | None
    reached_on: date | None
    set_aside_on: date | None
    was_revised: bool
    steps: list[StepLine] = field(default_factory=list)
    let_go: list[StepLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Along:
    """Someone who comes along."""

    id: UUID
    kind: str
    name: str
    age: str
    needs: str
    ended_on: date | None


def opens_plan(actor: Actor, subject_id: UUID) -> None:
    """The line that belongs to whatever is shown of the plan."""
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN)


def needs_of(actor: Actor, subject_id: UUID) -> list[NeedLine]:
    """Every need, in the client's order."""
    return [need_line(row) for row in rows_of(actor, Need, subject_id).order_by("place", "id")]


def goals_of(actor: Actor, subject_id: UUID) -> list[GoalLine]:
    """Every goal with its steps, those let go apart from the others, the oldest first."""
    steps: dict[tuple[UUID, bool], list[StepLine]] = defaultdict(list)
    for row in rows_of(actor, Step, subject_id).select_related("account").order_by("due_on", "id"):
        steps[row.goal_id, row.dropped_on is not None].append(_step(row))
    goals = rows_of(actor, Goal, subject_id).order_by("said_on", "id")
    return [_goal(row, steps[row.id, False], steps[row.id, True]) for row in goals]


def companions_of(actor: Actor, subject_id: UUID) -> list[Along]:
    """Who comes along, those who no longer do at the end."""
    rows = rows_of(actor, Companion, subject_id).order_by("id")
    return sorted((_along(row) for row in rows), key=lambda along: along.ended_on is not None)


def moves_of(actor: Actor, subject_id: UUID) -> list[StageMove]:
    """Every move on the six paths. Coded facts; nothing is opened."""
    return list(rows_of(actor, StageMove, subject_id).order_by("moved_on", "id"))


def need_saved(actor: Actor, subject_id: UUID, need_id: UUID) -> dict[str, Any]:
    """What a form shows of one need."""
    return _saved(actor, subject_id, row_for(actor, Need, subject_id, need_id), NEED)


def companion_saved(actor: Actor, subject_id: UUID, companion_id: UUID) -> dict[str, Any]:
    """What a form shows of someone who comes along."""
    return _saved(actor, subject_id, row_for(actor, Companion, subject_id, companion_id), COMPANION)


def goal_saved(actor: Actor, subject_id: UUID, goal_id: UUID) -> dict[str, Any]:
    """What a form shows of one goal."""
    return _saved(actor, subject_id, row_for(actor, Goal, subject_id, goal_id), GOAL)


def step_saved(actor: Actor, subject_id: UUID, step_id: UUID) -> dict[str, Any]:
    """What a form shows of one step."""
    return _saved(actor, subject_id, row_for(actor, Step, subject_id, step_id), STEP)


def _saved(actor: Actor, subject_id: UUID, row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    opens_plan(actor, subject_id)
    return said(row, names)


def former_goals(actor: Actor, subject_id: UUID, goal_id: UUID) -> list[FormerGoal]:
    """What a goal said before, newest first."""
    row_for(actor, Goal, subject_id, goal_id)
    rows = rows_of(actor, FormerGoal, subject_id).filter(goal_id=goal_id).select_related("replaced_by")
    return list(rows.order_by("-version"))


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Who could take a step: everyone of this agency who is here."""
    rows = Account.objects.filter(agency_id=actor.agency_id, left_at=None)
    return [(str(row.id), row.working_name) for row in rows.order_by("working_name")]


def need_line(row: Need) -> NeedLine:
    """Open one need."""
    shape, tone = DRAWN[NeedStatus(row.status)]
    today = timezone.localdate()
    changed_today = timezone.localdate(row.status_at) == today
    return NeedLine(
        id=row.id,
        words=row.words or "",
        next_step=row.next_step or "",
        area=row.get_area_display() if row.area else "",
        urgency=row.get_urgency_display() if row.urgency else "",
        status=row.status,
        status_label=str(NeedStatus(row.status).label),
        shape=shape,
        tone=tone,
        review_on=row.review_on,
        is_due=row.review_on is not None and row.review_on <= today,
        before=str(NeedStatus(row.status_before).label) if row.status_before and changed_today else "",
        help_area=DIRECTORY_AREAS.get(row.area, ""),
    )


def _step(row: Step) -> StepLine:
    who = row.account.working_name if row.account else (row.partner or "")
    return StepLine(row.id, row.words or "", who, row.due_on, row.done_on, is_theirs=row.owner == "client")


def _goal(row: Goal, steps: list[StepLine], let_go: list[StepLine]) -> GoalLine:
    return GoalLine(
        id=row.id,
        words=row.words or "",
        why=row.why or "",
        strengths=row.strengths or "",
        how_said=row.how_said or "",
        said_on=row.said_on,
        rating=row.rating,
        reached_on=row.reached_on,
        set_aside_on=row.set_aside_on,
        was_revised=row.version > 1,
        steps=steps,
        let_go=let_go,
    )


def _along(row: Companion) -> Along:
    kind = str(CompanionKind(row.kind).label)
    return Along(row.id, kind, row.name or "", row.age or "", row.needs or "", row.ended_on)
