"""Who plans rounds, who counts, who watches.

Belongs here: decisions of outreach. Not here: writes, HTTP. The row asks the same (migrations/0061_outreach_rows).
"""

from uuid import UUID

from alongside.coalition.models import OutreachPlace, OutreachPlan, OutreachRound
from alongside.coalition.policies import may_organise, may_take_part
from alongside.coalition.selectors.outreach_rounds import goes_on
from alongside.vault.actors import Actor, Decision, allow, deny


def may_change_written(actor: Actor, row: OutreachPlan | OutreachPlace) -> Decision:
    """A plan or a place: whoever wrote it, and the organizers."""
    return allow("hers") if row.made_by_id == actor.account_id else may_organise(actor, row.agency_id)


def may_steer(actor: Actor, row: OutreachRound) -> Decision:
    """Set out, come back, call off, say what was learned: who planned it, who goes, the organizers."""
    if row.made_by_id == actor.account_id or goes_on(actor, row.id):
        return allow("hers")
    return may_organise(actor, row.agency_id)


def may_count(actor: Actor, row: OutreachRound) -> Decision:
    """Count what happened on a round: who goes on it, and the organizers (from paper)."""
    return allow("goes") if goes_on(actor, row.id) else may_organise(actor, row.agency_id)


def may_check_in(actor: Actor, row: OutreachRound) -> Decision:
    """Say that the two are well: only who is there."""
    return allow("goes") if goes_on(actor, row.id) else deny("not_there")


def may_keep_stock(actor: Actor, coalition_id: UUID) -> Decision:
    """Her own organization's boxes: everyone who belongs."""
    return may_take_part(actor, coalition_id)
