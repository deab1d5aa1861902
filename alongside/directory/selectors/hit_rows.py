"""What the answers of one page are drawn from, by three plain statements.

Belongs here: the statements, and their rows as they are read. Not here: which rows answer a question
(selectors.finding), the words (selectors.hits). Whoever looks for help waits for this, so that nothing here makes an
object of a row, and nothing is read but what an answer shows. Of a confidential place neither an address nor hours
nor a number are asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from alongside.directory.models import Found

FOUND = """
    select f.id, f.service_id, f.kind, f.county, f.time_zone, f.accepts, f.barriers, f.no_barriers, f.competences,
           f.languages, f.cost, f.minimum_age, f.maximum_age, s.name, s.description, s.url, s.assured_date,
           s.organization_id, coalesce(o.name, ''), coalesce(o.website, ''), x.location_id, x.id,
           coalesce(a.address_1, ''), coalesce(a.city, '')
      from directory_found f
      join directory_service s on s.id = f.service_id
      left join directory_organization o on o.id = s.organization_id
      left join lateral (
           select x.id, x.location_id from directory_serviceatlocation x
             join directory_location l on l.id = x.location_id and not l.confidential
            where f.kind <> 3 and x.service_id = f.service_id and x.location_id = f.location_id
            order by x.id limit 1) x on true
      left join lateral (
           select a.address_1, a.city from directory_address a
            where a.location_id = x.location_id and a.address_type = 'physical' order by a.id limit 1) a on true
     where f.id = any(%s)
"""
HOURS = """
    select coalesce(service_at_location_id, location_id, service_id), freq, byday, byweekno, bymonthday, byyearday,
           wkst, "interval", count, dtstart, until, valid_from, valid_to, timezone, opens_at, closes_at
      from directory_schedule
     where service_id = any(%(services)s) or location_id = any(%(places)s) or service_at_location_id = any(%(links)s)
     order by id
"""
# A number hangs on a service, at a place, on the place or on the organization: the nearest of them counts first.
PHONES = """
    select service_id, service_at_location_id, location_id, organization_id, number, extension, type, central
      from directory_phone
     where service_id = any(%(services)s) or service_at_location_id = any(%(links)s)
        or location_id = any(%(places)s) or organization_id = any(%(owners)s)
     order by id
"""


class Row(NamedTuple):
    """A service at one place, with what an answer says of both. Without a place that may be shown, `place` is None."""

    id: int
    service_id: UUID
    kind: int
    county: str
    time_zone: str
    accepts: Sequence[str]
    barriers: Sequence[str]
    no_barriers: Sequence[str]
    competences: Sequence[str]
    languages: Sequence[str]
    cost: str
    minimum_age: float | None
    maximum_age: float | None
    name: str
    description: str
    url: str
    assured_date: date | None
    owner_id: UUID | None
    owner: str
    website: str
    place: UUID | None
    link: UUID | None
    street: str
    town: str

    @property
    def is_hidden(self) -> bool:
        return self.kind == Found.Kind.HIDDEN


class Hours(NamedTuple):
    """A schedule, as `directory.hours` reads it."""

    freq: str
    byday: str
    byweekno: str
    bymonthday: str
    byyearday: str
    wkst: str
    interval: int | None
    count: int | None  # type: ignore[assignment]  # the standard's name, and a tuple's method
    dtstart: date | None
    until: date | None
    valid_from: date | None
    valid_to: date | None
    timezone: str
    opens_at: str
    closes_at: str


class Telephone(NamedTuple):
    """A number, and whether it may stand for a confidential place."""

    number: str
    extension: str
    type: str
    central: bool


@dataclass(slots=True)
class Held:
    """The rows of a page by their ids, and what hangs on them by the id it hangs on."""

    rows: dict[int, Row]
    hours: dict[UUID, list[Hours]]
    phones: dict[UUID, list[Telephone]]

    def hours_of(self, row: Row) -> Sequence[Hours]:
        """Those at this place, else the service's, else the place's."""
        keys = (row.link, row.service_id, row.place)
        return next((found for key in keys if key and (found := self.hours.get(key))), ())

    def phones_of(self, row: Row) -> list[Telephone]:
        """Its own first, then those of its place, then its organization's. Of a confidential place central ones."""
        keys = (row.service_id, row.link, row.place, row.owner_id)
        every = [phone for key in keys if key for phone in self.phones.get(key, ())]
        return [phone for phone in every if phone.central] if row.is_hidden else every


def rows_of(ids: Collection[int]) -> Held:
    """Everything that an answer says of these rows of the search."""
    rows = {row[0]: Row(*row) for row in _rows(FOUND, [list(ids)])}
    asked = {
        "services": list({row.service_id for row in rows.values()}),
        "places": list({row.place for row in rows.values() if row.place}),
        "links": [row.link for row in rows.values() if row.link],
        "owners": list({row.owner_id for row in rows.values() if row.owner_id}),
    }
    hours, phones = defaultdict(list), defaultdict(list)
    for key, *rest in _rows(HOURS, asked):
        hours[key].append(Hours(*rest))
    for row in _rows(PHONES, asked):
        for owner in filter(None, row[:4]):
            phones[owner].append(Telephone(*row[4:]))
    return Held(rows, hours, phones)


def _rows(statement: str, asked: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return list(cursor.fetchall())
