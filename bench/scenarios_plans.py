"""The plan room with a plan of ten thousand promises, as anyone reads it; and the same rows by plain SQL.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (promises).
"""

import time
from collections.abc import Callable, Iterable
from itertools import cycle
from urllib.parse import urlencode

from django.urls import reverse

from bench.browser import Browser
from bench.promises import BODIES, PART, PLAN
from bench.scenarios import Run, Stage, WrongAnswer, check

WORDS = (
    "train",
    "judges",
    "number 77",
    "hotel",
    "survivors advice",
    "office 12",
    "visa abroad",
    "nothing of it",
)
NARROWED = (
    "who=BENCH-7",
    "finding=apart",
    "finding=silent",
    "said=done",
    "clock=none&finding=unowned",
    "theme=health",
)
PLAIN = (
    """select a.id, a.key, a.title, n.number, s.status, f.finding
         from plan_room_action a join plan_room_plan p on p.id = a.plan_id
         left join plan_room_node n on n.id = a.node_id
         left join lateral (select u.status from plan_room_officialupdate u
                             where u.action_id = a.id and u.state = 'published'
                             order by u.said_on desc, u.recorded_at desc limit 1) s on true
         left join lateral (select x.finding from plan_room_shadowfinding x
                              join plan_room_shadowreport r on r.id = x.report_id
                             where x.action_id = a.id and r.state = 'published'
                             order by r.reported_on desc limit 1) f on true
        where p.key = %(plan)s and a.dropped_in_id is null order by a.position limit 400""",
    """select count(*), count(*) filter (where exists (
                select from plan_room_actionagency o where o.action_id = a.id and o.role = 'lead')),
              count(*) filter (where exists (
                select from plan_room_planclock c where c.action_id = a.id and c.iso8601 <> ''))
         from plan_room_action a join plan_room_plan p on p.id = a.plan_id
        where p.key = %(plan)s and a.dropped_in_id is null""",
)


def _pages(paths: Iterable[str], holds: bytes) -> Callable[[Stage], Run]:
    """These addresses, one after another, by somebody without an account."""

    def scenario(stage: Stage) -> Run:
        browser, turn = Browser(stage.application), cycle(paths)

        def run() -> float:
            answer = browser.get(next(turn))
            check(answer, 200, holds)
            return answer.ms

        return run

    return scenario


def _plan_pages(name: str, queries: Iterable[str], holds: bytes) -> Callable[[Stage], Run]:
    def scenario(stage: Stage) -> Run:
        path = reverse(f"plans:{name}", args=[PLAN])
        return _pages([f"{path}?{query}" for query in queries], holds)(stage)

    return scenario


def _named(name: str, *parts: object, query: str = "", holds: bytes = b"<h1") -> Callable[[Stage], Run]:
    return lambda stage: _pages([reverse(f"plans:{name}", args=parts) + query], holds)(stage)


def promise(stage: Stage) -> Run:
    """One promise, another one each time."""
    count = stage.owner.execute(
        "select count(*) from plan_room_action where key like %s", [f"{PLAN}-%"]
    ).fetchone()
    assert count
    keys = [f"{PLAN}-{place}" for place in range(0, count[0] * 9 // 10, max(1, count[0] // 331))]
    return _pages([reverse("plans:promise", args=[key]) for key in keys], b"<h1")(stage)


def body(stage: Stage) -> Run:
    """One agency with its scorecard, another one each time."""
    return _pages([reverse("plans:body", args=[f"BENCH-{n}"]) for n in range(BODIES)], b"<h1")(stage)


def search(stage: Stage) -> Run:
    """Words, a number, an agency; one of them in nothing."""
    path = reverse("plans:search")
    return _pages([f"{path}?{urlencode({'q': words})}" for words in WORDS], b"<h1")(stage)


def promises_by_sql(stage: Stage) -> Run:
    """Four hundred promises with both sides, and three counts, by two plain statements over the same rows."""

    def run() -> float:
        began = time.perf_counter()
        found = [stage.owner.execute(statement, {"plan": PLAN}).fetchall() for statement in PLAIN]
        took = (time.perf_counter() - began) * 1000
        if not stage.sealed and not found[0]:
            raise WrongAnswer("No promise was found by plain SQL.")
        return took

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "plan_room": _named("front", holds=b'class="counts"'),
    "plan_matrix": _plan_pages("plan", ["", "pillar=3", "pillar=7&page=2", "page=5"], b'id="promises"'),
    "plan_list": _plan_pages("table", [f"page={n}" for n in range(1, 60, 7)], b"promise-title"),
    "plan_narrowed": _plan_pages("plan", NARROWED, b'id="promises"'),
    "promise": promise,
    "body": body,
    "bodies": _named("bodies", holds=b"table-cards"),
    "plan_search": search,
    "plan_changes": _named("changes", holds=b"timeline"),
    "plan_version": _named("version", PLAN, 2),
    "plan_compare": _named("compare", query=f"?one={PLAN}&other={PART}"),
    "promises_by_sql": promises_by_sql,
}
