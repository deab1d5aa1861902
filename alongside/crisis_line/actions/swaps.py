"""Asking a colleague to take a shift over; yes, no, or taken back.

Belongs here: the four verbs. Not here: putting on and off (actions.roster).
"""

from uuid import UUID

from django.utils import timezone

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions.roster import hold_roster, must_be_able, must_be_free
from alongside.crisis_line.enums_shifts import SwapState
from alongside.crisis_line.errors_shifts import AskedAlready, NotForTheLine, ShiftOver, SwapIsAnswered
from alongside.crisis_line.models import Shift, Swap
from alongside.crisis_line.selectors.shifts import open_swap_of, shift_for, swap_for
from alongside.crisis_line.spans import Span
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def ask_cover(*, actor: Actor, shift_id: UUID, asked_id: UUID) -> Swap:
    """Ask one colleague to take one's own shift over. The same one asked twice is asked once."""
    hold_roster(actor.agency_id)
    shift = shift_for(actor, shift_id, lock=True)
    require(policies_shifts.may_give_away(actor, shift))
    _must_stand(shift)
    if known := open_swap_of(shift):
        if known.asked_id == asked_id:
            return known
        raise AskedAlready
    if asked_id == actor.account_id:
        raise NotForTheLine
    _must_fit(shift, asked_id)
    swap = Swap(agency_id=actor.agency_id, shift=shift, asker_id=actor.account_id, asked_id=asked_id)
    swap.save(force_insert=True)
    ledger.add(actor, What.LINE_CHANGED, about=shift.id, why="cover_asked")
    return swap


def accept_cover(*, actor: Actor, swap_id: UUID) -> Swap:
    """Take the shift over, at once."""
    hold_roster(actor.agency_id)
    swap = swap_for(actor, swap_id, lock=True)
    require(policies_shifts.may_answer_swap(actor, swap), SwapIsAnswered)
    shift = shift_for(actor, swap.shift_id, lock=True)
    _must_stand(shift)
    _must_fit(shift, actor.account_id)
    shift.account_id = actor.account_id
    shift.save(update_fields=["account"])
    return _answer(actor, swap, SwapState.ACCEPTED, "cover_accepted")


def decline_cover(*, actor: Actor, swap_id: UUID) -> Swap:
    """Say that one cannot. No reason is asked for."""
    swap = swap_for(actor, swap_id, lock=True)
    require(policies_shifts.may_answer_swap(actor, swap), SwapIsAnswered)
    return _answer(actor, swap, SwapState.DECLINED, "cover_declined")


def take_back(*, actor: Actor, swap_id: UUID) -> Swap:
    """Keep the shift after all."""
    swap = swap_for(actor, swap_id, lock=True)
    require(policies_shifts.may_take_back_swap(actor, swap), SwapIsAnswered)
    return _answer(actor, swap, SwapState.TAKEN_BACK, "cover_taken_back")


def _answer(actor: Actor, swap: Swap, state: SwapState, why: str) -> Swap:
    swap.state, swap.answered_at = state, timezone.now()
    swap.save(update_fields=["state", "answered_at"])
    ledger.add(actor, What.LINE_CHANGED, about=swap.shift_id, why=why)
    return swap


def _must_stand(shift: Shift) -> None:
    if shift.taken_off_at is not None or shift.ends_at <= timezone.now():
        raise ShiftOver


def _must_fit(shift: Shift, account_id: UUID) -> None:
    must_be_able(shift.agency_id, account_id, shift.ends_at)
    span = Span(shift.starts_at, shift.ends_at)
    must_be_free(shift.agency_id, account_id, shift.place, span, but=[shift.id])
