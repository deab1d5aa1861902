"""A whole plan as one form: what is loaded, edited, published, compared, exported and read again.

Belongs here: its shape, whether a text is one, its hash. Not here: the form of the sources that we ship (seedform),
rows (actions.storing). Keys are the plan's own and never change; everything else may.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict

from alongside.plan_room.enums import (
    AgencyKind,
    ClockKind,
    Counted,
    FactKind,
    Level,
    LinkKind,
    Modality,
    NodeKind,
    OwingRole,
    Specificity,
    Stage,
)
from alongside.plan_room.errors import FormNotReadable

SCHEMA = "alongside-plan/1"


class Source(TypedDict):
    """Where it is printed."""

    source_file: str
    source_line: int | None


class BodyForm(TypedDict):
    code: str
    name: str
    name_es: str
    parent: str | None
    kind: str


class NodeForm(Source):
    key: str
    kind: str
    number: str
    title: str
    title_es: str
    parent: str | None


class ClockForm(TypedDict):
    kind: str
    text: str
    iso8601: str
    anchor_event: str
    anchor_on: str | None
    anchor_assumed: bool
    per_case: bool
    depends_on: str | None
    end_year: int | None
    note: str


class OwnerForm(TypedDict):
    code: str
    role: str


class ActionForm(Source):
    key: str
    node: str | None
    title: str
    title_es: str
    modality: str
    specificity: str
    unnamed: bool
    actor_in_text: str
    condition: str
    legal_basis: str
    survivor_input: bool | None
    target_count: int | None
    target_unit: str
    where: str
    themes: list[str]
    mentions: list[str]
    note: str
    source_anchor: str
    owners: list[OwnerForm]
    clock: ClockForm | None


class DeclaredForm(Source):
    what: str
    number: int
    more_than: bool


class FactForm(Source):
    key: str
    kind: str
    title: str
    title_es: str
    node: str | None
    action: str | None
    values: dict[str, Any]
    agencies: list[str]
    url: str


class ExcludedForm(Source):
    why: str


class LinkForm(TypedDict):
    source: str
    target: str
    kind: str
    note: str
    basis: str


class PlanForm(TypedDict):
    """The whole of it. Lists are in the order in which they are shown."""

    schema: str
    key: str
    title: str
    title_es: str
    jurisdiction: str
    level: str
    stage: str
    period_start: int | None
    period_end: int | None
    released_on: str | None
    released_line: int | None
    posted_on: str | None
    source_file: str
    part_of: str | None
    supersedes: str | None
    bodies: list[BodyForm]
    nodes: list[NodeForm]
    actions: list[ActionForm]
    declared: list[DeclaredForm]
    facts: list[FactForm]
    excluded: list[ExcludedForm]
    links: list[LinkForm]


def digest(form: PlanForm) -> str:
    """The same form, the same hash, in whatever order its fields were written."""
    return hashlib.sha256(json.dumps(form, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


# -- whether it is one -------------------------------------------------------------------------------

EMPTY: dict[type, Mapping[str, Any]] = {
    NodeForm: {"number": "", "title": "", "title_es": "", "parent": None},
    ActionForm: {
        "node": None, "title_es": "", "modality": Modality.WILL, "specificity": Specificity.GENERAL, "unnamed": False,
        "actor_in_text": "", "condition": "", "legal_basis": "", "survivor_input": None, "target_count": None,
        "target_unit": "", "where": "", "themes": [], "mentions": [], "note": "", "source_anchor": "", "owners": [],
        "clock": None,
    },
    ClockForm: {
        "text": "", "iso8601": "", "anchor_event": "", "anchor_on": None, "anchor_assumed": False, "per_case": False,
        "depends_on": None, "end_year": None, "note": "",
    },
    FactForm: {"title_es": "", "node": None, "action": None, "values": {}, "agencies": [], "url": ""},
    DeclaredForm: {"more_than": False},
    ExcludedForm: {},
    BodyForm: {"name_es": "", "parent": None},
    OwnerForm: {"role": OwingRole.LEAD},
    LinkForm: {"note": "", "basis": ""},
    PlanForm: {
        "schema": SCHEMA, "title_es": "", "jurisdiction": "", "level": Level.COALITION, "stage": Stage.DRAFT,
        "period_start": None, "period_end": None, "released_on": None, "released_line": None, "posted_on": None,
        "source_file": "", "part_of": None, "supersedes": None, "bodies": [], "nodes": [], "actions": [],
        "declared": [], "facts": [], "excluded": [], "links": [],
    },
}  # fmt: skip
PRINTED = {"source_file": "", "source_line": None}
CHOICES: dict[tuple[type, str], Iterable[str]] = {
    (BodyForm, "kind"): AgencyKind.values,
    (NodeForm, "kind"): NodeKind.values,
    (ActionForm, "modality"): Modality.values,
    (ActionForm, "specificity"): Specificity.values,
    (ClockForm, "kind"): ClockKind.values,
    (OwnerForm, "role"): OwingRole.values,
    (FactForm, "kind"): FactKind.values,
    (DeclaredForm, "what"): Counted.values,
    (LinkForm, "kind"): LinkKind.values,
    (PlanForm, "level"): Level.values,
    (PlanForm, "stage"): Stage.values,
}


def read(told: Any) -> PlanForm:
    """A form from whatever JSON came: every field in its place, or FormNotReadable with the first that is not."""
    form = _filled(PlanForm, told, "plan")
    if form["schema"] != SCHEMA:
        raise FormNotReadable(f"schema: {form['schema']}")
    for name, kind in (
        ("bodies", BodyForm), ("nodes", NodeForm), ("actions", ActionForm), ("declared", DeclaredForm),
        ("facts", FactForm), ("excluded", ExcludedForm), ("links", LinkForm),
    ):  # fmt: skip
        form[name] = [
            _filled(kind, row, f"{name} {place}") for place, row in enumerate(_list(form[name], name), 1)
        ]
    for row in form["actions"]:
        row["owners"] = [_filled(OwnerForm, one, row["key"]) for one in _list(row["owners"], row["key"])]
        row["clock"] = _filled(ClockForm, row["clock"], row["key"]) if row["clock"] else None
    whole: PlanForm = form  # type: ignore[assignment]
    check(whole)
    return whole


def _filled(kind: Any, told: Any, where: str) -> dict[str, Any]:
    if not isinstance(told, dict):
        raise FormNotReadable(where)
    hints = get_type_hints(kind)
    empty = {**(PRINTED if "source_line" in hints else {}), **EMPTY[kind]}
    if unknown := sorted(set(told) - set(hints)):
        raise FormNotReadable(f"{where}: {unknown[0]}")
    row: dict[str, Any] = {}
    for name, hint in hints.items():
        if name not in told and name not in empty:
            raise FormNotReadable(f"{where}: {name}")
        row[name] = told[name] if name in told else _own(empty[name])
        if not _fits(row[name], hint) or row[name] not in CHOICES.get((kind, name), [row[name]]):
            raise FormNotReadable(f"{where}: {name}")
    return row


def _own(value: Any) -> Any:
    """A list or a mapping of one's own, so that two rows never share one."""
    return value.copy() if isinstance(value, list | dict) else value


def _fits(value: Any, hint: Any) -> bool:
    """Of the type that the form says. What stands inside a list or a mapping is looked at by whoever reads it."""
    kinds = get_args(hint) if get_origin(hint) in (UnionType, Union) else (hint,)
    for kind in kinds:
        plain = get_origin(kind) or kind
        plain = dict if is_typeddict(plain) else plain
        if isinstance(value, plain) and not (isinstance(value, bool) and plain is int):
            return not isinstance(value, int) or isinstance(value, bool) or 0 <= value < 2**31
    return False


def _list(told: Any, where: str) -> list[Any]:
    if not isinstance(told, list):
        raise FormNotReadable(where)
    return told


def check(form: PlanForm) -> None:
    """Every key once, and nothing that points at what is not there."""
    bodies = _once((row["code"] for row in form["bodies"]), "bodies")
    nodes = _once((row["key"] for row in form["nodes"]), "nodes")
    actions = _once((row["key"] for row in form["actions"]), "actions")
    _once((row["key"] for row in form["facts"]), "facts")
    _once((row["what"] for row in form["declared"]), "declared")
    _known((row["parent"] for row in form["bodies"]), bodies, "bodies")
    _known((row["parent"] for row in form["nodes"]), nodes, "nodes")
    _known((row["node"] for row in [*form["actions"], *form["facts"]]), nodes, "actions")
    _known((row["action"] for row in form["facts"]), actions, "facts")
    _known((row["source"] for row in form["links"]), actions, "links")
    for row in form["actions"]:
        _known(_once((one["code"] for one in row["owners"]), row["key"]), bodies, row["key"])
        if row["clock"]:
            _known([row["clock"]["depends_on"]], actions - {row["key"]}, row["key"])


def _once(keys: Iterable[str], where: str) -> set[str]:
    seen: set[str] = set()
    for key in keys:
        if not key or key in seen:
            raise FormNotReadable(f"{where}: {key}")
        seen.add(key)
    return seen


def _known(keys: Iterable[str | None], known: set[str], where: str) -> None:
    for key in keys:
        if key is not None and key not in known:
            raise FormNotReadable(f"{where}: {key}")
