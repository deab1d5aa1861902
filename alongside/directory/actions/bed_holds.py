"""The steps of a bed that is kept for someone: they are coming, they arrived, they left, it was let go.

Belongs here: one verb a step. Not here: which steps there are and whose they are (beds.placement), the request that the
hold came from (bed_requests), whom a code stands for (room referrals).
"""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.directory import policies_beds as policies
from alongside.directory.beds.placement import may_become
from alongside.directory.enums_beds import HoldState, NextPlace, Side
from alongside.directory.errors_beds import HoldIsOver
from alongside.directory.models import BedHold
from alongside.directory.selectors.bed_requests import hold_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def side_of(actor: Actor, hold: BedHold) -> Side:
    """On which side whoever asks stands. A bed found on the telephone is kept by who asked, on both sides."""
    return Side.SHELTER if hold.agency_id == actor.agency_id else Side.ASKER


def move_hold(*, actor: Actor, hold_id: UUID, then: str, seen: str, next_place: str = "") -> BedHold:
    """Take one step. HoldIsOver where it stands elsewhere than on the screen, or the step is not this side's."""
    hold = hold_for(actor, hold_id, lock=True)
    require(policies.may_move_hold(actor, hold))
    if hold.state == then and seen != then:
        return hold  # sent twice, done once
    ran_out = hold.state == HoldState.HELD and hold.held_until <= timezone.now()
    if hold.state != seen or ran_out or not _may(actor, hold, then):
        raise HoldIsOver
    if then == HoldState.LEFT and not hold.by_phone:
        _count_left(hold, next_place)
    hold.state, hold.changed_at = HoldState(then), timezone.now()
    hold.save(update_fields=["state", "changed_at"])
    ledger.add(actor, What.LINE_CHANGED, about=hold.id, why=f"hold.{then}")
    return hold


def _may(actor: Actor, hold: BedHold, then: str) -> bool:
    """A held bed becomes a taken one through its request (bed_requests.take_bed), never here."""
    return then != HoldState.CONFIRMED and may_become(hold.state, then, side_of(actor, hold))


def _count_left(hold: BedHold, next_place: str) -> None:
    """Where to is a count for the shelter; it stands on no row."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.count_bed_left(%s, %s)", [hold.id, NextPlace(next_place).value])
