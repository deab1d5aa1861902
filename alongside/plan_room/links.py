"""Links by mail: the secret in them, the mark that is kept of it, and an address sealed until no mail follows.

Belongs here: making and comparing. Not here: what a link opens (functions of the wall), sending (people.mailing).
"""

import base64
import secrets
from uuid import UUID

from django.conf import settings

from alongside.people.marks import marked
from alongside.vault.crypto.sealing import associated, open_sealed, seal

SECRET_BYTES = 24


def new_secret() -> str:
    """What stands in the address of a link. It is kept nowhere."""
    return secrets.token_urlsafe(SECRET_BYTES)


def follow_secret(row_id: UUID) -> str:
    """The link of somebody who follows: every mail has it, so it is made anew from the row's id and kept nowhere."""
    return base64.urlsafe_b64encode(marked("plan follow", str(row_id))[:SECRET_BYTES]).decode()


def link_mark(secret: str) -> bytes:
    """What is kept of it."""
    return marked("plan link", secret)


def address_mark(address: str) -> bytes:
    """The same address again is known by this; it cannot be read out of it."""
    return marked("plan address", address.strip().casefold())


def sealed_address(address: str, row_id: UUID) -> bytes:
    """The address for the mails that follow, bound to its row."""
    return seal(settings.SERVER_KEY, address.strip().encode(), associated("plan address", row_id))


def opened_address(blob: bytes, row_id: UUID) -> str:
    """The address again, to send a mail there."""
    return open_sealed(settings.SERVER_KEY, bytes(blob), associated("plan address", row_id)).decode()
