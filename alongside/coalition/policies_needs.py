"""Who asks, who answers, who reads what was said.

Belongs here: decisions. Not here: writes, HTTP. The row asks the same (migrations/0031_needs_rows).
"""

from uuid import UUID

from alongside.coalition.enums_needs import RoundState
from alongside.coalition.models import Member, NeedsRound, SmallChange
from alongside.coalition.policies import may_organise, may_speak_for, may_take_part
from alongside.vault.actors import Actor, Decision, allow, deny


def may_ask(actor: Actor, coalition_id: UUID) -> Decision:
    """Rounds, cards, focus groups, findings, barriers: its organizers."""
    return may_organise(actor, coalition_id)


def may_answer(actor: Actor, row: NeedsRound, member: Member) -> Decision:
    """Whoever speaks for the member, while the round is open; for one that does not work here the organizers."""
    if row.state != RoundState.OPEN:
        return deny("not_open")
    if member.member_id is None:
        return may_organise(actor, row.agency_id)
    if member.member_id != actor.agency_id:
        return deny("other_agency")
    return may_speak_for(actor, row.agency_id)


def may_read_results(actor: Actor, row: NeedsRound) -> Decision:
    """Organizers once it is closed, members once it is shared."""
    if row.state == RoundState.PUBLISHED:
        return allow("shared")
    if row.state != RoundState.CLOSED:
        return deny("not_over")
    return may_organise(actor, row.agency_id)


def may_note_change(actor: Actor, coalition_id: UUID) -> Decision:
    """A small change and what came of it: everyone who belongs."""
    return may_take_part(actor, coalition_id)


def may_take_change_back(actor: Actor, row: SmallChange) -> Decision:
    """Whoever wrote it, and the organizers."""
    return allow("hers") if row.made_by_id == actor.account_id else may_organise(actor, row.agency_id)
