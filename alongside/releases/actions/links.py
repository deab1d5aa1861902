"""A reader without an account opens a link with its word and the spoken code.

Belongs here: opening, which counts wrong tries (the wall does, five shut it). Not here: making a link (giving).
Nobody is signed in: the word and the code are the only right there is, and each opening asks for both anew.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from alongside.people.actions import attempts
from alongside.people.marks import marked
from alongside.releases.actions.giving import link_place
from alongside.releases.sealing import Contents, open_contents, proof_and_key
from alongside.releases.selectors.releases import why_over
from alongside.vault import ledger
from alongside.vault.crypto.grants import unwrap
from alongside.vault.enums import What
from alongside.vault.ledger import Line

OPEN = (
    "select state, packet_id, agency_id, end_why, ends_at, sealed_key, contents from wall.open_link(%s, %s)"
)


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What the reader sees; or, where it is over, only why."""

    contents: Contents | None
    ends_at: datetime
    why: str = ""


def open_link(*, link_id: UUID, word: str, code: str, place: bytes) -> OpenedLink | None:
    """Open it, with a line that the client can have. None where word or code is wrong, or tried too often.

    It does not raise for a wrong one: that is counted, and an error would take the count back. TooManyAttempts where
    one place has just tried several, whatever the link: guessing has to wait before anything is looked at.
    """
    guess = attempts.begin(marked("packet link", place.hex()), place)
    proof, wrapping = proof_and_key(link_id, word, code)
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [link_id, proof])
        row = cursor.fetchone()
    if row is None:
        return None
    attempts.forget(guess)
    state, packet_id, agency_id, end_why, ends_at, sealed_key, contents = row
    opened = state == "open"
    what, why = (What.PACKET_READ, "link") if opened else (What.REFUSED, "packet_over")
    ledger.put(Line(agency_id, None, what, about_id=packet_id, why=why))
    if not opened:
        return OpenedLink(None, ends_at, why_over(end_why))
    place = link_place(agency_id, packet_id)
    key = unwrap(bytes(sealed_key), private=b"", ad=place, wrapping_key=wrapping)
    return OpenedLink(open_contents(key, agency_id, packet_id, bytes(contents)), ends_at)
