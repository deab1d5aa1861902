"""Steps of a partner, whom to speak to there, what was said, what it promises and brings.

Belongs here: the rows that hang on one partner. Not here: letters (founding_letters), purpose and rules
(founding_words), seats (founding_seats).
"""

from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from alongside.coalition.enums import MemberState
from alongside.coalition.errors import AlreadyHere
from alongside.coalition.errors_founding import BeforeIt, StandsElsewhere
from alongside.coalition.models import Approach, Commitment, Contact, Member, Step, Strength
from alongside.coalition.policies import may_organise
from alongside.coalition.policies_founding import NEXT, may_speak_for_partner
from alongside.coalition.selectors.entries import mark_of
from alongside.coalition.selectors.founding import partner_for
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version

Row = TypeVar("Row", bound=Model)


def change_partner(
    *,
    actor: Actor,
    coalition_id: UUID,
    partner_id: UUID,
    version: int,
    name: str,
    partner_type: str,
    organization_id: UUID | None = None,
) -> Member:
    """Its name, kind and entry in the directory. SomeoneElseWasFaster when they changed since `version` was read."""
    require(may_organise(actor, coalition_id))
    row = partner_for(coalition_id, partner_id, lock=True)
    require_version(row.version, version)
    others = Member.objects.filter(agency_id=coalition_id).exclude(id=partner_id)
    if others.filter(name__iexact=name).exists():
        raise AlreadyHere
    if organization_id and others.filter(organization_id=organization_id).exists():
        raise AlreadyHere
    row.name, row.partner_type, row.version = name, partner_type, row.version + 1
    if row.organization_id != organization_id:
        row.organization_id, row.organization_mark = organization_id, mark_of(organization_id)
    row.save(update_fields=["name", "partner_type", "version", "organization_id", "organization_mark"])
    return row


def take_step(
    *,
    actor: Actor,
    coalition_id: UUID,
    partner_id: UUID,
    seen: str,
    then: str,
    on: date,
    reason: str = "",
    ask_again_on: date | None = None,
) -> Member:
    """Asked, joined, not now, left. StandsElsewhere where it is not where the screen saw it. Sent twice, taken once."""
    require(may_organise(actor, coalition_id))
    row = partner_for(coalition_id, partner_id, lock=True)
    if row.state == then and seen != then:
        return row
    if row.state != seen or then not in NEXT[seen]:
        raise StandsElsewhere
    if then == MemberState.LEFT and row.joined_on and on < row.joined_on:
        raise BeforeIt
    Step.objects.create(
        agency_id=coalition_id, partner=row, was=row.state, now=then, on=on, reason=reason, ask_again_on=ask_again_on,
        was_joined_on=row.joined_on, was_left_on=row.left_on, made_by_id=actor.account_id,
    )  # fmt: skip
    row.state = then
    if then == MemberState.JOINED:
        row.joined_on, row.left_on = on, None
    if then == MemberState.LEFT:
        row.left_on = on
    row.save(update_fields=["state", "joined_on", "left_on"])
    return row


def undo_step(*, actor: Actor, coalition_id: UUID, partner_id: UUID, step_id: UUID) -> Member:
    """Back to where it stood before its latest step, with the days it had. Only the latest one is undone.

    The first one put it on the list: that is undone by taking it off (members.take_off_list).
    """
    require(may_organise(actor, coalition_id))
    row = partner_for(coalition_id, partner_id, lock=True)
    latest = latest_step(row)
    if latest is None or latest.id != step_id or latest.now != row.state or not latest.was:
        raise StandsElsewhere
    row.state, row.joined_on, row.left_on = latest.was, latest.was_joined_on, latest.was_left_on
    row.save(update_fields=["state", "joined_on", "left_on"])
    latest.delete()
    return row


def latest_step(row: Member) -> Step | None:
    """The one that can be undone."""
    return Step.objects.filter(agency_id=row.agency_id, partner=row).order_by("-made_at", "-id").first()


def name_contact(
    *, actor: Actor, coalition_id: UUID, partner_id: UUID, row_id: UUID, given: dict[str, Any]
) -> Contact:
    """Who administers it, or decides there."""
    require(may_organise(actor, coalition_id))
    return _kept(Contact, coalition_id, partner_id, row_id, given)


def end_contact(*, actor: Actor, coalition_id: UUID, partner_id: UUID, contact_id: UUID) -> None:
    """Not any more. The name goes, and the way to reach them: what is not needed is not kept."""
    require(may_organise(actor, coalition_id))
    Contact.objects.filter(agency_id=coalition_id, partner_id=partner_id, id=contact_id).delete()


def note_approach(
    *, actor: Actor, coalition_id: UUID, partner_id: UUID, row_id: UUID, given: dict[str, Any]
) -> Approach:
    """That it was spoken to, and what was said."""
    require(may_organise(actor, coalition_id))
    return _kept(Approach, coalition_id, partner_id, row_id, given)


def add_strength(
    *, actor: Actor, coalition_id: UUID, partner_id: UUID, row_id: UUID, given: dict[str, Any]
) -> Strength:
    """What a member is good at, or brings."""
    partner = partner_for(coalition_id, partner_id)
    require(may_speak_for_partner(actor, partner))
    return _kept(Strength, coalition_id, partner_id, row_id, given | {"for_agency_id": partner.member_id})


def remove_strength(*, actor: Actor, coalition_id: UUID, partner_id: UUID, strength_id: UUID) -> None:
    """It is not so any more. Removed twice, it is gone."""
    require(may_speak_for_partner(actor, partner_for(coalition_id, partner_id)))
    Strength.objects.filter(agency_id=coalition_id, partner_id=partner_id, id=strength_id).delete()


def commit(*, actor: Actor, coalition_id: UUID, partner_id: UUID, promises: list[str], on: date) -> int:
    """Promises of a member, those it has not made yet. From paper where an organizer of the coalition writes them."""
    partner = partner_for(coalition_id, partner_id, lock=bool(may_organise(actor, coalition_id)))
    require(may_speak_for_partner(actor, partner))
    made = set(Commitment.objects.filter(partner=partner).values_list("promise", flat=True))
    rows = [
        Commitment(
            agency_id=coalition_id, partner=partner, for_agency_id=partner.member_id, promise=one, on=on,
            from_paper=actor.agency_id == coalition_id, made_by_id=actor.account_id,
        )
        for one in promises
        if one not in made
    ]  # fmt: skip
    return len(Commitment.objects.bulk_create(rows, ignore_conflicts=True))


def take_promise_back(*, actor: Actor, coalition_id: UUID, partner_id: UUID, promise: str) -> None:
    """A promise it does not hold to any more, or that was ticked by mistake."""
    partner = partner_for(coalition_id, partner_id)
    require(may_speak_for_partner(actor, partner))
    Commitment.objects.filter(agency_id=coalition_id, partner=partner, promise=promise).delete()


def _kept(model: type[Row], coalition_id: UUID, partner_id: UUID, row_id: UUID, given: dict[str, Any]) -> Row:
    """A row about a partner, once. SavedBefore where a form sent earlier made it."""
    if not Member.objects.filter(agency_id=coalition_id, id=partner_id).exists():
        raise NotFound
    rows = model._default_manager
    about = {"agency_id": coalition_id, "partner_id": partner_id}
    return once(
        lambda: rows.create(id=row_id, **about, **given),
        made=lambda: rows.filter(id=row_id, **about).first(),
        same=lambda row: all(getattr(row, name) == value for name, value in given.items()),
    )
