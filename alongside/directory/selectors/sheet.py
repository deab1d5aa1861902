"""Everything that is known about one service, in the reader's words: for its page, its print, the public.

Belongs here: gathering and wording. Not here: who changed what (selectors.keeping); no colleague's name is in it.
Of a confidential place it holds the county and the central line, because there is nothing else to hold.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from alongside.directory import counties, hours, hours_words
from alongside.directory.enums import NOT_ASKED, Accepts, Barrier, Competence, Cost, Coverage, ServiceStatus
from alongside.directory.models import (
    Accessibility,
    Address,
    CostOption,
    Language,
    Location,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceProfile,
)
from alongside.directory.selectors.areas import Area, areas_of
from alongside.directory.selectors.services import is_hidden, profile_for, stale_before


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number as people dial it."""

    row: Phone
    words: str

    @property
    def dial(self) -> str:
        """What a telephone takes."""
        kept = "".join(sign for sign in self.row.number if sign.isdigit() or sign == "+")
        return f"{kept};ext={self.row.extension}" if self.row.extension else kept


@dataclass(frozen=True, slots=True)
class Hours:
    """When it is open: the lines, and what holds now."""

    rows: list[Schedule]
    lines: list[str]
    now: hours.Now
    now_words: str


@dataclass(frozen=True, slots=True)
class Place:
    """One location. A hidden one has its county only."""

    row: Location
    county: str
    lines: list[str] = field(default_factory=list)
    phones: list[Number] = field(default_factory=list)
    access: list[str] = field(default_factory=list)

    @property
    def is_hidden(self) -> bool:
        return self.row.confidential


@dataclass(frozen=True, slots=True)
class Sheet:
    """One service, whole."""

    service: Service
    profile: ServiceProfile
    areas: list[Area]
    phones: list[Number]
    languages: list[str]
    hours: Hours
    places: list[Place]
    is_hidden: bool
    is_stale: bool
    who: list[tuple[str, str]]
    asks: list[str]
    asks_not: list[str]
    not_said: list[str]
    knows: list[str]
    bring: list[str]
    reach: str
    cost: list[str]

    @property
    def status_words(self) -> str:
        """Only where it is not simply open to people."""
        return "" if self.service.status == ServiceStatus.ACTIVE else self.service.get_status_display()


def sheet_of(service: Service, at: datetime, today: date) -> Sheet:
    """All of it, in some ten questions to the database."""
    profile, hidden = profile_for(service.id), is_hidden(service)
    return Sheet(
        service=service,
        profile=profile,
        areas=areas_of([service.id])[service.id],
        phones=_phones(service),
        languages=_languages(service),
        hours=hours_of(service, profile, at),
        places=_places(service),
        is_hidden=hidden,
        is_stale=service.assured_date is None or service.assured_date < stale_before(today),
        who=_who(service, profile),
        asks=labels(Barrier, profile.barriers),
        asks_not=[str(NOT_ASKED[each]) for each in Barrier if each.value in profile.no_barriers],
        not_said=labels(Barrier, set(Barrier.values) - {*profile.barriers, *profile.no_barriers}),
        knows=labels(Competence, profile.competences),
        bring=_bring(service, profile),
        reach=_reach(profile),
        cost=_cost(service, profile),
    )


def labels(choices: "type[Barrier] | type[Accepts] | type[Competence]", codes: Iterable[str]) -> list[str]:
    """Codes in words, in the order of the list."""
    wanted = set(codes)
    return [str(choice.label) for choice in choices if choice.value in wanted]


def zone_of(profile: ServiceProfile) -> ZoneInfo:
    """The clock on the wall there."""
    try:
        return ZoneInfo(profile.time_zone or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def hours_of(service: Service, profile: ServiceProfile, at: datetime) -> Hours:
    """The service's own hours; else those of the places where it is."""
    own = Schedule.objects.filter(service_id=service.id).order_by("id")
    links = ServiceAtLocation.objects.filter(service_id=service.id)
    rows = list(own) or list(
        Schedule.objects.filter(
            Q(service_at_location__in=links) | Q(location__in=links.values("location_id"))
        ).order_by("id")
    )
    rules, zone = hours.rules_of(rows), zone_of(profile)
    now = hours.at(rules, zone, at)
    lines = hours_words.in_words(rules) if rules else []
    lines += [row.description for row in rows if row.description and row.description not in lines]
    return Hours(rows, lines, now, hours_words.now_in_words(now, zone, at))


def number(phone: Phone) -> Number:
    """217-555-0147, ext. 3 (Intake)."""
    words = phone.number
    if phone.extension:
        words = _("%(number)s, extension %(extension)s") % {"number": words, "extension": phone.extension}
    return Number(phone, words)


def _phones(service: Service) -> list[Number]:
    """The service's own numbers, then its organization's: the central ones first."""
    rows = Phone.objects.filter(
        Q(service_id=service.id)
        | Q(service_at_location__in=ServiceAtLocation.objects.filter(service_id=service.id))
        | (Q(organization_id=service.organization_id) if service.organization_id else Q(pk=None))
    )
    found: dict[str, Phone] = {}
    for row in sorted(rows, key=lambda row: (not row.central, row.service_id is None, str(row.id))):
        found.setdefault("".join(sign for sign in row.number if sign.isdigit()), row)
    return [number(row) for row in found.values()]


def _languages(service: Service) -> list[str]:
    links = ServiceAtLocation.objects.filter(service_id=service.id).values("location_id")
    rows = Language.objects.filter(Q(service_id=service.id) | Q(location_id__in=links)).order_by("name", "id")
    return list(dict.fromkeys(row.name or row.code for row in rows if row.name or row.code))


def _places(service: Service) -> list[Place]:
    links = ServiceAtLocation.objects.filter(service_id=service.id).values("location_id")
    rows = list(Location.objects.filter(id__in=links).order_by("confidential", "name", "id"))
    open_ids = [row.id for row in rows if not row.confidential]
    addresses: dict[object, list[str]] = {}
    for address in Address.objects.filter(location_id__in=open_ids).order_by("id"):
        addresses.setdefault(address.location_id, []).extend(address_lines(address))
    phones: dict[object, list[Number]] = {}
    for phone in Phone.objects.filter(location_id__in=open_ids).order_by("id"):
        phones.setdefault(phone.location_id, []).append(number(phone))
    access: dict[object, list[str]] = {}
    for row in Accessibility.objects.filter(location_id__in=open_ids).order_by("id"):
        access.setdefault(row.location_id, []).append(row.description or row.details)
    return [
        Place(row, county_of(row), addresses.get(row.id, []), phones.get(row.id, []), access.get(row.id, []))
        for row in rows
    ]


def county_of(row: Location) -> str:
    """Peoria County."""
    name = row.county_name or (counties.name_of(row.county) if row.county else "")
    return _("%(name)s County") % {"name": name} if name else ""


def address_lines(address: Address) -> list[str]:
    """As on an envelope."""
    town = " ".join(part for part in (address.state_province, address.postal_code) if part)
    lines = [
        address.attention,
        address.address_1,
        address.address_2,
        ", ".join(p for p in (address.city, town) if p),
    ]
    return [line for line in lines if line]


def _who(service: Service, profile: ServiceProfile) -> list[tuple[str, str]]:
    """For whom it is, as pairs of a name and words."""
    found = [
        (_("Welcome here"), ", ".join(labels(Accepts, profile.accepts))),
        (_("Not here"), ", ".join(labels(Accepts, profile.not_accepts))),
        (_("Age"), _ages(service)),
        (
            _("Family"),
            _("at most %(count)s people together") % {"count": profile.family_size}
            if profile.family_size
            else "",
        ),
        (
            _("Boys with a parent"),
            _("up to %(age)s") % {"age": profile.boys_until} if profile.boys_until else "",
        ),
        (
            _("How long"),
            _("at most %(days)s days") % {"days": profile.stay_days} if profile.stay_days else "",
        ),
        (_("In their words"), service.eligibility_description),
    ]
    return [(name, words) for name, words in found if words]


def _ages(service: Service) -> str:
    low, high = service.minimum_age, service.maximum_age
    if low is not None and high is not None:
        return _("%(low)g to %(high)g") % {"low": low, "high": high}
    if low is not None:
        return _("%(low)g and older") % {"low": low}
    return _("up to %(high)g") % {"high": high} if high is not None else ""


def _bring(service: Service, profile: ServiceProfile) -> list[str]:
    said = [line.strip() for line in profile.bring.splitlines() if line.strip()]
    rows = RequiredDocument.objects.filter(service_id=service.id).order_by("id")
    return said + [row.document for row in rows if row.document and row.document not in said]


def _reach(profile: ServiceProfile) -> str:
    if profile.coverage == Coverage.COUNTIES:
        return ", ".join(counties.name_of(code) for code in profile.counties)
    return "" if profile.coverage == Coverage.NOT_KNOWN else str(Coverage(profile.coverage).label)


def _price(row: CostOption) -> str:
    """Students: 5 USD."""
    much = "" if row.amount is None else f"{row.amount:g} {row.currency}".strip()
    words = ", ".join(part for part in (much, row.amount_description) if part)
    if row.option and words:
        return _("%(whom)s: %(price)s") % {"whom": row.option, "price": words}
    return words or row.option


def _cost(service: Service, profile: ServiceProfile) -> list[str]:
    said = [] if profile.cost == Cost.NOT_KNOWN else [str(Cost(profile.cost).label)]
    rows = CostOption.objects.filter(service_id=service.id).order_by("id")
    said += [_price(row) for row in rows]
    return [words for words in dict.fromkeys([*said, service.fees_description or service.fees]) if words]
