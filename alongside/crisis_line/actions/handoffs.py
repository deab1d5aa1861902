"""A warm hand-off, step by step, as the caller wishes.

Belongs here: the verbs and their order. Not here: reading (selectors.handoffs), calls. Where it is for a place that was
noted on the call (actions.referring), what happens on the line is said there too.
"""

from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.crisis_line.enums_shifts import HandoffEnd
from alongside.crisis_line.errors_shifts import ConsentFirst, StepOutOfOrder, WordsMissing
from alongside.crisis_line.models import WarmHandoff
from alongside.crisis_line.selectors.handoffs import handoff_for, require_call
from alongside.referrals.actions.of_calls import went_together
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7

# Each step, and the one that must stand before it.
STEPS = {"consent": "", "rang": "consent", "introduced": "rang", "accepted": "rang", "confirmed": "accepted"}


def begin_handoff(
    *,
    actor: Actor,
    call_subject_id: UUID,
    partner: str,
    handoff_id: UUID | None = None,
    referral_id: UUID | None = None,
) -> WarmHandoff:
    """Name the partner. Nobody is rung yet: the caller is asked first."""
    require_call(actor, call_subject_id)
    if not partner.strip():
        raise WordsMissing
    new_id = handoff_id or uuid7()
    return once(
        lambda: _begin(actor, new_id, call_subject_id, partner, referral_id),
        made=lambda: WarmHandoff.objects.filter(agency_id=actor.agency_id, id=new_id).first(),
        same=lambda row: row.partner == partner,
    )


def mark_handoff(*, actor: Actor, handoff_id: UUID, step: str) -> WarmHandoff:
    """One step has happened now. ConsentFirst before the caller has said yes; the same step twice is one."""
    row = handoff_for(actor, handoff_id, lock=True)
    if step not in STEPS or row.ended_at is not None:
        raise StepOutOfOrder
    if step != "consent" and row.consent_at is None:
        raise ConsentFirst
    if STEPS[step] and getattr(row, f"{STEPS[step]}_at") is None:
        raise StepOutOfOrder
    if getattr(row, f"{step}_at") is None:
        setattr(row, f"{step}_at", timezone.now())
        row.save(update_fields=[f"{step}_at"])
        _noted(actor, row, step)
        _say_there(actor, row, step)
    return row


def end_handoff(*, actor: Actor, handoff_id: UUID, outcome: str, fallback: str = "") -> WarmHandoff:
    """How it ended, and what is done instead. Completed needs the caller's own word."""
    row = handoff_for(actor, handoff_id, lock=True)
    if row.ended_at is not None or (outcome == HandoffEnd.COMPLETED and row.confirmed_at is None):
        raise StepOutOfOrder
    row.outcome, row.ended_at = HandoffEnd(outcome), timezone.now()
    row.fallback = fallback
    row.save(update_fields=["outcome", "ended_at", "fallback_sealed"])
    return _noted(actor, row, "ended")


def _begin(
    actor: Actor, new_id: UUID, subject_id: UUID, partner: str, referral_id: UUID | None
) -> WarmHandoff:
    row = WarmHandoff(
        id=new_id, agency_id=actor.agency_id, subject_id=subject_id, made_by_id=actor.account_id,
        referral_id=referral_id,
    )  # fmt: skip
    row.partner = partner
    row.save(force_insert=True)
    return _noted(actor, row, "begun")


def _say_there(actor: Actor, row: WarmHandoff, step: str) -> None:
    """What was noted of the place follows what happens on the line."""
    if row.referral_id is None or step not in ("introduced", "accepted"):
        return
    went_together(actor=actor, referral_id=row.referral_id, taken_on=step == "accepted")


def _noted(actor: Actor, row: WarmHandoff, step: str) -> WarmHandoff:
    ledger.add(
        actor, What.LINE_CHANGED, row.subject_id, drawer=Drawer.CALL, about=row.id, why=f"hand_off.{step}"
    )
    return row
