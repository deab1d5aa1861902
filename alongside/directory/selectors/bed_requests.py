"""Requests for a bed and what came of them: for who asked, and for the shelters that were asked.

Belongs here: reading. Not here: asking and answering (actions.bed_requests). What is over by the clock is not shown,
whether or not the worker has come by; the row wall hides it from those who were asked.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from alongside.directory import policies_beds as policies
from alongside.directory.enums_beds import AgeBand, BedNeed, BedType, Ending, HoldState, NoReason, Reply
from alongside.directory.models import BedHold, BedReply, BedRequest, BedWord
from alongside.directory.selectors.beds import ShelterLine, our_shelter, shelter_lines
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Party:
    """Who comes, as codes: how many of which age, and what they need."""

    ages: list[tuple[str, int]]
    needs: list[str]

    @property
    def people(self) -> int:
        return sum(count for _, count in self.ages)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What one shelter said, or that it has not yet."""

    name: str
    county: str
    line: str
    answer: str
    reason: str
    hold: BedHold | None
    replied_at: datetime | None
    by_phone: bool = False

    @property
    def can_be_taken(self) -> bool:
        return (
            self.hold is not None
            and self.hold.state == HoldState.HELD
            and self.hold.held_until > timezone.now()
        )


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request of our own, with its answers."""

    row: BedRequest
    bed: str
    party: Party
    answers: list[AnswerLine] = field(default_factory=list)
    waits: bool = True

    @property
    def yes(self) -> int:
        return sum(1 for one in self.answers if one.can_be_taken)

    @property
    def answered(self) -> int:
        return sum(1 for one in self.answers if one.answer)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One request of somebody else that waits for our answer, or has it."""

    row: BedRequest
    bed: str
    party: Party
    mine: BedReply | None
    hold: BedHold | None
    minutes_left: int


@dataclass(frozen=True, slots=True)
class WordLine:
    """What became of a request that was shown here."""

    code: str
    words: str
    at: datetime


def party_of(row: BedRequest) -> Party:
    """Bands with someone in them, and needs in words."""
    ages = [(str(band.label), count) for band, count in zip(AgeBand, row.ages, strict=False) if count]
    return Party(ages, [str(BedNeed(need).label) for need in row.needs])


def requests_of(actor: Actor) -> list[RequestLine]:
    """What our agency asks for now, newest first."""
    require(policies.may_ask_for_bed(actor))
    rows = list(BedRequest.objects.filter(agency_id=actor.agency_id).order_by("-made_at")[:50])
    return [line for line in _with_answers(actor, rows) if _goes_on(line)]


def request_for(actor: Actor, request_id: UUID) -> RequestLine:
    """One of our own requests, with every answer."""
    require(policies.may_ask_for_bed(actor))
    row = BedRequest.objects.filter(agency_id=actor.agency_id, id=request_id).first()
    lines = [line for line in _with_answers(actor, [row]) if _goes_on(line)] if row else []
    if not lines:
        raise NotFound
    return lines[0]


def request_made(actor: Actor, request_id: UUID) -> BedRequest | None:
    """What an earlier sending of the same form made."""
    return BedRequest.objects.filter(agency_id=actor.agency_id, id=request_id).first()


def asked_of_us(actor: Actor) -> list[AskedLine]:
    """What others ask us now, the one with the least time first. What we answered stays until it is over."""
    if not policies.may_answer(actor, our_shelter(actor)):
        return []
    rows = list(_asked(actor).order_by("deadline")[:50])
    return _asked_lines(actor, rows)


def asked_for(actor: Actor, request_id: UUID) -> AskedLine:
    """One request that we may answer."""
    require(policies.may_answer(actor, our_shelter(actor)))
    row = _asked(actor).filter(id=request_id).first()
    if row is None:
        raise NotFound
    return _asked_lines(actor, [row])[0]


def our_reply(actor: Actor, request_id: UUID) -> BedReply | None:
    """What we answered."""
    rows = BedReply.objects.filter(agency_id=actor.agency_id, request_id=request_id, by_phone=False)
    return rows.select_for_update(of=("self",)).first()


def hold_for(actor: Actor, hold_id: UUID, *, lock: bool = False) -> BedHold:
    """One hold of which our agency is a side."""
    rows = BedHold.objects.filter(_sides(actor), id=hold_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None or not policies.may_move_hold(actor, row):
        raise NotFound
    return row


def hold_of_code(actor: Actor, code: str) -> BedHold | None:
    """The newest hold of a code, for rooms above that tie a code to someone. What is no code is nobody's."""
    if not code.isprintable():
        return None
    return BedHold.objects.filter(_sides(actor), code=code).order_by("-made_at").first()


def holds_by_id(actor: Actor, hold_ids: Collection[UUID]) -> dict[UUID, BedHold]:
    """Holds of which our agency is a side, for rooms above that tie them to someone; without those that are gone."""
    rows = BedHold.objects.filter(_sides(actor), id__in=list(hold_ids)).select_related("agency")
    return {row.id: row for row in rows}


def holds_of(actor: Actor) -> list[BedHold]:
    """Beds that we hold, or that are held for us: what goes on first, then what ended today."""
    require(policies.may_ask_for_bed(actor))
    now = timezone.now()
    rows = BedHold.objects.filter(_sides(actor)).select_related("agency", "asker").order_by("-made_at")
    going = rows.filter(
        Q(state__in=[HoldState.CONFIRMED, HoldState.ARRIVED]) | Q(state=HoldState.HELD, held_until__gt=now)
    )
    return list(going[:100])


def words_for(actor: Actor) -> list[WordLine]:
    """What became of requests lately: taken elsewhere, no longer needed, the time passed."""
    rows = BedWord.objects.filter(agency_id=actor.agency_id).order_by("-at")[:20]
    return [WordLine(one.code, str(Ending(one.became).label), one.at) for one in rows]


def is_over(request_id: UUID) -> bool:
    """Whether the clock has ended it, whoever asks."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.bed_request_is_over(%s)", [request_id])
        return bool(cursor.fetchone()[0])


def _sides(actor: Actor) -> Q:
    return Q(agency_id=actor.agency_id) | Q(asker_id=actor.agency_id)


def _asked(actor: Actor) -> "QuerySet[BedRequest]":
    rows = BedRequest.objects.filter(asked__contains=[actor.agency_id], deadline__gt=timezone.now())
    return rows.exclude(agency_id=actor.agency_id).select_related("agency")


def _asked_lines(actor: Actor, rows: list[BedRequest]) -> list[AskedLine]:
    ids = [row.id for row in rows]
    mine = {
        one.request_id: one
        for one in BedReply.objects.filter(agency_id=actor.agency_id, request_id__in=ids, by_phone=False)
    }
    held = BedHold.objects.filter(agency_id=actor.agency_id, request_id__in=ids, by_phone=False)
    holds = {one.request_id: one for one in held.order_by("made_at")}
    now = timezone.now()
    return [
        AskedLine(
            row,
            str(BedType(row.bed_type).label),
            party_of(row),
            mine.get(row.id),
            holds.get(row.id),
            max(0, int((row.deadline - now).total_seconds() // 60)),
        )
        for row in rows
    ]


def _goes_on(line: RequestLine) -> bool:
    """It waits for answers, or a shelter still holds a bed for it."""
    return line.waits or any(one.can_be_taken for one in line.answers)


def _with_answers(actor: Actor, rows: list[BedRequest]) -> list[RequestLine]:
    if not rows:
        return []
    ids = [row.id for row in rows]
    replies: dict[UUID, list[BedReply]] = {one: [] for one in ids}
    for reply in BedReply.objects.filter(asker_id=actor.agency_id, request_id__in=ids).order_by("replied_at"):
        replies[reply.request_id].append(reply)
    holds: dict[UUID, list[BedHold]] = {one: [] for one in ids}
    for hold in BedHold.objects.filter(asker_id=actor.agency_id, request_id__in=ids).order_by("made_at"):
        holds[hold.request_id].append(hold)
    shelters = shelter_lines(actor, {one for row in rows for one in row.asked})
    now = timezone.now()
    return [
        RequestLine(
            row,
            str(BedType(row.bed_type).label),
            party_of(row),
            _answers(row, replies[row.id], holds[row.id], shelters),
            waits=row.deadline > now,
        )
        for row in rows
    ]


def _answers(
    row: BedRequest, replies: list[BedReply], holds: list[BedHold], shelters: dict[UUID, ShelterLine]
) -> list[AnswerLine]:
    """Those who said yes first, then maybe, then who has not answered, then no; earlier answers before later."""
    said = {one.agency_id: one for one in replies if not one.by_phone}
    lines = [
        _answer(shelters[one], said.get(one), [h for h in holds if h.agency_id == one and not h.by_phone])
        for one in row.asked
        if one in shelters
    ]
    on_phone = {one.id: one for one in holds if one.by_phone}
    for reply in (one for one in replies if one.by_phone):
        hold = on_phone.get(reply.id)  # (made under the answer's own id)
        lines.append(
            AnswerLine("", "", "", reply.answer, _reason(reply), hold, reply.replied_at, by_phone=True)
        )
    order = {Reply.YES: 0, Reply.MAYBE: 1, "": 2, Reply.NO: 3}
    return sorted(lines, key=lambda one: (order[one.answer], one.replied_at or row.deadline))


def _answer(shelter: ShelterLine, reply: BedReply | None, holds: list[BedHold]) -> AnswerLine:
    return AnswerLine(
        shelter.name,
        shelter.county,
        shelter.line,
        reply.answer if reply else "",
        _reason(reply) if reply else "",
        holds[-1] if holds and reply and reply.answer == Reply.YES else None,
        reply.replied_at if reply else None,
    )


def _reason(reply: BedReply) -> str:
    return str(NoReason(reply.reason).label) if reply.reason else ""
