"""Tying a bed that is held to the one it is held for.

Belongs here: the tie, and letting it go. Not here: asking for a bed, the steps of a hold (directory): a hold knows a
code, and the tie lies in the client's plan or in the call.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.directory.beds.placement import KEEPS_A_BED
from alongside.directory.selectors.bed_requests import hold_of_code
from alongside.referrals import policies
from alongside.referrals.errors import NoSuchBed
from alongside.referrals.models import Placement
from alongside.referrals.selectors.placements import placement_for, placement_of_hold, placements_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What


def place(*, actor: Actor, subject_id: UUID, code: str, drawer: str = Drawer.PLAN) -> Placement:
    """The bed of this code is for them. NoSuchBed where none is held under it, or it is someone else's."""
    require(policies.may_refer(actor, subject_id, drawer))
    hold = hold_of_code(actor, code.strip().upper())
    if hold is None or hold.asker_id != actor.agency_id or hold.state not in KEEPS_A_BED:
        raise NoSuchBed
    known = placement_of_hold(actor, hold.id)
    if known is not None:
        if known.subject_id != subject_id:
            raise NoSuchBed
        return known
    row = Placement(
        agency_id=actor.agency_id, subject_id=subject_id, drawer=drawer, hold_id=hold.id, state=hold.state,
        made_by_id=actor.account_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # held for someone whom whoever asks does not know
        raise NoSuchBed from None
    _noted(actor, row, "bed")
    follow(actor=actor, subject_id=subject_id, drawer=drawer)
    return row


def untie(*, actor: Actor, placement_id: UUID) -> None:
    """It was the wrong one. The hold itself stays as it is."""
    row = placement_for(actor, placement_id, lock=True)
    require(policies.may_move_placement(actor, row))
    _noted(actor, row, "bed_untied")
    row.delete()
    follow(actor=actor, subject_id=row.subject_id, drawer=row.drawer)


def follow(*, actor: Actor, subject_id: UUID, drawer: str = Drawer.PLAN) -> None:
    """Remember how each bed stands, whenever one is tied or let go: the hold itself goes when it is over."""
    for bed in placements_of(actor, subject_id, drawer):
        if bed.state != bed.row.state:
            bed.row.state = bed.state
            bed.row.ended_at = None if bed.state in KEEPS_A_BED else timezone.now()
            bed.row.save(update_fields=["state", "ended_at"])


def _noted(actor: Actor, row: Placement, why: str) -> None:
    what = What.LINE_CHANGED if row.drawer == Drawer.CALL else What.PLAN_CHANGED
    ledger.add(actor, what, row.subject_id, drawer=row.drawer, why=why, about=row.id)
