"""Who writes the plan, who moves an action.

Belongs here: decisions, and which step may follow which. Not here: writes, HTTP. The row asks the same
(migrations/0041_strategy_rows): organizers write; whoever leads at a member writes what is its own organization's.
"""

from uuid import UUID

from alongside.coalition.enums_strategy import ActionState as S
from alongside.coalition.models import PlanAction
from alongside.coalition.policies import may_organise, may_speak_for
from alongside.vault.actors import Actor, Decision, deny

NEXT: dict[str, tuple[S, ...]] = {
    S.DRAFTED: (S.AGREED, S.LET_GO),
    S.AGREED: (S.UNDER_WAY, S.DONE, S.LET_GO),
    S.UNDER_WAY: (S.DONE, S.AGREED, S.LET_GO),
    S.DONE: (S.UNDER_WAY,),
    S.LET_GO: (S.DRAFTED, S.AGREED),
}


def may_write_plan(actor: Actor, coalition_id: UUID) -> Decision:
    """The plan, its agreement, its order, publishing: the organizers."""
    return may_organise(actor, coalition_id)


def may_add_action(actor: Actor, coalition_id: UUID, for_agency: UUID | None) -> Decision:
    """Write an action: organizers for anybody, whoever leads at a member for its own organization."""
    if organises := may_organise(actor, coalition_id):
        return organises
    if for_agency is None or for_agency != actor.agency_id:
        return deny("other_agency")
    return may_speak_for(actor, coalition_id)


def may_change_action(actor: Actor, row: PlanAction) -> Decision:
    """Its words: what was agreed is changed by organizers alone."""
    if row.state != S.DRAFTED:
        return may_organise(actor, row.agency_id)
    return may_add_action(actor, row.agency_id, row.for_agency_id)


def may_move_action(actor: Actor, row: PlanAction, then: str) -> Decision:
    """Its next step. Agreeing is the coalition's; how far it is, the member says itself."""
    if then == S.AGREED and row.state in (S.DRAFTED, S.LET_GO):
        return may_organise(actor, row.agency_id)
    return may_add_action(actor, row.agency_id, row.for_agency_id)


def steps_of(actor: Actor, row: PlanAction) -> list[S]:
    """What may come next, for whoever asks."""
    return [then for then in NEXT[row.state] if may_move_action(actor, row, then)]
