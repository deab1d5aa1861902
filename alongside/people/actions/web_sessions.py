"""A web session's life: half open after the passphrase, open after the second factor, ended.

Belongs here: what stands in a session, and when sessions end. Not here: the store (people.sessions), whether
the factors are right (signing_in, factors). A session that is only half open opens no staff page.
"""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from alongside.people.models import Account, WebSession
from alongside.people.sessions import SessionStore
from alongside.vault.crypto.holders import halve
from alongside.vault.models import Holder

PENDING_SECONDS = 10 * 60
PENDING = ("pending", "pending_at", "lock")


@dataclass(frozen=True, slots=True)
class Pending:
    """A session between the two factors."""

    account_id: UUID
    holder_id: UUID
    lock: str


def begin(session: SessionStore, *, account: Account, holder: Holder, private: bytes, device: str) -> str:
    """The passphrase was right: start a new session, half open. Returns the cookie's half of her key."""
    session.flush()
    session.row = None  # its hours begin now, not when a former session in this browser began
    cookie_half, server_half = halve(private, context=holder.id.bytes)
    session.update(
        {
            "pending": str(account.id),
            "pending_at": time.time(),
            "holder": str(holder.id),
            "half": server_half.hex(),
            "lock": lock_mark(holder),
            "device": device,
        }
    )
    return cookie_half


def pending_of(session: SessionStore) -> Pending | None:
    """Whose session this is, half open for at most ten minutes."""
    if not session.get("pending") or session.get("open"):
        return None
    if time.time() - float(session.get("pending_at", 0)) > PENDING_SECONDS:
        return None
    return Pending(UUID(session["pending"]), UUID(session["holder"]), str(session["lock"]))


def finish(session: SessionStore, account: Account) -> None:
    """The second factor was right too: a new key for the session, and it is open."""
    session.cycle_key()
    for name in PENDING:
        session.pop(name, None)
    session.update({"open": True, "account": str(account.id), "stepped_up": time.time()})


def step_up(session: SessionStore) -> None:
    """The second factor was given again."""
    session["stepped_up"] = time.time()


def lock_mark(holder: Holder) -> str:
    """Changes when the passphrase changes, so that a half-open session does not outlive it."""
    return hashlib.sha256(bytes(holder.lock_blob or b"")).hexdigest()[:16]


def end_one(account_id: UUID, public_id: UUID) -> bool:
    """End one of her own sessions."""
    ended, _ = WebSession.objects.filter(account_id=account_id, public_id=public_id).delete()
    return bool(ended)


def end_others(account_id: UUID, session: SessionStore) -> int:
    """End all of her sessions but this one."""
    mine = session.row.session_key if session.row else ""
    ended, _ = WebSession.objects.filter(account_id=account_id).exclude(session_key=mine).delete()
    return ended


def end_all(account_ids: Iterable[UUID]) -> int:
    """End every session of these people: they left, changed role, or started over."""
    ended, _ = WebSession.objects.filter(account_id__in=list(account_ids)).delete()
    return ended
