"""What the search needs to know of services, gathered from the tables of HSDS and our facts.

Belongs here: a few queries for many services at once. Not here: writing (actions.indexing). Of a confidential place
its county alone is read.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from alongside.directory.enums import Accepts, ServiceStatus
from alongside.directory.hours import rules_of
from alongside.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Found,
    Language,
    Location,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceProfile,
    TaxonomyTerm,
)
from alongside.directory.understanding.reading import needs_of
from alongside.directory.understanding.weeks import spelled
from alongside.directory.understanding.words import plain, words_of

CODES = {
    "spanish": "es", "espanol": "es", "english": "en", "french": "fr", "chinese": "zh", "mandarin": "zh",
    "cantonese": "zh", "vietnamese": "vi", "arabic": "ar", "polish": "pl", "tagalog": "tl", "filipino": "tl",
    "swahili": "sw", "russian": "ru", "korean": "ko", "haitian": "ht", "portuguese": "pt", "hindi": "hi",
    "urdu": "ur", "ukrainian": "uk", "german": "de", "asl": "ase", "sign": "ase", "american": "ase",
}  # fmt: skip
AREAS = Path(__file__).parents[1] / "data" / "areas.json"
FOR_WHEELCHAIRS = ("wheelchair", "ramp", "accessible", "no steps", "ada")
Rows = dict[UUID, list[Any]]


@dataclass(slots=True)
class Gathered:
    """Everything that hangs on some services, by what it hangs on."""

    links: Rows
    addresses: Rows
    schedules: Rows
    profiles: dict[UUID, ServiceProfile] = field(default_factory=dict)
    languages: Rows = field(default_factory=dict)
    terms: Rows = field(default_factory=dict)
    wheelchairs: set[UUID] = field(default_factory=set)
    spaces: dict[str, ZoneInfo] = field(default_factory=dict)


def search_rows(services: Collection[UUID], *, using: str = "default") -> Iterator[dict[str, Any]]:
    """The rows of these services as the search has them: one for each place, or one without."""
    found = list(
        Service.objects.using(using)
        .filter(id__in=services, status=ServiceStatus.ACTIVE)
        .select_related("organization", "program")
    )
    held, today = gather([service.id for service in found], using), timezone.localdate()
    for service in found:
        shared = _shared(service, held)
        for link in held.links[service.id] or [None]:
            yield shared | _at(service, link, held, shared["time_zone"], today)


def gather(services: Collection[UUID], using: str) -> Gathered:
    """All parts of some services at once."""
    held, places = gather_where_and_when(services, using)
    spoken = Q(service_id__in=services) | Q(location_id__in=places)
    held.profiles = {
        row.service_id: row for row in ServiceProfile.objects.using(using).filter(service_id__in=services)
    }
    held.languages = _by(Language.objects.using(using).filter(spoken), "location_id", "service_id")
    held.wheelchairs = _with_wheelchairs(Accessibility.objects.using(using).filter(location_id__in=places))
    held.terms = _terms(services, using)
    return held


def gather_where_and_when(services: Collection[UUID], using: str = "default") -> tuple[Gathered, list[UUID]]:
    """Places, addresses and hours alone, and which places are open to all: what an answer shows."""
    links = list(
        ServiceAtLocation.objects.using(using).filter(service_id__in=services).select_related("location")
    )
    places = [link.location.id for link in links if link.location and not link.location.confidential]
    open_places = set(places)
    open_links = [link.id for link in links if link.location_id in open_places]
    hours = Q(service_id__in=services) | Q(location_id__in=places) | Q(service_at_location_id__in=open_links)
    addresses = Address.objects.using(using).filter(location_id__in=places, address_type="physical")
    schedules = Schedule.objects.using(using).filter(hours)
    return Gathered(
        links=_by(links, "service_id"),
        addresses=_by(addresses, "location_id"),
        schedules=_by(schedules, "service_at_location_id", "location_id", "service_id"),
    ), places


def _shared(service: Service, held: Gathered) -> dict[str, Any]:
    """What holds for a service wherever it is."""
    profile = held.profiles.get(service.id) or ServiceProfile()
    terms = held.terms[service.id]
    own = [service.name, service.alternate_name, getattr(service.organization, "name", "")]
    return {
        "service_id": str(service.id),
        "name": service.name,
        "areas": _areas(service, terms),
        "reach": profile.coverage,
        "counties": profile.counties,
        "accepts": list(profile.accepts),
        "not_accepts": profile.not_accepts,
        "barriers": profile.barriers,
        "no_barriers": profile.no_barriers,
        "competences": profile.competences,
        "cost": profile.cost,
        "minimum_age": service.minimum_age,
        "maximum_age": service.maximum_age,
        "time_zone": profile.time_zone or settings.TIME_ZONE,
        "own_words": plain(" ".join([*own, getattr(service.organization, "alternate_name", "") or ""])),
        "more_words": plain(
            " ".join([service.description, service.eligibility_description, *_foreign_names(terms)])
        )[:20_000],
    }


def _at(
    service: Service, link: ServiceAtLocation | None, held: Gathered, zone_name: str, today: date
) -> dict[str, Any]:
    """What holds at one of its places."""
    place = link.location if link else None
    hidden = bool(place and place.confidential) or bool(
        service.organization and service.organization.confidential
    )
    address = None if hidden or place is None else next(iter(held.addresses[place.id]), None)
    at_place = [] if hidden or link is None else held.schedules[link.id]
    rows = at_place or held.schedules[service.id] or ([] if hidden or not place else held.schedules[place.id])
    hours = spelled(rules_of(rows), _zone(held, zone_name), today)
    spoken = held.languages[service.id] + ([] if hidden or place is None else held.languages[place.id])
    more = {"accepts": held_accepts(held, service, place)} if place and not hidden else {}
    return more | {
        "location_id": str(place.id) if place else None,
        "kind": _kind(place, hidden),
        "latitude": None if hidden or place is None else place.latitude,
        "longitude": None if hidden or place is None else place.longitude,
        "county": place.county if place else "",
        "town": plain(address.city) if address else "",
        "postal_code": address.postal_code[:5] if address else "",
        "languages": sorted({code for row in spoken if (code := language_code(row.code, row.name))}),
        "week": hours.week,
        "dates": hours.dates,
    }


def held_accepts(held: Gathered, service: Service, place: Location) -> list[str]:
    """Whom it takes in, with wheelchairs where the place says so."""
    profile = held.profiles.get(service.id)
    accepts = set(profile.accepts if profile else ())
    if place.id in held.wheelchairs and Accepts.WHEELCHAIR not in (profile.not_accepts if profile else ()):
        accepts.add(Accepts.WHEELCHAIR.value)
    return sorted(accepts)


def language_code(code: str, name: str) -> str:
    """A language by its code however a source writes it: `es-MX`, `Spanish`, `ASL`."""
    short = next(iter(words_of(code)), "")
    if len(short) in (2, 3):
        return CODES.get(short, short)
    return next((CODES[word] for word in words_of(f"{code} {name}") if word in CODES), "")


def _kind(place: Location | None, hidden: bool) -> int:
    if hidden:
        return Found.Kind.HIDDEN
    has_point = place is not None and place.latitude is not None and place.longitude is not None
    return Found.Kind.PLACE if has_point else Found.Kind.ANYWHERE


def _zone(held: Gathered, name: str) -> ZoneInfo:
    if name not in held.spaces:
        held.spaces[name] = ZoneInfo(name)
    return held.spaces[name]


def _areas(service: Service, terms: Iterable[TaxonomyTerm]) -> list[str]:
    """Our areas by their codes, Open Eligibility's by its numbers; without any, what its name sounds like."""
    named = {code for term in terms for code in _codes_of(term)}
    if named & set(_numbers().values()):
        return sorted(named)
    sounds = needs_of(f"{service.name} {' '.join(term.name for term in terms)}")
    return sorted(named | set(sounds or needs_of(service.description[:300])))


def _foreign_names(terms: Iterable[TaxonomyTerm]) -> list[str]:
    """Words of other people's terms. Ours are left out: every clinic would speak of dentists."""
    return [term.name for term in terms if term.code not in set(_numbers().values())]


def _codes_of(term: TaxonomyTerm) -> list[str]:
    marks = {term.code, term.foreign_id, term.term_uri.rpartition("/")[2]}
    ours = [code for number, code in _numbers().items() if number in marks]
    return ours or ([term.code] if term.code and not term.code.isdigit() else [])


@cache
def _numbers() -> Mapping[str, str]:
    """The numbers of Open Eligibility, and our own codes, to our codes."""
    told = json.loads(AREAS.read_text(encoding="utf-8"))["terms"]
    numbers = {str(number): row["code"] for row in told for number in row["open_eligibility"]}
    return numbers | {row["code"]: row["code"] for row in told}


def _terms(services: Collection[UUID], using: str) -> Rows:
    links = (
        Attribute.objects.using(using)
        .filter(link_id__in=services, link_entity="service", taxonomy_term__isnull=False)
        .select_related("taxonomy_term")
    )
    found: Rows = defaultdict(list)
    for link in links:
        found[link.link_id].append(link.taxonomy_term)  # type: ignore[index]
    return found


def _with_wheelchairs(rows: Iterable[Accessibility]) -> set[UUID]:
    return {
        row.location_id
        for row in rows
        if row.location_id
        and any(word in f"{row.description} {row.details}".lower() for word in FOR_WHEELCHAIRS)
    }


def _by(rows: Iterable[Any], *names: str) -> Rows:
    """Rows under the first of these ids that they have."""
    found: Rows = defaultdict(list)
    for row in rows:
        key = next((value for name in names if (value := getattr(row, name)) is not None), None)
        if key is not None:
            found[key].append(row)
    return found
