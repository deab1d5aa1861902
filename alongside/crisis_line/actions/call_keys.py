"""A subject of its own for what the line keeps: one drawer, held by the worker and the on-call team.

Belongs here: making it, for a call, an errand and a hand-over alike, so that who holds such a key (walls.md, "Who holds
what") is said once. Not here: calls themselves.
"""

from uuid import UUID

from alongside.people.enums import TeamKind
from alongside.vault.actions import keys
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.errors import Locked
from alongside.vault.selectors import holder_of, team_holders


def new_call_subject(actor: Actor) -> UUID:
    """A new subject whose key the worker and the on-call team hold. Raises Locked where there is no such team."""
    own, team = holder_of(actor.account_id), team_holders(actor.agency_id).get(TeamKind.ON_CALL)
    if own is None or team is None:
        raise Locked("locked:call")
    subject = keys.make_subject(actor=actor)
    keys.make_drawers(actor=actor, subject_id=subject.id, holders={Drawer.CALL: [own, team]})
    return subject.id
