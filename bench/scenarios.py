"""What is measured: each a page as a colleague asks for it, checked to be the right answer before it counts.

Belongs here: paths, what is typed, what the answer must hold. Not here: clocks (browser), how often.
"""

import re
from collections.abc import Callable
from itertools import cycle
from uuid import uuid4

import psycopg
import pyotp
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils import timezone

from bench import lives
from bench.browser import Answer, Browser
from bench.staff import House, Worker
from config import databases

CASES_OF = """
    select id from cases_case where lead_id = %s and state = 'open' order by last_worked_at desc, id desc
"""
LOADS = "select lead_id, count(*) from cases_case where state = 'open' group by lead_id"
NAMED = re.compile(rb'href="/clients/([0-9a-f-]{36})/"')


class WrongAnswer(Exception):
    """The page was not what a colleague would have seen, so its time says nothing."""


class Stage:
    """One database, its measured people, signed in."""

    def __init__(self, dbname: str, houses: list[House], *, sealed: bool) -> None:
        self.sealed = sealed
        self.application = WSGIHandler()
        self.owner = psycopg.connect(**databases.dsn("owner", dbname), autocommit=True)
        self.workers = [worker for house in houses for worker in house.workers]
        self.advocate = next(worker for worker in self.workers if worker.role == "advocate")
        self.on_call = [w for w in self.workers if w.agency_id == self.advocate.agency_id and w.supervisor_id]
        self.supervisor = next(w for w in self.workers if w.id == self.advocate.supervisor_id)
        self.day_worker = self._of_about_sixty()
        counted = self.owner.execute("select count(*) from directory_found").fetchone()
        self.has_many_services = bool(counted and counted[0] > 1000)
        self.cases = [row[0] for row in self.owner.execute(CASES_OF, [self.advocate.id]).fetchall()]
        self.page = min(50, len(self.cases))
        self.turn = cycle(self.cases[: self.page])
        self.names = cycle(lives.GIVEN)

    def _of_about_sixty(self) -> Worker:
        """The advocate whose open clients are nearest to sixty."""
        open_clients = {str(lead): number for lead, number in self.owner.execute(LOADS).fetchall()}
        advocates = [worker for worker in self.workers if worker.role == "advocate"]
        return min(advocates, key=lambda worker: abs(open_clients.get(worker.id, 0) - 60))

    def signed_in(self, worker: Worker) -> Browser:
        browser = Browser(self.application)
        browser.open_session(worker, sealed=self.sealed)
        return browser

    def forget_codes(self, worker: Worker) -> None:
        """A code works once; nobody waits half a minute between two measurements."""
        self.owner.execute("delete from people_spentcode where account_id = %s", [worker.id])


Run = Callable[[], float]


def caseload_list(stage: Stage) -> Run:
    """The first fifty of the advocate's open clients."""
    return _list(stage, stage.advocate, stage.page)


def supervisors_list(stage: Stage) -> Run:
    """The same page for her supervisor, who may open many times more."""
    return _list(stage, stage.supervisor, stage.page)


def client_page(stage: Stage) -> Run:
    """One client's page, another one each time."""
    browser = stage.signed_in(stage.advocate)

    def run() -> float:
        case_id = next(stage.turn)
        answer = browser.get(reverse("cases:client", args=[case_id]))
        check(answer, 200, str(case_id).encode())
        return answer.ms

    return run


def find_as_you_type(stage: Stage) -> Run:
    """A few letters of a name among all of the advocate's own clients."""
    browser = stage.signed_in(stage.advocate)

    def run() -> float:
        answer = browser.post(reverse("cases:find_own"), {"words": next(stage.names)[:3]})
        check(answer, 200, b"")
        return answer.ms

    return run


def note_saved(stage: Stage) -> Run:
    """A note of some sentences, written for another client each time."""
    browser = stage.signed_in(stage.advocate)
    text = " ".join(lives.SENTENCES[:6])

    def run() -> float:
        when = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
        typed = {"drawer": "notes", "text": text, "happened_at": when, "row_id": str(uuid4())}
        answer = browser.post(reverse("cases:add_note", args=[next(stage.turn)]), typed)
        check(answer, 303, b"")
        return answer.ms

    return run


def sign_in(stage: Stage, worker: Worker | None = None) -> Run:
    """Both factors, from the empty form to the open session."""
    who = worker or stage.advocate

    def run() -> float:
        stage.forget_codes(who)
        browser = Browser(stage.application)
        first = browser.post(reverse("people:sign_in"), {"login": who.login, "passphrase": who.passphrase})
        check(first, 303, b"")
        second = browser.post(reverse("people:second_factor"), {"code": pyotp.TOTP(who.totp).now()})
        check(second, 303, b"")
        return first.ms + second.ms

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "list": caseload_list,
    "list_supervisor": supervisors_list,
    "client": client_page,
    "find": find_as_you_type,
    "note": note_saved,
    "sign_in": sign_in,
}


def _list(stage: Stage, worker: Worker, rows: int) -> Run:
    browser = stage.signed_in(worker)
    path = reverse("cases:list")

    def run() -> float:
        answer = browser.get(path)
        check(answer, 200, b"")
        shown = len(set(NAMED.findall(answer.body)))
        if shown != rows:
            raise WrongAnswer(f"{path} showed {shown} clients, not {rows}.")
        return answer.ms

    return run


def check(answer: Answer, status: int, holds: bytes) -> None:
    """An answer that is not the right one says nothing."""
    if answer.status != status or holds not in answer.body:
        text = re.sub(rb"\s+", b" ", re.sub(rb"<[^>]*>", b" ", answer.body))[:300].decode(errors="replace")
        raise WrongAnswer(f"Answered {answer.status}, not {status}: {text}")
