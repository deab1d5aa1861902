"""Beds tonight in the demonstration: numbers of different ages, one question that waits, one bed that is kept.

Belongs here: shelters of the cast, who asks them, who answers. Not here: their entries in the directory (places).
What shelters said an hour or a day ago is written with its hour; what is asked is asked now, so that minutes are left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.directory.actions import bed_requests, beds
from alongside.directory.enums_beds import BedType
from alongside.directory.models import BedCount, BedHold, BedPast, BedRequest
from alongside.vault.actors import Actor
from demo.entering import Cast, acting
from demo.places import id_of

CENTRAL_LINE = "217-555-0142"
ASKED_FOR = 120  # minutes until the question ends by itself


@dataclass(frozen=True, slots=True)
class Beds:
    """One kind: how many are free now, of how many, and how many minutes ago each number was said, newest first."""

    kind: BedType
    total: int
    said: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Door:
    """A shelter: who leads it, how it is reached, what it said."""

    led_by: str
    line: str
    any_hour: bool | None
    entry: tuple[str, ...]
    beds: tuple[Beds, ...]
    good_for: int = 720


HOUR = 60
DAY = 24 * HOUR
DOORS = (
    Door(
        "odette", CENTRAL_LINE, True, ("wren", "service0"),
        (
            Beds(BedType.EMERGENCY, 8, ((2, 24), (3, 9 * HOUR), (0, 2 * DAY))),
            Beds(BedType.FAMILY, 5, ((1, 24), (0, DAY))),
            Beds(BedType.CRIB, 3, ((2, 7 * HOUR),)),
        ),
    ),
    Door("cyrus", "217-555-0164", True, ("lantern", "service0"), (Beds(BedType.MINORS, 6, ((3, 5 * HOUR),)),)),
    Door("malik", "217-555-0151", False, (), (Beds(BedType.DETOX, 4, ((1, 31 * HOUR), (2, 3 * DAY))),)),
    Door("rosa", CENTRAL_LINE, None, (), (Beds(BedType.HOTEL, 2, ((1, 70),)),), good_for=240),
)  # fmt: skip


def open_doors(cast: Cast) -> None:
    """The shelters with what they said; then a bed that Dev found, and what Amira asks just now."""
    for door in DOORS:
        with acting(cast[door.led_by]) as actor:
            _offer(actor, door)
    _keep_one(cast)
    with acting(cast["amira"]) as actor:
        _ask(
            actor,
            cast,
            BedType.FAMILY,
            {"adult": 1, "child": 2},
            ("no_id", "interpreter"),
            ("odette", "cyrus"),
        )
    with acting(cast["winnie"]) as actor:
        waits = BedRequest.objects.latest("made_at")
        said = bed_requests.Answer("no", reason="size")
        bed_requests.answer_bed(actor=actor, request_id=waits.id, said=said)


def _offer(actor: Actor, door: Door) -> None:
    offer = beds.Offer(
        county="Linden", line=door.line, good_for_minutes=door.good_for, any_hour=door.any_hour,
        service_id=id_of(*door.entry) if door.entry else None,
    )  # fmt: skip
    beds.offer_beds(actor=actor, version=0, offer=offer)
    for kind in door.beds:
        _say(actor, kind)


def _say(actor: Actor, kind: Beds) -> None:
    """Each number with its own hour, which no action could write: they know only the hour in which they run."""
    agency, now = actor.agency_id, timezone.now()
    past = [
        BedPast(agency_id=agency, bed_type=kind.kind, free=free, said_at=_ago(now, ago))
        for free, ago in kind.said
    ]
    BedPast.objects.bulk_create(past)
    free, ago = kind.said[0]
    row = BedCount(agency_id=agency, bed_type=kind.kind, free=free, total=kind.total, said_at=_ago(now, ago))
    row.save(force_insert=True)


def _ago(now: datetime, minutes: int) -> datetime:
    return now - timedelta(minutes=minutes)


def _keep_one(cast: Cast) -> None:
    """Dev asked Wren House for one bed, Sol said yes, and they are on their way."""
    with acting(cast["dev"]) as actor:
        asked = _ask(
            actor, cast, BedType.EMERGENCY, {"young": 1}, ("animal", "late"), ("odette",), tell_back=True
        )
    with acting(cast["sol"]) as actor:
        until = timezone.now() + timedelta(hours=10)
        said = bed_requests.Answer("yes", beds=1, held_until=until)
        bed_requests.answer_bed(actor=actor, request_id=asked, said=said)
    with acting(cast["dev"]) as actor:
        bed_requests.take_bed(actor=actor, request_id=asked, hold_id=_held(asked))


def _held(request_id: UUID) -> UUID:
    return UUID(str(BedHold.objects.get(request_id=request_id).id))


def _ask(
    actor: Actor,
    cast: Cast,
    kind: BedType,
    ages: dict[str, int],
    needs: tuple[str, ...],
    doors: tuple[str, ...],
    *,
    tell_back: bool = False,
) -> UUID:
    wanted = bed_requests.Wanted(
        bed_type=kind, ages=ages, needs=needs, minutes=ASKED_FOR, they_said_yes=True, yes_how="spoken",
        tell_back=tell_back, shelters=[cast[door].account.agency_id for door in doors],
    )  # fmt: skip
    return bed_requests.ask_for_bed(actor=actor, wanted=wanted).id
