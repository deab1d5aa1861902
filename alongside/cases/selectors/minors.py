"""A minor's page: age, who may consent and why, reports, and the adults around.

Belongs here: reading. Not here: writing (actions.minors), the law's list (minors_law).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.cases.enums_minors import Involved, Known, Office, Purpose, Relation, Told
from alongside.cases.minors_law import ALONE, Alone
from alongside.cases.models import Adult, Asked, ChildReport, Minor
from alongside.cases.policies_minors import may_contact
from alongside.cases.selectors.documents import papers_to_choose
from alongside.clocks.selectors.running import Running
from alongside.people.selectors.staff import names_at
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

OF_MINORS = {
    "il-child-report-call", "il-child-report-written-48h", "il-minor-investigation-24h", "us-foreign-minor-24h",
    "us-interim-assistance-120d", "us-rfa-before-18", "us-missing-child-24h",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """One time the question was asked."""

    answer: str
    purpose: str
    by: str
    at: datetime
    contacted_at: datetime | None
    words: str


@dataclass(frozen=True, slots=True)
class Person:
    """An adult, and whether anyone may get in touch now. `reason` is the policy's."""

    id: UUID
    name: str
    relation: str
    may_contact: bool
    reason: str
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Report:
    """One report as the page shows it."""

    id: UUID
    cause_by: str
    cause_at: datetime
    office: str
    to_whom: str
    number: str
    called_at: datetime | None
    written_at: datetime | None
    told: list[str]
    told_words: str
    documents: list[tuple[UUID, str]]


def minor_of(actor: Actor, subject_id: UUID, *, lock: bool = False) -> Minor | None:
    """What was answered, or nothing yet. Opening it is a line."""
    _see(actor, subject_id)
    rows = Minor.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is not None and not lock:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="minor")
    return row


def decides_alone(minor: Minor | None) -> list[str]:
    """The codes of minors_law that were ticked."""
    return json.loads(minor.alone) if minor is not None and minor.alone else []


def alone_with_ticks(minor: Minor | None) -> list[tuple[Alone, bool]]:
    """The law's list, each with whether it was ticked for this minor."""
    ticked = set(decides_alone(minor))
    return [(one, one.code in ticked) for one in ALONE]


def reports_of(actor: Actor, subject_id: UUID) -> list[Report]:
    """Every report, newest first."""
    _see(actor, subject_id)
    rows = ChildReport.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    reports = list(rows.select_related("cause_by").order_by("-cause_at", "-id"))
    has_papers = any(row.documents for row in reports)
    papers = dict(papers_to_choose(actor, subject_id)) if has_papers else {}
    found = [_report(row, papers) for row in reports]
    if found:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="report")
    return found


def report_for(actor: Actor, subject_id: UUID, report_id: UUID, *, lock: bool = False) -> ChildReport:
    """One report of this client."""
    _see(actor, subject_id)
    rows = ChildReport.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, id=report_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    if not lock:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="report", about=row.id)
    return row


def told_in(row: ChildReport) -> list[str]:
    """The codes of what was passed on."""
    return json.loads(row.told) if row.told else []


def adults_of(actor: Actor, subject_id: UUID) -> list[Person]:
    """The adults around, each with every answer, newest first."""
    _see(actor, subject_id)
    adults = list(
        Adult.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).order_by("added_at", "id")
    )
    asked = list(Asked.objects.filter(agency_id=actor.agency_id, subject_id=subject_id))
    if adults:
        ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="adults")
    names, now = names_at(actor.agency_id), timezone.now()
    return [
        _person(adult, [row for row in asked if row.adult_id == adult.id], names, now) for adult in adults
    ]


def adult_for(actor: Actor, subject_id: UUID, adult_id: UUID) -> Adult:
    """One adult around this client."""
    _see(actor, subject_id)
    row = Adult.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, id=adult_id).first()
    if row is None:
        raise NotFound
    ledger.add(actor, What.PLAN_READ, subject_id, drawer=Drawer.PLAN, why="adults", about=row.id)
    return row


def answers_about(actor: Actor, adult: Adult) -> list[Asked]:
    """Every answer about one adult, locked, for whoever is about to get in touch."""
    rows = Asked.objects.filter(agency_id=actor.agency_id, subject_id=adult.subject_id, adult_id=adult.id)
    return list(rows.select_for_update(of=("self",)))


def _see(actor: Actor, subject_id: UUID) -> None:
    if not actor.may_open(subject_id, Drawer.PLAN):
        raise NotFound


def _person(adult: Adult, asked: Sequence[Asked], names: dict[UUID, str], now: datetime) -> Person:
    decision = may_contact(asked, now)
    newest = sorted(asked, key=lambda row: (row.asked_at, row.id), reverse=True)
    return Person(
        id=adult.id,
        name=adult.name or "",
        relation=str(Relation(adult.relation).label),
        may_contact=bool(decision),
        reason=decision.reason,
        answers=[_answer(row, names) for row in newest],
    )


def _answer(row: Asked, names: dict[UUID, str]) -> Answer:
    return Answer(
        answer=str(Involved(row.answer).label),
        purpose=str(Purpose(row.purpose).label),
        by=names.get(row.asked_by_id, ""),
        at=row.asked_at,
        contacted_at=row.contacted_at,
        words=row.words or "",
    )


def _report(row: ChildReport, papers: dict[UUID, str]) -> Report:
    return Report(
        id=row.id,
        cause_by=row.cause_by.working_name,
        cause_at=row.cause_at,
        office=str(Office(row.office).label) if row.office else "",
        to_whom=row.to_whom or "",
        number=row.number or "",
        called_at=row.called_at,
        written_at=row.written_at,
        told=[str(Told(code).label) for code in told_in(row)],
        told_words=row.told_words or "",
        documents=[(one, papers[one]) for one in row.documents if one in papers],
    )


def label_of(code: str) -> str:
    """Yes, no, not known; nothing where it was not asked."""
    return str(Known(code).label) if code else ""


def clocks_of_minors(running: Sequence[Running]) -> list[Running]:
    """Of a client's clocks those that the law sets for minors."""
    return [one for one in running if one.rule_id in OF_MINORS]
