"""Who organizes a coalition, who takes part, who speaks for a member.

Belongs here: decisions every area of the room shares. Not here: the areas' own (policies_<area>), writes, HTTP. The row
asks the same (migrations/sql/0002_members.sql): whoever does not belong finds nothing.
"""

from uuid import UUID

from alongside.people.policies import LEADS, organises
from alongside.vault.actors import Actor, Decision, allow, deny


def may_organise(actor: Actor, coalition_id: UUID) -> Decision:
    """Its organizers: agenda, minutes, letters, publishing."""
    if actor.agency_id != coalition_id:
        return deny("other_agency")
    return allow("organises") if organises(actor) else deny("role")


def may_take_part(actor: Actor, coalition_id: UUID) -> Decision:
    """Propose, answer, do tasks: everyone who belongs. That she belongs is what made the page open at all."""
    return allow("belongs")


def may_speak_for(actor: Actor, coalition_id: UUID) -> Decision:
    """Answer for her organization: whoever leads there; at the coalition itself its organizers."""
    if actor.role in LEADS:
        return allow("leads")
    return may_organise(actor, coalition_id)
