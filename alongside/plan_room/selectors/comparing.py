"""Two plans side by side: what is tied, who is named in one and not in the other, what has no counterpart.

Belongs here: reading both. Not here: versions of one plan (changes). Two plans are joined by links that a reader made;
nothing is matched by guess.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from alongside.plan_room import shown
from alongside.plan_room.enums import LinkKind
from alongside.plan_room.models import Action, ActionAgency, ActionLink, Evidence, Plan
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import NOTHING
from alongside.plan_room.selectors.promises import BACK, FORTH


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
    """Both plans: their pairs, and what stands alone in each."""

    pairs: list[Pair]
    left_total: int
    right_total: int
    left_alone: int
    right_alone: int


def compare(left: Plan, right: Plan) -> Comparison:
    """Every link between the two, in the order of the first."""
    rows = list(
        ActionLink.objects.filter(
            Q(source__plan=left, target__plan=right)
            | Q(source__plan=right, target__plan=left)
            | Q(source__plan=left, evidence__plan=right)
        )
        .filter(source__dropped_in=None)
        .select_related("source__plan", "target__plan", "evidence")
    )
    found = [_pair(row, left) for row in rows]
    found.sort(key=lambda one: (one[0].position, one[1].position if one[1] else 0))
    ids = {one[0].id for one in found} | {one[1].id for one in found if one[1] is not None}
    standings = findings.standings([left.id, right.id], ids)
    owners = _lead_names(ids)
    pairs = [_shown(*one, standings=standings, owners=owners) for one in found]
    totals = [findings.current([plan.id]).count() for plan in (left, right)]
    tied = [len({one[0].id for one in found}), len({one[1].id for one in found if one[1] is not None})]
    return Comparison(pairs, totals[0], totals[1], totals[0] - tied[0], totals[1] - tied[1])


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


def alone(plan: Plan, other: Plan) -> list[Action]:
    """Promises of this plan without a counterpart in the other."""
    links = ActionLink.objects.filter(
        Q(source__plan=plan, target__plan=other) | Q(source__plan=plan, evidence__plan=other)
    )
    back = ActionLink.objects.filter(source__plan=other, target__plan=plan)
    rows = findings.current([plan.id]).exclude(pk__in=links.values("source_id"))
    return list(rows.exclude(pk__in=back.values("target_id")).select_related("plan").order_by("position"))
