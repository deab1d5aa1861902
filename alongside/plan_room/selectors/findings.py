"""What can be seen about promises without blaming anyone: who is named, what has a clock, who is silent, what differs.

Belongs here: the findings, each with its denominator, and the words a query uses for them. Not here: pages. Silence is
"no report" and nothing else. "Federal agencies" is many bodies and none: a promise of theirs has only a collective
owner, and there is no scorecard of them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.plan_room.enums import AgencyKind, ClockKind, Finding, Moderation, OwingRole, Status
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    OfficialUpdate,
    PlanClock,
    ShadowFinding,
)
from alongside.plan_room.selectors import tally

# What an agency says, and the findings of others that do not go with it.
DIFFERS: Mapping[str, frozenset[str]] = {
    Status.DONE: frozenset({Finding.NO_EVIDENCE, Finding.NOT_STARTED, Finding.LIMITED}),
    Status.UNDER_WAY: frozenset({Finding.NO_EVIDENCE, Finding.NOT_STARTED}),
    Status.PLANNED: frozenset({Finding.COMPLETE}),
    Status.DELAYED: frozenset({Finding.COMPLETE}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest of both sides: a square and a circle. None: nobody has said."""

    said: str | None = None
    found: str | None = None

    @property
    def apart(self) -> bool:
        return self.said is not None and self.found in DIFFERS.get(self.said, frozenset())


NOTHING = Standing()


@dataclass(frozen=True, slots=True)
class Numbers:
    """Counts of promises, all out of `total`."""

    total: int = 0
    named: int = 0
    collective: int = 0
    unowned: int = 0
    clocked: int = 0  # a length or an interval is given
    per_case: int = 0
    unclocked: int = 0  # nothing at all is said about time
    unanchored: int = 0
    silent: int = 0
    looked_at: int = 0  # others have published a finding
    apart: int = 0
    owners_differ: int = 0

    def __add__(self, other: "Numbers") -> "Numbers":
        """Of two documents together: a promise stands in one of them."""
        return Numbers(
            **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        )


# -- words for a query -------------------------------------------------------------------------------


def _led(kinds: Q) -> Q:
    """Promises that a body of this sort leads. A list and not a question for each: asked once for a whole page."""
    rows = ActionAgency.objects.filter(kinds, role=OwingRole.LEAD)
    return Q(pk__in=rows.values("action_id"))


_collective = Q(body__kind=AgencyKind.COLLECTIVE)
NAMED = Q(unnamed=False) & _led(~_collective)
COLLECTIVE = Q(unnamed=False) & ~_led(~_collective) & _led(_collective)
UNOWNED = ~NAMED & ~COLLECTIVE


def _timed(rows: "QuerySet[PlanClock]") -> Q:
    return Q(pk__in=rows.values("action_id"))


_clocks = PlanClock.objects.all()
_lengths = _clocks.exclude(iso8601="")
CLOCKED = _timed(_lengths)
PER_CASE = _timed(_clocks.filter(per_case=True))
UNCLOCKED = ~_timed(_clocks)
LOOSELY = _timed(_clocks.filter(iso8601=""))
UNANCHORED = _timed(
    _lengths.filter(kind=ClockKind.DURATION, per_case=False, depends_on=None)
    .filter(Q(anchor_on=None) | Q(anchor_assumed=True))
)  # fmt: skip
_updates = OfficialUpdate.objects.filter(state=Moderation.PUBLISHED)
_findings = ShadowFinding.objects.filter(report__state=Moderation.PUBLISHED)
SILENT = ~Q(pk__in=_updates.values("action_id"))
LOOKED_AT = Q(pk__in=_findings.values("action_id"))


def current(plans: Collection[UUID]) -> "QuerySet[Action]":
    """The promises of these plans as they stand: none that a later version dropped."""
    return Action.objects.filter(plan_id__in=plans, dropped_in=None)


_DIFFERS = [f"{said} {one}" for said, found in DIFFERS.items() for one in found]


def numbers_of(actions: "QuerySet[Action]", plans: Collection[UUID], *, pairs: bool = True) -> Numbers:
    """All counts of these promises at once. Without `pairs` whether two documents differ is not looked at."""
    return sum(numbers_by_plan(actions, plans, pairs=pairs).values(), Numbers())


def numbers_by_plan(
    actions: "QuerySet[Action]", plans: Collection[UUID], *, pairs: bool = True
) -> dict[UUID, Numbers]:
    """The same for each document apart; one without any of them is not there."""
    rows = tally.by_plan(actions, plans, _DIFFERS, pairs=pairs)
    return {row.pop("part"): _numbers(row) for row in rows}


def numbers_by_node(actions: "QuerySet[Action]", plan: UUID) -> list[tuple[UUID | None, str, Numbers]]:
    """The same for each node and each status, without looking at other documents."""
    return [(row["part"], row["said"], _numbers(row)) for row in tally.by_node(actions, plan, _DIFFERS)]


def _numbers(row: dict[str, Any]) -> Numbers:
    return Numbers(**{one.name: row[one.name] for one in fields(Numbers)})


def filtered(actions: "QuerySet[Action]", finding: str, plans: Collection[UUID]) -> "QuerySet[Action]":
    """Only those of which this finding holds."""
    plain = {
        "named": NAMED, "collective": COLLECTIVE, "unowned": UNOWNED, "clocked": CLOCKED, "unclocked": UNCLOCKED,
        "unanchored": UNANCHORED, "silent": SILENT, "looked_at": LOOKED_AT,
    }  # fmt: skip
    if finding in plain:
        return actions.filter(plain[finding])
    return actions.filter(pk__in=apart_in(plans) if finding == "apart" else owners_differ_in(plans))


# -- the two sides -----------------------------------------------------------------------------------


def standings(plans: Collection[UUID], actions: Iterable[UUID] | None = None) -> dict[UUID, Standing]:
    """The latest of both sides for each promise that has any: of these plans, or of these promises alone."""
    updates = OfficialUpdate.objects.filter(plan_id__in=plans, state=Moderation.PUBLISHED)
    findings = ShadowFinding.objects.filter(plan_id__in=plans, report__state=Moderation.PUBLISHED)
    if actions is not None:
        ids = list(actions)
        updates, findings = updates.filter(action_id__in=ids), findings.filter(action_id__in=ids)
    said = dict(
        updates.order_by("action_id", "-said_on", "-recorded_at").distinct("action_id")
        .values_list("action_id", "status")
    )  # fmt: skip
    found = dict(
        findings.order_by("action_id", "-report__reported_on", "-report__recorded_at").distinct("action_id")
        .values_list("action_id", "finding")
    )  # fmt: skip
    return {key: Standing(said.get(key), found.get(key)) for key in said.keys() | found.keys()}


def apart_in(plans: Collection[UUID]) -> list[UUID]:
    """Where what the agency says and what others found do not go together."""
    return [key for key, standing in standings(plans).items() if standing.apart]


# -- two documents -----------------------------------------------------------------------------------


def differing_pairs(plans: Collection[UUID]) -> list[tuple[UUID, UUID]]:
    """Promises that say nearly the same, in one document or two, and name other owners or other roles."""
    return tally.pairs_that_differ(plans=plans)


def owners_differ_in(plans: Collection[UUID]) -> list[UUID]:
    """Every promise of such a pair."""
    return [key for pair in differing_pairs(plans) for key in pair]
