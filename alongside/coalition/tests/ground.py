"""A coalition with members, for the tests of this room.

Belongs here: the scene all areas share. Not here: any area's rows.
"""

from typing import Any

from django.utils import timezone

from alongside.coalition.actions.members import add_member, join
from alongside.coalition.enums import PartnerType
from alongside.coalition.models import Member
from alongside.vault.actors import Actor


def joined(fay: Actor, agency: Any, partner_type: str = PartnerType.CRISIS_CENTER) -> Member:
    """An agency of the house as a member of Fay's coalition. Again: the same member."""
    known = Member.objects.filter(agency_id=fay.agency_id, member_id=agency.id).first()
    if known is None:
        known = add_member(
            actor=fay,
            coalition_id=fay.agency_id,
            name=agency.name,
            partner_type=partner_type,
            member_id=agency.id,
        )
        join(actor=fay, member=known, on=timezone.localdate())
    return known
