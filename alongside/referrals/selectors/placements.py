"""Beds that are held for someone, for the side that asked for them.

Belongs here: reading. Not here: the hold itself (directory), which knows a code and no person.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.directory.beds.placement import KEEPS_A_BED
from alongside.directory.enums_beds import HoldState
from alongside.directory.selectors.bed_requests import holds_by_id
from alongside.referrals import policies
from alongside.referrals.models import Placement
from alongside.vault.actors import Actor, require_found
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed held for someone: its code while the hold is there, and how it stands."""

    row: Placement
    code: str
    shelter: str
    state: str
    words: str


def placements_of(actor: Actor, subject_id: UUID, drawer: str) -> list[Bed]:
    """The beds of one client or one call, newest first."""
    require_found(policies.may_see(actor, subject_id, drawer))
    rows = list(
        Placement.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, drawer=drawer).order_by(
            "-made_at", "-id"
        )
    )
    holds = holds_by_id(actor, [row.hold_id for row in rows])
    found = []
    for row in rows:
        hold = holds.get(row.hold_id)
        state = hold.state if hold else row.state
        words = str(HoldState(state).label)
        if hold is None and state in KEEPS_A_BED:  # nobody looked between its last step and its end
            words = _("No longer held. When it was last looked at: %(words)s") % {"words": words}
        shelter = "" if hold is None or hold.by_phone else hold.agency.name
        found.append(Bed(row, hold.code if hold else "", shelter, state, words))
    return found


def placement_for(actor: Actor, placement_id: UUID, *, lock: bool = False) -> Placement:
    """One of them."""
    rows = Placement.objects.filter(agency_id=actor.agency_id, id=placement_id)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None or not policies.may_see(actor, row.subject_id, row.drawer):
        raise NotFound
    return row


def placement_of_hold(actor: Actor, hold_id: UUID) -> Placement | None:
    """Whether a hold is tied to someone already."""
    return Placement.objects.filter(agency_id=actor.agency_id, hold_id=hold_id).first()
