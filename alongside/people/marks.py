"""Keyed marks: what is compared but never read again (a login that failed, a place, a recovery code).

Belongs here: the one function that makes them. Not here: what is marked, where the mark is stored. A mark is
an HMAC under the server's key: a dump alone cannot be searched for the few values that it could be.
"""

import hashlib
import hmac

from django.conf import settings


def marked(kind: str, *parts: str) -> bytes:
    """The mark of some text; `kind` keeps marks of different things apart."""
    pieces = [part.encode("utf-8", "surrogatepass") for part in (kind, *parts)]
    said = b"".join(len(raw).to_bytes(4, "big") + raw for raw in pieces)
    return hmac.new(settings.SERVER_KEY, b"alongside mark" + said, hashlib.sha256).digest()
