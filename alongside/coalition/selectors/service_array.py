"""Help, stage by stage: what each member offers and what the plan adds, from a crisis to a life (S4-218, S4-219).

Belongs here: laying side by side what stands apart: the members' entries in the directory, the actions of the plan,
the agreements of whoever reads. Not here: how it is drawn (views.service_array), any client, any place: of an entry
only the areas of its services are read, which everyone may read in the directory.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from alongside.coalition.enums_strategy import ActionState, Stage
from alongside.coalition.models import Member, PlanAction
from alongside.coalition.selectors.members import joined
from alongside.coalition.selectors.strategy import actions_of, plan_now
from alongside.directory.selectors.agreements import agreed_with
from alongside.directory.selectors.areas import Area, areas
from alongside.directory.selectors.services import areas_offered
from alongside.vault.actors import Actor

ALONG = "along"  # what is needed at every stage: lawyers, papers, actions without a stage
STAGES = (*Stage.values, ALONG)
STAGE_OF = {
    "housing_tonight": Stage.CRISIS, "crisis": Stage.CRISIS, "food": Stage.CRISIS, "clothing": Stage.CRISIS,
    "hygiene": Stage.CRISIS, "health": Stage.TREATMENT, "mental": Stage.TREATMENT, "substance": Stage.TREATMENT,
    "housing_transitional": Stage.HOUSING, "housing_long": Stage.HOUSING, "ged": Stage.LEARNING,
    "english": Stage.LEARNING, "work": Stage.LEARNING, "life": Stage.COMMUNITY, "reentry": Stage.COMMUNITY,
}  # fmt: skip


@dataclass(slots=True)
class Part:
    """What one organization does at one stage."""

    areas: list[Area] = field(default_factory=list)
    actions: list[PlanAction] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it at this stage."""
        return not self.areas and not self.actions

    @property
    def is_done(self) -> bool:
        """Whether every action here is done."""
        return all(one.state == ActionState.DONE for one in self.actions)


@dataclass(slots=True)
class Lane:
    """One organization, or all together, through the stages."""

    member: Member | None
    in_directory: bool
    agreed: bool
    parts: dict[str, Part]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of it at any stage."""
        return all(part.is_empty for part in self.parts.values())


@dataclass(frozen=True, slots=True)
class StageSum:
    """One stage over all: how many take part in it, and which help nobody's entry names."""

    code: str
    members: int
    missing: list[str]


def lanes_of(actor: Actor, coalition_id: UUID, on: date) -> list[Lane]:
    """Who has joined, those of whom something is known first; then what all do together."""
    rows = list(joined(coalition_id))
    entries = areas_offered([row.organization_id for row in rows if row.organization_id])
    actions, agreed = _actions_by(coalition_id), agreed_with(actor, on=on)
    lanes = [
        _lane(row, entries.get(row.organization_id or row.id, []), actions[row.id], agreed) for row in rows
    ]
    if actions[None]:
        lanes.append(_lane(None, [], actions[None], frozenset()))
    return sorted(lanes, key=lambda lane: lane.is_empty)


def sums_of(lanes: list[Lane]) -> list[StageSum]:
    """Each stage over all lanes. What nobody offers is only said where some entry is known at all."""
    known = any(lane.in_directory for lane in lanes)
    return [
        _sum(stage, [lane.parts[stage] for lane in lanes if lane.member], known=known) for stage in STAGES
    ]


def _sum(stage: str, parts: list[Part], *, known: bool) -> StageSum:
    here = {area.code for part in parts for area in part.areas}
    missing = [area.name for area in _of_stage(stage) if area.code not in here] if known else []
    return StageSum(stage, sum(not part.is_empty for part in parts), missing)


def _of_stage(stage: str) -> Iterator[Area]:
    """Our own areas: a term that one agency added is nobody's gap."""
    return (area for area in areas(with_own=False) if stage_of(area) == stage)


def stage_of(area: Area) -> str:
    """Where on the way an area of help belongs."""
    return STAGE_OF.get(area.code, ALONG)


def _lane(
    row: Member | None, offered: list[Area], actions: list[PlanAction], agreed: frozenset[UUID]
) -> Lane:
    parts = {stage: Part() for stage in STAGES}
    for area in offered:
        parts[stage_of(area)].areas.append(area)
    for action in actions:
        parts[action.stage or ALONG].actions.append(action)
    ids = {row.member_id, row.organization_id} if row else set()
    return Lane(row, bool(row and row.organization_id), not agreed.isdisjoint(ids), parts)


def _actions_by(coalition_id: UUID) -> defaultdict[UUID | None, list[PlanAction]]:
    """The actions of the plan that holds, by who does them; without what was let go."""
    found: defaultdict[UUID | None, list[PlanAction]] = defaultdict(list)
    plan = plan_now(coalition_id)
    for row in actions_of(plan).exclude(state=ActionState.LET_GO) if plan else ():
        found[row.member_id].append(row)
    return found
