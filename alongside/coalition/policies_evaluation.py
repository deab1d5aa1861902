"""Who registers policies, looks at them, decides, and who writes about the local system.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0051_evaluation_rows).
"""

from typing import Protocol
from uuid import UUID

from alongside.coalition.policies import may_organise, may_speak_for
from alongside.vault.actors import Actor, Decision, allow, deny


class OfOrganization(Protocol):
    """A row that belongs to one organization of a coalition."""

    agency_id: UUID
    for_agency_id: UUID


class Hers(Protocol):
    """A row that somebody who takes part wrote."""

    agency_id: UUID
    made_by_id: UUID


def may_register(actor: Actor, coalition_id: UUID) -> Decision:
    """Whoever leads registers her own organization's policies and what it learned."""
    return may_speak_for(actor, coalition_id)


def may_keep(actor: Actor, row: OfOrganization) -> Decision:
    """Change the entry, decide: whoever leads at the organization whose policy it is. Nobody for another."""
    if row.for_agency_id != actor.agency_id:
        return deny("other_agency")
    return may_speak_for(actor, row.agency_id)


def may_look(actor: Actor, row: OfOrganization) -> Decision:
    """Look at a policy and say what harms: everyone who works there. More eyes see more."""
    return allow("own_agency") if row.for_agency_id == actor.agency_id else deny("other_agency")


def may_change_hers(actor: Actor, row: Hers) -> Decision:
    """What she wrote about the local system herself; the organizers any."""
    if row.made_by_id == actor.account_id:
        return allow("hers")
    return may_organise(actor, row.agency_id)
