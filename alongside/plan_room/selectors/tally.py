"""Counting many promises at once: one statement for all numbers of a plan, or of each part of it.

Belongs here: statements that PostgreSQL answers for ten thousand promises as it would for ten. Not here: what a number
means (findings says it for one promise and for a filter; tests hold both to the same count), keeping what was counted
(remembering).
"""

import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from alongside.plan_room.models import Action
from alongside.vault.keystore import uuid_array

# The latest of both sides, who leads, and the clock of each promise that was asked about.
SIDES = """
with here as materialized ({here}),
said as (
    select distinct on (u.action_id) u.action_id, u.status from plan_room_officialupdate u
     where u.plan_id = any(%(plans)s::uuid[]) and u.state = 'published'
     order by u.action_id, u.said_on desc, u.recorded_at desc),
found as (
    select distinct on (f.action_id) f.action_id, f.finding
      from plan_room_shadowfinding f join plan_room_shadowreport r on r.id = f.report_id
     where f.plan_id = any(%(plans)s::uuid[]) and r.state = 'published'
     order by f.action_id, r.reported_on desc, r.recorded_at desc)
"""
# Near-duplicates, in one document or two, whose owners or roles are not the same. A draft is in no number of
# a published plan, also for those who may read the draft: a number is for all.
PAIRS = """
pairs as (
    select l.source_id, l.target_id from plan_room_actionlink l
     where l.kind = 'near_duplicate' and l.target_id is not null
       and {these}
       and not exists (
           select from plan_room_action e join plan_room_plan p on p.id = e.plan_id
            where e.id in (l.source_id, l.target_id) and p.state <> 'published'
              and p.id <> all(%(plans)s::uuid[]))),
owners as (
    select o.action_id, array_agg(o.body_id::text || o.role order by o.body_id, o.role) as who
      from plan_room_actionagency o
     where o.action_id in (select source_id from pairs union select target_id from pairs) group by o.action_id),
differing as (
    select p.source_id, p.target_id from pairs p
      left join owners a on a.action_id = p.source_id left join owners b on b.action_id = p.target_id
     where a.who is distinct from b.who)
"""
OF_PLANS = """exists (
    select from plan_room_action a where a.id in (l.source_id, l.target_id) and a.plan_id = any(%(plans)s::uuid[]))"""
OF_ACTIONS = "(l.source_id = any(%(actions)s::uuid[]) or l.target_id = any(%(actions)s::uuid[]))"
NUMBERS = """
owed as (
    select o.action_id, bool_or(b.kind <> 'collective') as by_one
      from plan_room_actionagency o join plan_room_planagency b on b.id = o.body_id
     where o.plan_id = any(%(plans)s::uuid[]) and o.role = 'lead' group by o.action_id)
select {group},
       count(*) as total,
       count(*) filter (where not h.unnamed and o.by_one) as named,
       count(*) filter (where not h.unnamed and not o.by_one) as collective,
       count(*) filter (where h.unnamed or o.by_one is null) as unowned,
       count(*) filter (where c.iso8601 <> '') as clocked,
       count(*) filter (where c.per_case) as per_case,
       count(*) filter (where c.id is null) as unclocked,
       count(*) filter (where c.iso8601 <> '' and c.kind = 'duration' and not c.per_case and c.depends_on_id is null
                          and (c.anchor_on is null or c.anchor_assumed)) as unanchored,
       count(*) filter (where s.status is null) as silent,
       count(*) filter (where f.finding is not null) as looked_at,
       count(*) filter (where s.status || ' ' || f.finding = any(%(differs)s)) as apart,
       {differing} as owners_differ
  from here h
  left join owed o on o.action_id = h.id
  left join plan_room_planclock c on c.action_id = h.id and c.plan_id = any(%(plans)s::uuid[])
  left join said s on s.action_id = h.id
  left join found f on f.action_id = h.id
 group by 1, 2
"""
COUNT_PAIRS = (
    "count(*) filter (where h.id in (select source_id from differing union select target_id from differing))"
)
NOBODY = "select id, plan_id, node_id, unnamed from plan_room_action where false"
BY_PLAN = "h.plan_id as part, '' as said"
BY_NODE = "h.node_id as part, coalesce(s.status, '') as said"


def by_plan(
    actions: "QuerySet[Action]", plans: Collection[UUID], differs: list[str], *, pairs: bool
) -> list[dict[str, Any]]:
    """Every count of these promises by its name, for each plan apart (`part`). `differs`: a status and a finding that
    do not go together. `pairs`: whether near-duplicates are compared too, which takes nearly as long as the rest."""
    parts = [SIDES, PAIRS.replace("{these}", OF_PLANS), NUMBERS] if pairs else [SIDES, NUMBERS]
    statement = (
        ",".join(parts).replace("{differing}", COUNT_PAIRS if pairs else "0").replace("{group}", BY_PLAN)
    )
    return _ask(statement, actions, {"plans": uuid_array(plans), "differs": differs})


def by_node(actions: "QuerySet[Action]", plan: UUID, differs: list[str]) -> list[dict[str, Any]]:
    """The same for each node (`part`) and for what the agency says (`said`; an empty word: nothing) apart."""
    statement = ",".join([SIDES, NUMBERS]).replace("{differing}", "0").replace("{group}", BY_NODE)
    return _ask(statement, actions, {"plans": uuid_array([plan]), "differs": differs})


def pairs_that_differ(
    *, plans: Collection[UUID] = (), actions: Collection[UUID] = ()
) -> list[tuple[UUID, UUID]]:
    """Near-duplicates of which one is of these plans, or one of these promises, and whose owners or roles differ.

    Of promises tell their plans too: a draft is looked at in its own page alone.
    """
    asked = "with" + PAIRS.replace("{these}", OF_ACTIONS if actions else OF_PLANS)
    with connection.cursor() as cursor:
        cursor.execute(
            asked + "select source_id, target_id from differing",
            {"plans": uuid_array(plans), "actions": uuid_array(actions)},
        )
        return [(one, other) for one, other in cursor.fetchall()]


def _ask(statement: str, actions: "QuerySet[Action]", told: dict[str, Any]) -> list[dict[str, Any]]:
    """The statement about these promises: their own question stands in it as Django wrote it, its values named anew."""
    try:
        inner, values = (
            actions.order_by().values("id", "plan_id", "node_id", "unnamed").query.sql_with_params()
        )
    except EmptyResultSet:
        inner, values = NOBODY, ()
    named = {f"v{place}": value for place, value in enumerate(values)}
    names = iter(named)
    inner = re.sub("%s", lambda _: f"%({next(names)})s", inner)
    with connection.cursor() as cursor:
        cursor.execute(statement.replace("{here}", inner), {**told, **named})
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
