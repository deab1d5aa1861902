"""Asking several shelters for a bed at once, and how such a question ends.

Belongs here: asking, answering, noting an answer from the telephone, taking a bed, saying that none is needed any
more. Not here: the steps of a hold afterwards (bed_holds). Nobody is asked for without their own yes. A request ends in
one step of the wall (`wall.end_bed_request`): it is counted, others are told, and it is deleted with its answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from alongside.directory import policies_beds as policies
from alongside.directory.beds import codes
from alongside.directory.beds.placement import may_become
from alongside.directory.enums_beds import AgeBand, BedNeed, BedType, Ending, HoldState, Reply, Side
from alongside.directory.errors_beds import (
    HoldIsOver,
    HoldTooShort,
    NobodyAsked,
    NobodyComes,
    NoLongerNeeded,
    YesNeeded,
)
from alongside.directory.models import BedHold, BedReply, BedRequest, Shelter
from alongside.directory.selectors.bed_requests import (
    asked_for,
    hold_for,
    our_reply,
    request_for,
    request_made,
)
from alongside.directory.selectors.beds import our_shelter
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from alongside.vault.once import once

LONGEST_HOLD = timedelta(hours=24)
MOST_PEOPLE = 30


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a request may say, and no more: codes and counts."""

    bed_type: str
    ages: Mapping[str, int]
    needs: Sequence[str]
    minutes: int
    they_said_yes: bool
    yes_how: str
    tell_back: bool
    shelters: Sequence[UUID]

    @property
    def counts(self) -> list[int]:
        return [self.ages.get(band.value, 0) or 0 for band in AgeBand]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a shelter says: yes with beds until when, maybe, or no with its reason."""

    answer: str
    reason: str = ""
    beds: int = 1
    held_until: datetime | None = None


def ask_for_bed(*, actor: Actor, wanted: Wanted, request_id: UUID | None = None) -> BedRequest:
    """Ask these shelters at once. SavedBefore where a form sent earlier asked already (vault.once)."""
    require(policies.may_ask_for_bed(actor))
    if not wanted.they_said_yes or not wanted.yes_how:
        raise YesNeeded
    if not 0 < sum(wanted.counts) <= MOST_PEOPLE:
        raise NobodyComes
    asked = _taking_part(actor, wanted.shelters)
    new_id = request_id or uuid7()
    return once(
        lambda: _ask(actor, new_id, wanted, asked),
        made=lambda: request_made(actor, new_id),
        same=lambda row: (
            (row.bed_type, row.ages, set(row.asked)) == (wanted.bed_type, wanted.counts, set(asked))
        ),
    )


def answer_bed(*, actor: Actor, request_id: UUID, said: Answer) -> BedReply:
    """Answer for our shelter. Said again, the later answer stands, and what was held for a yes is let go."""
    require(policies.may_answer(actor, our_shelter(actor)))
    try:
        line = asked_for(actor, request_id)
    except NotFound as gone:
        raise NoLongerNeeded from gone
    _check(said)
    try:
        with transaction.atomic():
            reply = _keep_reply(actor, line.row, said)
            _let_go_ours(actor, request_id)
            if said.answer == Reply.YES:
                _hold(actor, line.row, said)
    except IntegrityError as gone:  # the request ended while this was on its way
        raise NoLongerNeeded from gone
    ledger.add(actor, What.LINE_CHANGED, about=request_id, why=f"bed.{said.answer}")
    return reply


def note_phone_answer(*, actor: Actor, request_id: UUID, said: Answer) -> BedReply:
    """Write down what a shelter without an account said on the telephone. Which one it was is not kept."""
    line = request_for(actor, request_id)
    _check(said)
    reply = BedReply(
        agency_id=actor.agency_id, asker_id=actor.agency_id, request_id=request_id, by_phone=True,
        answer=said.answer, reason=said.reason,
    )  # fmt: skip
    try:
        with transaction.atomic():
            reply.save(force_insert=True)
            if said.answer == Reply.YES:
                _hold(actor, line.row, said, hold_id=reply.id)
    except IntegrityError as gone:
        raise NoLongerNeeded from gone
    ledger.add(actor, What.LINE_CHANGED, about=request_id, why="bed.by_phone")
    return reply


def take_bed(*, actor: Actor, request_id: UUID, hold_id: UUID) -> BedHold:
    """Take one of the beds that are held: the others are let go, everyone who was asked is told, the request goes."""
    require(policies.may_ask_for_bed(actor))
    hold = hold_for(actor, hold_id, lock=True)
    runs = hold.held_until > timezone.now()
    ours = hold.asker_id == actor.agency_id and hold.request_id == request_id
    if not ours or not runs or not may_become(hold.state, HoldState.CONFIRMED, Side.ASKER):
        raise HoldIsOver
    hold.state, hold.changed_at = HoldState.CONFIRMED, timezone.now()
    hold.save(update_fields=["state", "changed_at"])
    _end(actor, request_id, Ending.TAKEN)
    return hold


def end_request(*, actor: Actor, request_id: UUID, became: str) -> None:
    """No bed is needed from them any more. We count why; who was asked reads only that none is needed."""
    if became not in (Ending.ELSEWHERE, Ending.NOT_WANTED, Ending.OVER):
        raise NotFound
    request_for(actor, request_id)
    _end(actor, request_id, became)


def _taking_part(actor: Actor, chosen: Sequence[UUID]) -> list[UUID]:
    rows = Shelter.objects.filter(agency_id__in=list(chosen), rests_since=None).exclude(
        agency_id=actor.agency_id
    )
    asked = list(rows.order_by("id").values_list("agency_id", flat=True))
    if not asked:
        raise NobodyAsked
    return asked


def _ask(actor: Actor, new_id: UUID, wanted: Wanted, asked: list[UUID]) -> BedRequest:
    now = timezone.now()
    row = BedRequest(
        id=new_id, agency_id=actor.agency_id, code=codes.draw(), asked=asked, bed_type=BedType(wanted.bed_type),
        ages=wanted.counts, needs=[BedNeed(need).value for need in wanted.needs], yes_how=wanted.yes_how,
        tell_back=wanted.tell_back, made_at=now, deadline=now + timedelta(minutes=wanted.minutes),
    )  # fmt: skip
    row.save(force_insert=True)
    ledger.add(actor, What.LINE_CHANGED, about=row.id, why="bed.asked")
    return row


def _check(said: Answer) -> None:
    if said.answer != Reply.YES:
        return
    now = timezone.now()
    if said.held_until is None or not now < said.held_until <= now + LONGEST_HOLD:
        raise HoldTooShort


def _keep_reply(actor: Actor, request: BedRequest, said: Answer) -> BedReply:
    row = our_reply(actor, request.id)
    if row is not None:
        row.answer, row.reason, row.replied_at = said.answer, said.reason, timezone.now()
        row.save(update_fields=["answer", "reason", "replied_at"])
        return row
    row = BedReply(
        agency_id=actor.agency_id, asker_id=request.agency_id, request_id=request.id, answer=said.answer,
        reason=said.reason,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def _let_go_ours(actor: Actor, request_id: UUID) -> None:
    held = BedHold.objects.filter(
        agency_id=actor.agency_id, request_id=request_id, by_phone=False, state=HoldState.HELD
    )
    for hold in held.select_for_update(of=("self",)):
        hold.state, hold.changed_at = HoldState.LET_GO, timezone.now()
        hold.save(update_fields=["state", "changed_at"])


def _hold(actor: Actor, request: BedRequest, said: Answer, *, hold_id: UUID | None = None) -> BedHold:
    assert said.held_until is not None  # (_check)
    hold = BedHold(
        id=hold_id or uuid7(), agency_id=actor.agency_id, asker_id=request.agency_id, request_id=request.id,
        code=request.code, by_phone=hold_id is not None, bed_type=request.bed_type, beds=said.beds,
        tell_back=request.tell_back, held_until=said.held_until,
    )  # fmt: skip
    hold.save(force_insert=True)
    return hold


def _end(actor: Actor, request_id: UUID, became: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select wall.end_bed_request(%s, %s)", [request_id, str(became)])
        if not cursor.fetchone()[0]:
            raise NoLongerNeeded
    ledger.add(actor, What.LINE_CHANGED, about=request_id, why=f"bed.{became}")
