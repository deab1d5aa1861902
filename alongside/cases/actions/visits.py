"""Being with a client at a hospital: beginning, noting a moment with one tap, what they chose and were told.

Belongs here: the verbs. Not here: reading (selectors.advocacy), the clocks of medicine (clocks).
"""

from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies_advocacy
from alongside.cases.actions.former import is_same, replace_words
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.enums_advocacy import VisitStep
from alongside.cases.errors_advocacy import NoSuchStep
from alongside.cases.models import Case, HospitalVisit
from alongside.cases.selectors.advocacy import visit_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


class Stay(TypedDict):
    """What they allowed, chose and were told. An empty answer was not asked."""

    place: str
    stay_talking: str
    stay_exam: str
    stay_evidence: str
    stay_police: str
    parts_chosen: str
    kit_number: str
    told: str
    follow_up: str
    follow_up_on: date | None


def begin_visit(
    *, actor: Actor, case_id: UUID, place: str = "", visit_id: UUID | None = None
) -> HospitalVisit:
    """Someone is called to be with the client. SavedBefore where a form sent earlier made `visit_id`."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    new_id = visit_id or uuid7()
    return once(
        lambda: _begin(actor, case, new_id, place),
        made=lambda: HospitalVisit.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda _: True,  # whatever was written there since, it is the same visit
    )


def note_moment(*, actor: Actor, case_id: UUID, visit_id: UUID, step: str) -> HospitalVisit:
    """It happens now. A second tap changes nothing: the first time stands."""
    return _set_moment(actor, case_id, visit_id, step, taken_back=False)


def take_back_moment(*, actor: Actor, case_id: UUID, visit_id: UUID, step: str) -> HospitalVisit:
    """It was a slip of the finger."""
    return _set_moment(actor, case_id, visit_id, step, taken_back=True)


def change_visit(*, actor: Actor, case_id: UUID, visit_id: UUID, version: int, stay: Stay) -> HospitalVisit:
    """Write down what they allowed, chose and were told; what stood there is kept."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    visit = visit_for(actor, case.subject_id, visit_id, lock=True)
    require(policies_advocacy.may_change_visit(actor, visit))
    if is_same(visit, stay):
        return visit
    require_version(visit.version, version)
    _save(actor, case, visit, replace_words(actor, visit, stay))
    return visit


def _begin(actor: Actor, case: Case, visit_id: UUID, place: str) -> HospitalVisit:
    visit = HospitalVisit(
        id=visit_id, agency_id=actor.agency_id, subject_id=case.subject_id, author_id=actor.account_id
    )
    visit.place = place
    visit.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.NOTES, about=visit.id)
    return visit


def _set_moment(actor: Actor, case_id: UUID, visit_id: UUID, step: str, *, taken_back: bool) -> HospitalVisit:
    """The time of one moment. It leaves the version alone: whoever types beside it loses nothing."""
    if step not in VisitStep.values:
        raise NoSuchStep
    case = case_to_write(actor, case_id, Drawer.NOTES)
    visit = visit_for(actor, case.subject_id, visit_id, lock=True)
    require(policies_advocacy.may_change_visit(actor, visit))
    field = f"{step}_at"
    if (getattr(visit, field) is None) is taken_back:
        return visit
    setattr(visit, field, None if taken_back else timezone.now())
    _save(actor, case, visit, [field])
    return visit


def _save(actor: Actor, case: Case, visit: HospitalVisit, columns: list[str]) -> None:
    visit.save(update_fields=columns)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=Drawer.NOTES, about=visit.id)
