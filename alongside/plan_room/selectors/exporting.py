"""A plan to take along: its form as it stands, and its promises as a table.

Belongs here: rows into the form and into cells. Not here: HTTP. What is exported is what is published, whoever asks.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from alongside.foundation.sheets import plain as plain_cell
from alongside.plan_room import planform
from alongside.plan_room.enums import OwingRole
from alongside.plan_room.models import (
    Action,
    ActionAgency,
    ActionLink,
    DeclaredCount,
    Evidence,
    Excluded,
    Node,
    Plan,
    PlanAgency,
    PlanClock,
)
from alongside.plan_room.planform import PlanForm
from alongside.plan_room.selectors import findings, promises
from alongside.plan_room.selectors.plans import public_plans
from alongside.vault.errors import NotFound


def public_plan(key: str) -> Plan:
    """A published plan."""
    found = public_plans().select_related("part_of", "supersedes").filter(key=key).first()
    if found is None:
        raise NotFound
    return found


# -- the form ----------------------------------------------------------------------------------------


def form_of(plan: Plan) -> PlanForm:
    """The plan as a form: read again, it is the same plan."""
    actions = list(Action.objects.filter(plan=plan, dropped_in=None).order_by("position"))
    nodes = {row.id: row for row in Node.objects.filter(plan=plan).order_by("path")}
    whole: dict[str, Any] = {
        **_same(plan, planform.PlanForm),
        "schema": planform.SCHEMA,
        "part_of": plan.part_of.key if plan.part_of else None,
        "supersedes": plan.supersedes.key if plan.supersedes else None,
        "bodies": _bodies(),
        "nodes": [
            {**_same(row, planform.NodeForm), "parent": nodes[row.parent_id].key if row.parent_id else None}
            for row in nodes.values()
        ],
        "actions": _actions(plan, actions, {key: row.key for key, row in nodes.items()}),
        "declared": [
            _same(row, planform.DeclaredForm)
            for row in sorted(DeclaredCount.objects.filter(plan=plan), key=lambda row: ORDER.index(row.what))
        ],
        "facts": _facts(plan, nodes),
        "excluded": [
            _same(row, planform.ExcludedForm)
            for row in Excluded.objects.filter(plan=plan).order_by("source_line")
        ],
        "links": _links(plan),
    }
    return planform.read({name: whole[name] for name in planform.PlanForm.__annotations__})


ORDER = ("goals", "objectives", "actions")


def _same(row: Any, kind: Any) -> dict[str, Any]:
    """The fields of a row that its form calls by the same name; a day as it is written."""
    found = {}
    for name in kind.__annotations__:
        if hasattr(row, name):
            value = getattr(row, name)
            found[name] = value.isoformat() if isinstance(value, date) else value
    return found


def _bodies() -> list[dict[str, Any]]:
    rows = PlanAgency.objects.select_related("parent").order_by("position", "name")
    return [
        {**_same(row, planform.BodyForm), "parent": row.parent.code if row.parent else None} for row in rows
    ]


def _actions(plan: Plan, actions: Sequence[Action], nodes: dict[Any, str]) -> list[dict[str, Any]]:
    owners: dict[Any, list[dict[str, str]]] = {}
    rows = ActionAgency.objects.filter(plan=plan).select_related("body").order_by("position")
    for row in rows:
        owners.setdefault(row.action_id, []).append({"code": row.body.code, "role": row.role})
    clocks = {row.action_id: row for row in PlanClock.objects.filter(plan=plan).select_related("depends_on")}
    return [
        {
            **_same(row, planform.ActionForm),
            "node": nodes.get(row.node_id) if row.node_id else None,
            "owners": owners.get(row.id, []),
            "clock": _clock(clocks.get(row.id)),
        }
        for row in actions
    ]


def _clock(row: PlanClock | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {**_same(row, planform.ClockForm), "depends_on": row.depends_on.key if row.depends_on else None}


def _facts(plan: Plan, nodes: dict[Any, Node]) -> list[dict[str, Any]]:
    rows = Evidence.objects.filter(plan=plan).select_related("action").order_by("position")
    return [
        {
            **_same(row, planform.FactForm),
            "node": nodes[row.node_id].key if row.node_id else None,
            "action": row.action.key if row.action else None,
        }
        for row in rows
    ]


def _links(plan: Plan) -> list[dict[str, Any]]:
    rows = ActionLink.objects.filter(source__plan=plan, source__dropped_in=None)
    rows = rows.select_related("source", "target", "evidence").order_by(
        "source__position", "target__position"
    )
    found = []
    for row in rows:
        there = row.target or row.evidence
        assert there is not None
        found.append({**_same(row, planform.LinkForm), "source": row.source.key, "target": there.key})
    return found


# -- the table ---------------------------------------------------------------------------------------

COLUMNS = (
    "promise", "plan", "under", "title", "title_es", "leads", "others", "owner_named", "modality", "specificity",
    "condition", "legal_basis", "clock", "clock_words", "clock_length", "clock_state", "clock_day", "agency_says",
    "others_found", "they_differ", "source_file", "source_line", "address",
)  # fmt: skip


def table_of(plans: Sequence[Plan], home: str, today: date) -> Iterator[list[str]]:
    """One promise a line, the columns first. No cell runs in a spreadsheet."""
    yield list(COLUMNS)
    for plan in plans:
        actions = list(findings.current([plan.id]).select_related("node").order_by("position"))
        yield from _rows(plan, actions, home, today)


def _rows(plan: Plan, actions: Sequence[Action], home: str, today: date) -> Iterable[list[str]]:
    ids = [action.id for action in actions]
    standings, dues = findings.standings([plan.id]), promises.dues_of(ids, today)
    clocks = {row.action_id: row for row in PlanClock.objects.filter(plan=plan)}
    named = set(findings.current([plan.id]).filter(findings.NAMED).values_list("id", flat=True))
    owners: dict[Any, list[tuple[str, str]]] = {}
    for key, code, role in (
        ActionAgency.objects.filter(plan=plan)
        .order_by("position")
        .values_list("action_id", "body__code", "role")
    ):
        owners.setdefault(key, []).append((code, role))
    for action in actions:
        owed, clock, due = owners.get(action.id, []), clocks.get(action.id), dues.get(action.id)
        standing = standings.get(action.id, findings.NOTHING)
        yield [
            plain_cell(cell)
            for cell in (
                action.key, plan.key, action.node.number if action.node else "", action.title,
                action.title_es,
                " ".join(code for code, role in owed if role == OwingRole.LEAD),
                " ".join(f"{code}:{role}" for code, role in owed if role != OwingRole.LEAD),
                "yes" if action.id in named else "no", action.modality, action.specificity, action.condition,
                action.legal_basis, clock.kind if clock else "none", clock.text if clock else "",
                clock.iso8601 if clock else "", due.state if due else "none",
                due.on.isoformat() if due and due.has_day and due.on else "", standing.said or "no report",
                standing.found or "", "yes" if standing.apart else "", action.source_file,
                str(action.source_line or ""), f"{home}{address_of(action.key)}",
            )
        ]  # fmt: skip


def address_of(key: str) -> str:
    """Where a promise stands, for ever."""
    return reverse("plans:promise", args=[key])
