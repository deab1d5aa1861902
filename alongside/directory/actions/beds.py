"""Offering beds, and saying how many are free: one tap, by whoever stands at the door.

Belongs here: the verbs of a shelter about itself. Not here: requests (bed_requests), holds (bed_holds).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.directory import policies_beds as policies
from alongside.directory.enums_beds import BedType
from alongside.directory.errors_beds import CountChanged, NoShelterHere
from alongside.directory.models import BedCount, BedPast, Shelter
from alongside.directory.selectors.beds import count_of, our_shelter
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import require_version


@dataclass(frozen=True, slots=True)
class Offer:
    """What a shelter says about itself."""

    county: str
    line: str
    good_for_minutes: int
    any_hour: bool | None
    service_id: UUID | None


def offer_beds(*, actor: Actor, version: int, offer: Offer) -> Shelter:
    """Begin to offer beds here, or say better how. SomeoneElseWasFaster when it changed since `version` was read."""
    require(policies.may_keep_shelter(actor))
    row = our_shelter(actor, lock=True)
    fresh = row is None
    if row is None:
        row = Shelter(agency_id=actor.agency_id, version=0)
    else:
        require_version(row.version, version)
    for name in ("county", "line", "good_for_minutes", "any_hour", "service_id"):
        setattr(row, name, getattr(offer, name))
    row.version += 1
    row.save(force_insert=fresh)
    _say(actor, row.id, "shelter.offered")
    return row


def let_shelter_rest(*, actor: Actor, on: date | None) -> Shelter:
    """Offer no beds for a while, or again. What was counted stays."""
    require(policies.may_keep_shelter(actor))
    row = our_shelter(actor, lock=True)
    if row is None:
        raise NoShelterHere
    row.rests_since = on
    row.version += 1
    row.save(update_fields=["rests_since", "version"])
    _say(actor, row.id, "shelter.rests" if on else "shelter.offered")
    return row


def say_beds(
    *, actor: Actor, bed_type: str, free: int, seen: int | None, total: int | None = None
) -> BedCount:
    """Say how many are free now. `seen` is the number that was on the screen (None: none was).

    Tapped twice it is said once, because a tap names the number it means. CountChanged where someone said
    another number in the meantime.
    """
    require(policies.may_say_beds(actor, our_shelter(actor, lock=True)), NoShelterHere)
    row = count_of(actor, BedType(bed_type))
    if row is None:
        return _first(actor, bed_type, free, total)
    if row.free not in (seen, free):
        raise CountChanged
    row.free, row.said_at = free, timezone.now()
    row.total = row.total if total is None else total
    row.save(update_fields=["free", "said_at", "total"])
    return _said(actor, row)


def take_kind_away(*, actor: Actor, bed_type: str) -> None:
    """The shelter has no beds of this kind any more."""
    require(policies.may_keep_shelter(actor))
    row = count_of(actor, BedType(bed_type))
    if row is not None:
        _say(actor, row.id, "beds.taken_away")
        row.delete()


def _first(actor: Actor, bed_type: str, free: int, total: int | None) -> BedCount:
    row = BedCount(agency_id=actor.agency_id, bed_type=bed_type, free=free, total=total)
    row.save(force_insert=True)
    return _said(actor, row)


def _said(actor: Actor, row: BedCount) -> BedCount:
    past = BedPast(agency_id=row.agency_id, bed_type=row.bed_type, free=row.free, said_at=row.said_at)
    past.save(force_insert=True)
    _say(actor, row.id, "beds.said")
    return row


def _say(actor: Actor, about: UUID, why: str) -> None:
    ledger.add(actor, What.LINE_CHANGED, about=about, why=why)
