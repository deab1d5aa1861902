"""Packets for those who receive them: the inbox, and one, opened.

Belongs here: reading, with the line that the client can have. Not here: whose a packet is: no question of this
module could tell. What is over shows when and why, and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.people.models import Agency
from alongside.people.selectors.staff import names_at
from alongside.releases import policies
from alongside.releases.errors import DocumentLost
from alongside.releases.models import Packet, PacketBody, PacketFile
from alongside.releases.sealing import Contents, file_place, key_place, open_contents
from alongside.releases.selectors.releases import FILE, why_over
from alongside.vault import files, keyring, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.grants import unwrap
from alongside.vault.enums import What
from alongside.vault.errors import Locked, NotFound
from alongside.vault.models import PacketKey

KEEP_SHOWING = 30  # days after its end


@dataclass(frozen=True, slots=True)
class PacketLine:
    """That there is one: from whom, until when, and why it ended."""

    id: UUID
    sender: str
    named: str
    made_at: datetime
    ends_at: datetime
    over_at: datetime | None
    why: str

    @property
    def is_running(self) -> bool:
        return self.over_at is None


@dataclass(frozen=True, slots=True)
class OpenedPacket:
    """What its reader sees."""

    line: PacketLine
    contents: Contents


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A document of a packet: what its name ends in, and its bytes, of which the first were opened already."""

    ending: str
    pieces: Iterator[bytes]


def packets_for(actor: Actor) -> list[PacketLine]:
    """Those to one's team or to oneself, newest first; what ended more than a month ago is left out."""
    since = timezone.now() - timedelta(days=KEEP_SHOWING)
    rows = Packet.objects.filter(_mine(actor), ends_at__gt=since).select_related("agency")
    kept = [row for row in rows.order_by("-made_at", "-id")[:500] if policies.may_read_packet(actor, row)]
    names = names_at(actor.agency_id) if kept else {}
    return [_line(row, names) for row in kept if row.ended_at is None or row.ended_at > since]


def packet_line(actor: Actor, packet_id: UUID) -> PacketLine:
    """How one stands, without opening it. One that is not for this person does not exist."""
    return _line(_row(actor, packet_id))


def packet_for_recipient(actor: Actor, packet_id: UUID) -> OpenedPacket | PacketLine:
    """One packet, opened, with a line that the client can have; over, only how it stands, and that is a line too."""
    row = _row(actor, packet_id)
    opened = _opened(row) if _line(row).is_running else None
    if opened is None:
        ledger.add(actor, What.REFUSED, why="packet_over", about=row.id)
        return _over(row)
    ledger.add(actor, What.PACKET_READ, about=row.id)
    return OpenedPacket(_line(row), opened[0])


def file_for_recipient(actor: Actor, packet_id: UUID, file_id: UUID) -> OpenedFile | PacketLine:
    """One document of a packet, asked anew each time, with a line of its own. DocumentLost where its copy is broken."""
    row = _row(actor, packet_id)
    opened = _opened(row) if _line(row).is_running else None
    if opened is None:
        ledger.add(actor, What.REFUSED, why="packet_over", about=row.id)
        return _over(row)
    found = PacketFile.objects.filter(packet_id=row.id, id=file_id).first()
    if found is None or file_id not in opened[0].enclosed:
        raise NotFound
    document = open_file(opened[0], opened[1], row.agency_id, row.id, found.id, found.stored_as)
    ledger.add(actor, What.PACKET_READ, about=row.id, why=FILE)
    return document


def open_file(
    contents: Contents, key: bytes, agency_id: UUID, packet_id: UUID, file_id: UUID, stored_as: UUID
) -> OpenedFile:
    """The bytes of a document under the packet's key; the first are opened here, before anything leaves."""
    pieces = files.read(stored_as, key, file_place(agency_id, packet_id, file_id, stored_as))
    try:
        first = next(pieces)
    except (FileNotFoundError, SealBroken):
        raise DocumentLost from None
    return OpenedFile(contents.enclosed[file_id].ending, _with(first, pieces))


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def sender_of(agency_id: UUID) -> str:
    """An agency's name."""
    return Agency.objects.get(id=agency_id).name


def _opened(row: Packet) -> tuple[Contents, bytes] | None:
    """The contents, and the key; none where the row wall has closed in between."""
    body = PacketBody.objects.filter(packet_id=row.id).first()
    keys = PacketKey.objects.filter(packet_id=row.id).values_list("holder_id", "sealed_key")
    ring = keyring.opened()
    if body is None or not keys:
        return None
    for holder_id, sealed_key in keys:
        if holder_id is None:
            continue
        place = key_place(row.agency_id, row.id, holder_id)
        try:
            key = unwrap(bytes(sealed_key), private=ring.private_of(holder_id), ad=place)
            return open_contents(key, row.agency_id, row.id, bytes(body.contents)), key
        except SealBroken:
            continue
    raise Locked("locked:packet")


def _row(actor: Actor, packet_id: UUID) -> Packet:
    row = Packet.objects.filter(_mine(actor), id=packet_id).select_related("agency").first()
    if row is None or not policies.may_read_packet(actor, row):
        raise NotFound
    return row


def _mine(actor: Actor) -> Q:
    """`policies.may_read_packet` as a filter."""
    named = Q(to_account_id=actor.account_id)
    team = Q(to_account_id=None) if policies.may_receive(actor) else Q(pk__in=[])
    return Q(to_agency_id=actor.agency_id) & (named | team)


def _line(row: Packet, names: Mapping[UUID, str] | None = None) -> PacketLine:
    over = row.ended_at or (row.ends_at if row.ends_at <= timezone.now() else None)
    return PacketLine(
        id=row.id,
        sender=row.agency.name,
        named=(names_at(row.to_agency_id) if names is None else names).get(row.to_account_id, "")
        if row.to_account_id and row.to_agency_id
        else "",
        made_at=row.made_at,
        ends_at=row.ends_at,
        over_at=over,
        why=why_over(row.end_why) if over else "",
    )


def _over(row: Packet) -> PacketLine:
    """As it stands now: it may have ended since it was looked for."""
    row.refresh_from_db()
    line = _line(row)
    if not line.is_running:
        return line
    return PacketLine(row.id, line.sender, line.named, row.made_at, row.ends_at, row.ends_at, why_over(""))
