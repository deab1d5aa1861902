"""Calling back someone who said yes to it.

Belongs here: that it was done, or tried and is to be tried again. Not here: the call itself.
"""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.crisis_line import policies
from alongside.crisis_line.enums import YesNo
from alongside.crisis_line.errors import NoConsent
from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import call_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What


def called_back(*, actor: Actor, call_id: UUID) -> Call:
    """They were reached. It counts as a contact, once."""
    call = _with_consent(actor, call_id)
    if call.called_back_at is None:
        call.called_back_at = timezone.now()
        call.contacts += 1
        call.save(update_fields=["called_back_at", "contacts"])
        _note(actor, call, "called_back")
    return call


def call_back_again(*, actor: Actor, call_id: UUID, at: datetime | None = None) -> Call:
    """Tried, and to be tried again, at a time if there is one."""
    call = _with_consent(actor, call_id)
    call.call_back_at, call.called_back_at = at, None
    call.contacts += 1
    call.save(update_fields=["call_back_at", "called_back_at", "contacts"])
    _note(actor, call, "call_back_again")
    return call


def _with_consent(actor: Actor, call_id: UUID) -> Call:
    call = call_for(actor, call_id, lock=True)
    require(policies.may_read(actor, call))
    if call.call_back != YesNo.YES:
        raise NoConsent
    return call


def _note(actor: Actor, call: Call, why: str) -> None:
    ledger.add(actor, What.RECORD_CHANGED, call.subject_id, drawer=Drawer.CALL, why=why)
