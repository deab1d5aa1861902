"""Who owes what: bodies of government, and the scorecard of one.

Belongs here: counts for each body, each with its denominator. Not here: any judgment of them. A collective body
("federal agencies") is many and none: it has a page that says so and lists its promises, and no scorecard.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from alongside.plan_room import shown
from alongside.plan_room.enums import AgencyKind, OwingRole, Publication
from alongside.plan_room.models import Action, ActionAgency, PlanAgency
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.remembering import remembered
from alongside.vault.errors import NotFound

PUBLIC = Q(plan__state=Publication.PUBLISHED, action__dropped_in=None)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A body in the list."""

    code: str
    name: shown.Words
    kind: str
    leads: int
    named: int
    depth: int
    collective: bool


def _owed(rows: "QuerySet[ActionAgency]") -> dict[UUID, tuple[int, int]]:
    """How many promises each body leads, and in how many it stands."""
    counts = rows.filter(PUBLIC).order_by().values("body_id").annotate(
        led=Count("pk", filter=Q(role=OwingRole.LEAD)), named=Count("pk")
    )  # fmt: skip
    return {key: (led, named) for key, led, named in counts.values_list("body_id", "led", "named")}


def body_lines() -> list[BodyLine]:
    """Every body that plans name, offices under their departments, with how many promises each leads."""
    owed = _owed(ActionAgency.objects.all())
    rows = list(PlanAgency.objects.order_by("position", "name"))
    under: dict[UUID | None, list[PlanAgency]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row)
    lines: list[BodyLine] = []

    def walk(parent: UUID | None, depth: int) -> None:
        for row in under.get(parent, []):
            lines.append(_line(row, owed.get(row.id, (0, 0)), min(depth, 3)))
            walk(row.id, depth + 1)

    walk(None, 0)
    return lines


def _line(row: PlanAgency, owed: tuple[int, int], depth: int) -> BodyLine:
    kind, collective = str(AgencyKind(row.kind).label), row.kind == AgencyKind.COLLECTIVE
    return BodyLine(row.code, shown.named(row), kind, *owed, depth, collective)


def body_by_code(code: str) -> PlanAgency:
    """The body of this address."""
    found = PlanAgency.objects.select_related("parent").filter(code=code).first()
    if found is None:
        raise NotFound
    return found


def owed_by(body: PlanAgency, role: str = "") -> "Any":
    """Published promises in which it stands, in one role alone where that is asked."""
    owing = ActionAgency.objects.filter(PUBLIC, body=body)
    if role:
        owing = owing.filter(role=role)
    return Action.objects.filter(pk__in=owing.values("action_id"), dropped_in=None)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One body in numbers: what it leads, and of those how many have a clock, a report, a difference."""

    led: findings.Numbers
    alone: int
    shared: int
    roles: list[tuple[str, int]]
    oldest_silence: date | None
    offices: list[BodyLine]


def scorecard(body: PlanAgency) -> Scorecard | None:
    """None for a collective body: no single one of them could be shown as silent."""
    if body.kind == AgencyKind.COLLECTIVE:
        return None
    numbers, shared, silent = remembered(("scorecard", body.id), lambda: _counted(body))
    return Scorecard(numbers, numbers.total - shared, shared, _other_roles(body), silent, offices_of(body))


def _counted(body: PlanAgency) -> tuple[findings.Numbers, int, date | None]:
    """What it leads in numbers, how many of them with others, since when nothing is said of the oldest."""
    led = owed_by(body, OwingRole.LEAD)
    plans = list(led.order_by().values_list("plan_id", flat=True).distinct())
    numbers = findings.numbers_of(led, plans)
    others = ActionAgency.objects.filter(action__in=led, role=OwingRole.LEAD).exclude(body=body)
    shared = led.filter(pk__in=others.values("action_id")).count()
    silent = led.filter(findings.SILENT).aggregate(first=Min("plan__released_on"))["first"]
    return numbers, shared, silent


def _other_roles(body: PlanAgency) -> list[tuple[str, int]]:
    counts = dict(
        ActionAgency.objects.filter(PUBLIC, body=body).order_by().values("role").annotate(n=Count("pk"))
        .values_list("role", "n")
    )  # fmt: skip
    return [
        (str(role.label), counts[role]) for role in OwingRole if role in counts and role != OwingRole.LEAD
    ]


def offices_of(body: PlanAgency) -> list[BodyLine]:
    """The bodies directly beneath it that stand in a promise. Their promises are theirs: they are not added to its."""
    rows = list(PlanAgency.objects.filter(parent=body).order_by("position", "name"))
    owed = _owed(ActionAgency.objects.filter(body__in=rows))
    return [_line(row, owed[row.id], 1) for row in rows if row.id in owed]
