"""The end of a call: kept, kept without a name, or not at all.

Belongs here: ending, and forgetting. Not here: opening a page for the client (becoming). What she lets us keep is
carried out when the call ends: nothing means that rows and key go; without a name means that the name, the place
and (unless she wants to be called back) every way to reach her go. A bed that was asked for is asked for no longer,
unless care goes on: a page opens, or they are called back.
"""

import math
from datetime import date, datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.cases.actions.destroying import keys_gone_on
from alongside.clocks.actions import running as clocks
from alongside.crisis_line import policies
from alongside.crisis_line.actions.calls import call_to_write
from alongside.crisis_line.actions.counting import count_call
from alongside.crisis_line.actions.helping import end_bed_questions, forget_help
from alongside.crisis_line.enums import Keep, YesNo
from alongside.crisis_line.errors import NotYourCall
from alongside.crisis_line.models import Call, Sending, SendingStep, WarmHandoff
from alongside.crisis_line.selectors.calls import call_for, opened
from alongside.crisis_line.sheet import NAMING, REACHING
from alongside.referrals.actions.of_calls import forget_referrals
from alongside.screening.actions import answering
from alongside.vault import ledger, tombstones
from alongside.vault.actions import access
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What


def end_call(*, actor: Actor, call_id: UUID) -> Call | None:
    """End it, and carry out what she lets us keep. None where nothing is kept."""
    call = call_to_write(actor, call_id)
    if call.keep == Keep.NOTHING:
        require(policies.may_forget(actor, call), NotYourCall)
        _forget(actor, call)
        return None
    if not goes_on(call):
        end_bed_questions(actor, call)
    if call.keep == Keep.CALL:
        _take_name_off(call)
    call.ended_at = timezone.now()
    call.quarters = call.quarters or quarter_hours(call.started_at, call.ended_at)
    call.version += 1
    call.save(update_fields=["sheet_sealed", "ended_at", "quarters", "version"])
    ledger.add(actor, What.CALL_ENDED, call.subject_id, drawer=Drawer.CALL)
    count_call(actor, call)
    return call


def stop_and_keep_nothing(*, actor: Actor, call_id: UUID) -> date:
    """Delete the call and destroy its key; return the day on which the last backup of the key ends.

    There is no way back. One line of the ledger stays, without content. Done twice it finds nothing: NotFound.
    """
    call = call_for(actor, call_id, lock=True)
    require(policies.may_forget(actor, call))
    return _forget(actor, call)


def goes_on(call: Call) -> bool:
    """Whether someone still waits for the answer after the call: a page opens, or they are called back."""
    return call.keep == Keep.PAGE or call.call_back == YesNo.YES


def quarter_hours(began: datetime, ended: datetime) -> int:
    """A quarter that has begun counts (practice.md 2); a call has at least one."""
    return max(1, math.ceil((ended - began).total_seconds() / 900))


def _forget(actor: Actor, call: Call) -> date:
    """Whatever else hangs on this call goes too: answers, clocks, who was sent, a hand-off, numbers, referrals."""
    gone_on = keys_gone_on(timezone.localdate())
    subject_id = call.subject_id
    end_bed_questions(actor, call)
    answering.forget(actor, subject_id)
    clocks.forget_clocks(actor, subject_id)
    forget_help(actor, subject_id)
    forget_referrals(actor, subject_id)
    for model in (SendingStep, Sending, WarmHandoff):
        model.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).delete()
    call.delete()
    access.forget_call(actor=actor, subject_id=subject_id, keys_gone_on=gone_on)
    transaction.on_commit(partial(tombstones.append, subject_id, timezone.now()), robust=True)
    return gone_on


def _take_name_off(call: Call) -> None:
    sheet = opened(call)
    for name in (*NAMING, *(REACHING if call.call_back != YesNo.YES else ())):
        sheet.said.pop(name, None)
        sheet.at.pop(name, None)
    call.sheet = sheet.text()
