"""The plan as it is read: the one that holds, its actions by place, by organization, by time.

Belongs here: reads. Not here: who may (policies_strategy), the measures.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from alongside.coalition.enums_strategy import ActionState, PlanState
from alongside.coalition.models import ActionStep, PlanAction, StrategicPlan
from alongside.coalition.selectors import members
from alongside.coalition.selectors.needs import barriers_open
from alongside.vault.errors import NotFound

OPEN = (ActionState.DRAFTED, ActionState.AGREED, ActionState.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which actions someone wants to see."""

    member_id: UUID | None = None
    state: str = ""
    measure: str = ""
    late_on: date | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """A plan in numbers. `drafted` wait for a decision."""

    plan: StrategicPlan
    drafted: int
    done: int
    under_way: int
    late: int
    all: int


def plans_of(coalition_id: UUID) -> "QuerySet[StrategicPlan]":
    """Every plan, the newest first."""
    return StrategicPlan.objects.filter(agency_id=coalition_id).order_by("-starts_on", "-id")


def plan_now(coalition_id: UUID, plan_id: UUID | None = None) -> StrategicPlan | None:
    """The newest, or the one that was asked for."""
    if plan_id is not None:
        return plan_for(coalition_id, plan_id)
    return plans_of(coalition_id).first()


def plan_for(coalition_id: UUID, plan_id: UUID, *, lock: bool = False) -> StrategicPlan:
    """One of its plans."""
    rows = plans_of(coalition_id).filter(id=plan_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


ORDER = {"organization": ("member__name", "place", "id"), "time": ("due_on", "place", "id")}


def actions_of(
    plan: StrategicPlan, asked: Asked | None = None, *, by: str = "order"
) -> "QuerySet[PlanAction]":
    """What the plan says, in its order or another one; narrowed where somebody asks for less."""
    rows = PlanAction.objects.filter(plan=plan, removed_at=None).select_related("member")
    if asked is not None:
        rows = rows.filter(_narrow(asked))
    return rows.order_by(*ORDER.get(by, ("place", "id")))


def _narrow(asked: Asked) -> Q:
    wanted = Q()
    if asked.member_id:
        wanted &= Q(member_id=asked.member_id)
    if asked.state:
        wanted &= Q(state=asked.state)
    if asked.measure:
        wanted &= Q(measure=asked.measure)
    if asked.late_on:
        wanted &= Q(due_on__lt=asked.late_on, state__in=OPEN)
    return wanted


def action_for(coalition_id: UUID, action_id: UUID, *, lock: bool = False) -> PlanAction:
    """One action, also one that was taken back (to put it back)."""
    rows = PlanAction.objects.filter(agency_id=coalition_id, id=action_id).select_related("member", "plan")
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    return row


def action_made(coalition_id: UUID, action_id: UUID) -> PlanAction | None:
    """What an earlier sending of the same form made."""
    return PlanAction.objects.filter(agency_id=coalition_id, id=action_id).first()


def story_of(row: PlanAction) -> list[ActionStep]:
    """Its steps, the newest first."""
    return list(ActionStep.objects.filter(action=row).order_by("-at", "-id"))


def by_organization(rows: Iterable[PlanAction]) -> list[tuple[str, list[PlanAction]]]:
    """The same actions under the name of who does them."""
    named = sorted(rows, key=lambda row: (row.member is None, str(row.member or ""), row.place))
    return [
        (str(name) if name else _("All together"), list(group))
        for name, group in groupby(named, key=lambda row: str(row.member or ""))
    ]


def by_time(rows: Iterable[PlanAction]) -> list[tuple[date | None, list[PlanAction]]]:
    """The same actions under the month in which they are due; those without a day at the end."""
    dated = sorted(rows, key=lambda row: (row.due_on is None, row.due_on or date.max, row.place))
    return [
        (month, list(group))
        for month, group in groupby(dated, key=lambda row: row.due_on and row.due_on.replace(day=1))
    ]


def glance_of(plan: StrategicPlan, today: date) -> Glance:
    """A plan in numbers; what was let go is not counted."""
    late = Q(due_on__lt=today, state__in=OPEN)
    rows = PlanAction.objects.filter(plan=plan, removed_at=None).exclude(state=ActionState.LET_GO)
    told = rows.aggregate(
        drafted=Count("id", filter=Q(state=ActionState.DRAFTED)),
        done=Count("id", filter=Q(state=ActionState.DONE)),
        under_way=Count("id", filter=Q(state=ActionState.UNDER_WAY)),
        late=Count("id", filter=late),
        all=Count("id"),
    )
    return Glance(plan, **told)


def changed_lately(coalition_id: UUID, limit: int = 4) -> list[ActionStep]:
    """The last steps of any action of this coalition."""
    rows = ActionStep.objects.filter(agency_id=coalition_id, action__removed_at=None)
    return list(rows.select_related("action").order_by("-at", "-id")[:limit])


def is_agreed(plan: StrategicPlan) -> bool:
    """Whether the coalition has decided on it."""
    return plan.state == PlanState.AGREED


def members_to_choose(coalition_id: UUID) -> list[tuple[str, str]]:
    """Who may do something: members that joined, by name."""
    return [(str(row.id), row.name) for row in members.joined(coalition_id)]


def agreed_by(coalition_id: UUID, decision_id: UUID) -> tuple[list[StrategicPlan], list[PlanAction]]:
    """What one decision of a meeting agreed: plans, and actions that stand."""
    rows = PlanAction.objects.filter(agency_id=coalition_id, decision_id=decision_id, removed_at=None)
    return list(plans_of(coalition_id).filter(decision_id=decision_id)), list(
        rows.order_by("place", "id")[:200]
    )


def barriers_to_choose(coalition_id: UUID) -> list[tuple[str, str]]:
    """Barriers that still stand in somebody's way."""
    return [(str(row.id), row.words) for row in barriers_open(coalition_id)]


def answering(coalition_id: UUID, barrier_ids: Iterable[UUID]) -> dict[UUID, list[PlanAction]]:
    """Which actions answer these barriers; what was let go answers nothing any more."""
    rows = PlanAction.objects.filter(
        agency_id=coalition_id, barrier_id__in=list(barrier_ids), removed_at=None
    )
    found: dict[UUID, list[PlanAction]] = {}
    for row in rows.exclude(state=ActionState.LET_GO).order_by("place", "id"):
        if row.barrier_id:
            found.setdefault(row.barrier_id, []).append(row)
    return found
