"""Who writes about prevention: everyone who belongs for her own organization, organizers everything.

Belongs here: decisions. Not here: writes. The row asks the same (migrations/0071_prevention_rows).
"""

from typing import Any
from uuid import UUID

from alongside.coalition.policies import may_organise
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny


def may_change_row(actor: Actor, coalition_id: UUID, row: Any) -> Decision:
    """Whoever wrote it, whoever leads the organization it is of, and organizers."""
    if may_organise(actor, coalition_id):
        return allow("organises")
    if row.for_agency_id != actor.agency_id:
        return deny("other_agency")
    return allow("hers") if row.made_by_id == actor.account_id or actor.role in LEADS else deny("not_yours")


def may_keep_group(actor: Actor, coalition_id: UUID, group: Any) -> Decision:
    """Sessions, questions and tallies of a group: everyone at the organization that runs it, and organizers."""
    if may_organise(actor, coalition_id):
        return allow("organises")
    return allow("runs_it") if group.for_agency_id == actor.agency_id else deny("other_agency")
