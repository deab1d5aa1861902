"""Who may do what in the plan room.

Belongs here: decisions. Not here: writes, HTTP. Reading what is published is open to all: it is public knowledge.
The row says the same (migrations/sql/0002_keeping.sql).
"""

from uuid import UUID

from alongside.people.policies import may_keep_what_is_public
from alongside.vault.actors import Actor, Decision, deny


def may_edit_plans(actor: Actor) -> Decision:
    """Write plans: whoever leads at an agency, and the organisers of a coalition."""
    return may_keep_what_is_public(actor)


def may_edit_plan(actor: Actor, keeper_id: UUID | None) -> Decision:
    """Change one plan: an agency's own plan is that agency's, a government's is every keeper's."""
    if keeper_id is not None and keeper_id != actor.agency_id:
        return deny("not_yours")
    return may_edit_plans(actor)


def may_read_sent_in(actor: Actor) -> Decision:
    """Read what others sent in, ask the agency, publish it or send it back; say what an agency said."""
    return may_edit_plans(actor)
