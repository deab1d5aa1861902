"""Plans as everyone reads them: the list, one plan, its promises as lines.

Belongs here: reading plans and narrowing their promises. Not here: squares and circles (matrix), one promise
(promises), counts (findings). Lists
show published plans alone, also to those who edit: a draft is looked at on its own page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    QuerySet,
    When,
)

from alongside.plan_room import shown
from alongside.plan_room.enums import Counted, Publication
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    ActionLink,
    DeclaredCount,
    Evidence,
    Excluded,
    Node,
    OfficialUpdate,
    Plan,
    PlanAgency,
    PlanClock,
    PlanVersion,
)
from alongside.plan_room.selectors import findings
from alongside.plan_room.selectors.findings import NOTHING
from alongside.plan_room.selectors.remembering import remembered, remembered_of
from alongside.vault.errors import NotFound


def public_plans() -> "QuerySet[Plan]":
    """Every plan that everyone may read, in the order in which they came."""
    return Plan.objects.filter(state=Publication.PUBLISHED).order_by("position", "key")


def plan_by_key(key: str) -> Plan:
    """The plan of this address: a published one, or a draft for those who edit it (the row decides)."""
    found = Plan.objects.select_related("part_of", "supersedes").filter(key=key).first()
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in a list."""

    plan: Plan
    title: shown.Words
    span: str
    total: int
    declared: str


def plan_lines() -> list[PlanLine]:
    """Every published plan, with how many of its promises are here."""
    plans = list(public_plans())
    ids = [plan.id for plan in plans]
    counts = remembered(("lines", *ids), lambda: _counts(ids))
    declared: dict[UUID, list[DeclaredCount]] = {}
    for row in DeclaredCount.objects.filter(plan_id__in=ids):
        declared.setdefault(row.plan_id, []).append(row)
    return [
        PlanLine(
            plan, shown.titled(plan), shown.span_of(plan), counts.get(plan.id, 0),
            shown.declared_words(declared.get(plan.id, []), counts.get(plan.id, 0)),
        )
        for plan in plans
    ]  # fmt: skip


def _counts(plans: Sequence[UUID]) -> dict[UUID, int]:
    each = findings.current(plans).order_by().values("plan_id").annotate(n=Count("pk"))
    return dict(each.values_list("plan_id", "n"))


def in_focus() -> list[Plan]:
    """The newest plan of a government and its parts: what the front page counts. Several documents, never one."""
    roots = public_plans().filter(keeper=None, part_of=None).exclude(released_on=None)
    newest = roots.order_by("-released_on", "position").first()
    if newest is None:
        return []
    return [newest, *public_plans().filter(part_of=newest)]


def links_within(plans: Sequence[Plan]) -> int:
    """How many links tie the promises of these plans to each other, or to facts in them."""
    ids = [plan.id for plan in plans]

    def here(model: type[Action] | type[Evidence], end: str) -> Exists:
        return Exists(model.objects.filter(pk=OuterRef(end), plan_id__in=ids))

    tied = here(Action, "target_id") | here(Evidence, "evidence_id")
    return ActionLink.objects.filter(here(Action, "source_id"), tied).count()


# -- one plan ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the reader asks to see. Empty: everything."""

    who: str = ""
    clock: str = ""
    theme: str = ""
    said: str = ""
    finding: str = ""

    @property
    def is_empty(self) -> bool:
        return self == Narrow()


def narrowed(actions: "QuerySet[Action]", narrow: Narrow, plans: Sequence[UUID]) -> "QuerySet[Action]":
    """Only the promises that were asked for."""
    if narrow.who:
        owed = ActionAgency.objects.filter(body__code=narrow.who, plan_id__in=plans)
        actions = actions.filter(pk__in=owed.values("action_id"))
    if narrow.clock:
        clocks = {"some": findings.CLOCKED, "loose": findings.LOOSELY, "none": findings.UNCLOCKED}
        actions = actions.filter(clocks[narrow.clock])
    if narrow.theme:
        actions = actions.filter(themes__contains=[narrow.theme])
    if narrow.said:
        actions = _with_status(actions, narrow.said, plans)
    return findings.filtered(actions, narrow.finding, plans) if narrow.finding else actions


def _with_status(actions: "QuerySet[Action]", said: str, plans: Sequence[UUID]) -> "QuerySet[Action]":
    if said == "none":
        return actions.filter(findings.SILENT)
    latest = (
        OfficialUpdate.objects.filter(plan_id__in=plans, state="published")
        .order_by("action_id", "-said_on", "-recorded_at").distinct("action_id")
    )  # fmt: skip
    meant = [key for key, status in latest.values_list("action_id", "status") if status == said]
    return actions.filter(pk__in=meant)


def bodies_in(plan: Plan) -> list[tuple[str, str, int]]:
    """Who stands in this plan: code, name, and with how many promises."""
    counts = remembered_of(plan, "bodies", lambda: _bodies_counted(plan))
    rows = PlanAgency.objects.filter(pk__in=counts).order_by("position", "name")
    return [(row.code, shown.named(row).text, counts[row.id]) for row in rows]


def _bodies_counted(plan: Plan) -> dict[UUID, int]:
    gone = Action.objects.filter(plan=plan).exclude(dropped_in=None)
    owed = ActionAgency.objects.filter(plan=plan).exclude(action__in=gone).order_by()
    return dict(owed.values("body_id").annotate(n=Count("pk")).values_list("body_id", "n"))


def themes_in(plan: Plan) -> list[str]:
    """The themes that a reader gave to promises of this plan."""
    return remembered_of(plan, "themes", lambda: _themes(plan))


def _themes(plan: Plan) -> list[str]:
    each = Func(F("themes"), function="unnest", output_field=CharField())
    return sorted(findings.current([plan.id]).annotate(one=each).values_list("one", flat=True).distinct())


def lines_of(actions: Iterable[Action]) -> list[shown.Line]:
    """These promises as lines of a list, with who owes them."""
    actions = list(actions)
    ids = [action.id for action in actions]
    standings = findings.standings(list({action.plan_id for action in actions}), ids)
    owners: dict[UUID, list[str]] = {}
    rows = ActionAgency.objects.filter(action_id__in=ids, role="lead").select_related("body")
    for row in rows.order_by("position"):
        owners.setdefault(row.action_id, []).append(shown.named(row.body).text)
    return [
        shown.line(action, standings.get(action.id, NOTHING), owners=", ".join(owners.get(action.id, [])))
        for action in actions
    ]


def ordered(actions: "QuerySet[Action]") -> "QuerySet[Action]":
    """In the order of the plan."""
    return actions.select_related("plan").order_by("plan__position", "position", "key")


def in_order(actions: "QuerySet[Action]") -> "QuerySet[Action]":
    """The promises of one plan in its order, by the index of their places."""
    return actions.order_by("position", "key")


def nodes_alone(plan: Plan, used: set[UUID | None]) -> list[tuple[str, shown.Words]]:
    """Goals and the like under which no promise is listed, directly or further down: number and title."""
    rows = Node.objects.filter(plan=plan).exclude(title="").order_by("path")
    above = {row.id: row.parent_id for row in rows}
    known = set(used)
    for key in used:
        while (key := above.get(key) if key else None) is not None:
            known.add(key)
    return [(shown.number_of(row), shown.titled(row)) for row in rows if row.id not in known]


def facts_in(plan: Plan) -> list[Evidence]:
    """What the document states besides promises."""
    return list(Evidence.objects.filter(plan=plan, url="").order_by("source_line", "position"))


def from_elsewhere(plan: Plan) -> list[Evidence]:
    """What other public pages say about it, each with its address."""
    return list(Evidence.objects.filter(plan=plan).exclude(url="").order_by("position"))


def not_counted(plan: Plan) -> list[Excluded]:
    """Passages that were read and are no promise."""
    return list(Excluded.objects.filter(plan=plan).order_by("source_line", "why"))


def declared_in(plan: Plan, promises: int) -> list[tuple[DeclaredCount, int]]:
    """What the plan says it has, beside what is here: so many promises, and what else it counts."""
    here = {
        Counted.ACTIONS: promises,
        Counted.GOALS: Node.objects.filter(plan=plan, kind="goal").count(),
        Counted.OBJECTIVES: Node.objects.filter(plan=plan, kind="objective").count(),
    }
    return [
        (row, here[Counted(row.what)]) for row in DeclaredCount.objects.filter(plan=plan).order_by("number")
    ]


def versions_of(plan: Plan) -> "QuerySet[PlanVersion]":
    """Its published versions, newest first, without their forms."""
    return (
        PlanVersion.objects.filter(plan=plan, state=Publication.PUBLISHED).defer("form").order_by("-number")
    )


def parts_of(plan: Plan) -> list[Plan]:
    """Published plans that are a part of this one."""
    return list(public_plans().filter(part_of=plan))


KINDS = {
    ("ongoing", False): "ongoing", ("recurrence", False): "again", ("duration", True): "length",
    ("event", False): "event", ("recurrence", True): "interval", ("plan_period", False): "period",
}  # fmt: skip


def clock_kinds(plans: Sequence[UUID], unclocked: int) -> list[tuple[str, int, bool]]:
    """What promises say about time: which kind, how many, and whether a length or an interval is given."""
    given = Case(When(iso8601="", then=False), default=True, output_field=BooleanField())
    clocks = PlanClock.objects.filter(plan_id__in=plans, action__dropped_in=None).annotate(given=given)
    rows = clocks.order_by().values("kind", "given").annotate(n=Count("pk")).values_list("kind", "given", "n")
    known = [(KINDS[kind, has], count, has) for kind, has, count in rows if (kind, has) in KINDS]
    found = [*known, *([("none", unclocked, False)] if unclocked else [])]
    return sorted(found, key=lambda row: (-row[1], row[0]))
