"""The rows of the search, from the tables of HSDS and our facts.

Belongs here: plain statements for a thousand services at once, and what the search reads of each. Not here: writing
(actions.indexing). An import waits for this, so that nothing here makes an object of a row that nobody keeps. Of a
confidential place its county alone is read.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connections
from django.utils import timezone

from alongside.directory.enums import Accepts, Cost, Coverage
from alongside.directory.hours import rules_of
from alongside.directory.models import Found
from alongside.directory.selectors.hit_rows import Hours
from alongside.directory.understanding.reading import needs_of
from alongside.directory.understanding.weeks import Spelled, spelled
from alongside.directory.understanding.words import plain, words_of

CODES = {
    "spanish": "es", "espanol": "es", "english": "en", "french": "fr", "chinese": "zh", "mandarin": "zh",
    "cantonese": "zh", "vietnamese": "vi", "arabic": "ar", "polish": "pl", "tagalog": "tl", "filipino": "tl",
    "swahili": "sw", "russian": "ru", "korean": "ko", "haitian": "ht", "portuguese": "pt", "hindi": "hi",
    "urdu": "ur", "ukrainian": "uk", "german": "de", "asl": "ase", "sign": "ase", "american": "ase",
}  # fmt: skip
AREAS = Path(__file__).parents[1] / "data" / "areas.json"
FOR_WHEELCHAIRS = ("wheelchair", "ramp", "accessible", "no steps", "ada")
SERVICES = """
    select s.id::text, s.name, s.alternate_name, s.description, s.eligibility_description, s.minimum_age,
           s.maximum_age, coalesce(o.name, ''), coalesce(o.alternate_name, ''), coalesce(o.confidential, false)
      from directory_service s left join directory_organization o on o.id = s.organization_id
     where s.id = any(%s::uuid[]) and s.status = 'active'
"""
LINKS = """
    select x.service_id::text, x.id::text, l.id::text, coalesce(l.confidential, false), l.latitude, l.longitude,
           coalesce(l.county, '')
      from directory_serviceatlocation x left join directory_location l on l.id = x.location_id
     where x.service_id = any(%s::uuid[]) order by x.id
"""
ADDRESSES = """
    select location_id::text, city, postal_code from directory_address
     where location_id = any(%s::uuid[]) and address_type = 'physical' order by id
"""
HOURS = """
    select coalesce(service_at_location_id, location_id, service_id)::text, freq, byday, byweekno, bymonthday,
           byyearday, wkst, "interval", count, dtstart, until, valid_from, valid_to, timezone, opens_at, closes_at
      from directory_schedule
     where service_id = any(%(services)s::uuid[]) or location_id = any(%(places)s::uuid[])
        or service_at_location_id = any(%(links)s::uuid[])
     order by id
"""
LANGUAGES = """
    select coalesce(location_id, service_id)::text, code, name from directory_language
     where service_id = any(%(services)s::uuid[]) or location_id = any(%(places)s::uuid[])
"""
WHEELCHAIRS = """
    select location_id::text, description, details from directory_accessibility where location_id = any(%s::uuid[])
"""
TERMS = """
    select a.link_id::text, t.code, t.foreign_id, t.term_uri, t.name
      from directory_attribute a join directory_taxonomyterm t on t.id = a.taxonomy_term_id
     where a.link_id = any(%s::uuid[]) and a.link_entity = 'service' order by a.id
"""


PROFILES = """
    select service_id::text, coverage, counties, accepts, not_accepts, barriers, no_barriers, competences, cost,
           time_zone
      from directory_serviceprofile where service_id = any(%s::uuid[])
"""


class Offer(NamedTuple):
    """A service, with what the search needs of its organization."""

    id: str
    name: str
    alternate_name: str
    description: str
    eligibility_description: str
    minimum_age: float | None
    maximum_age: float | None
    owner: str
    owner_also: str
    hidden: bool


class Facts(NamedTuple):
    """What is said of a service beside the standard."""

    coverage: str
    counties: list[str]
    accepts: list[str]
    not_accepts: list[str]
    barriers: list[str]
    no_barriers: list[str]
    competences: list[str]
    cost: str
    time_zone: str


class Place(NamedTuple):
    """A service at a place; `id` is empty where the place is not known."""

    link: str
    id: str | None
    hidden: bool
    latitude: float | None
    longitude: float | None
    county: str


class Term(NamedTuple):
    """A term of a taxonomy."""

    code: str
    foreign_id: str
    term_uri: str
    name: str


@dataclass(slots=True)
class Held:
    """Everything that hangs on some services, by the id it hangs on."""

    links: dict[str, list[Place]]
    addresses: dict[str, tuple[str, str]] = field(default_factory=dict)
    hours: dict[str, list[Hours]] = field(default_factory=dict)
    languages: dict[str, list[str]] = field(default_factory=dict)
    wheelchairs: set[str] = field(default_factory=set)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    profiles: dict[str, Facts] = field(default_factory=dict)


def search_rows(services: Collection[UUID], *, using: str = "default") -> Iterator[dict[str, Any]]:
    """The rows of these services as the search has them: one for each place, or one without."""
    found = [Offer(*row) for row in _rows(using, SERVICES, [_ids(services)])]
    held, today = _gather([offer.id for offer in found], using), timezone.localdate()
    for offer in found:
        shared = _shared(offer, held)
        places: Sequence[Place | None] = held.links.get(offer.id) or [None]
        for place in places:
            yield shared | _at(offer, place, held, shared["time_zone"], today)


def _rows(using: str, statement: str, asked: Any) -> list[tuple[Any, ...]]:
    with connections[using].cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())


def _ids(ids: Iterable[object]) -> str:
    """A set of ids as PostgreSQL reads it: written once, not by the driver for each of ten statements."""
    return "{" + ",".join(map(str, ids)) + "}"


def _gather(offers: Sequence[str], using: str) -> Held:
    """All parts of some services at once."""
    services = _ids(offers)
    held = Held(_by((row[0], Place(*row[1:])) for row in _rows(using, LINKS, [services])))
    every = [place for places in held.links.values() for place in places]
    shown = [place for place in every if place.id and not place.hidden]
    places = _ids(place.id for place in shown)
    asked = {"services": services, "places": places, "links": _ids(place.link for place in shown)}
    for row in _rows(using, ADDRESSES, [places]):
        held.addresses.setdefault(row[0], row[1:])
    held.hours = _by((row[0], Hours(*row[1:])) for row in _rows(using, HOURS, asked))
    held.languages = _by((row[0], language_code(*row[1:])) for row in _rows(using, LANGUAGES, asked))
    held.wheelchairs = {
        row[0]
        for row in _rows(using, WHEELCHAIRS, [places])
        if any(word in f"{row[1]} {row[2]}".lower() for word in FOR_WHEELCHAIRS)
    }
    held.terms = _by((row[0], Term(*row[1:])) for row in _rows(using, TERMS, [services]))
    held.profiles = {row[0]: Facts(*row[1:]) for row in _rows(using, PROFILES, [services])}
    return held


def _by(rows: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for key, row in rows:
        found[key].append(row)
    return dict(found)


def _shared(offer: Offer, held: Held) -> dict[str, Any]:
    """What holds for a service wherever it is."""
    profile = held.profiles.get(offer.id) or NOTHING_SAID
    terms = held.terms.get(offer.id, [])
    return {
        "service_id": offer.id,
        "name": offer.name,
        "areas": _areas(offer, terms),
        "reach": profile.coverage,
        "counties": profile.counties,
        "accepts": list(profile.accepts),
        "not_accepts": profile.not_accepts,
        "barriers": profile.barriers,
        "no_barriers": profile.no_barriers,
        "competences": profile.competences,
        "cost": profile.cost,
        "minimum_age": offer.minimum_age,
        "maximum_age": offer.maximum_age,
        "time_zone": profile.time_zone or settings.TIME_ZONE,
        "own_words": plain(" ".join([offer.name, offer.alternate_name, offer.owner, offer.owner_also])),
        "more_words": plain(
            " ".join([offer.description, offer.eligibility_description, *_foreign_names(terms)])
        )[:20_000],
    }


def _at(offer: Offer, place: Place | None, held: Held, zone: str, today: date) -> dict[str, Any]:
    """What holds at one of its places."""
    known = place if place and place.id else None
    hidden = bool(known and known.hidden) or offer.hidden
    where = None if hidden else known
    at_place = held.hours.get(place.link, ()) if place and not hidden else ()
    hours = at_place or held.hours.get(offer.id) or (held.hours.get(where.id or "") if where else ()) or ()
    open_hours = _spelled(tuple(hours), zone, today)
    spoken = held.languages.get(offer.id, []) + (held.languages.get(where.id or "", []) if where else [])
    town, postal_code = held.addresses.get(where.id or "", ("", "")) if where else ("", "")
    more = {"accepts": _accepts(held, offer, where)} if where else {}
    return more | {
        "location_id": known.id if known else None,
        "kind": _kind(where, hidden),
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "county": known.county if known else "",
        "town": plain(town),
        "postal_code": postal_code[:5],
        "languages": sorted({code for code in spoken if code}),
        "week": open_hours.week,
        "dates": open_hours.dates,
    }


@lru_cache(maxsize=4_096)
def _spelled(hours: tuple[Hours, ...], zone: str, today: date) -> Spelled:
    """Many services keep the same hours."""
    rows: Sequence[Any] = hours
    return spelled(rules_of(rows), ZoneInfo(zone), today)


def _accepts(held: Held, offer: Offer, place: Place) -> list[str]:
    """Whom it takes in, with wheelchairs where the place says so."""
    profile = held.profiles.get(offer.id) or NOTHING_SAID
    accepts = set(profile.accepts)
    if place.id in held.wheelchairs and Accepts.WHEELCHAIR not in profile.not_accepts:
        accepts.add(Accepts.WHEELCHAIR.value)
    return sorted(accepts)


@lru_cache(maxsize=1_024)
def language_code(code: str, name: str) -> str:
    """A language by its code however a source writes it: `es-MX`, `Spanish`, `ASL`."""
    short = next(iter(words_of(code)), "")
    if len(short) in (2, 3):
        return CODES.get(short, short)
    return next((CODES[word] for word in words_of(f"{code} {name}") if word in CODES), "")


def _kind(place: Place | None, hidden: bool) -> int:
    if hidden:
        return Found.Kind.HIDDEN.value
    has_point = place is not None and place.latitude is not None and place.longitude is not None
    return Found.Kind.PLACE.value if has_point else Found.Kind.ANYWHERE.value


def _areas(offer: Offer, terms: Sequence[Term]) -> list[str]:
    """Our areas by their codes, Open Eligibility's by its numbers; without any, what its name sounds like."""
    named = {code for term in terms for code in _codes_of(term)}
    if named & _codes():
        return sorted(named)
    sounds = needs_of(f"{offer.name} {' '.join(term.name for term in terms)}")
    return sorted(named | set(sounds or needs_of(offer.description[:300])))


def _foreign_names(terms: Sequence[Term]) -> list[str]:
    """Words of other people's terms. Ours are left out: every clinic would speak of dentists."""
    return [term.name for term in terms if term.code not in _codes()]


def _codes_of(term: Term) -> list[str]:
    marks = {term.code, term.foreign_id, term.term_uri.rpartition("/")[2]}
    ours = [code for number, code in _numbers().items() if number in marks]
    return ours or ([term.code] if term.code and not term.code.isdigit() else [])


@cache
def _numbers() -> Mapping[str, str]:
    """The numbers of Open Eligibility, and our own codes, to our codes."""
    told = json.loads(AREAS.read_text(encoding="utf-8"))["terms"]
    numbers = {str(number): row["code"] for row in told for number in row["open_eligibility"]}
    return numbers | {row["code"]: row["code"] for row in told}


@cache
def _codes() -> frozenset[str]:
    return frozenset(_numbers().values())


NOTHING_SAID = Facts(Coverage.NOT_KNOWN.value, [], [], [], [], [], [], Cost.NOT_KNOWN.value, "")
