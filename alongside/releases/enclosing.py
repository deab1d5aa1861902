"""Documents that go into a packet: each copied from the record's key to the packet's, piece by piece.

Belongs here: the copy and its limits; taking copies off the disk. Not here: whose document it is (cases hands over its
bytes), the row of it (the wall writes it with the packet). The client's key never leaves, and no plain byte touches a
disk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from alongside.releases.enums import MOST_DOCUMENTS
from alongside.releases.errors import DocumentNotWhole, DocumentsTooLarge, NotAmongThem, TooManyDocuments
from alongside.releases.items import Item
from alongside.releases.sealing import Enclosed, file_place
from alongside.vault import files
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.ids import uuid7

MOST_BYTES = 30 * 1024 * 1024  # of all documents together


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the record: what its name ends in, and its plain bytes when they are asked for."""

    ending: str
    pieces: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Copied:
    """The items as the packet has them, and the files beneath: {number in the packet: name on the disk}."""

    items: list[Item]
    enclosed: dict[UUID, Enclosed]
    stored: dict[UUID, UUID]


def require_few(items: Iterable[Item], sources: Mapping[UUID, Source]) -> int:
    """How many documents there are. Each needs its bytes, and there are at most five."""
    found = [item for item in items if item.is_document]
    if any(item.id not in sources for item in found):
        raise NotAmongThem
    if len(found) > MOST_DOCUMENTS:
        raise TooManyDocuments
    return len(found)


def enclose(
    key: bytes, agency_id: UUID, packet_id: UUID, items: Sequence[Item], sources: Mapping[UUID, Source]
) -> Copied:
    """Copy each document under the packet's key. What cannot be copied whole leaves nothing behind.

    In the packet a document has a number of its own: the record's is nobody else's to know.
    """
    copied = Copied([], {}, {})
    left = MOST_BYTES
    try:
        for item in items:
            if not item.is_document or item.id is None:
                copied.items.append(item)
                continue
            file_id, stored_as = uuid7(), uuid7()
            copied.stored[file_id] = stored_as
            source = sources[item.id]
            place = file_place(agency_id, packet_id, file_id, stored_as)
            size = files.write(stored_as, key, _at_most(left, source.pieces), place)
            left -= size
            copied.enclosed[file_id] = Enclosed(source.ending, rounded_up(size))
            copied.items.append(replace(item, id=file_id))
    except BaseException:
        take_away(copied.stored.values())
        raise
    return copied


def take_away(stored: Iterable[UUID]) -> None:
    """Off the disk. What the disk will not let go now, the sweep tries again."""
    for stored_as in stored:
        with suppress(OSError):
            files.remove(stored_as)


def rounded_up(size: int) -> int:
    """Kilobytes, rounded up to a power of two: an exact length can name a known file."""
    return 1 << max(0, -(-size // 1024) - 1).bit_length()


def _at_most(left: int, pieces: Callable[[], Iterator[bytes]]) -> Iterator[bytes]:
    try:
        for piece in pieces():
            left -= len(piece)
            if left < 0:
                raise DocumentsTooLarge
            yield piece
    except (FileNotFoundError, SealBroken):
        raise DocumentNotWhole from None
