"""Warm hand-offs of one call.

Belongs here: reading. Not here: the steps (actions.handoffs).
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.models import WarmHandoff
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Handoff:
    """One hand-off, opened."""

    row: WarmHandoff
    partner: str
    fallback: str


def require_call(actor: Actor, subject_id: UUID) -> None:
    """A call whose key is at hand; any other does not exist."""
    require(policies_shifts.may_be_on_the_line(actor))
    if not keyring.opened().holds(subject_id, Drawer.CALL):
        raise NotFound


def handoffs_of(actor: Actor, subject_id: UUID) -> list[Handoff]:
    """The hand-offs of one call, newest first."""
    require_call(actor, subject_id)
    rows = WarmHandoff.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).order_by("-made_at")
    found = [Handoff(row, row.partner or "", row.fallback or "") for row in rows]
    if found:
        ledger.add(actor, What.CALL_READ, subject_id, drawer=Drawer.CALL, why="hand_off")
    return found


def handoff_for(actor: Actor, handoff_id: UUID, *, lock: bool = False) -> WarmHandoff:
    """One hand-off of a call that opens."""
    require(policies_shifts.may_be_on_the_line(actor))
    rows = WarmHandoff.objects.filter(agency_id=actor.agency_id, id=handoff_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    require_call(actor, row.subject_id)
    return row
