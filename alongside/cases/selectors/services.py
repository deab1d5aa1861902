"""Names for the lines of a day: which clients an entry may be for, and whom a line is about.

Belongs here: opening names of one's own clients, a week as a grid. Not here: the entries themselves
(service_entries.selectors), writing. Every name that is shown is a line in the ledger, as on the list of clients.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from alongside.cases.enums import CaseState
from alongside.cases.selectors.caseload import caseload, flat, lines
from alongside.service_entries import codes, hours
from alongside.service_entries.selectors import Line, my_entries
from alongside.vault.actors import Actor

if TYPE_CHECKING:
    from alongside.service_entries.models import Entry


@dataclass(frozen=True, slots=True)
class Named:
    """A client as she can be typed: two of the same name carry a number."""

    case_id: UUID
    subject_id: UUID
    name: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One service in one week: hours a day, and together."""

    service: str
    number: int
    cells: list[tuple[date, str]]
    hours: str


@dataclass(frozen=True, slots=True)
class Week:
    """A worker's week."""

    days: list[date]
    rows: list[WeekRow]
    sums: list[tuple[date, str]]
    hours: str


def clients_named(actor: Actor, also: Collection[UUID] = ()) -> list[Named]:
    """Her clients with whom work goes on, and those (by subject) whom the lines of a day are about."""
    rows = caseload(actor, "all").filter(Q(state=CaseState.OPEN) | Q(subject_id__in=list(also)))
    cases = list(rows.order_by("id"))
    seen: dict[str, int] = {}
    found = []
    for case, line in zip(cases, lines(actor, cases), strict=True):
        if line.name:
            times = seen[flat(line.name)] = seen.get(flat(line.name), 0) + 1
            name = line.name if times == 1 else f"{line.name} ({times})"
            found.append(Named(case.id, case.subject_id, name, line.is_open))
    return sorted(found, key=lambda one: flat(one.name))


def find_named(clients: Iterable[Named], text: str) -> list[Named]:
    """Whom someone typed: the one of exactly this name, else all whose name holds the words."""
    wanted = flat(text).split()
    found = [one for one in clients if all(word in flat(one.name) for word in wanted)]
    exact = [one for one in found if flat(one.name).split() == wanted]
    return exact or found


def subjects_of(entries: Iterable[Entry]) -> set[UUID]:
    """Whom these entries are about."""
    return {entry.subject_id for entry in entries if entry.subject_id is not None}


def sum_of(found: Iterable[Line]) -> str:
    """The hours of these lines: a worker's own time, once."""
    return hours.shown(sum(line.quarters for line in found if not line.is_withdrawn and not line.in_group))


def week_of(actor: Actor, day: date) -> Week:
    """The week around a day, from Monday on."""
    first = day - timedelta(days=day.weekday())
    days = [first + timedelta(days=step) for step in range(7)]
    by_code: dict[str, dict[date, int]] = {}
    for entry in my_entries(actor, first, days[-1]):
        if entry.withdrawn_at is None and not entry.in_group:
            on = by_code.setdefault(entry.code, dict.fromkeys(days, 0))
            on[entry.on] += entry.quarters
    rows = sorted((_row(code, on) for code, on in by_code.items()), key=lambda row: row.number)
    sums = {one: sum(on[one] for on in by_code.values()) for one in days}
    return Week(days, rows, [(one, _hours(q)) for one, q in sums.items()], hours.shown(sum(sums.values())))


def _row(code: str, on: dict[date, int]) -> WeekRow:
    service = codes.known(code)
    cells = [(day, _hours(quarters)) for day, quarters in on.items()]
    return WeekRow(service.label, service.number, cells, hours.shown(sum(on.values())))


def _hours(quarters: int) -> str:
    return hours.shown(quarters) if quarters else ""
