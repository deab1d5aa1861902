"""Taking a call, handing it over, opening it again.

Belongs here: what happens to a call as a whole. Not here: its words (writing), its end (ending).
"""

from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.crisis_line import policies
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.crisis_line.errors import CallEnded, NotOnTheLine, NotReopenable
from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import call_already_taken, call_for, who_can_take
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


def take_call(*, actor: Actor, call_id: UUID | None = None) -> Call:
    """Begin a call: a subject of its own, its key in the hands of the worker and of the on-call team.

    SavedBefore where the same form began it already (two presses of one key).
    """
    require(policies.may_take(actor))
    new_id = call_id or uuid7()
    return once(
        lambda: _begin(actor, new_id),
        made=lambda: call_already_taken(actor, new_id),
        same=lambda earlier: earlier.taken_by_id == actor.account_id,
    )


def call_to_write(actor: Actor, call_id: UUID) -> Call:
    """The call, locked for this transaction, while it goes on."""
    call = call_for(actor, call_id, lock=True)
    require(policies.may_write(actor, call), CallEnded)
    return call


def hand_over(*, actor: Actor, call_id: UUID, to_id: UUID) -> Call:
    """Let a colleague of the on-call team go on with it. Her team holds the key already."""
    call = call_to_write(actor, call_id)
    if call.worker_id == to_id:
        return call
    taker = next((one for one in who_can_take(actor, call) if one.id == to_id), None)
    if taker is None:
        raise NotOnTheLine
    call.worker = taker
    call.save(update_fields=["worker"])
    ledger.add(
        actor, What.RECORD_CHANGED, call.subject_id, drawer=Drawer.CALL, why="handed_over", about=to_id
    )
    return call


def reopen_call(*, actor: Actor, call_id: UUID) -> Call:
    """Go on with a call that ended this night. The clock goes on from its beginning."""
    call = call_for(actor, call_id, lock=True)
    decision = policies.may_reopen(actor, call, timezone.now())
    if decision.reason == "open":
        return call
    require(decision, NotReopenable)
    call.ended_at, call.quarters, call.worker_id = None, None, actor.account_id
    call.save(update_fields=["ended_at", "quarters", "worker"])
    ledger.add(actor, What.RECORD_CHANGED, call.subject_id, drawer=Drawer.CALL, why="reopened")
    return call


def _begin(actor: Actor, call_id: UUID) -> Call:
    call = Call(
        id=call_id,
        agency_id=actor.agency_id,
        subject_id=new_call_subject(actor),
        taken_by_id=actor.account_id,
        worker_id=actor.account_id,
    )
    call.save(force_insert=True)
    ledger.add(actor, What.CALL_TAKEN, call.subject_id, drawer=Drawer.CALL)
    return call
