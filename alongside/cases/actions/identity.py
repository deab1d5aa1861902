"""Changing who a client is said to be.

Belongs here: the one action on the identity. Not here: opening a client (opening), how to reach her
(contacts). A change rewrites the blind traces, so that she is still found by the name she has now.
"""

from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.tracing import rewrite_traces
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors import NameMissing
from alongside.cases.models import Identity
from alongside.cases.selectors import identity_for
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What


def change_identity(
    *,
    actor: Actor,
    case_id: UUID,
    version: int,
    chosen_name: str,
    legal_name: str = "",
    pronouns: str = "",
    born_on: date | None = None,
    language: str = "",
    about: str = "",
) -> Identity:
    """Save who the client is. SomeoneElseWasFaster when it changed since `version` was read."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    identity = identity_for(actor, case.subject_id, lock=True)
    require_version(identity.version, version)
    if not chosen_name.strip():
        raise NameMissing
    identity.chosen_name, identity.legal_name, identity.pronouns = chosen_name, legal_name, pronouns
    identity.born_on = born_on.isoformat() if born_on else ""
    identity.language, identity.about = language, about
    _save(identity)
    rewrite_traces(actor=actor, identity=identity)
    was_worked_on(case)
    ledger.add(actor, What.RECORD_CHANGED, case.subject_id, drawer=Drawer.IDENTITY, why="identity")
    return identity


def _save(identity: Identity) -> None:
    identity.version += 1
    identity.changed_at = timezone.now()
    identity.save(update_fields=[*sorted(Identity.Care.sealed), "version", "changed_at"])
