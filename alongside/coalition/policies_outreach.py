"""Who plans rounds, who counts, who watches.

Belongs here: decisions of outreach. Not here: writes, HTTP. The row asks the same (migrations/0061_outreach_rows).
"""

from uuid import UUID

from alongside.coalition.models import OutreachPlace, OutreachPlan, OutreachRound
from alongside.coalition.policies import may_organise, may_take_part
from alongside.coalition.selectors.outreach_rounds import goes_on
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny


def may_change_written(actor: Actor, row: OutreachPlan | OutreachPlace) -> Decision:
    """A plan or a place: whoever wrote it, and the organizers."""
    return allow("hers") if row.made_by_id == actor.account_id else may_organise(actor, row.agency_id)


def may_steer(actor: Actor, row: OutreachRound) -> Decision:
    """Set out, come back, call off, say what was learned: who may change it, and who goes."""
    return allow("hers") if goes_on(actor, row.id) else may_change_round(actor, row)


def may_change_round(actor: Actor, row: OutreachRound) -> Decision:
    """Other times, people, places: who planned it, who leads where it was planned, the organizers."""
    if row.made_by_id == actor.account_id:
        return allow("hers")
    if actor.role in LEADS and row.for_agency_id == actor.agency_id:
        return allow("leads")
    return may_organise(actor, row.agency_id)


def may_count(actor: Actor, row: OutreachRound) -> Decision:
    """Count what happened on a round: who goes on it, and the organizers (from paper)."""
    return allow("goes") if goes_on(actor, row.id) else may_organise(actor, row.agency_id)


def may_check_in(actor: Actor, row: OutreachRound) -> Decision:
    """Say that the two are well: only who is there."""
    return allow("goes") if goes_on(actor, row.id) else deny("not_there")


def may_say_reached(actor: Actor, row: OutreachRound) -> Decision:
    """Say that the two were reached: who watches, who leads where it was planned, the organizers."""
    if row.watched_by_id == actor.account_id:
        return allow("watches")
    if actor.role in LEADS and row.for_agency_id == actor.agency_id:
        return allow("leads")
    return may_organise(actor, row.agency_id)


def may_take_along(actor: Actor, row: OutreachRound) -> Decision:
    """Take what is packed from the stock: who steers the round, from the boxes of her own organization."""
    ours = row.for_agency_id == actor.agency_id
    return may_steer(actor, row) if ours else deny("other_agency")


def may_keep_stock(actor: Actor, coalition_id: UUID) -> Decision:
    """Her own organization's boxes: everyone who belongs."""
    return may_take_part(actor, coalition_id)
