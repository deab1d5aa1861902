"""Finding a service, measured: near a ZIP, open now, with what must not be asked; and the same rows by plain SQL.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (services).
"""

import time
from collections.abc import Callable
from itertools import cycle

from django.urls import reverse

from bench.browser import Browser
from bench.scenarios import Run, Stage, WrongAnswer, check

ZIPS = ("61602", "62701", "61701", "61820", "62521", "61554", "62656", "61832")
ASKED = (
    {"need": "housing_tonight", "without": "id", "open": "on"},
    {"words": "detox tonight", "open": "on"},
    {"words": "dentista sin seguro que hable español", "open": "on"},
    {"need": "food", "coming": "families", "open": "on"},
    {"words": "T visa lawyer"},
)
PLAIN = """
    select s.name, f.latitude, f.longitude
      from directory_found f join directory_service s on s.id = f.service_id
     where f.kind = 1 and f.areas @> array['housing_tonight'] and not f.barriers && array['id']
       and f.latitude between %(lat)s - 0.45 and %(lat)s + 0.45 and f.longitude between %(lon)s - 0.6 and %(lon)s + 0.6
       and f.week @> (extract(isodow from now())::int - 1) * 1440 + extract(hour from now())::int * 60
     order by (f.latitude - %(lat)s) ^ 2 + ((f.longitude - %(lon)s) * 0.76) ^ 2 limit 10
"""


def find_services(stage: Stage) -> Run:
    """The public's page, whole: the question understood, the search, ten places and their reasons."""
    browser, turn, where = Browser(stage.application), cycle(ASKED), cycle(ZIPS)

    def run() -> float:
        answer = browser.post(reverse("find:places"), {**next(turn), "zip": next(where)})
        check(answer, 200, b"find-hit")
        return answer.ms

    return run


def services_by_sql(stage: Stage) -> Run:
    """The nearest places of one kind that are open, by one plain statement over the same rows."""
    from alongside.directory.understanding.places import near_zip

    where = cycle(ZIPS)

    def run() -> float:
        near = near_zip(next(where))
        assert near is not None
        began = time.perf_counter()
        rows = stage.owner.execute(PLAIN, {"lat": near.latitude, "lon": near.longitude}).fetchall()
        took = (time.perf_counter() - began) * 1000
        if not rows and stage.has_many_services:
            raise WrongAnswer("No place was found by plain SQL.")
        return took

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "find_services": find_services,
    "services_by_sql": services_by_sql,
}
