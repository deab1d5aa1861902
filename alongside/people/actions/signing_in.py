"""Signing in: the passphrase opens her key, then the second factor opens the session.

Belongs here: the two steps and what each leaves in the ledger. Not here: cookies and pages (views), the kinds
of second factor (factors), how a session is kept (web_sessions).

There is no password hash: the passphrase is right when it opens her locked private key. Argon2 never runs
inside a transaction, and never more than two at a time in one process, each being 64 MB.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import BoundedSemaphore
from uuid import UUID

from alongside.people import account_selectors
from alongside.people.actions import attempts, web_sessions
from alongside.people.actions.joining import cost
from alongside.people.errors import SignInFailed
from alongside.people.models import Account
from alongside.people.selectors import account_by_login, actor_of
from alongside.people.sessions import SessionStore
from alongside.vault import ledger, wall
from alongside.vault.actions import keys
from alongside.vault.crypto.errors import SealBroken, WrongPassphrase
from alongside.vault.crypto.holders import LockedKey, lock_private_key, unlock_private_key, waste_time
from alongside.vault.enums import What
from alongside.vault.ids import uuid7
from alongside.vault.ledger import Line
from alongside.vault.models import Holder
from alongside.vault.selectors import holder_of

STRETCHING = BoundedSemaphore(2)


@dataclass(frozen=True)
class OpenedKey:
    """Someone whose passphrase was right."""

    account: Account
    holder: Holder
    private: bytes = field(repr=False)


def open_key(*, login: str, passphrase: str, place: bytes) -> OpenedKey:
    """The first step. Raises SignInFailed or TooManyAttempts.

    A login that is nobody's takes the same queries and the same derivation, and gets the same sentence.
    """
    account = account_by_login(login)
    guess = attempts.begin(attempts.who_is(account, login), place)
    holder = holder_of(account.id if account else uuid7())
    private = unlocked(holder, passphrase)
    if account is None or holder is None or private is None:
        note_failure(account, "passphrase")
        raise SignInFailed
    attempts.take_back(guess)
    _lock_at_todays_price(account, holder, private, passphrase)
    return OpenedKey(account, holder, private)


def _lock_at_todays_price(account: Account, holder: Holder, private: bytes, passphrase: str) -> None:
    """When the price of a guess was raised since, the same key is locked anew (decision 0002)."""
    if holder.lock_params == str(cost()):
        return
    with STRETCHING:
        lock = lock_private_key(private, passphrase, context=holder.id.bytes, cost=cost())
    with wall.acting_as(actor_of(account, {"holder": str(holder.id)})):
        keys.change_lock(holder=holder, lock=lock)


def unlocked(holder: Holder | None, passphrase: str) -> bytes | None:
    """Her private key, or None when this passphrase does not open it; the wait is the same."""
    with STRETCHING:
        if holder is None or holder.lock_blob is None or holder.lock_salt is None:
            waste_time(cost(), passphrase)
            return None
        locked = LockedKey(bytes(holder.lock_salt), holder.lock_params, bytes(holder.lock_blob))
        try:
            return unlock_private_key(locked, passphrase, context=holder.id.bytes)
        except (WrongPassphrase, SealBroken):
            return None


def person_between(session: SessionStore) -> Account | None:
    """Whose second factor this half-open session waits for; None when it took too long or her key changed."""
    pending = web_sessions.pending_of(session)
    if pending is None:
        return None
    account = account_selectors.account_here(pending.account_id)
    holder = holder_of(pending.account_id)
    if account is None or holder is None or holder.id != pending.holder_id:
        return None
    return account if web_sessions.lock_mark(holder) == pending.lock else None


def open_session(session: SessionStore, account: Account) -> None:
    """The second step is done: the session opens, and the ledger says so."""
    web_sessions.finish(session, account)
    actor = actor_of(account, {"holder": session["holder"]})
    ledger.add(actor, What.SIGNED_IN)


def with_guess_counted(*, account: Account, place: bytes, why: str, is_right: Callable[[], bool]) -> None:
    """Look at one guess of someone whose account is known. Raises SignInFailed or TooManyAttempts."""
    guess = attempts.begin(attempts.who_is(account), place)
    if not is_right():
        note_failure(account, why)
        raise SignInFailed
    attempts.forget(guess)


def opens_with(holder_id: UUID, passphrase: str) -> bool:
    """Whether this passphrase opens this person's key."""
    holder = account_selectors.living_holder(holder_id)
    return unlocked(holder, passphrase) is not None


def note_failure(account: Account | None, why: str) -> None:
    """One line for a failed guess, whoever was meant."""
    agency_id, account_id = (account.agency_id, account.id) if account else (None, None)
    ledger.put(Line(agency_id, account_id, What.SIGN_IN_FAILED, why=why))
