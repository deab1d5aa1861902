"""Choosing a passphrase: at joining, when starting over, and later.

Belongs here: what happens to keys and sessions when a passphrase is chosen. Not here: whether it is good
enough (strength), the invitation's own rules (joining). Argon2 runs before any transaction opens.
"""

from dataclasses import dataclass

from alongside.people import strength
from alongside.people.actions import attempts, factors, joining, signing_in, web_sessions
from alongside.people.actions.joining import PreparedKey
from alongside.people.actions.signing_in import OpenedKey
from alongside.people.errors import PassphraseTooWeak, SignInFailed
from alongside.people.models import Account, Invitation
from alongside.people.selectors import actor_of
from alongside.people.sessions import SessionStore
from alongside.vault import keyring, ledger, wall
from alongside.vault.actions import keys
from alongside.vault.actors import Actor
from alongside.vault.crypto.holders import lock_private_key
from alongside.vault.enums import What
from alongside.vault.selectors import holder_of


@dataclass(frozen=True, slots=True)
class Joined:
    """Someone who has a key now, and the recovery shares if hers founded an agency."""

    opened: OpenedKey
    shares: list[str]


def choose_first(*, invitation: Invitation, passphrase: str) -> Joined:
    """Accept an invitation with a passphrase: her first key, or a new one when she starts over.

    Refused: PassphraseTooWeak, InvitationNotUsable. Ends whatever sessions the former key had.
    """
    account = invitation.account
    if strength.weaknesses(passphrase, strength.about(account)):
        raise PassphraseTooWeak
    with signing_in.STRETCHING:
        key = joining.prepare_key(passphrase)
    actor = actor_of(account, {"holder": str(key.holder_id)})
    shares = _accept(actor, invitation, key)
    web_sessions.end_all([account.id])
    holder = holder_of(account.id)
    if holder is None:
        raise SignInFailed
    return Joined(OpenedKey(account, holder, key.private), shares)


def _accept(actor: Actor, invitation: Invitation, key: PreparedKey) -> list[str]:
    ring = keyring.Keyring(actor.agency_id, key.holder_id, key.private)
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        shares = joining.accept_invitation(actor=actor, invitation=invitation, key=key)
        if invitation.starts_over and not invitation.keeps_factors:
            factors.remove_all(actor=actor, account=invitation.account)
    return shares


def change_passphrase(
    *, actor: Actor, account: Account, session: SessionStore, place: bytes, old: str, new: str
) -> None:
    """The same key under a new passphrase; all her other sessions end.

    Refused: SignInFailed (the old one does not open it), TooManyAttempts, PassphraseTooWeak.
    """
    if strength.weaknesses(new, strength.about(account)):
        raise PassphraseTooWeak
    guess = attempts.begin(attempts.who_is(account), place)
    holder = holder_of(account.id)
    private = signing_in.unlocked(holder, old)
    if holder is None or private is None:
        signing_in.note_failure(account, "passphrase")
        raise SignInFailed
    attempts.forget(guess)
    with signing_in.STRETCHING:
        lock = lock_private_key(private, new, context=holder.id.bytes, cost=joining.cost())
    with wall.acting_as(actor), ledger.writing():
        keys.change_lock(holder=holder, lock=lock)
        ledger.add(actor, What.PASSPHRASE_CHANGED, about=account.id)
    web_sessions.end_others(account.id, session)
