"""Who may do what with the roster, with sending someone, with requests from outside and with who was turned away.

Belongs here: decisions. Not here: writes, HTTP, wording for the screen. The row asks the same where someone who
called could be named (migrations/0011): there the on-call team's trainings decide, not a role.
"""

from uuid import UUID

from alongside.crisis_line.enums_shifts import Breach, SwapState
from alongside.crisis_line.models import Shift, Swap, TurnedAway
from alongside.people.enums import Role
from alongside.people.policies import LEADS, NEVER_OPENS_A_DRAWER
from alongside.vault.actors import Actor, Decision, allow, deny


def may_see_roster(actor: Actor) -> Decision:
    """Everyone of an agency that can have a line sees who holds it."""
    return deny("role") if actor.role == Role.ORGANISER else allow("own_agency")


def may_keep_roster(actor: Actor) -> Decision:
    """Those who lead put people on and take them off."""
    return allow("leads") if actor.role in LEADS else deny("role")


def may_change_rules(actor: Actor) -> Decision:
    """How the line is held: those who lead."""
    return may_keep_roster(actor)


def may_be_on_the_line(actor: Actor) -> Decision:
    """Calls, hand-overs, sending someone: the on-call team, while its trainings hold."""
    return allow("on_call") if actor.is_on_the_line else deny("not_on_call")


def may_answer_requests(actor: Actor) -> Decision:
    """Requests from outside: the on-call and the intake team, while their trainings hold."""
    offices = {"on_call", "intake"} & actor.standing.offices
    if not offices:
        return deny("not_on_call")
    return allow("office") if actor.standing.cleared else deny("not_cleared")


def may_give_away(actor: Actor, shift: Shift) -> Decision:
    """A shift is given away by who holds it; those who lead take people off instead."""
    return allow("own") if shift.account_id == actor.account_id else deny("not_yours")


def may_answer_swap(actor: Actor, swap: Swap) -> Decision:
    """Who was asked says yes or no."""
    if swap.state != SwapState.ASKED:
        return deny("swap_answered")
    return allow("asked") if swap.asked_id == actor.account_id else deny("not_yours")


def may_take_back_swap(actor: Actor, swap: Swap) -> Decision:
    """Who asked takes it back."""
    if swap.state != SwapState.ASKED:
        return deny("swap_answered")
    return allow("asker") if swap.asker_id == actor.account_id else deny("not_yours")


def may_note_turned_away(actor: Actor) -> Decision:
    """Everyone whose work is with people notes that someone was turned away."""
    return deny("role") if actor.role in NEVER_OPENS_A_DRAWER else allow("works_with_people")


def may_see_turned_away(actor: Actor) -> Decision:
    """The report, and what is to be answered: those who lead."""
    return may_keep_roster(actor)


def may_answer_breach(actor: Actor, row: TurnedAway) -> Decision:
    """Those who lead, once."""
    if row.breach != Breach.OPEN:
        return deny("breach_answered")
    return may_see_turned_away(actor)


def may_undo_step(actor: Actor, noted_by_id: UUID) -> Decision:
    """Who noted a step takes it back."""
    return allow("own") if noted_by_id == actor.account_id else deny("not_yours")
