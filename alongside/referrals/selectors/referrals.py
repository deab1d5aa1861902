"""Referrals for the side that sent them: a client's, one, what waits.

Belongs here: reading. Not here: what the other side sees (inbox), counts (facts). Opening the sealed words is a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils import timezone

from alongside.directory.selectors.areas import areas
from alongside.directory.selectors.services import service_names
from alongside.people.models import Account, Agency
from alongside.referrals import policies
from alongside.referrals.due import LEADS_HEAR_AFTER, late_for
from alongside.referrals.enums import OPEN, ForWhom, Late, Reason, State, Way
from alongside.referrals.models import Link, Move, Referral, Reply
from alongside.vault import ledger
from alongside.vault.actors import Actor, require_found
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.crypto.sealing import associated, open_text
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

SHOWN = 200
WITHOUT_HELP = (State.REJECTED, State.FAILED)
ASK_ELSEWHERE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One referral in a list."""

    row: Referral
    to: str
    area: str
    state: str
    reason: str
    late: Late | None
    made_by: str = ""
    for_whom: str = ""
    subject_id: UUID | None = None
    drawer: str = ""

    @property
    def is_open(self) -> bool:
        return self.row.state in OPEN or self.row.state == State.DRAFT

    @property
    def number(self) -> str:
        return number_of(self.row.id)


@dataclass(frozen=True, slots=True)
class Step:
    """One move in the story of a referral."""

    at: datetime
    words: str
    reason: str
    who: str
    agency: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the other side wrote. `words` is None where it does not open any more."""

    at: datetime
    who: str
    agency: str
    words: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One referral, opened for whoever works with the client; for who only leads, its codes."""

    line: Line
    link: Link | None
    for_whom: str = ""
    why: str = field(repr=False, default="")
    note: str = field(repr=False, default="")
    steps: list[Step] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def number_of(referral_id: UUID) -> str:
    """A referral's number: the end of its id, which is chance and says nothing."""
    tail = referral_id.hex[-8:].upper()
    return f"{tail[:4]}-{tail[4:]}"


def referrals_of(actor: Actor, subject_id: UUID, drawer: str = Drawer.PLAN) -> list[Line]:
    """Every referral of one client (or of one call), what is open first. Opening the names is a line."""
    lines = opened_referrals(actor, subject_id, drawer)
    if lines:
        ledger.add(actor, _read(drawer), subject_id, drawer=drawer, why="referrals")
    return lines


def opened_referrals(actor: Actor, subject_id: UUID, drawer: str) -> list[Line]:
    """The same, for what writes a line of its own."""
    require_found(policies.may_see(actor, subject_id, drawer))
    links = Link.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, drawer=drawer)
    found = list(links.select_related("referral", "referral__to_agency", "referral__made_by"))
    names = _names([link.referral for link in found])
    lines = [line_of(link.referral, names, link) for link in found]
    return sorted(lines, key=lambda one: (not one.is_open, -one.row.made_at.timestamp()))


def referral_for(actor: Actor, referral_id: UUID, *, lock: bool = False) -> Referral:
    """One referral of either side, as the row wall shows it."""
    rows = Referral.objects.select_related("to_agency", "made_by", "agency").filter(id=referral_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    row = rows.first()
    if row is None:
        raise NotFound
    if row.agency_id != actor.agency_id:
        require_found(policies.may_read_incoming(actor, row))
    return row


def link_of(actor: Actor, row: Referral) -> Link | None:
    """Whose it is; none for the other side, and for who leads without the client."""
    if row.agency_id != actor.agency_id:
        return None
    link = Link.objects.filter(agency_id=actor.agency_id, referral_id=row.id).first()
    if link is None or not policies.may_see(actor, link.subject_id, link.drawer):
        return None
    return link


def sent_for(actor: Actor, referral_id: UUID) -> Page:
    """One referral that we sent, with its story; opening its words is a line."""
    row = referral_for(actor, referral_id)
    if row.agency_id != actor.agency_id:
        raise NotFound
    link = link_of(actor, row)
    if link is None:
        require_found(policies.may_see_sent(actor))
        return Page(line_of(row, _names([row])), None, steps=steps_of(row))
    ledger.add(actor, _read(link.drawer), link.subject_id, drawer=link.drawer, why="referral", about=row.id)
    return Page(
        line=line_of(row, _names([row]), link),
        link=link,
        for_whom=str(ForWhom(link.for_whom).label),
        why=link.why or "",
        note=link.note or "",
        steps=steps_of(row),
        said=_said(row, link),
    )


def steps_of(row: Referral) -> list[Step]:
    """Every move, oldest first."""
    moves = list(Move.objects.filter(referral_id=row.id).select_related("by_agency").order_by("at", "id"))
    people = Account.objects.in_bulk({move.by_account_id for move in moves})
    return [
        Step(
            at=move.at,
            words=str(State(move.became).label),
            reason=str(Reason(move.reason).label) if move.reason else "",
            who=people[move.by_account_id].working_name if move.by_account_id in people else "",
            agency=move.by_agency.name,
        )
        for move in moves
    ]


def my_waiting(actor: Actor) -> list[Line]:
    """What waits for someone among the clients that are open to whoever asks: late first, then the oldest.

    What was noted on a call stands on its sheet: nobody can ask a caller later what came of it.
    """
    return _waiting_lines(actor, Link.objects.filter(referral__state__in=[*OPEN, State.DRAFT]))


def my_late(actor: Actor) -> list[Line]:
    """What of it has been waited for too long."""
    late = Link.objects.filter(referral__state__in=OPEN, referral__due_at__lte=timezone.now())
    return [line for line in _waiting_lines(actor, late) if line.late]


def _waiting_lines(actor: Actor, links: "QuerySet[Link]") -> list[Line]:
    own = links.filter(agency_id=actor.agency_id, drawer=Drawer.PLAN)
    found = own.select_related("referral", "referral__made_by")
    soonest = found.order_by(F("referral__due_at").asc(nulls_last=True), "id")
    mine = [one for one in soonest[:SHOWN] if policies.may_see(actor, one.subject_id, one.drawer)]
    names = _names([link.referral for link in mine])
    return sorted((line_of(link.referral, names, link, closed=True) for link in mine), key=_by_age)


def came_back(actor: Actor) -> list[Line]:
    """What ended without help in the last two weeks, until something else was asked for: the newest first."""
    links = Link.objects.filter(agency_id=actor.agency_id, drawer=Drawer.PLAN).exclude(
        referral__state=State.ERROR
    )
    ended = links.filter(
        referral__state__in=WITHOUT_HELP, referral__ended_at__gte=timezone.now() - ASK_ELSEWHERE
    ).select_related("referral", "referral__to_agency", "referral__made_by")
    mine = [one for one in ended[:SHOWN] if policies.may_see(actor, one.subject_id, one.drawer)]
    later: dict[tuple[UUID, str], datetime] = {
        key[:2]: key[2]
        for key in links.filter(subject_id__in=[one.subject_id for one in mine])
        .order_by("referral__made_at")
        .values_list("subject_id", "referral__area", "referral__made_at")
    }
    back = [
        one for one in mine
        if later[one.subject_id, one.referral.area] <= (one.referral.ended_at or one.referral.made_at)
    ]  # fmt: skip
    names = _names([one.referral for one in back])
    lines = [line_of(one.referral, names, one, closed=True) for one in back]
    return sorted(lines, key=lambda one: one.row.ended_at or one.row.made_at, reverse=True)


def all_waiting(actor: Actor) -> list[Line]:
    """What waits at the whole agency, for who leads: codes, and no client."""
    if not policies.may_see_sent(actor):
        return []
    rows = list(_sent(actor).filter(state__in=OPEN).order_by(F("late_at").asc(nulls_last=True))[:SHOWN])
    return sorted(lines_of(rows), key=_by_age)


def late_for_leads(actor: Actor) -> list[Line]:
    """What has been late for a day and more: who leads hears of it then."""
    rows = list(_late_for_leads(actor).order_by("due_at", "id")[:SHOWN])
    return sorted(lines_of(rows), key=_by_age)


def count_late_for_leads(actor: Actor) -> int:
    """How many that are."""
    return _late_for_leads(actor).count()


def _late_for_leads(actor: Actor) -> "QuerySet[Referral]":
    if not policies.may_see_sent(actor):
        return Referral.objects.none()
    return _sent(actor).filter(state__in=OPEN, due_at__lt=timezone.now() - LEADS_HEAR_AFTER)


def sent_by_agency(actor: Actor) -> "QuerySet[Referral]":
    """All that the agency sent, newest first, for who leads."""
    require_found(policies.may_see_sent(actor))
    return _sent(actor).order_by("-made_at", "-id")


def referral_made(actor: Actor, referral_id: UUID) -> Referral | None:
    """What an earlier sending of the same form made."""
    return Referral.objects.filter(agency_id=actor.agency_id, id=referral_id).first()


def lines_of(rows: Sequence[Referral]) -> list[Line]:
    """Rows as a list shows them, with the names of where they go."""
    names = _names(rows)
    return [line_of(row, names) for row in rows]


def line_of(row: Referral, names: "Names", link: Link | None = None, *, closed: bool = False) -> Line:
    """One row as a list shows it. `closed` leaves what is sealed alone."""
    written = "" if link is None or closed else (link.to_name or "")
    return Line(
        row=row,
        to=names.reader(row) or written or str(Way(row.way).label),
        area=names.areas.get(row.area, row.area),
        state=str(State(row.state).label),
        reason=str(Reason(row.reason).label) if row.reason else "",
        late=late_for(row.state, row.due_at, timezone.now(), is_seen=row.seen_at is not None),
        made_by=row.made_by.working_name,
        for_whom=str(ForWhom(link.for_whom).label) if link and link.for_whom != ForWhom.SELF else "",
        subject_id=link.subject_id if link else None,
        drawer=link.drawer if link else "",
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The words for the codes of some rows."""

    areas: dict[str, str]
    services: dict[UUID, str]
    agencies: dict[UUID, str]

    def reader(self, row: Referral) -> str:
        """Where it goes, as far as the shared row knows."""
        if row.to_agency_id:
            return self.agencies.get(row.to_agency_id, "")
        return self.services.get(row.service_id, "") if row.service_id else ""


def _names(rows: Sequence[Referral]) -> Names:
    if not rows:
        return Names({}, {}, {})
    wanted = {row.service_id for row in rows if row.service_id}
    to = {row.to_agency_id for row in rows if row.to_agency_id}
    return Names(
        {one.code: one.name for one in areas()},
        service_names(wanted),
        dict(Agency.objects.filter(id__in=to).values_list("id", "name")),
    )


def _sent(actor: Actor) -> "QuerySet[Referral]":
    return Referral.objects.filter(agency_id=actor.agency_id).select_related("to_agency", "made_by")


def _said(row: Referral, link: Link) -> list[Said]:
    replies = list(Reply.objects.filter(referral_id=row.id).select_related("by_agency").order_by("at", "id"))
    if not replies:
        return []
    people = Account.objects.in_bulk({reply.by_account_id for reply in replies})
    private = bytes.fromhex(link.reply_private or "")
    return [
        Said(
            at=reply.at,
            who=people[reply.by_account_id].working_name if reply.by_account_id in people else "",
            agency=reply.by_agency.name,
            words=_opened(reply, private),
        )
        for reply in replies
    ]


def _opened(reply: Reply, private: bytes) -> str | None:
    """Anyone on the other side could have written it; what does not open is not shown."""
    place = reply_place(reply.agency_id, reply.referral_id, reply.id)
    try:
        key = unwrap(bytes(reply.key_box), private=private, ad=place)
        return open_text(key, bytes(reply.words_box), place)
    except SealBroken:
        return None


def reply_place(agency_id: UUID, referral_id: UUID, reply_id: UUID) -> bytes:
    """What an answer's words are bound to."""
    return associated("referral reply", agency_id, referral_id, reply_id)


def _read(drawer: str) -> What:
    return What.CALL_READ if drawer == Drawer.CALL else What.PLAN_READ


def _by_age(line: Line) -> tuple[bool, float]:
    return line.late is None, (line.row.asked_at or line.row.made_at).timestamp()
