"""The plans that come with Alongside, put into the form of the house.

Belongs here: reading data/plans.json, data/facts.json and data/titles_es.json. Not here: rows (actions.loading). The
first two are kept as they were given; what they leave out is left out here too, but for the first day of a length of
time, which is the release that the file itself counts from, and is marked as our guess. The Spanish titles are ours.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from alongside.plan_room.enums import Counted, FactKind, Level, NodeKind, Stage
from alongside.plan_room.planform import (
    SCHEMA,
    ActionForm,
    BodyForm,
    ClockForm,
    DeclaredForm,
    FactForm,
    LinkForm,
    NodeForm,
    PlanForm,
    Source,
)

DATA = Path(__file__).parent / "data"
DEPARTMENTS = {"HHS20"}
PER_CASE = "each case"


def forms() -> list[PlanForm]:
    """Each plan whole, a plan before its parts."""
    told = json.loads((DATA / "plans.json").read_text(encoding="utf-8"))
    more = json.loads((DATA / "facts.json").read_text(encoding="utf-8"))
    released = {plan["id"]: plan.get("released") for plan in told["plans"]}
    return [in_spanish(_plan(plan, told, more, released), spanish()) for plan in told["plans"]]


Spanish = dict[str, dict[str, str]]


def spanish() -> Spanish:
    """Our Spanish titles, by what they are of and by key; of a node behind the key of its plan."""
    found: Spanish = json.loads((DATA / "titles_es.json").read_text(encoding="utf-8"))
    return found


def in_spanish(form: PlanForm, told: Spanish) -> PlanForm:
    """The form with the Spanish titles that there are."""
    form["title_es"] = told["plans"].get(form["key"], "")
    for node in form["nodes"]:
        node["title_es"] = told["nodes"].get(f"{form['key']}/{node['key']}", "")
    for action in form["actions"]:
        action["title_es"] = told["promises"].get(action["key"], "")
    for fact in form["facts"]:
        fact["title_es"] = told["facts"].get(fact["key"], "")
    for body in form["bodies"]:
        body["name_es"] = told["bodies"].get(body["code"], "")
    return form


def _plan(plan: dict[str, Any], told: dict[str, Any], more: list[Any], released: dict[str, str]) -> PlanForm:
    key, part_of = plan["id"], plan.get("parent_plan")
    began: str = plan.get("released") or released[str(part_of)]
    nodes, actions, facts = _tree(plan, began)
    facts += [_fact(row, row["key"], action=row["action"]) for row in more if row["plan"] == key]
    keys = {row["key"] for row in actions}
    period = plan.get("period", {})
    return {
        "schema": SCHEMA,
        "key": key,
        "title": plan["title"],
        "title_es": "",
        "jurisdiction": plan.get("jurisdiction", "US federal"),
        "level": Level.DEPARTMENT if key in DEPARTMENTS else Level.FEDERAL,
        "stage": Stage.FINAL,
        "period_start": period.get("start_year"),
        "period_end": period.get("end_year"),
        "released_on": began,
        "released_line": plan.get("released_source", {}).get("line"),
        "posted_on": plan.get("published"),
        "source_file": plan["source_file"],
        "part_of": part_of,
        "supersedes": None,
        "bodies": _bodies(told["agencies"]),
        "nodes": nodes,
        "actions": actions,
        "declared": _declared(plan),
        "facts": facts + _outside(plan),
        "excluded": [
            {"why": row["why"], "source_file": row["file"], "source_line": row["line"]}
            for row in told["excluded_passages"] if row["file"] == plan["source_file"]
        ],
        "links": [_link(row) for row in told["cross_links"] if row["from"] in keys],
    }  # fmt: skip


def _bodies(told: list[dict[str, Any]]) -> list[BodyForm]:
    return [
        {
            "code": row["code"],
            "name": row["name"],
            "name_es": "",
            "parent": row["parent"],
            "kind": row["kind"],
        }
        for row in told
    ]


def _source(row: dict[str, Any]) -> Source:
    return {"source_file": row["source"]["file"], "source_line": row["source"]["line"]}


# -- the tree ----------------------------------------------------------------------------------------


def _tree(plan: dict[str, Any], began: str) -> tuple[list[NodeForm], list[ActionForm], list[FactForm]]:
    if "pillars" in plan:
        return _pillars(plan, began)
    if "bullets" in plan:
        return _points(plan, began)
    nodes = [_node(row, f"G{row['number']}", NodeKind.GOAL) for row in plan["goals"]]
    return nodes, [_action(row, None, began) for row in plan["actions"]], []


def _pillars(plan: dict[str, Any], began: str) -> tuple[list[NodeForm], list[ActionForm], list[FactForm]]:
    nodes: list[NodeForm] = []
    actions: list[ActionForm] = []
    for pillar in plan["pillars"]:
        nodes.append(_node(pillar, pillar["number"], NodeKind.PILLAR))
        for principle in pillar["principles"]:
            nodes.append(_node(principle, principle["number"], NodeKind.PRINCIPLE, pillar["number"]))
            actions += [_action(row, principle["number"], began) for row in principle["actions"]]
    return nodes, actions, []


def _points(plan: dict[str, Any], began: str) -> tuple[list[NodeForm], list[ActionForm], list[FactForm]]:
    nodes: list[NodeForm] = []
    actions: list[ActionForm] = []
    facts: list[FactForm] = []
    for point in plan["bullets"]:
        key = f"L{point['source']['line']:02d}"
        nodes.append(_node({**point, "number": point["bullet"], "title": ""}, key, NodeKind.BULLET))
        actions += [_action(row, key, began) for row in point["actions"]]
        for row in point.get("non_actions", []):
            facts.append(_fact({**row, "source": point["source"]}, f"{plan['id']}-{key}", node=key))
    return nodes, actions, facts


def _node(row: dict[str, Any], key: str, kind: NodeKind, parent: str | None = None) -> NodeForm:
    return {
        "key": key, "kind": kind, "number": str(row["number"]), "title": row["title"], "title_es": "",
        "parent": parent, **_source(row),
    }  # fmt: skip


def _action(row: dict[str, Any], node: str | None, began: str) -> ActionForm:
    target = row.get("target", {})
    return {
        "key": row["id"],
        "node": node,
        "title": row["title"],
        "title_es": "",
        "modality": row["modality"],
        "specificity": row["specificity"],
        "unnamed": row.get("no_agency_named", False),
        "actor_in_text": row.get("actor_in_text", ""),
        "condition": row.get("condition", ""),
        "legal_basis": row.get("legal_basis", ""),
        "survivor_input": None,
        "target_count": target.get("quantity"),
        "target_unit": target.get("unit", ""),
        "where": row.get("level", ""),
        "themes": row.get("theme", []),
        "mentions": row.get("mentions", []),
        "note": row.get("borderline", ""),
        "source_anchor": row["source"]["anchor"],
        "owners": [{"code": code, "role": row["agency_roles"][code]} for code in row["agencies"]],
        "clock": _clock(row["deadline"], row.get("depends_on"), began),
        **_source(row),
    }


def _clock(told: dict[str, Any], depends_on: str | None, began: str) -> ClockForm | None:
    if told["type"] == "none":
        return None
    guessed = "due_if_counted_from_plan_release" in told
    event = told.get("anchor_event") or told.get("starts_after", "")
    return {
        "kind": told["type"],
        "text": told.get("text", ""),
        "iso8601": told.get("iso8601") or "",
        "anchor_event": event,
        "anchor_on": date.fromisoformat(began).isoformat() if guessed else None,
        "anchor_assumed": guessed,
        "per_case": event.startswith(PER_CASE),
        "depends_on": depends_on,
        "end_year": told.get("end_year"),
        "note": told.get("note", ""),
    }


# -- beside the tree ---------------------------------------------------------------------------------


def _declared(plan: dict[str, Any]) -> list[DeclaredForm]:
    told = plan.get("declared")
    if not told:
        return []
    where: Source = _source(told)
    least = int("".join(letter for letter in told["actions_text"] if letter.isdigit()))
    return [
        {"what": Counted.GOALS, "number": told["goals"], "more_than": False, **where},
        {"what": Counted.OBJECTIVES, "number": told["objectives"], "more_than": False, **where},
        {"what": Counted.ACTIONS, "number": least, "more_than": True, **where},
    ]


def _fact(row: dict[str, Any], key: str, *, node: str | None = None, action: str | None = None) -> FactForm:
    return {
        "key": key, "kind": row["kind"], "title": row["title"], "title_es": "", "node": node, "action": action,
        "values": row.get("values") or {}, "agencies": row.get("agencies", []), "url": "", **_source(row),
    }  # fmt: skip


def _outside(plan: dict[str, Any]) -> list[FactForm]:
    """What the file brings from other public pages: shown with their address, never as a part of the plan's tree."""
    objectives = plan.get("objectives_external_not_in_seeds", {})
    statuses = plan.get("status_updates_external_not_in_seeds", {})
    found = [
        _from_page(f"{plan['id']}-O{place}", FactKind.OUTSIDE_OBJECTIVE, title, {}, objectives["url"])
        for place, title in enumerate(objectives.get("titles", []), 1)
    ]
    for place, row in enumerate(statuses.get("items", []), 1):
        values = {name: value for name, value in row.items() if name != "title"}
        key = f"{plan['id']}-S{place}"
        found.append(_from_page(key, FactKind.OUTSIDE_STATUS, row["title"], values, statuses["url"]))
    return found


def _from_page(key: str, kind: FactKind, title: str, values: dict[str, Any], url: str) -> FactForm:
    return {
        "key": key, "kind": kind, "title": title, "title_es": "", "node": None, "action": None, "values": values,
        "agencies": [], "url": url, "source_file": "", "source_line": None,
    }  # fmt: skip


def _link(row: dict[str, Any]) -> LinkForm:
    return {
        "source": row["from"],
        "target": row["to"],
        "kind": row["kind"],
        "note": row["note"],
        "basis": row["basis"],
    }
