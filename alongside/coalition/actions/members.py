"""Writing down who belongs to a coalition, and who is still to be asked.

Belongs here: putting an organization on the list, taking it off again, and the two steps that other rooms' scenes need.
Not here: the steps themselves (founding), letters and replies, screens.
"""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from alongside.coalition.actions.founding import latest_step, take_step
from alongside.coalition.enums import MemberState
from alongside.coalition.errors import AlreadyHere
from alongside.coalition.errors_founding import StandsElsewhere, WrittenAbout
from alongside.coalition.models import Member, Step
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors.entries import mark_of
from alongside.coalition.selectors.founding import partner_for
from alongside.directory.selectors.entries import entry_of
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

NAME = 200  # so long a name may be here


def add_member(
    *,
    actor: Actor,
    coalition_id: UUID,
    name: str,
    partner_type: str,
    member_id: UUID | None = None,
    organization_id: UUID | None = None,
) -> Member:
    """An organization to be asked. AlreadyHere the second time.

    `member_id` where its agency works in this house, `organization_id` where the directory has an entry of it.
    """
    require(may_organise(actor, coalition_id))
    known = Member.objects.filter(agency_id=coalition_id)
    if known.filter(member_id=member_id).exists() if member_id else known.filter(name__iexact=name).exists():
        raise AlreadyHere
    if organization_id and known.filter(organization_id=organization_id).exists():
        raise AlreadyHere
    row = Member(agency_id=coalition_id, member_id=member_id, name=name, partner_type=partner_type)
    row.organization_id, row.organization_mark = organization_id, mark_of(organization_id)
    row.save(force_insert=True)
    Step.objects.create(
        agency_id=coalition_id,
        partner=row,
        was="",
        now=row.state,
        on=timezone.localdate(),
        made_by_id=actor.account_id,
    )
    return row


def look_at_entry(*, actor: Actor, coalition_id: UUID, partner_id: UUID, take_name: bool = False) -> Member:
    """An organizer has seen what its entry in the directory says now; `take_name`: it is called so here too."""
    require(may_organise(actor, coalition_id))
    row = partner_for(coalition_id, partner_id, lock=True)
    entry = entry_of(row.organization_id) if row.organization_id else None
    if entry is None:
        raise NotFound
    row.organization_mark = mark_of(entry.id)
    if take_name and row.name != entry.name[:NAME]:
        others = Member.objects.filter(agency_id=coalition_id, name__iexact=entry.name[:NAME]).exclude(
            id=row.id
        )
        if others.exists():
            raise AlreadyHere
        row.name, row.version = entry.name[:NAME], row.version + 1
    row.save(update_fields=["name", "version", "organization_mark"])
    return row


def take_off_list(*, actor: Actor, coalition_id: UUID, partner_id: UUID, step_id: UUID) -> str:
    """Put on the list by mistake: it goes, with its name told. WrittenAbout once something hangs on it."""
    require(may_organise(actor, coalition_id))
    row = partner_for(coalition_id, partner_id, lock=True)
    first = latest_step(row)
    if first is None or first.id != step_id or first.was:
        raise StandsElsewhere
    try:
        with transaction.atomic():
            first.delete()
            row.delete()
    except (ProtectedError, IntegrityError):
        raise WrittenAbout from None
    return row.name


def join(*, actor: Actor, member: Member, on: date) -> Member:
    """It said yes. From now on whoever works there reads what the coalition writes."""
    return _step(actor, member, MemberState.JOINED, on)


def leave(*, actor: Actor, member: Member, on: date) -> Member:
    """It leaves. What it took part in stays written down; it reads no more."""
    return _step(actor, member, MemberState.LEFT, on)


def _step(actor: Actor, member: Member, then: MemberState, on: date) -> Member:
    seen = "" if member.state == then else member.state
    row = take_step(
        actor=actor, coalition_id=member.agency_id, partner_id=member.id, seen=seen, then=then, on=on
    )
    member.state, member.joined_on, member.left_on = row.state, row.joined_on, row.left_on
    return row
