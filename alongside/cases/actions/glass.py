"""Breaking the glass: one person, one client, a reason, someone else's yes, an hour at most, reading only.

Belongs here: asking, deciding, ending, reviewing. Not here: what the open glass lets her read (the access
list and its policies see to that), the hour itself (wall.break_glass refuses more).
"""

from uuid import UUID

from alongside.cases import policies, policies_access
from alongside.cases.errors_access import GlassNotOpenable, NotReviewedYet, NotYourOwnGlass, ReasonMissing
from alongside.cases.reasons import seal_reason
from alongside.cases.selectors import glasses as reading
from alongside.people.stepping_up import require_step_up
from alongside.vault import keyring
from alongside.vault.actions import access, keys
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, GlassReason, GlassState
from alongside.vault.errors import NotFound, Refused
from alongside.vault.models import BreakGlass
from alongside.vault.selectors import holder_of

MINUTES = (15, 30, 60)
THROUGH_GLASS = (Drawer.IDENTITY, Drawer.PLAN, Drawer.NOTES)


def ask_glass(
    *, actor: Actor, subject_id: UUID, reason: str, code: GlassReason | str, alone: bool = False
) -> BreakGlass:
    """Ask for a client's record in an emergency. Alone on shift it opens at once; a review follows.

    The reason in words is for the custodians, its code for the care team and the client. Asked twice, it is
    asked once. Someone who is shut out is told that there is nothing.
    """
    require(policies.may_ask_glass(actor))
    if subject_id in actor.standing.conflicts:
        raise NotFound
    if not reason.strip() or code not in GlassReason.values:
        raise ReasonMissing
    require_step_up(actor)
    if alone:
        require(policies_access.may_open_alone(actor))
    standing = reading.standing_glass(actor, subject_id)
    if standing is not None and (standing.state == GlassState.OPEN or not alone or standing.alone):
        return standing
    if alone and reading.awaits_review(actor, subject_id):
        raise NotReviewedYet
    sealed = seal_reason(actor, subject_id, reason.strip())
    glass = access.ask_glass(
        actor=actor, subject_id=subject_id, reason_code=str(code), reason_sealed=sealed, alone=alone
    )
    if alone:
        _open(actor, glass, MINUTES[-1])
    return glass


def open_glass(*, actor: Actor, glass_id: UUID, minutes: int) -> list[str]:
    """Open it for someone else; return the drawers to which she was given a key for that time."""
    glass = _to_decide(actor, glass_id)
    require_step_up(actor)
    if glass.state != GlassState.ASKED:
        raise GlassNotOpenable
    _open(actor, glass, minutes)
    glass.refresh_from_db(fields=["ends_at"])
    return _lend_keys(actor, glass)


def decline_glass(*, actor: Actor, glass_id: UUID) -> None:
    """Say no. She is told so, not why."""
    glass = _to_decide(actor, glass_id)
    if glass.state != GlassState.ASKED:
        raise GlassNotOpenable
    access.end_glass(actor=actor, glass=glass, state=GlassState.DECLINED)


def end_glass(*, actor: Actor, glass_id: UUID) -> None:
    """End it before its time, with the keys that were lent for it. Ended twice is ended once."""
    glass = reading.glass_for(actor, glass_id)
    require(policies_access.may_end_glass(actor, glass))
    if not reading.is_open(glass):
        return
    access.end_glass(actor=actor, glass=glass, state=GlassState.ENDED)


def review_glass(*, actor: Actor, glass_id: UUID, found_right: bool) -> None:
    """Say afterwards whether it was right: never who asked for it, once, and not while it is open."""
    glass = _to_decide(actor, glass_id)
    if glass.opened_at is None or glass.reviewed_at is not None or reading.is_open(glass):
        raise GlassNotOpenable
    access.review_glass(actor=actor, glass=glass, found_right=found_right)


def _to_decide(actor: Actor, glass_id: UUID) -> BreakGlass:
    glass = reading.glass_for(actor, glass_id)
    decision = policies_access.may_decide_glass(actor, glass)
    require(decision, NotYourOwnGlass if decision.reason == "yourself" else Refused)
    return glass


def _open(actor: Actor, glass: BreakGlass, minutes: int) -> None:
    try:
        access.open_glass(actor=actor, glass=glass, minutes=minutes)
    except NotFound:
        raise GlassNotOpenable from None  # decided by someone else a moment ago
    except Refused as refusal:
        if refusal.code in ("conflict", "asked_too_long_ago"):
            raise GlassNotOpenable(refusal.code) from None
        raise


def _lend_keys(actor: Actor, glass: BreakGlass) -> list[str]:
    """Keys that end with the glass, of the drawers that the approver can open herself.

    A drawer to which she holds a lasting key is left alone: a loan would shorten it.
    """
    holder = holder_of(glass.asked_by_id)
    if holder is None:
        return []
    lasting = reading.lasting_drawers(glass.subject_id, holder.id)
    ring = keyring.opened()
    ring.fetch([glass.subject_id])
    drawers = [d for d in THROUGH_GLASS if d not in lasting]
    return keys.grant_drawers(
        actor=actor, subject_id=glass.subject_id, drawers=drawers, holder=holder, ends_at=glass.ends_at
    )
