"""Help found during a call: a number that was given, a bed that is asked for and taken.

Belongs here: what the call remembers of it. Not here: finding, what becomes of a bed (directory). A bed is asked for
and tied to the call in one step, so that neither stands without the other.
"""

import json
from contextlib import suppress
from uuid import UUID

from django.utils import timezone

from alongside.cases.help_areas import PLAN_AREAS
from alongside.crisis_line.actions.calls import call_to_write
from alongside.crisis_line.actions.writing import save_sheet
from alongside.crisis_line.errors import NotListed
from alongside.crisis_line.models import BedAsked, Call, NumberGiven
from alongside.crisis_line.selectors.helping import number_for, opened_help, request_of_call
from alongside.directory.actions import bed_requests as beds
from alongside.directory.actions.bed_requests import Wanted
from alongside.directory.enums_beds import Ending
from alongside.directory.errors_beds import HoldIsOver, NoLongerNeeded
from alongside.directory.selectors.services import service_for
from alongside.directory.selectors.sheet import sheet_of
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

BED_TAKEN = {"need.bed": "found", "ends.bed": "yes"}


def give_number(*, actor: Actor, call_id: UUID, service_id: UUID, need: str = "") -> NumberGiven:
    """Note that the number of a service was given, for an area of the directory. Given twice, it stands once."""
    call = call_to_write(actor, call_id)
    earlier = NumberGiven.objects.filter(subject_id=call.subject_id, service_id=service_id).first()
    if earlier is not None:
        return earlier
    row = NumberGiven(
        agency_id=actor.agency_id, subject_id=call.subject_id, service_id=service_id,
        need=PLAN_AREAS.get(need, ""), given_by_id=actor.account_id,
    )  # fmt: skip
    row.words = _as_said(service_id)
    row.save(force_insert=True)
    _noted(actor, call, row.id, "number_given")
    return row


def take_number_back(*, actor: Actor, call_id: UUID, given_id: UUID) -> None:
    """It was a slip: the number was not given."""
    call = call_to_write(actor, call_id)
    row = number_for(call, given_id)
    row.delete()
    _noted(actor, call, given_id, "number_taken_back")


def ask_for_bed(*, actor: Actor, call_id: UUID, wanted: Wanted, request_id: UUID) -> BedAsked:
    """Ask several shelters for whoever is on the line. SavedBefore where the same form asked already."""
    call = call_to_write(actor, call_id)
    made = beds.ask_for_bed(actor=actor, wanted=wanted, request_id=request_id)
    row = BedAsked(agency_id=actor.agency_id, subject_id=call.subject_id, asked_by_id=actor.account_id)
    row.code = made.code
    row.save(force_insert=True)
    _noted(actor, call, row.id, "bed_asked")
    return row


def take_found_bed(*, actor: Actor, call_id: UUID, request_id: UUID, hold_id: UUID) -> str:
    """Take a bed that is held for this call; return its code. The sheet says that a bed was found."""
    call = call_to_write(actor, call_id)
    if request_of_call(actor, call, request_id) is None:
        raise HoldIsOver
    hold = beds.take_bed(actor=actor, request_id=request_id, hold_id=hold_id)
    _noted(actor, call, hold_id, "bed_taken")
    save_sheet(actor=actor, call_id=call_id, values=BED_TAKEN, version=call.version)
    return hold.code


def end_bed_questions(actor: Actor, call: Call) -> int:
    """Nobody waits for an answer any more: every question of this call ends; how many there were.

    Who was asked reads that a bed is no longer needed, and not why. What was held is let go; a bed taken stays.
    """
    ended = 0
    for bed in opened_help(actor, call).beds:
        if bed.request is None:
            continue
        with suppress(NoLongerNeeded):
            beds.end_request(actor=actor, request_id=bed.request.row.id, became=Ending.OVER)
            ended += 1
    return ended


def forget_help(actor: Actor, subject_id: UUID) -> None:
    """Nothing leads from the call to the directory any more."""
    for model in (NumberGiven, BedAsked):
        model.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).delete()


def _as_said(service_id: UUID) -> str:
    """Its name and the number that may be given out, as they stand in the directory now."""
    try:
        service = service_for(service_id)
    except NotFound as gone:
        raise NotListed from gone
    sheet = sheet_of(service, timezone.now(), timezone.localdate())
    number = next((one.words for one in sheet.phones), "")
    return json.dumps({"name": service.name, "number": number}, ensure_ascii=False)


def _noted(actor: Actor, call: Call, about: UUID, why: str) -> None:
    ledger.add(actor, What.RECORD_CHANGED, call.subject_id, drawer=Drawer.CALL, about=about, why=why)
