"""What a call led to in the directory: the numbers that were given, the beds that were asked for and how they stand.

Belongs here: reading it beside the call. Not here: finding services (directory), writing (actions.helping).
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.crisis_line.models import BedAsked, Call, NumberGiven, WarmHandoff
from alongside.directory import policies_beds
from alongside.directory.enums_beds import HoldState
from alongside.directory.selectors.bed_requests import RequestLine, hold_of_code, requests_of
from alongside.directory.selectors.beds import shelter_lines
from alongside.directory.selectors.services import service_for
from alongside.referrals.selectors.referrals import Line, opened_referrals
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
class Noted:
    """What was noted of a place: for whom, and how it stands; the hand-off where it is rung together."""

    line: Line
    handoff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the sheet: the number that was given and what was noted of it stand on one line."""

    name: str
    number: str = ""
    service_id: UUID | None = None
    given_id: UUID | None = None
    noted: list[Noted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Help:
    """All that a call led to."""

    numbers: list[Given]
    beds: list[BedLine]
    places: list[Place] = field(default_factory=list)

    @property
    def asks_for_bed(self) -> bool:
        return any(bed.waits for bed in self.beds)


def read_help(actor: Actor, call: Call) -> Help:
    """Open what was given and asked for on this call. One line in the ledger; none where there is nothing."""
    found = opened_help(actor, call)
    if found.places or found.beds:
        ledger.add(actor, What.CALL_READ, call.subject_id, drawer=Drawer.CALL, why="help")
    return found


def opened_help(actor: Actor, call: Call) -> Help:
    """The same, for an action that writes its own line."""
    numbers = [_given(row) for row in _numbers(call)]
    return Help(numbers, _bed_lines(actor, list(_beds(call))), _places(actor, call, numbers))


def services_given(call: Call) -> dict[UUID, UUID]:
    """Which services were given already, and the row that says so. Opens nothing."""
    return dict(_numbers(call).values_list("service_id", "id"))


def given_for(call: Call, service_id: UUID) -> str:
    """What a number was given for, as the plan calls it. Opens nothing."""
    return _numbers(call).filter(service_id=service_id).values_list("need", flat=True).first() or ""


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


def _places(actor: Actor, call: Call, numbers: list[Given]) -> list[Place]:
    """A place of the directory stands once, however often it was noted; one by name stands by itself."""
    handed = dict(
        WarmHandoff.objects.filter(
            agency_id=call.agency_id, subject_id=call.subject_id, referral_id__isnull=False
        ).values_list("referral_id", "id")
    )
    found = {one.service_id: Place(one.name, one.number, one.service_id, one.id) for one in numbers}
    by_name: list[Place] = []
    for line in opened_referrals(actor, call.subject_id, Drawer.CALL):
        noted = Noted(line, handed.get(line.row.id))
        if line.row.service_id is None:
            by_name.append(Place(line.to, noted=[noted]))
        else:
            place = found.setdefault(line.row.service_id, Place(line.to, service_id=line.row.service_id))
            place.noted.append(noted)
    return [*found.values(), *by_name]


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
