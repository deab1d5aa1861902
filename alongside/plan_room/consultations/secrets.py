"""Codes and signed links: so that someone without an account can come back, and nobody's address has to be kept.

Belongs here: making and reading them. Not here: mails, rows. A link carries what it confirms, signed; until it is
followed nothing of it is stored. A mark is keyed: without this server's key nobody can try addresses on it.
"""

import base64
import hashlib
import hmac
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

DAYS = 7
SALT = "alongside.consultations"


def code_for(row_id: UUID) -> str:
    """The code on a receipt. The same form sent twice gives the same one."""
    made = base64.b32encode(_keyed("receipt", str(row_id)))[:20].decode()
    return "-".join(made[at : at + 5] for at in range(0, 20, 5))


def receipt_of(code: str) -> str:
    """What is kept of a code: its hash."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hashlib.sha256(f"alongside/receipt/{plain}".encode()).hexdigest()


def mark_of(mail: str, about: UUID) -> str:
    """Somebody's one agreement with one thing. It is another for another thing, so nobody is followed."""
    return _keyed("agree", f"{about}/{mail.strip().casefold()}").hex()


def link_token(kind: str, **told: str) -> str:
    """What a link in a mail confirms."""
    return signing.dumps({"kind": kind, **told}, salt=SALT, compress=True)


def read_token(token: str) -> dict[str, Any] | None:
    """What it says; none where it is too old or not ours."""
    try:
        told: dict[str, Any] = signing.loads(token, salt=SALT, max_age=DAYS * 86400)
    except signing.BadSignature:
        return None
    return told


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.new(settings.SERVER_KEY, f"consultations/{purpose}/{text}".encode(), hashlib.sha256).digest()
