"""What a search found, kept in the sealed web session under a random handle for a quarter of an hour.

Belongs here: remembering and forgetting a hit. Not here: searching. The page and its address carry the
handle alone: it says nothing, and it opens nothing in another session.
"""

import secrets
import time
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from alongside.vault.errors import NotFound

KEPT_IN = "found"
LASTS = 15 * 60


def remember(request: HttpRequest, subject_id: UUID) -> str:
    """Keep whom a search found; return the handle."""
    handle = secrets.token_urlsafe(12)
    standing = _standing(request)
    standing[handle] = {"subject": str(subject_id), "until": time.time() + LASTS}
    request.session[KEPT_IN] = standing
    return handle


def subject_of(request: HttpRequest, handle: str) -> UUID:
    """Whom the handle means. NotFound once its time is over."""
    hit = _standing(request).get(handle)
    if hit is None:
        raise NotFound
    return UUID(hit["subject"])


def keep_reason(request: HttpRequest, handle: str, *, reason: str, code: str) -> None:
    """Keep what was typed while the second factor is given again."""
    standing = _standing(request)
    if handle in standing:
        standing[handle] |= {"reason": reason, "code": code}
        request.session[KEPT_IN] = standing


def reason_of(request: HttpRequest, handle: str) -> dict[str, str]:
    """What was typed and chosen before."""
    hit = _standing(request).get(handle, {})
    return {"reason": str(hit.get("reason", "")), "code": str(hit.get("code", ""))}


def forget(request: HttpRequest, handle: str) -> None:
    """The hit has been used."""
    standing = _standing(request)
    standing.pop(handle, None)
    request.session[KEPT_IN] = standing


def _standing(request: HttpRequest) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = request.session.get(KEPT_IN, {})
    return {handle: hit for handle, hit in kept.items() if hit["until"] > time.time()}
