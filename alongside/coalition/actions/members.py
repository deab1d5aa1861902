"""Writing down who belongs to a coalition, and who is still to be asked.

Belongs here: the member's row and its states. Not here: letters and replies (founding), screens.
"""

from datetime import date
from uuid import UUID

from alongside.coalition.enums import MemberState
from alongside.coalition.errors import AlreadyHere
from alongside.coalition.models import Member
from alongside.coalition.policies import may_organise
from alongside.vault.actors import Actor, require


def add_member(
    *, actor: Actor, coalition_id: UUID, name: str, partner_type: str, member_id: UUID | None = None
) -> Member:
    """An organization to be asked. `member_id` where its agency works in this house. AlreadyHere the second time."""
    require(may_organise(actor, coalition_id))
    known = Member.objects.filter(agency_id=coalition_id)
    if known.filter(member_id=member_id).exists() if member_id else known.filter(name__iexact=name).exists():
        raise AlreadyHere
    return Member.objects.create(
        agency_id=coalition_id, member_id=member_id, name=name, partner_type=partner_type
    )


def join(*, actor: Actor, member: Member, on: date) -> None:
    """It said yes. From now on whoever works there reads what the coalition writes."""
    require(may_organise(actor, member.agency_id))
    member.state, member.joined_on, member.left_on = MemberState.JOINED, on, None
    member.save(update_fields=["state", "joined_on", "left_on"])


def leave(*, actor: Actor, member: Member, on: date) -> None:
    """It leaves. What it took part in stays written down; it reads no more."""
    require(may_organise(actor, member.agency_id))
    member.state, member.left_on = MemberState.LEFT, on
    member.save(update_fields=["state", "left_on"])
