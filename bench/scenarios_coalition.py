"""A coalition of three hundred members, as somebody who leads at one of them reads it, and as its organizer does.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (coalition).
"""

from collections.abc import Callable
from itertools import cycle

from django.urls import reverse

from bench.browser import Browser
from bench.coalition import NAME
from bench.scenarios import Run, Stage, check
from bench.staff import Worker

ORGANIZER = "select id, agency_id from people_account where login = 'organizer@bench.example'"
ORGANIZERS = "front members founding seats letters meetings tasks"
PAGES = "front members meetings tasks decisions training measures strategy policies outreach prevention"


def _page(name: str, queries: tuple[str, ...] = ("",)) -> Callable[[Stage], Run]:
    def scenario(stage: Stage) -> Run:
        browser = stage.signed_in(stage.supervisor)
        coalition = stage.owner.execute("select id from people_agency where name = %s", [NAME]).fetchone()
        turn = cycle(queries)

        def run() -> float:
            answer = browser.get(reverse(f"coalition:{name}", args=coalition) + next(turn))
            check(answer, 200, b"<h1")
            return answer.ms

        return run

    return scenario


def _organizers(name: str) -> Callable[[Stage], Run]:
    """A page as the organizer sees it. Nothing is sealed for her: her session holds no key."""

    def scenario(stage: Stage) -> Run:
        account, coalition = stage.owner.execute(ORGANIZER).fetchone() or ("", "")
        worker = Worker(str(account), str(coalition), "", "", "organiser", "", "", "", "", "")
        browser = Browser(stage.application)
        browser.open_session(worker, sealed=False)

        def run() -> float:
            answer = browser.get(reverse(f"coalition:{name}", args=[coalition]))
            check(answer, 200, b"<h1")
            return answer.ms

        return run

    return scenario


def meeting(stage: Stage) -> Run:
    """One meeting after another, with its agenda, minutes and decisions."""
    browser = stage.signed_in(stage.supervisor)
    (coalition,) = (
        stage.owner.execute("select id from people_agency where name = %s", [NAME]).fetchone() or ()
    )
    rows = stage.owner.execute("select id from coalition_meeting where agency_id = %s limit 40", [coalition])
    turn = cycle([row[0] for row in rows.fetchall()])

    def run() -> float:
        answer = browser.get(reverse("coalition:meeting", args=[coalition, next(turn)]))
        check(answer, 200, b"<h1")
        return answer.ms

    return run


SCENARIOS = {f"coalition_{name}": _page(name) for name in PAGES.split()} | {
    "coalition_tasks": _page("tasks", ("", "?page=900", "?show=overdue", "?show=all")),
    "coalition_meeting": meeting,
}
SCENARIOS |= {f"coalition_organizer_{name}": _organizers(name) for name in ORGANIZERS.split()}
