"""What came in from other agencies, for as long as the client allows it.

Belongs here: the inbox, one of them, what is over. Not here: the packet's contents (releases), the sender's side
(referrals). Nothing here could tell whom a referral is about; what is over shows from whom, when and why, and no more.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Case, Q, QuerySet, When
from django.utils import timezone

from alongside.people.models import Agency
from alongside.referrals import policies
from alongside.referrals.enums import OPEN, State, Way
from alongside.referrals.models import Referral
from alongside.referrals.selectors.referrals import Line, Step, lines_of, number_of, referral_for, steps_of
from alongside.referrals.selectors.routing import Routes, routes_of
from alongside.releases.selectors.packets import OpenedPacket, PacketLine, packet_for_recipient
from alongside.releases.selectors.releases import why_over
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

OVER = "select id, from_agency_id, asked_at, over_at, end_why from wall.referrals_over(%s)"
PAGE = 50


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the inbox is narrowed to."""

    state: str = ""
    area: str = ""
    late: bool = False
    urgent: bool = False
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """One that came in, opened. Without a packet for who receives, but is not the one who may open it."""

    line: Line
    sender: str
    packet: OpenedPacket | None
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Over:
    """One that is over for us: nothing of what it said."""

    id: UUID
    sender: str
    asked_at: datetime
    over_at: datetime
    why: str

    @property
    def number(self) -> str:
        return number_of(self.id)


def received(actor: Actor) -> "QuerySet[Referral]":
    """Everything that came in and is open to whoever asks: `policies.may_read_incoming` as a filter."""
    rows = Referral.objects.filter(
        to_agency_id=actor.agency_id, way=Way.AGENCY, open_until__gt=timezone.now()
    ).exclude(state=State.DRAFT)
    if policies.may_receive(actor):
        return rows
    return rows.filter(to_account_id=actor.account_id) if actor.standing.cleared else rows.none()


def inbox(actor: Actor, chosen: Chosen) -> "QuerySet[Referral]":
    """What waits for our answer, then what goes on, the oldest first. `inbox_lines` gives a page of them words."""
    rows = received(actor).filter(state__in=[chosen.state] if chosen.state in OPEN else OPEN)
    if chosen.area:
        rows = rows.filter(area=chosen.area)
    if chosen.late:
        rows = rows.filter(due_at__lte=timezone.now())
    if chosen.urgent:
        rows = rows.filter(priority="urgent")
    if chosen.mine:
        rows = rows.filter(routes_of(actor).mine(actor))
    waits = Case(When(state=State.REQUESTED, then=0), default=1)
    return rows.order_by(waits, "asked_at", "id").select_related("agency", "made_by")


def new_for_today(actor: Actor, routes: Routes) -> "QuerySet[Referral]":
    """What waits for an answer of ours, but for what a standing rule gives to others, until that waits too long.

    All of it waits, so that the longest wait is first without the inbox's order of states.
    """
    waiting = inbox(actor, Chosen(state="requested")).order_by("asked_at", "id")
    return (
        waiting.filter(routes.not_for_others(actor) | Q(due_at__lte=timezone.now()))
        if routes.routes
        else waiting
    )


def inbox_lines(rows: list[Referral]) -> list[Line]:
    """A page of the inbox as it is shown."""
    return lines_of(rows)


def incoming_for(actor: Actor, referral_id: UUID) -> Incoming | Over:
    """One that came in, with what the client allows (a line that they can have); or that it is over."""
    row = received(actor).filter(id=referral_id).select_related("agency", "made_by").first()
    if row is None:
        return over_for(referral_id)
    packet = _packet(actor, row)
    if isinstance(packet, PacketLine):
        return over_for(referral_id)
    [line] = lines_of([row])
    return Incoming(line, row.agency.name, packet, steps_of(row))


def over_for(referral_id: UUID) -> Over:
    """One that is over, for who received it."""
    found = _over(referral_id)
    if not found:
        raise NotFound
    return found[0]


def over_lately() -> list[Over]:
    """What ended in the last month, newest first."""
    return _over(None)


def is_running(actor: Actor, referral_id: UUID) -> bool:
    """Whether an open page may stay as it is."""
    return received(actor).filter(id=referral_id).exists()


def _packet(actor: Actor, row: Referral) -> OpenedPacket | PacketLine | None:
    """None for who leads and holds no key of it: the codes are theirs, the words are not."""
    if row.packet_id is None:
        return None
    try:
        return packet_for_recipient(actor, row.packet_id)
    except NotFound:
        referral_for(actor, row.id)
        return None


def _over(one: UUID | None) -> list[Over]:
    with connection.cursor() as cursor:
        cursor.execute(OVER, [one])
        rows = cursor.fetchall()
    names = dict(Agency.objects.filter(id__in={row[1] for row in rows}).values_list("id", "name"))
    return [Over(row[0], names.get(row[1], ""), row[2], row[3], why_over(row[4])) for row in rows]
