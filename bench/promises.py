"""A plan of ten thousand promises and a part of it, as no government has written one yet; and what became of them.

Belongs here: their forms and the rows of both sides. Not here: measuring (scenarios_plans), how a form becomes rows
(plan_room.actions.loading, which puts these in as it does those that are shipped). The words are made of a few hundred,
so that a search finds many.
"""

from typing import Any

from django.db import connections, transaction

from bench.ground import Say

PLAN, PART = "BENCH26", "BENCH26-IN-DETAIL"
PILLARS, PRINCIPLES, BODIES = 10, 6, 60
VERBS = (
    "Train",
    "Pay for",
    "Publish",
    "Count",
    "Review",
    "Write down",
    "Visit",
    "Ask",
    "Open",
    "Share",
    "Fund",
)
THINGS = (
    "officers of the county", "interpreters", "beds for one night", "a form in plain words", "the hotline number",
    "inspections of farms", "school nurses", "judges", "hotel staff", "the yearly figures", "survivors' advice",
    "ship crews", "the visa office", "work permits", "a fund for rent", "health records", "airport posters",
)  # fmt: skip
WHERES = (
    "in each state",
    "on tribal land",
    "with the states",
    "at the border",
    "in all offices",
    "abroad",
    "online",
)
ROLES = ("lead", "partner", "consult")

SAID = """
    insert into plan_room_officialupdate
           (id, plan_id, action_id, body_id, status, said_on, text, delay_reason, url, state, recorded_at)
    select gen_random_uuid(), a.plan_id, a.id, null,
           (array['planned', 'under_way', 'done', 'delayed'])[1 + (a.position + round) %% 4],
           current_date - (a.position %% 300) - 300 * round, 'As the yearly report says.', '', '',
           case when a.position %% 50 = 0 then 'waiting' else 'published' end, now()
      from plan_room_action a join plan_room_plan p on p.id = a.plan_id, generate_series(0, 1) as round
     where p.key = any(%(plans)s) and a.position %% 5 < 2 - round
"""
REPORTS = """
    with reports as (
        insert into plan_room_shadowreport
               (id, organization, title, text, method, url, reported_on, state, answer, answered_by, waiting_answer,
                waiting_from, recorded_at)
        select gen_random_uuid(), 'Prairie Survivor Network ' || n, 'We asked for the forms', 'Nobody had one.', '', '',
               current_date - n, case when n %% 20 = 0 then 'waiting' else 'published' end, '', '', '', '', now()
          from generate_series(1, 60) n returning id),
    numbered as (select id, row_number() over () as n from reports)
    insert into plan_room_shadowfinding (id, report_id, plan_id, action_id, finding, text)
    select gen_random_uuid(), r.id, a.plan_id, a.id,
           (array['no_evidence', 'not_started', 'limited', 'substantial', 'complete'])[1 + a.position %% 5], ''
      from plan_room_action a join plan_room_plan p on p.id = a.plan_id
      join numbered r on r.n = 1 + a.position / 17 %% 60
     where p.key = any(%(plans)s) and a.position %% 17 = 0
"""


def write(promises: int, say: Say) -> None:
    """So many promises, a tenth of them once more in a part of the plan, and two versions of the larger one."""
    from alongside.plan_room import planform
    from alongside.plan_room.actions.loading import load_form
    from alongside.plan_room.actions.storing import store_links

    if not promises:
        return
    say(f"A plan of {promises} promises")
    forms = [plan(promises), plan(promises, reworded=40), part(promises // 10)]
    with transaction.atomic(using="owner"):
        for told in forms:
            form = planform.read(told)
            load_form(form, planform.digest(form))
            store_links(form, using="owner")
        with connections["owner"].cursor() as cursor:
            for statement in (SAID, REPORTS):
                cursor.execute(statement, {"plans": [PLAN, PART]})
            cursor.execute("analyze")


def plan(promises: int, *, reworded: int = 0) -> dict[str, Any]:
    """The form of the large plan; in its second version some titles are other ones."""
    nodes: list[dict[str, Any]] = []
    for pillar in range(1, PILLARS + 1):
        nodes.append(_node(str(pillar), "pillar", f"{THINGS[pillar].capitalize()} first", None))
        for place in range(1, PRINCIPLES + 1):
            nodes.append(
                _node(f"{pillar}.{place}", "principle", f"{VERBS[place]} {THINGS[place]}", str(pillar))
            )
    actions = [_action(f"{PLAN}-{place}", place, promises) for place in range(promises)]
    for row in actions[:reworded]:
        row["title"] += ", once more"
    return _form(PLAN, "A very large plan of an invented government", nodes, actions)


def part(promises: int) -> dict[str, Any]:
    """The form of its part: every promise says nearly what one of the large plan says, half of them by another body."""
    actions = [_action(f"{PART}-{place}", place, promises) for place in range(promises)]
    links = []
    for place, row in enumerate(actions):
        row["node"] = None
        row["owners"] = [{"code": f"BENCH-{(place + place % 2) % BODIES}", "role": "lead"}]
        links.append({"source": row["key"], "target": f"{PLAN}-{place * 7}", "kind": "near_duplicate"})
    return _form(PART, "One part of the very large plan", [], actions) | {"part_of": PLAN, "links": links}


def _form(key: str, title: str, nodes: list[Any], actions: list[Any]) -> dict[str, Any]:
    bodies = [
        {"code": f"BENCH-{n}", "name": f"Office {n} of the invented government", "kind": "office",
         "parent": f"BENCH-{n % 6}" if n > 5 else None}
        for n in range(BODIES)
    ]  # fmt: skip
    return {
        "key": key, "title": title, "level": "federal", "stage": "final", "released_on": "2026-01-15", "bodies": bodies,
        "nodes": nodes, "actions": actions,
    }  # fmt: skip


def _node(key: str, kind: str, title: str, parent: str | None) -> dict[str, Any]:
    return {"key": key, "kind": kind, "number": key, "title": title, "parent": parent}


def _action(key: str, place: int, promises: int) -> dict[str, Any]:
    """Its place says who owes it and by when; one of twenty names nobody, seven of ten say nothing about time."""
    at = place * PILLARS * PRINCIPLES // promises
    title = f"{VERBS[place % 11]} {THINGS[place % 17]} {WHERES[place % 7]}, number {place}"
    owners = [{"code": f"BENCH-{(place + n * 7) % BODIES}", "role": ROLES[n]} for n in range(1 + place % 3)]
    row: dict[str, Any] = {
        "key": key, "node": f"{at // PRINCIPLES + 1}.{at % PRINCIPLES + 1}", "title": title,
        "themes": ["labour", "housing", "health"][place % 4 : place % 4 + 1],
        "owners": owners if place % 20 else [], "unnamed": place % 20 == 0,
    }  # fmt: skip
    if place % 10 < 3:
        anchor = {"anchor_on": "2026-01-15"} if place % 2 else {}
        row["clock"] = {"kind": "duration", "text": "within two years", "iso8601": "P2Y", **anchor}
    return row
