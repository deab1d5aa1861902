"""The work of the line and of the day, measured: steps of a call, Today, an entry of a service, a month of shifts.

Belongs here: as in scenarios, what is asked for and what the answer must hold. Not here: rows (rows, rows_work).
"""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import count, cycle
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from alongside.crisis_line.sheet import FIELDS
from alongside.vault.ids import uuid7
from bench import lives
from bench.browser import Browser
from bench.scenarios import Run, Stage, WrongAnswer, check
from bench.staff import Worker

PLAIN_SUBJECT = (
    "insert into vault_subject (id, agency_id, opened_by_id, created_at) values (%s, %s, %s, now())"
)
PLAIN_CALL = """
    insert into crisis_line_call
           (id, agency_id, subject_id, taken_by_id, worker_id, version, started_at, contacts, channel, caller, minor,
            language, setting, given, dispositions, keep, call_back)
    values (%s, %s, %s, %s, %s, 1, now(), 1, '', '', '', '', '', '{}', '{}', '', '')
"""
VERSIONS = "select sum(version - 1) from crisis_line_call where id = any(%s)"
LINES = """
    select count(*) from ledger_line l join crisis_line_call c on l.subjects = array[c.subject_id]
     where c.id = any(%s) and l.why = 'step'
"""
KINDS = ("choice", "tick", "line", "text")
STEPS = [one for one in FIELDS.values() if one.kind in KINDS and one.name != "debrief"]
LINK = re.compile(rb'href="[^"]*/([0-9a-f-]{36})/')


class Caller:
    """One call and whoever writes on it: each step another field, each field another value than before."""

    def __init__(self, browser: Browser, call_id: UUID) -> None:
        self.browser, self.call_id = browser, call_id
        self.path = reverse("crisis_line:save_step", args=[call_id])
        self.version, self.number = 1, count()
        self.said: dict[str, str] = {}

    def step(self) -> float:
        """One field saved. The version goes up by one, or the step did nothing."""
        number = next(self.number)
        asked = STEPS[number % len(STEPS)]
        value = _value(number, asked)
        answer = self.browser.post(
            self.path, {"field": asked.name, "value": value, "version": str(self.version)}
        )
        check(answer, 204, b"")
        self.version += 1
        self.said[asked.name] = value
        return answer.ms


def call_step(stage: Stage) -> Run:
    """One field of a call saved, another one each time."""
    return caller(stage, stage.advocate).step


def caller(stage: Stage, worker: Worker) -> Caller:
    """Someone who has just taken a call."""
    browser = stage.signed_in(worker)
    return Caller(browser, _taken(browser) if stage.sealed else _plain(stage, worker))


def steps_kept(stage: Stage, callers: Sequence[Caller]) -> int:
    """How many steps of these calls the database knows: by the version of the call, and by its lines in the ledger."""
    calls = [one.call_id for one in callers]
    versions = stage.owner.execute(VERSIONS, [calls]).fetchone()
    lines = stage.owner.execute(LINES, [calls]).fetchone()
    return min(versions[0], lines[0]) if versions and lines else 0


def today_worker(stage: Stage) -> Run:
    """Today, for someone with about sixty open clients."""
    return _page(stage.signed_in(stage.day_worker), reverse("people:today"), 1)


def today_supervisor(stage: Stage) -> Run:
    """Today, for someone who may open about two thousand."""
    return _page(stage.signed_in(stage.supervisor), reverse("people:today"), 1)


def month_of_shifts(stage: Stage) -> Run:
    """Five weeks of the roster, day and night, two at a time."""
    path = f"{reverse('crisis_line:roster')}?show=month"
    return _page(stage.signed_in(stage.advocate), path, 100)


def service_entry(stage: Stage) -> Run:
    """A quarter of an hour with a client, entered on the client's page, another client each time."""
    browser, codes = stage.signed_in(stage.advocate), cycle(["10", "12", "13"])
    days = cycle(range(1, 365))

    def run() -> float:
        on = timezone.localdate() - timedelta(days=next(days))
        typed = {"row_id": str(uuid4()), "code": next(codes), "quarters": "0.25", "on": on.isoformat()}
        answer = browser.post(reverse("cases:services", args=[next(stage.turn)]), typed)
        check(answer, 303, b"")
        return answer.ms

    return run


SCENARIOS: dict[str, Callable[[Stage], Run]] = {
    "call_step": call_step,
    "today_worker": today_worker,
    "today_supervisor": today_supervisor,
    "service_entry": service_entry,
    "month_of_shifts": month_of_shifts,
}


def _page(browser: Browser, path: str, least: int) -> Run:
    """A page that leads to at least so many clients, or shifts."""

    def run() -> float:
        answer = browser.get(path)
        check(answer, 200, b"")
        shown = len(set(LINK.findall(answer.body)))
        if shown < least:
            raise WrongAnswer(f"{path} led to {shown}, not to {least}.")
        return answer.ms

    return run


def _value(number: int, asked: object) -> str:
    """Another answer each time round."""
    choices = [code for code, _label in asked.choices]  # type: ignore[attr-defined]
    times = number // len(STEPS)
    if asked.kind == "tick":  # type: ignore[attr-defined]
        return "" if times % 2 else "yes"
    if choices:
        return str(choices[times % len(choices)])
    return f"{lives.SENTENCES[number % len(lives.SENTENCES)]} {times}"[:40]


def _taken(browser: Browser) -> UUID:
    call_id = uuid7()
    check(browser.post(reverse("crisis_line:take"), {"row_id": str(call_id)}), 303, b"")
    return call_id


def _plain(stage: Stage, who: Worker) -> UUID:
    """The same call in the database without keys."""
    call_id, subject = uuid7(), uuid7()
    stage.owner.execute(PLAIN_SUBJECT, [subject, who.agency_id, who.id])
    stage.owner.execute(PLAIN_CALL, [call_id, who.agency_id, subject, who.id, who.id])
    return call_id
