"""Beds tonight, as whoever works here may see them: how many are free, how old that is, whom the shelter takes.

Belongs here: reading about shelters. Not here: requests and holds (selectors.bed_requests), saving (actions.beds). A
shelter has a county and a central line on every page, and nothing else that finds it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.directory.beds.availability import Said, free_now, is_known
from alongside.directory.beds.fitting import Facts, clashes
from alongside.directory.enums import Accepts, Barrier
from alongside.directory.enums_beds import BedNeed, BedType
from alongside.directory.models import BedCount, Service, ServiceProfile, Shelter
from alongside.people.enums import AgencyKind
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class BedLine:
    """One kind of bed at one shelter. `free` is None where nobody has said, or said it too long ago."""

    bed_type: BedType
    free: int | None
    said: int
    kept: int
    total: int | None
    said_at: datetime
    known: bool


@dataclass(frozen=True, slots=True)
class ShelterLine:
    """One shelter, as every page about beds shows it."""

    agency_id: UUID
    name: str
    county: str
    line: str
    any_hour: bool | None
    service_id: UUID | None
    facts: Facts
    family_size: int | None
    boys_until: int | None
    stay_days: int | None
    beds: list[BedLine] = field(default_factory=list)
    against: list[BedNeed] = field(default_factory=list)
    ours: bool = False

    @property
    def takes(self) -> list[str]:
        return [str(one.label) for one in Accepts if one in self.facts.accepts]

    @property
    def takes_not(self) -> list[str]:
        return [str(one.label) for one in Accepts if one in self.facts.not_accepts]

    @property
    def asks(self) -> list[str]:
        return [str(one.label) for one in Barrier if one in self.facts.barriers]

    @property
    def free(self) -> int:
        """All that is free as far as anyone knows, to sort by."""
        return sum(one.free or 0 for one in self.beds)

    def bed(self, bed_type: str) -> BedLine | None:
        return next((one for one in self.beds if one.bed_type == bed_type), None)


def our_shelter(actor: Actor, *, lock: bool = False) -> Shelter | None:
    """The agency's own offer of beds, resting or not; None where it has none."""
    rows = Shelter.objects.filter(agency_id=actor.agency_id)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def may_begin_shelter(actor: Actor) -> bool:
    """Whether it is worth offering: a coalition has no beds."""
    return actor.agency_kind != AgencyKind.COALITION


def beds_tonight(
    actor: Actor,
    *,
    bed_type: str = "",
    county: str = "",
    needs: Collection[str] = (),
    free_only: bool = False,
) -> list[ShelterLine]:
    """Every shelter that takes part: those with something free first, by county and name. Never by distance."""
    rows = Shelter.objects.filter(rests_since=None).select_related("agency")
    if county:
        rows = rows.filter(county=county)
    shelters = list(rows)
    lines = _lines(actor, shelters, needs)
    if bed_type:
        lines = [one for one in lines if one.bed(bed_type)]
    if free_only:
        lines = [one for one in lines if _has_free(one, bed_type)]
    return sorted(lines, key=lambda one: (not _has_free(one, bed_type), one.county, one.name.casefold()))


def shelter_lines(actor: Actor, agency_ids: Collection[UUID]) -> dict[UUID, ShelterLine]:
    """These shelters, by agency."""
    rows = Shelter.objects.filter(agency_id__in=list(agency_ids)).select_related("agency")
    return {one.agency_id: one for one in _lines(actor, list(rows), ())}


def shelter_line(actor: Actor, agency_id: UUID) -> ShelterLine:
    """One shelter that takes part."""
    found = shelter_lines(actor, [agency_id])
    if agency_id not in found:
        raise NotFound
    return found[agency_id]


def counties_with_beds() -> list[str]:
    """The counties to filter by."""
    rows = Shelter.objects.filter(rests_since=None).exclude(county="")
    return sorted(set(rows.values_list("county", flat=True)))


def shelters_to_link(words: str = "") -> list[tuple[str, str]]:
    """Entries of the directory, by name, to say which of them is the shelter."""
    rows = Service.objects.select_related("organization").order_by("organization__name", "name")
    if words:
        rows = rows.filter(organization__name__icontains=words)
    return [(str(one.id), _entry(one)) for one in rows[:300]]


def _entry(service: Service) -> str:
    return f"{service.organization.name}: {service.name}" if service.organization else service.name


def count_of(actor: Actor, bed_type: str) -> BedCount | None:
    """What the shelter said last about one kind of bed, locked: the number is about to change."""
    rows = BedCount.objects.filter(agency_id=actor.agency_id, bed_type=bed_type)
    return rows.select_for_update(of=("self",)).first()


def _has_free(line: ShelterLine, bed_type: str) -> bool:
    chosen: Iterable[BedLine] = [one for one in line.beds if not bed_type or one.bed_type == bed_type]
    return any(one.free for one in chosen)


def _lines(actor: Actor, shelters: list[Shelter], needs: Collection[str]) -> list[ShelterLine]:
    agencies = [one.agency_id for one in shelters]
    counts, kept = _counts(agencies), _kept()
    profiles = _profiles([one.service_id for one in shelters if one.service_id])
    now = timezone.now()
    return [
        _line(actor, one, counts[one.agency_id], kept, profiles.get(one.service_id), needs, now)
        for one in shelters
    ]


def _profiles(service_ids: list[UUID]) -> dict[UUID | None, ServiceProfile]:
    return {one.service_id: one for one in ServiceProfile.objects.filter(service_id__in=service_ids)}


def _line(
    actor: Actor,
    shelter: Shelter,
    counts: list[BedCount],
    kept: dict[tuple[UUID, str], int],
    profile: ServiceProfile | None,
    needs: Collection[str],
    now: datetime,
) -> ShelterLine:
    facts = facts_of(profile)
    good_for = timedelta(minutes=shelter.good_for_minutes)
    beds = [_bed(one, kept.get((shelter.agency_id, one.bed_type), 0), good_for, now) for one in counts]
    order = list(BedType)
    return ShelterLine(
        agency_id=shelter.agency_id,
        name=shelter.agency.name,
        county=shelter.county,
        line=shelter.line,
        any_hour=shelter.any_hour,
        service_id=shelter.service_id,
        facts=facts,
        family_size=profile.family_size if profile else None,
        boys_until=profile.boys_until if profile else None,
        stay_days=profile.stay_days if profile else None,
        beds=sorted(beds, key=lambda one: order.index(one.bed_type)),
        against=clashes(needs, facts),
        ours=shelter.agency_id == actor.agency_id,
    )


def facts_of(profile: ServiceProfile | None) -> Facts:
    """What the directory says about a service, as plain facts."""
    if profile is None:
        return Facts()
    return Facts(
        frozenset(profile.accepts),
        frozenset(profile.not_accepts),
        frozenset(profile.barriers),
        frozenset(profile.no_barriers),
    )


def _bed(count: BedCount, kept: int, good_for: timedelta, now: datetime) -> BedLine:
    said = Said(count.free, count.said_at, good_for)
    return BedLine(
        bed_type=BedType(count.bed_type),
        free=free_now(said, kept, now),
        said=count.free,
        kept=kept,
        total=count.total,
        said_at=count.said_at,
        known=is_known(said, now),
    )


def _counts(agencies: list[UUID]) -> dict[UUID, list[BedCount]]:
    found: dict[UUID, list[BedCount]] = defaultdict(list)
    for one in BedCount.objects.filter(agency_id__in=agencies):
        found[one.agency_id].append(one)
    return found


def _kept() -> dict[tuple[UUID, str], int]:
    """Beds held since each number was said, as sums: for whom, and whether they came, is not told."""
    with connection.cursor() as cursor:
        cursor.execute("select agency_id, bed_type, kept from wall.beds_kept()")
        return {(agency_id, bed_type): int(kept) for agency_id, bed_type, kept in cursor.fetchall()}
