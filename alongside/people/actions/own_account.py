"""Small changes to one's own account: preferences, sessions ended elsewhere.

Belongs here: writes with nobody's leave but one's own. Not here: passphrase, factors.
"""

from uuid import UUID

from alongside.people.actions import web_sessions
from alongside.people.models import Account
from alongside.people.sessions import SessionStore
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What


def keep_preferences(*, actor: Actor, language: str, theme: str) -> None:
    """Language and light, for every device she signs in on."""
    Account.objects.filter(id=actor.account_id).update(language=language, theme=theme)


def end_session(*, actor: Actor, public_id: UUID) -> bool:
    """Sign out one of her own sessions. Somebody else's is as good as none."""
    ended = web_sessions.end_one(actor.account_id, public_id)
    if ended:
        ledger.add(actor, What.SIGNED_OUT, why="elsewhere")
    return ended


def end_other_sessions(*, actor: Actor, session: SessionStore) -> int:
    """Sign out everywhere else."""
    ended = web_sessions.end_others(actor.account_id, session)
    if ended:
        ledger.add(actor, What.SIGNED_OUT, why="elsewhere")
    return ended
