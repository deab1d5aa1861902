"""Reading what was done beside a client: contacts on their behalf, hospital visits, harm by police.

Belongs here: lists and single rows, each with its ledger line. Not here: lists to go through (checklists),
counselling (counselling), writing (actions).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alongside.cases import policies_advocacy
from alongside.cases.enums_advocacy import (
    ContactHow,
    ContactWith,
    ExamPart,
    HarmKind,
    HarmWish,
    TheirWord,
    VisitStep,
    Yes,
)
from alongside.cases.models import AdvocacyContact, Case, HospitalVisit, PoliceHarm
from alongside.cases.selectors.former import Before, former_of, listed
from alongside.people.models import Account
from alongside.people.policies import LEADS
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

Row = TypeVar("Row", AdvocacyContact, HospitalVisit)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact on a client's behalf, opened for a list."""

    id: UUID
    with_whom: str
    how: str
    happened_at: datetime
    place: str
    person: str
    their_word: str
    danger: bool
    outcome: str
    next_step: str
    next_on: date | None
    author: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a visit."""

    step: str
    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit to a hospital, opened for a list."""

    id: UUID
    place: str
    begun_at: datetime
    arrived_at: datetime | None
    left_at: datetime | None
    follow_up: str
    follow_up_on: date | None
    author: str


@dataclass(frozen=True, slots=True)
class Harm:
    """One entry of the log of harm by police."""

    id: UUID
    kinds: list[str]
    wish: str
    happened_on: date | None
    when_told: str
    what_happened: str
    officer: str
    next_step: str
    author: str
    written_at: datetime


# -- contacts --------------------------------------------------------------------------------------------


def advocacy_contacts_of(actor: Actor, subject_id: UUID) -> "QuerySet[AdvocacyContact]":
    """The contacts, newest first, still sealed."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        return AdvocacyContact.objects.none()
    rows = AdvocacyContact.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    return rows.select_related("author").order_by("-happened_at", "-id")


def opened_contacts(actor: Actor, rows: list[AdvocacyContact]) -> list[Contact]:
    """Open the contacts that are shown, with one line in the ledger."""
    if rows:
        ledger.add(actor, What.NOTE_READ, rows[0].subject_id, drawer=Drawer.NOTES)
    return [_contact(row) for row in rows]


def advocacy_contact_for(
    actor: Actor, subject_id: UUID, contact_id: UUID, *, lock: bool = False
) -> AdvocacyContact:
    """One contact."""
    return _one(AdvocacyContact, actor, subject_id, contact_id, lock)


def read_contact(actor: Actor, row: AdvocacyContact) -> tuple[Contact, list[Before]]:
    """One contact and what it said before."""
    ledger.add(actor, What.NOTE_READ, row.subject_id, drawer=Drawer.NOTES, about=row.id)
    labels = {
        "outcome": _("What came of it"),
        "next_step": _("Next"),
        "may_be_said": _("What may be said"),
        "place": _("Where"),
        "person": _("With whom"),
        "their_word": _("Their word"),
        "happened_at": _("When"),
        "next_on": _("On"),
    }
    return _contact(row), former_of(row, labels, {"their_word": _labels(TheirWord)})


def leaders_of(actor: Actor) -> list[Account]:
    """Those of this agency who lead: who can be told that a life is in danger."""
    rows = Account.objects.filter(agency_id=actor.agency_id, role__in=LEADS, left_at=None)
    return list(rows.order_by("working_name"))


# -- the hospital ----------------------------------------------------------------------------------------


def visits_of(actor: Actor, subject_id: UUID) -> list[Visit]:
    """Every visit, newest first, with one line in the ledger where there is any."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        return []
    rows = HospitalVisit.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    found = [_visit(row) for row in rows.select_related("author").order_by("-begun_at", "-id")]
    if found:
        ledger.add(actor, What.NOTE_READ, subject_id, drawer=Drawer.NOTES)
    return found


def visit_for(actor: Actor, subject_id: UUID, visit_id: UUID, *, lock: bool = False) -> HospitalVisit:
    """One visit."""
    return _one(HospitalVisit, actor, subject_id, visit_id, lock)


def read_visit(actor: Actor, visit: HospitalVisit) -> tuple[list[Moment], list[str], list[Before]]:
    """Its moments, the parts of the exam they chose, and what stood there before."""
    ledger.add(actor, What.NOTE_READ, visit.subject_id, drawer=Drawer.NOTES, about=visit.id)
    moments = [Moment(step.value, str(step.label), getattr(visit, f"{step}_at")) for step in VisitStep]
    parts = [str(ExamPart(part).label) for part in listed(visit.parts_chosen)]
    labels = {
        "place": _("Where"),
        "parts_chosen": _("Parts of the exam they chose"),
        "kit_number": _("Number of the kit"),
        "told": _("What they were told"),
        "follow_up": _("What follows"),
    }
    return moments, parts, former_of(visit, labels, {"parts_chosen": _labels(ExamPart)})


def may_stay(visit: HospitalVisit) -> list[tuple[str, str]]:
    """To which parts the client said that the advocate may stay, asked one by one."""
    asked = [
        (_("While they talk with staff"), visit.stay_talking),
        (_("During the exam"), visit.stay_exam),
        (_("While evidence is collected"), visit.stay_evidence),
        (_("While police are in the room"), visit.stay_police),
    ]
    return [(label, str(Yes(answer).label) if answer else "") for label, answer in asked]


# -- harm by police --------------------------------------------------------------------------------------


def harms_of(actor: Actor, case: Case) -> list[Harm]:
    """What this person may read of the log, newest first. What she may not read is not counted either."""
    rows = PoliceHarm.objects.filter(policies_advocacy.harm_readable(actor, case)).select_related("author")
    found = [_harm(row) for row in rows.order_by("-written_at", "-id")]
    if found:
        ledger.add(actor, What.NOTE_READ, case.subject_id, drawer=Drawer.NOTES)
    return found


def harm_for(actor: Actor, case: Case, harm_id: UUID) -> PoliceHarm:
    """One entry, for those to whom it is open; for others there is none."""
    rows = PoliceHarm.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id)
    found = rows.select_related("author").filter(id=harm_id).first()
    if found is None or not policies_advocacy.may_read_harm(actor, case, found):
        raise NotFound
    return found


def read_harm(actor: Actor, row: PoliceHarm) -> tuple[Harm, list[Before]]:
    """One entry and what it said before."""
    ledger.add(actor, What.NOTE_READ, row.subject_id, drawer=Drawer.NOTES, about=row.id)
    labels = {
        "what_happened": _("What happened"),
        "officer": _("Officer or unit, as told"),
        "when_told": _("When, as told"),
        "next_step": _("Next"),
        "kinds": _("What it was"),
        "wish": _("What they want done"),
    }
    return _harm(row), former_of(row, labels, {"kinds": _labels(HarmKind), "wish": _labels(HarmWish)})


# -- opening ---------------------------------------------------------------------------------------------


def _one(model: type[Row], actor: Actor, subject_id: UUID, row_id: UUID, lock: bool) -> Row:
    """One row of a table in the notes drawer, or NotFound."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        raise NotFound
    rows = model._default_manager.filter(agency_id=actor.agency_id, subject_id=subject_id)
    rows = rows.select_related("author")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=row_id).first()
    if found is None:
        raise NotFound
    return found


def _labels(choices: Any) -> Mapping[Any, Any]:
    return dict(choices.choices)


def _contact(row: AdvocacyContact) -> Contact:
    return Contact(
        id=row.id,
        with_whom=str(ContactWith(row.with_whom).label),
        how=str(ContactHow(row.how).label),
        happened_at=row.happened_at,
        place=row.place or "",
        person=row.person or "",
        their_word=str(TheirWord(row.their_word).label) if row.their_word else "",
        danger=row.danger,
        outcome=row.outcome or "",
        next_step=row.next_step or "",
        next_on=row.next_on,
        author=row.author.working_name,
    )


def _visit(row: HospitalVisit) -> Visit:
    return Visit(
        id=row.id,
        place=row.place or "",
        begun_at=row.begun_at,
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        follow_up=row.follow_up or "",
        follow_up_on=row.follow_up_on,
        author=row.author.working_name,
    )


def _harm(row: PoliceHarm) -> Harm:
    return Harm(
        id=row.id,
        kinds=[str(HarmKind(kind).label) for kind in row.kinds],
        wish=str(HarmWish(row.wish).label) if row.wish else "",
        happened_on=row.happened_on,
        when_told=row.when_told or "",
        what_happened=row.what_happened or "",
        officer=row.officer or "",
        next_step=row.next_step or "",
        author=row.author.working_name,
        written_at=row.written_at,
    )
