"""What stands in an answer: the service, where and when, and in plain words why it fits.

Belongs here: from rows of the search to what a page shows. Not here: which rows (selectors.finding). What nobody has
said is said to be unknown, never taken for a yes or a no.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.directory import counties, hours
from alongside.directory.hours_words import in_words, now_in_words
from alongside.directory.models import Found, Phone, Service, ServiceAtLocation
from alongside.directory.selectors.gathering import Gathered, gather_where_and_when
from alongside.directory.selectors.reasons import Reasons, reasons
from alongside.directory.understanding.question import Question

STALE = timedelta(days=183)
DIALED = "0123456789+"
SHOWN = (
    "name", "description", "url", "assured_date", "fees_description", "organization__name",
    "organization__website",
)  # fmt: skip
SHOWN_OF_PHONES = (
    "number", "extension", "type", "central", "service_id", "service_at_location_id", "location_id", "organization_id",
)  # fmt: skip


@dataclass(slots=True)
class Number:
    """How to call or text it, and how to read it."""

    shown: str
    dial: str


@dataclass(slots=True)
class Hit:
    """One service of an answer."""

    row_id: int
    service_id: UUID
    name: str
    organization: str
    description: str
    is_hidden: bool
    is_line: bool
    county: str
    where: str
    how_far: str
    miles: float | None
    phone: Number | None
    text_to: Number | None
    website: str
    now: str
    is_open: bool | None
    week: list[str]
    checked_on: date | None
    is_stale: bool
    cost: str
    reasons: Reasons = field(default_factory=Reasons)


def hits_of(
    rows: Sequence[tuple[int, float | None, bool]], question: Question, moment: datetime
) -> list[Hit]:
    """The hits of some rows of the search, in their order."""
    found = {row.id: row for row in Found.objects.filter(id__in=[row[0] for row in rows]).defer("words")}
    ids = {row.service_id for row in found.values()}
    about = Service.objects.filter(id__in=ids).select_related("organization").only(*SHOWN)
    services = {row.id: row for row in about}
    held, _open = gather_where_and_when(ids, briefly=True)
    numbers = _phones(services.values(), held)
    return [
        _hit(found[row_id], services[found[row_id].service_id], miles, held, numbers, question, moment)
        for row_id, miles, _fits in rows
        if row_id in found
    ]


def _hit(
    row: Found,
    service: Service,
    miles: float | None,
    held: Gathered,
    numbers: dict[UUID, list[Phone]],
    question: Question,
    moment: datetime,
) -> Hit:
    hidden = row.kind == Found.Kind.HIDDEN
    link = next((link for link in held.links[service.id] if link.location_id == row.location_id), None)
    rules, zone = _rules(row, link, held), ZoneInfo(row.time_zone)
    now = hours.at(rules, zone, moment)
    called = [phone for phone in numbers[service.id] if phone.central] if hidden else numbers[service.id]
    return Hit(
        row_id=row.id,
        service_id=service.id,
        name=service.name,
        organization=getattr(service.organization, "name", ""),
        description=service.description,
        is_hidden=hidden,
        is_line=row.location_id is None,
        county=counties.name_of(row.county) if row.county else "",
        where="" if hidden else _where(row, held),
        how_far=_how_far(miles, question),
        miles=miles,
        phone=number_of(called, text=False),
        text_to=number_of(called, text=True),
        website="" if hidden else service.url or getattr(service.organization, "website", ""),
        now=now_in_words(now, zone, moment),
        is_open=now.is_open,
        week=in_words(rules) if rules else [],
        checked_on=service.assured_date,
        is_stale=service.assured_date is None or service.assured_date < timezone.localdate() - STALE,
        cost=service.fees_description,
        reasons=reasons(row, question),
    )


def _rules(row: Found, link: ServiceAtLocation | None, held: Gathered) -> list[hours.Rule] | None:
    """The hours at this place, else the service's, else the place's."""
    hidden = row.kind == Found.Kind.HIDDEN
    at_place = [] if hidden or link is None else held.schedules[link.id]
    rows = at_place or held.schedules[row.service_id]
    if not rows and not hidden and row.location_id:
        rows = held.schedules[row.location_id]
    return hours.rules_of(rows) if rows else None


def _where(row: Found, held: Gathered) -> str:
    if row.location_id is None or not held.addresses[row.location_id]:
        return _("By phone") if row.location_id is None else ""
    address = held.addresses[row.location_id][0]
    return ", ".join(filter(None, [address.address_1, address.city]))


def _how_far(miles: float | None, question: Question) -> str:
    """How far from what was named, in miles that a person would say."""
    if miles is None or question.near is None:
        return ""
    place = question.near.called
    if miles < 1:
        return _("Less than a mile from %(place)s") % {"place": place}
    count = round(miles)
    words = ngettext("%(count)d mile from %(place)s", "%(count)d miles from %(place)s", count)
    return words % {"count": count, "place": place}


def _phones(services: Iterable[Service], held: Gathered) -> dict[UUID, list[Phone]]:
    """Each service's numbers: its own first, then those of its places, then its organization's."""
    services = list(services)
    links = {link.id: link.service_id for rows in held.links.values() for link in rows}
    at = defaultdict(set)
    for rows in held.links.values():
        for link in rows:
            at[link.location_id].add(link.service_id)
    of = defaultdict(set)
    for service in services:
        of[service.organization_id].add(service.id)
    found: dict[UUID, list[tuple[int, Phone]]] = defaultdict(list)
    wanted = Q(service_id__in=[s.id for s in services]) | Q(service_at_location_id__in=links)
    wanted |= Q(location_id__in=[key for key in at if key]) | Q(
        organization_id__in=[key for key in of if key]
    )
    for phone in Phone.objects.filter(wanted).only(*SHOWN_OF_PHONES).order_by("id"):
        if phone.service_id:
            found[phone.service_id].append((0, phone))
        elif phone.service_at_location_id in links:
            found[links[phone.service_at_location_id]].append((1, phone))
        for service_id in at.get(phone.location_id, ()) if phone.location_id else ():
            found[service_id].append((2, phone))
        for service_id in of.get(phone.organization_id, ()) if phone.organization_id else ():
            found[service_id].append((3, phone))
    return defaultdict(
        list, {key: [p for _n, p in sorted(rows, key=lambda r: r[0])] for key, rows in found.items()}
    )


def number_of(phones: Sequence[Phone], *, text: bool) -> Number | None:
    """The first number to call, or to text."""
    kinds = ("text", "sms") if text else ("", "voice", "tollfree", "hotline", "main", "cell", "phone")
    for phone in phones:
        if phone.type.strip().lower() in kinds or (
            not text and phone.type.strip().lower() not in NOT_TO_CALL
        ):
            dial = "".join(sign for sign in phone.number if sign in DIALED)
            extension = f", {phone.extension}" if phone.extension else ""
            return Number(shown=phone.number + extension, dial=_dial(dial))
    return None


def _dial(digits: str) -> str:
    """As a telephone wants it: ten digits with the country's, short numbers as they are."""
    if digits.startswith("1") and len(digits) == 11:
        return f"+{digits}"
    return f"+1{digits}" if len(digits) == 10 else digits


NOT_TO_CALL = ("text", "sms", "fax", "tty", "textphone", "video", "pager")
