"""What a page that a link opened may fetch by itself: the documents on it, for a quarter of an hour.

Belongs here: the sealed form of that right. Not here: opening (actions.links), which asks the wall anew each time. The
page holds neither the word nor the code: what it holds opens nothing but this link, on this server, and not for long.
"""

import base64
import binascii
import hashlib
import hmac
import json
import time
from uuid import UUID

from django.conf import settings

from alongside.releases.errors import PageTooOld
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.crypto.sealing import associated, open_text, seal_text

LASTS = 15 * 60  # seconds


def ticket_for(link_id: UUID, proof: bytes, wrapping: bytes, *, now: float | None = None) -> str:
    """For the page, from what the word and the code made."""
    until = int((time.time() if now is None else now) + LASTS)
    said = json.dumps([until, proof.hex(), wrapping.hex()])
    return base64.urlsafe_b64encode(seal_text(_key(), said, _place(link_id))).decode("ascii")


def open_ticket(link_id: UUID, ticket: str, *, now: float | None = None) -> tuple[bytes, bytes]:
    """Proof and wrapping again. PageTooOld where it is over, of another link, or not ours."""
    try:
        blob = base64.b64decode(ticket.encode("ascii"), altchars=b"-_", validate=True)
        until, proof, wrapping = json.loads(open_text(_key(), blob, _place(link_id)))
    except (SealBroken, UnicodeEncodeError, binascii.Error):
        raise PageTooOld from None
    if until <= (time.time() if now is None else now):
        raise PageTooOld
    return bytes.fromhex(proof), bytes.fromhex(wrapping)


def _place(link_id: UUID) -> bytes:
    return associated("link ticket", link_id)


def _key() -> bytes:
    return hmac.new(settings.SERVER_KEY, b"alongside link ticket", hashlib.sha256).digest()
