"""What a call led to in the directory: the numbers that were given, the beds that were asked for and how they stand.

Belongs here: reading it beside the call. Not here: finding services (directory), writing (actions.helping).
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.crisis_line.models import BedAsked, Call, NumberGiven
from alongside.directory import policies_beds
from alongside.directory.enums_beds import HoldState
from alongside.directory.selectors.bed_requests import RequestLine, hold_of_code, requests_of
from alongside.directory.selectors.beds import shelter_lines
from alongside.directory.selectors.services import service_for
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

OVER = (HoldState.LET_GO, HoldState.NOT_COME)


@dataclass(frozen=True, slots=True)
class Given:
    """One number that was given, as it was said."""

    id: UUID
    service_id: UUID
    name: str
    number: str
    need: str
    on: date


@dataclass(frozen=True, slots=True)
class BedLine:
    """One bed that was asked for: its question while that goes on, then the bed that was taken."""

    code: str
    request: RequestLine | None = None
    shelter: str = ""
    line: str = ""
    until: datetime | None = None
    state: str = ""

    @property
    def is_taken(self) -> bool:
        return bool(self.state)

    @property
    def waits(self) -> bool:
        return self.request is not None


@dataclass(frozen=True, slots=True)
class Help:
    """All that a call led to."""

    numbers: list[Given]
    beds: list[BedLine]


def read_help(actor: Actor, call: Call) -> Help:
    """Open what was given and asked for on this call. One line in the ledger; none where there is nothing."""
    numbers, beds = list(_numbers(call)), list(_beds(call))
    if numbers or beds:
        ledger.add(actor, What.CALL_READ, call.subject_id, drawer=Drawer.CALL, why="help")
    return Help([_given(row) for row in numbers], _bed_lines(actor, beds))


def opened_help(actor: Actor, call: Call) -> Help:
    """The same, for an action that writes its own line."""
    return Help([_given(row) for row in _numbers(call)], _bed_lines(actor, list(_beds(call))))


def services_given(call: Call) -> dict[UUID, UUID]:
    """Which services were given already, and the row that says so. Opens nothing."""
    return dict(_numbers(call).values_list("service_id", "id"))


def number_for(call: Call, given_id: UUID) -> NumberGiven:
    """One of them."""
    row = _numbers(call).filter(id=given_id).first()
    if row is None:
        raise NotFound
    return row


def request_of_call(actor: Actor, call: Call, request_id: UUID) -> RequestLine | None:
    """The question for a bed, if it was asked on this call and goes on."""
    for bed in opened_help(actor, call).beds:
        if bed.request is not None and bed.request.row.id == request_id:
            return bed.request
    return None


def how_it_stands(actor: Actor, call: Call) -> str:
    """Short enough for an address, and other as soon as an answer came. Opens nothing: all that the agency asks."""
    if not _beds(call).exists() or not policies_beds.may_ask_for_bed(actor):
        return ""
    return "-".join(f"{line.answered}.{line.yes}" for line in requests_of(actor))


def name_of(service_id: UUID) -> str:
    """What the directory calls it now; nothing where it is not listed any more."""
    try:
        return service_for(service_id).name
    except NotFound:
        return ""


def _given(row: NumberGiven) -> Given:
    said = json.loads(row.words or "{}")
    return Given(row.id, row.service_id, said.get("name", ""), said.get("number", ""), row.need, row.given_on)


def _bed_lines(actor: Actor, rows: list[BedAsked]) -> list[BedLine]:
    if not rows or not policies_beds.may_ask_for_bed(actor):
        return []
    going = {line.row.code: line for line in requests_of(actor)}
    codes = [row.code or "" for row in rows]
    return [BedLine(code, going[code]) if code in going else _taken(actor, code) for code in codes]


def _taken(actor: Actor, code: str) -> BedLine:
    hold = hold_of_code(actor, code)
    if hold is None or hold.state in (HoldState.HELD, *OVER):
        return BedLine(code)
    shelter = None if hold.by_phone else shelter_lines(actor, [hold.agency_id]).get(hold.agency_id)
    return BedLine(
        code,
        shelter=shelter.name if shelter else "",
        line=shelter.line if shelter else "",
        until=hold.held_until,
        state=str(HoldState(hold.state).label),
    )


def _numbers(call: Call) -> "QuerySet[NumberGiven]":
    return NumberGiven.objects.filter(agency_id=call.agency_id, subject_id=call.subject_id).order_by("id")


def _beds(call: Call) -> "QuerySet[BedAsked]":
    return BedAsked.objects.filter(agency_id=call.agency_id, subject_id=call.subject_id).order_by("-asked_at")
