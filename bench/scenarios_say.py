"""A consultation of twenty thousand contributions, measured: its pages for everyone, the queue; and plain SQL.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (consultation).
"""

import time
from collections.abc import Callable
from itertools import cycle

from django.urls import reverse

from bench.browser import Browser
from bench.consultation import KEY
from bench.scenarios import Run, Stage, WrongAnswer, check

PLAIN = """
    select i.id, i.title, i.organization, i.sent_at,
           (select count(*) from plan_room_agree a where a.contribution_id = i.id),
           (select count(*) from plan_room_contribution m where m.about_id = i.id and m.state = 'published')
      from plan_room_contribution i join plan_room_consultation c on c.id = i.consultation_id
     where c.key = %(key)s and i.kind = 'idea' and i.state = 'published' order by i.sent_at desc, i.id desc limit 25
"""
BUSY = "select id from plan_room_contribution where receipt = 'bench-1'"
LATE = """
    select i.id, (extract(epoch from i.sent_at) * 1000000)::bigint from plan_room_contribution i
     where i.kind = 'idea' and i.state = 'published' and i.receipt like 'bench-%%' order by i.sent_at limit 1 offset 30
"""


def say_ideas(stage: Stage) -> Run:
    """All ideas: the first page, the last, and those with a tag, in turn."""
    key, at = stage.owner.execute(LATE).fetchone() or (None, 0)
    path = reverse("consultations:ideas", args=[KEY])
    return _pages(
        stage, [path, f"{path}?after={at}.{key.hex if key else ''}", f"{path}?tag=buses"], b"/idea/"
    )


def say_question(stage: Stage) -> Run:
    """One question: the drafts to adapt and what people said."""
    return _pages(stage, [reverse("consultations:campaign", args=[KEY, n]) for n in range(1, 6)], b"/idea/")


def say_front(stage: Stage) -> Run:
    """The consultation itself."""
    return _pages(stage, [reverse("consultations:consultation", args=[KEY])], b"/question/")


def say_idea(stage: Stage) -> Run:
    """The idea on which thousands have commented."""
    (busy,) = stage.owner.execute(BUSY).fetchone() or (None,)
    return _pages(stage, [reverse("consultations:idea", args=[busy])], b"after=")


def say_alike(stage: Stage) -> Run:
    """What looks alike, the first page of the groups and the last."""
    path = reverse("consultations:alike", args=[KEY])
    return _pages(stage, [path, f"{path}?page=20"], b"/draft/")


def say_queue(stage: Stage) -> Run:
    """What waits to be read, for those who keep it."""
    browser, path = stage.signed_in(stage.supervisor), reverse("consultations:queue")

    def run() -> float:
        answer = browser.get(path)
        check(answer, 200, b"/have-your-say/keep/")
        return answer.ms

    return run


def say_table(stage: Stage) -> Run:
    """The table of all of it, until its first part is sent."""
    browser, path = Browser(stage.application), reverse("consultations:ideas_csv", args=[KEY])

    def run() -> float:
        answer = browser.get(path, pieces=3)
        check(answer, 200, b"speaker")
        return answer.ms

    return run


def say_by_sql(stage: Stage) -> Run:
    """The first page of ideas by one plain statement over the same rows."""

    def run() -> float:
        began = time.perf_counter()
        rows = stage.owner.execute(PLAIN, {"key": KEY}).fetchall()
        took = (time.perf_counter() - began) * 1000
        if not rows and not stage.sealed:
            raise WrongAnswer("No idea was found by plain SQL.")
        return took

    return run


def _pages(stage: Stage, paths: list[str], holds: bytes) -> Run:
    browser, turn = Browser(stage.application), cycle(paths)

    def run() -> float:
        answer = browser.get(next(turn))
        check(answer, 200, holds)
        return answer.ms

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "say_front": say_front,
    "say_ideas": say_ideas,
    "say_question": say_question,
    "say_idea": say_idea,
    "say_alike": say_alike,
    "say_queue": say_queue,
    "say_table": say_table,
    "say_by_sql": say_by_sql,
}
