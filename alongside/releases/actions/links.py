"""A reader without an account opens a link with its word and the spoken code, and then the documents on the page.

Belongs here: opening, which counts wrong tries (the wall does, five shut it). Not here: making a link (giving).
Nobody is signed in: the word and the code are the only right there is, and each opening asks for both anew. A document
is fetched with the ticket of the page (tickets), and the wall is asked about the permission as for the page itself.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.people.actions import attempts
from alongside.people.marks import marked
from alongside.releases.actions.giving import link_place
from alongside.releases.errors import LinkShut
from alongside.releases.sealing import Contents, open_contents, proof_and_key
from alongside.releases.selectors.packets import OpenedFile, open_file
from alongside.releases.selectors.releases import LINK_FILE, why_over
from alongside.releases.tickets import open_ticket, ticket_for
from alongside.vault import ledger
from alongside.vault.crypto.grants import unwrap
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.ledger import Line

SHAPE = "select state, packet_id, agency_id, end_why, ends_at, sealed_key, contents"
OPEN = f"{SHAPE} from wall.open_link(%s, %s)"
OPEN_FILE = f"{SHAPE}, stored_as from wall.link_file(%s, %s, %s)"


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What the reader sees; or, where it is over, only why. `ticket` fetches the documents on the page."""

    contents: Contents | None
    ends_at: datetime
    why: str = ""
    ticket: str = ""


def open_link(*, link_id: UUID, word: str, code: str, place: bytes) -> OpenedLink | None:
    """Open it, with a line that the client can have. None where word or code is wrong, or tried too often.

    It does not raise for a wrong one: that is counted, and an error would take the count back. TooManyAttempts where
    one place has just tried several, whatever the link: guessing has to wait before anything is looked at.
    """
    guess = attempts.begin(marked("packet link", place.hex()), place)
    proof, wrapping = proof_and_key(link_id, word, code)
    row = _asked(OPEN, [link_id, proof])
    if row is None:
        return None
    attempts.forget(guess)
    packet_id, agency_id, end_why, ends_at, sealed_key, contents = row[1:]
    if row[0] != "open":
        ledger.put(Line(agency_id, None, What.REFUSED, about_id=packet_id, why="packet_over"))
        return OpenedLink(None, ends_at, why_over(end_why))
    ledger.put(Line(agency_id, None, What.PACKET_READ, about_id=packet_id, why="link"))
    key = _key(agency_id, packet_id, sealed_key, wrapping)
    opened = open_contents(key, agency_id, packet_id, bytes(contents))
    return OpenedLink(opened, ends_at, ticket=ticket_for(link_id, proof, wrapping) if opened.enclosed else "")


def open_link_file(*, link_id: UUID, file_id: UUID, ticket: str) -> OpenedFile | OpenedLink:
    """One document of a page that was opened, with a line of its own; over, only why.

    PageTooOld after a quarter of an hour, LinkShut where somebody tried it five times in between, NotFound for a
    document of another packet, DocumentLost for a broken copy.
    """
    proof, wrapping = open_ticket(link_id, ticket)
    row = _asked(OPEN_FILE, [link_id, proof, file_id])
    if row is None:
        raise LinkShut
    packet_id, agency_id, end_why, ends_at, sealed_key, contents, stored_as = row[1:]
    if row[0] != "open":
        ledger.put(Line(agency_id, None, What.REFUSED, about_id=packet_id, why="packet_over"))
        return OpenedLink(None, ends_at, why_over(end_why))
    key = _key(agency_id, packet_id, sealed_key, wrapping)
    opened = open_contents(key, agency_id, packet_id, bytes(contents))
    if stored_as is None or file_id not in opened.enclosed:
        raise NotFound
    document = open_file(opened, key, agency_id, packet_id, file_id, stored_as)
    ledger.put(Line(agency_id, None, What.PACKET_READ, about_id=packet_id, why=LINK_FILE))
    return document


def _asked(sql: str, params: list[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _key(agency_id: UUID, packet_id: UUID, sealed_key: bytes, wrapping: bytes) -> bytes:
    place = link_place(agency_id, packet_id)
    return unwrap(bytes(sealed_key), private=b"", ad=place, wrapping_key=wrapping)
