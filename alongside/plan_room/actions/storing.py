"""A plan's form into rows: every key keeps its row, what is gone is marked and not forgotten.

Belongs here: writing one form, as the database's owner when plans are loaded, as a person when one is published. Not
here: who may (publishing), what the form is (planform). Run twice, it does nothing the second time.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models

from alongside.plan_room import keys
from alongside.plan_room.errors import FormNotReadable
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
    PlanVersion,
)
from alongside.plan_room.planform import ActionForm, LinkForm, NodeForm, PlanForm

OWN_OF_PLAN = {"id", "key", "state", "keeper", "version", "position"}  # never from the form
AT_ONCE = 2000


def plan_row(form: PlanForm) -> Plan:
    """The plan itself, as its form says it. Its state, keeper and place are not in the form."""
    return Plan(
        id=keys.plan_id(form["key"]),
        key=form["key"],
        part_of_id=keys.plan_id(form["part_of"]) if form["part_of"] else None,
        supersedes_id=keys.plan_id(form["supersedes"]) if form["supersedes"] else None,
        released_on=_day(form["released_on"]),
        posted_on=_day(form["posted_on"]),
        **{name: form[name] for name in PLAIN},  # type: ignore[literal-required]
    )


PLAIN = (
    "title", "title_es", "jurisdiction", "level", "stage", "period_start", "period_end", "released_line",
    "source_file",
)  # fmt: skip


def check_rows(form: PlanForm) -> None:
    """Whether the tables can hold it: FormNotReadable with the first place that they cannot."""
    bodies = {row["code"]: keys.body_id(row["code"]) for row in form["bodies"]}
    actions = [_action(form["key"], row, place) for place, row in enumerate(form["actions"])]
    _check([plan_row(form), *_bodies(form), *_nodes(form), *actions, *_owners(form, bodies), *_clocks(form)])
    _check([*_declared(form), *_facts(form), *_excluded(form)])


def store_bodies(form: PlanForm, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """The bodies it names, where they are not known yet. A name that was mended here stays mended; one that has no
    Spanish yet gets it."""
    known = dict(PlanAgency.objects.using(using).values_list("code", "name_es"))
    told = _bodies(form)
    _check(told)
    fresh = [row for row in told if row.code not in known]
    for place, row in enumerate(fresh):  # after those that are here, in their own order
        row.position = len(known) + place
    PlanAgency.objects.using(using).bulk_create(fresh)
    for row in told:
        if row.name_es and known.get(row.code) == "":
            PlanAgency.objects.using(using).filter(code=row.code).update(name_es=row.name_es)


def _bodies(form: PlanForm) -> list[PlanAgency]:
    """A version that was kept before names had a Spanish side says none."""
    return [
        PlanAgency(
            id=keys.body_id(row["code"]), code=row["code"], name=row["name"], name_es=row.get("name_es", ""),
            kind=row["kind"], position=place, parent_id=keys.body_id(row["parent"]) if row["parent"] else None,
        )
        for place, row in enumerate(form["bodies"])
    ]  # fmt: skip


def store_plan(form: PlanForm, version: PlanVersion, *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Everything of a plan but its links, which may reach into plans that come later."""
    plan = keys.plan_id(form["key"])
    row = plan_row(form)
    _check([row])
    names = [field.attname for field in Plan._meta.fields if field.name not in OWN_OF_PLAN]
    Plan.objects.using(using).filter(id=plan).update(**{name: getattr(row, name) for name in names})
    _put(Node, plan, _nodes(form), using, spared=_nodes_in_use(form, using))
    _put_actions(form, version, using)
    bodies = dict(PlanAgency.objects.using(using).values_list("code", "id"))
    _put(ActionAgency, plan, _owners(form, bodies), using)
    _put(PlanClock, plan, _clocks(form), using)
    _put(DeclaredCount, plan, _declared(form), using)
    _put(Evidence, plan, _facts(form), using)
    _put(Excluded, plan, _excluded(form), using)


def store_links(form: PlanForm, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Its links to promises and facts that are here; how many. A link to what is not here waits in the form."""
    actions = set(Action.objects.using(using).values_list("id", flat=True))
    facts = set(Evidence.objects.using(using).values_list("id", flat=True))
    rows = [row for link in form["links"] if (row := _link(link, actions, facts)) is not None]
    own = [keys.action_id(row["key"]) for row in form["actions"]]
    ActionLink.objects.using(using).filter(source_id__in=own).exclude(
        id__in=[row.id for row in rows]
    ).delete()
    _upsert(ActionLink, rows, using)
    return len(rows)


def _link(link: LinkForm, actions: Collection[Any], facts: Collection[Any]) -> ActionLink | None:
    to_action, to_fact = keys.action_id(link["target"]), keys.part_id("fact", link["target"])
    if to_action not in actions and to_fact not in facts:
        return None
    return ActionLink(
        id=keys.part_id("link", link["source"], link["target"], link["kind"]),
        source_id=keys.action_id(link["source"]),
        target_id=to_action if to_action in actions else None,
        evidence_id=None if to_action in actions else to_fact,
        kind=link["kind"], note=link["note"], basis=link["basis"],
    )  # fmt: skip


# -- the tree ----------------------------------------------------------------------------------------


def _nodes(form: PlanForm) -> list[Node]:
    plan = form["key"]
    paths = _paths(form["nodes"])
    return [
        Node(
            id=keys.node_id(plan, row["key"]), plan_id=keys.plan_id(plan), key=row["key"], kind=row["kind"],
            parent_id=keys.node_id(plan, row["parent"]) if row["parent"] else None, number=row["number"],
            title=row["title"], title_es=row["title_es"], path=paths[row["key"]],
            source_file=row["source_file"], source_line=row["source_line"],
        )
        for row in form["nodes"]
    ]  # fmt: skip


def _paths(rows: list[NodeForm]) -> dict[str, str]:
    """Places from the top. A parent stands before its children, so that nothing can go round in a circle."""
    paths: dict[str, str] = {}
    for place, row in enumerate(rows, 1):
        if row["parent"] and row["parent"] not in paths:
            raise FormNotReadable(f"nodes: {row['key']}")
        paths[row["key"]] = (paths[row["parent"]] if row["parent"] else "") + f"{place:04d}"
    return paths


def _nodes_in_use(form: PlanForm, using: str) -> set[Any]:
    """What a promise that is gone stood under stays, for its page."""
    here = [keys.action_id(row["key"]) for row in form["actions"]]
    rows = Action.objects.using(using).filter(plan_id=keys.plan_id(form["key"])).exclude(id__in=here)
    used = set(rows.exclude(node=None).values_list("node_id", flat=True))
    above = Node.objects.using(using).filter(id__in=used).exclude(parent=None)
    while more := set(above.values_list("parent_id", flat=True)) - used:
        used |= more
        above = Node.objects.using(using).filter(id__in=used).exclude(parent=None)
    return used


def _put_actions(form: PlanForm, version: PlanVersion, using: str) -> None:
    rows = [_action(form["key"], row, place) for place, row in enumerate(form["actions"])]
    of_plan = Action.objects.using(using).filter(plan_id=keys.plan_id(form["key"]))
    here = {row.id for row in rows}
    known = set(of_plan.values_list("id", flat=True))
    for row in rows:
        row.since = version
    _check(rows)
    _upsert(Action, rows, using, spared={"since"})
    of_plan.filter(id__in=here).exclude(dropped_in=None).update(dropped_in=None)
    of_plan.filter(id__in=known - here, dropped_in=None).update(dropped_in=version)


SAME = (
    "key", "title", "title_es", "modality", "specificity", "unnamed", "actor_in_text", "condition", "legal_basis",
    "survivor_input", "target_count", "target_unit", "where", "themes", "mentions", "note", "source_file",
    "source_line", "source_anchor",
)  # fmt: skip


def _action(plan: str, row: ActionForm, place: int) -> Action:
    return Action(
        id=keys.action_id(row["key"]),
        plan_id=keys.plan_id(plan),
        node_id=keys.node_id(plan, row["node"]) if row["node"] else None,
        position=place,
        **{name: row[name] for name in SAME},  # type: ignore[literal-required]
    )


# -- what hangs on it --------------------------------------------------------------------------------


def _owners(form: PlanForm, bodies: dict[str, Any]) -> list[ActionAgency]:
    return [
        ActionAgency(
            id=keys.part_id("owes", row["key"], one["code"]), plan_id=keys.plan_id(form["key"]),
            action_id=keys.action_id(row["key"]), body_id=bodies[one["code"]], role=one["role"], position=place,
        )
        for row in form["actions"]
        for place, one in enumerate(row["owners"])
    ]  # fmt: skip


def _clocks(form: PlanForm) -> list[PlanClock]:
    found = []
    for row in form["actions"]:
        if told := row["clock"]:
            same = {name: value for name, value in told.items() if name not in ("anchor_on", "depends_on")}
            found.append(
                PlanClock(
                    id=keys.part_id("clock", row["key"]),
                    plan_id=keys.plan_id(form["key"]),
                    action_id=keys.action_id(row["key"]),
                    anchor_on=_day(told["anchor_on"]),
                    depends_on_id=keys.action_id(told["depends_on"]) if told["depends_on"] else None,
                    **same,
                )
            )
    return found


def _declared(form: PlanForm) -> list[DeclaredCount]:
    plan = keys.plan_id(form["key"])
    return [
        DeclaredCount(id=keys.part_id("declared", form["key"], row["what"]), plan_id=plan, **row)
        for row in form["declared"]
    ]


def _facts(form: PlanForm) -> list[Evidence]:
    return [
        Evidence(
            id=keys.part_id("fact", row["key"]), plan_id=keys.plan_id(form["key"]), position=place, key=row["key"],
            node_id=keys.node_id(form["key"], row["node"]) if row["node"] else None,
            action_id=keys.action_id(row["action"]) if row["action"] else None,
            kind=row["kind"], title=row["title"], title_es=row["title_es"], values=row["values"],
            agencies=row["agencies"], source_file=row["source_file"], source_line=row["source_line"], url=row["url"],
        )
        for place, row in enumerate(form["facts"])
    ]  # fmt: skip


def _excluded(form: PlanForm) -> list[Excluded]:
    plan = keys.plan_id(form["key"])
    return [
        Excluded(
            id=keys.part_id("excluded", form["key"], row["source_line"], row["why"]), plan_id=plan, **row
        )
        for row in form["excluded"]
    ]


# -- rows --------------------------------------------------------------------------------------------


def _put(
    model: type[models.Model], plan: Any, rows: list[Any], using: str, *, spared: Collection[Any] = ()
) -> None:
    """These rows and no others of this plan."""
    _check(rows)
    stay = {row.id for row in rows} | set(spared)
    _upsert(model, rows, using)
    model._default_manager.using(using).filter(plan_id=plan).exclude(id__in=stay).delete()


def _upsert(model: type[models.Model], rows: list[Any], using: str, *, spared: Collection[str] = ()) -> None:
    names = [field.name for field in model._meta.fields if field.name not in ("id", "dropped_in", *spared)]
    model._default_manager.using(using).bulk_create(
        rows, batch_size=AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=names
    )


def _check(rows: Iterable[Any]) -> None:
    """Words that are too long, addresses that are none: said by their key, before the database says it."""
    for row in rows:
        fields = row._meta.fields
        try:
            row.clean_fields(
                exclude=[f.name for f in fields if f.is_relation or getattr(row, f.attname) is None]
            )
        except ValidationError as wrong:
            name = next(iter(wrong.message_dict))
            raise FormNotReadable(f"{getattr(row, 'key', row._meta.model_name)}: {name}") from None


def _day(told: str | None) -> date | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise FormNotReadable(told[:20]) from None
