"""Sending an advocate: where, who is called, what happened on the way.

Belongs here: the verbs. Not here: the order of steps (sending_steps), reading (selectors.sendings).
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.crisis_line.enums_shifts import RequestState, Step
from alongside.crisis_line.errors_shifts import NotForTheLine, RequestAnswered, StepOutOfOrder, TooLateToUndo
from alongside.crisis_line.models import Asking, Sending, SendingStep
from alongside.crisis_line.pagers import WORDS, pager
from alongside.crisis_line.selectors.asking import asking_for
from alongside.crisis_line.selectors.sendings import (
    callable_people,
    sending_for,
    standing,
    steps_of,
    undoable,
)
from alongside.crisis_line.selectors.shifts import on_call_team, rules_of
from alongside.crisis_line.sending_steps import ENDS, may_follow
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7


@dataclass(frozen=True, slots=True)
class Errand:
    """What is known when someone is to be sent."""

    who_asks: str
    what_place: str
    how_soon: str
    where: str = ""
    matters: str = ""
    call_back: str = ""


def send(
    *,
    actor: Actor,
    errand: Errand,
    sending_id: UUID | None = None,
    call_subject_id: UUID | None = None,
    asking_id: UUID | None = None,
) -> Sending:
    """Begin. It hangs on the call or the request that it comes from, else on a subject of its own."""
    require(policies_shifts.may_be_on_the_line(actor))
    asking = asking_for(actor, asking_id, lock=True) if asking_id else None
    subject_id = asking.subject_id if asking else call_subject_id
    if subject_id and not keyring.opened().holds(subject_id, Drawer.CALL):
        raise NotFound
    new_id = sending_id or uuid7()
    return once(
        lambda: _begin(actor, new_id, errand, subject_id, asking),
        made=lambda: Sending.objects.filter(agency_id=actor.agency_id, id=new_id).first(),
        same=lambda row: (row.where or "", row.matters or "") == (errand.where, errand.matters),
    )


def note_step(*, actor: Actor, sending_id: UUID, what: str, account_id: UUID | None = None) -> SendingStep:
    """One tap: called, says yes, on the way … The same tap twice is one."""
    sending = sending_for(actor, sending_id, lock=True)
    steps = steps_of(sending)
    live = [step for step in steps if step.undone_at is None]
    if what in (Step.ON_THE_WAY, Step.ARRIVED, Step.LEFT, Step.CALLED_OFF):
        account_id = None
    if live and (live[-1].what, live[-1].account_id) == (what, account_id):
        return live[-1]
    if account_id and account_id not in {one.id for one in on_call_team(actor.agency_id)}:
        raise NotForTheLine
    if not may_follow(standing(steps), what, account_id):
        raise StepOutOfOrder
    step = SendingStep(
        agency_id=actor.agency_id,
        subject_id=sending.subject_id,
        sending=sending,
        what=what,
        account_id=account_id,
        noted_by_id=actor.account_id,
    )
    step.save(force_insert=True)
    if what in ENDS:
        _set_end(sending, ended=True)
    ledger.add(actor, What.LINE_CHANGED, sending.subject_id, about=sending.id, why=f"sending.{what}")
    return step


def undo_step(*, actor: Actor, sending_id: UUID, step_id: UUID) -> None:
    """Take the last step back, within a minute."""
    sending = sending_for(actor, sending_id, lock=True)
    last = undoable(actor, steps_of(sending))
    if last is None or last.id != step_id:
        raise TooLateToUndo
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    if last.what in ENDS:
        _set_end(sending, ended=False)
    ledger.add(actor, What.LINE_CHANGED, sending.subject_id, about=sending.id, why="sending.undone")


def page(*, actor: Actor, sending_id: UUID, account_id: UUID) -> bool:
    """Ask someone's telephone to look, without a word about why. False where there is no pager or no number."""
    sending = sending_for(actor, sending_id)
    known = {one.account_id: one.digits for one in callable_people(actor.agency_id)}
    digits, adapter = known.get(account_id), pager(rules_of(actor.agency_id))
    if digits is None or adapter is None:
        return False
    handed_on = adapter.page(digits, WORDS)
    ledger.add(actor, What.LINE_CHANGED, sending.subject_id, about=account_id, why="sending.paged")
    return handed_on


def _begin(
    actor: Actor, new_id: UUID, errand: Errand, subject_id: UUID | None, asking: Asking | None
) -> Sending:
    if asking and asking.state in (RequestState.ANSWERED, RequestState.CLOSED):
        raise RequestAnswered
    row = Sending(
        id=new_id,
        agency_id=actor.agency_id,
        subject_id=subject_id or new_call_subject(actor),
        who_asks=errand.who_asks,
        what_place=errand.what_place,
        how_soon=errand.how_soon,
        asking_id=asking.id if asking else None,
        made_by_id=actor.account_id,
    )
    row.where, row.matters, row.call_back = errand.where, errand.matters, errand.call_back
    row.save(force_insert=True)
    if asking:
        _was_answered(actor, asking)
    ledger.add(actor, What.LINE_CHANGED, row.subject_id, about=row.id, why="sending.begun")
    return row


def _was_answered(actor: Actor, asking: Asking) -> None:
    now = timezone.now()
    asking.state, asking.answered_at = RequestState.ANSWERED, now
    asking.taken_by_id = asking.taken_by_id or actor.account_id
    asking.taken_at = asking.taken_at or now
    asking.save(update_fields=["state", "answered_at", "taken_by", "taken_at"])


def _set_end(sending: Sending, *, ended: bool) -> None:
    sending.ended_at = timezone.now() if ended else None
    sending.save(update_fields=["ended_at"])
