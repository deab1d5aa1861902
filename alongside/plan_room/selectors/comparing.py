"""Two plans side by side: what is tied, who is named in one and not in the other, what has no counterpart.

Belongs here: reading both. Not here: versions of one plan (changes). Two plans are joined by links that a reader made;
nothing is matched by guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.plan_room import shown
from alongside.plan_room.enums import LinkKind
from alongside.plan_room.models import Action, ActionAgency, ActionLink, Evidence, Plan
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import NOTHING
from alongside.plan_room.selectors.promises import BACK, FORTH
from alongside.plan_room.selectors.remembering import remembered


@dataclass(frozen=True, slots=True)
class Pair:
    """A promise of one plan and its counterpart in the other."""

    left: shown.Line
    right: shown.Line | None
    fact: Evidence | None
    how: str
    note: str
    only_left: list[str]
    only_right: list[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both plans: how many pairs, those of this page, and what stands alone in each."""

    count: int
    pairs: list[Pair]
    left_total: int
    right_total: int
    left_alone: int
    right_alone: int


class Place(NamedTuple):
    """Where a link stands: the place of its promise in the first plan, in the other, its id, and both promises."""

    first: int
    other: int
    link: UUID
    left: UUID
    right: UUID | None


def places(left: Plan, right: Plan) -> list[Place]:
    """Every link between the two published plans, in the order of the first."""
    return remembered(("places", left.id, right.id), lambda: _places(left, right))


def _places(left: Plan, right: Plan) -> list[Place]:
    columns = ("pk", "source__plan", "source_id", "source__position", "target_id", "target__position")
    found = []
    for key, plan, source, place, target, other in _between(left, right).values_list(*columns):
        row = (
            (place, other or 0, key, source, target)
            if plan == left.id
            else (other, place, key, target, source)
        )
        found.append(Place(*row))
    return sorted(found, key=lambda one: one[:3])


def compare(left: Plan, right: Plan, found: Sequence[Place], page: Sequence[Place]) -> Comparison:
    """The counts of all links, and those of one page with what they tie."""
    rows = _between(left, right).filter(pk__in=[one.link for one in page])
    links = {row.id: row for row in rows.select_related("source__plan", "target__plan", "evidence")}
    shown_here = [_pair(links[one.link], left) for one in page]
    ids = {key for one in page for key in (one.left, one.right) if key is not None}
    standings = findings.standings([left.id, right.id], ids)
    owners = _lead_names(ids)
    totals = [
        remembered(("promises now", plan.id), findings.current([plan.id]).count) for plan in (left, right)
    ]
    tied = [len({one.left for one in found}), len({one.right for one in found} - {None})]
    pairs = [_shown(*one, standings=standings, owners=owners) for one in shown_here]
    return Comparison(len(found), pairs, totals[0], totals[1], totals[0] - tied[0], totals[1] - tied[1])


def _between(left: Plan, right: Plan) -> "QuerySet[ActionLink]":
    forth = Q(source__plan=left, target__plan=right) | Q(source__plan=left, evidence__plan=right)
    back = Q(source__plan=right, target__plan=left)
    return ActionLink.objects.filter(forth | back).filter(source__dropped_in=None)


Found = tuple[Action, Action | None, ActionLink]


def _pair(row: ActionLink, left: Plan) -> Found:
    if row.source.plan_id == left.id:
        return row.source, row.target, row
    assert row.target is not None
    return row.target, row.source, row


def _lead_names(actions: set[UUID]) -> dict[UUID, dict[str, str]]:
    """Whoever leads each promise: code and name."""
    found: dict[UUID, dict[str, str]] = {key: {} for key in actions}
    for row in ActionAgency.objects.filter(action_id__in=actions, role="lead").select_related("body"):
        found[row.action_id][row.body.code] = shown.named(row.body).text
    return found


def _shown(
    left: Action, right: Action | None, row: ActionLink, *,
    standings: dict[UUID, findings.Standing], owners: dict[UUID, dict[str, str]],
) -> Pair:  # fmt: skip
    mine, theirs = owners[left.id], owners[right.id] if right else {}
    apart = right is not None and row.kind == LinkKind.NEAR_DUPLICATE
    return Pair(
        left=shown.line(left, standings.get(left.id, NOTHING)),
        right=shown.line(right, standings.get(right.id, NOTHING)) if right else None,
        fact=row.evidence,
        how=str((FORTH if row.source_id == left.id else BACK)[row.kind]),
        note=row.note,
        only_left=[name for code, name in mine.items() if apart and code not in theirs],
        only_right=[name for code, name in theirs.items() if apart and code not in mine],
    )


def alone(plan: Plan, other: Plan) -> "QuerySet[Action]":
    """Promises of this plan without a counterpart in the other."""
    links = ActionLink.objects.filter(
        Q(source__plan=plan, target__plan=other) | Q(source__plan=plan, evidence__plan=other)
    )
    back = ActionLink.objects.filter(source__plan=other, target__plan=plan)
    rows = findings.current([plan.id]).exclude(pk__in=links.values("source_id"))
    return rows.exclude(pk__in=back.values("target_id")).order_by("position", "key")
