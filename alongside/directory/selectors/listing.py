"""Which objects of the directory someone outside asks for, and a page of them.

Belongs here: filters, counting, paging by number and by id. Not here: what an object holds (nesting), reading the
parameters (forms_api). All filters hold at once, as the standard says. Distance is asked of open places only.
"""

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.directory.selectors.nesting import name_of, open_rows
from alongside.directory.understanding.words import plain
from alongside.foundation.questions import ANEW

METRES_OF_A_DEGREE = 111_320.0
STEP = 500
ABOUT_SERVICE = {"service": "t.id", "service_at_location": "t.service_id"}
HIDDEN_COUNT = (
    "(select count(*) from directory_serviceatlocation h where h.location_id = any(array("
    "select l.id from directory_location l where l.confidential)))"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for. Empty: everything."""

    search: str = ""
    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: datetime | None = None
    parent_id: UUID | None = None
    top_only: bool = False
    near: tuple[float, float] | None = None  # latitude, longitude
    metres: float = 0.0


@dataclass(slots=True)
class Where:
    """The conditions as SQL, and what they are filled with. The first that names a few ids leads, by their index."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    led: bool = False

    def add(self, sql: str, **values: Any) -> None:
        self.parts.append(sql)
        self.values |= values

    def among(self, column: str, ids: str, **values: Any) -> None:
        """The column holds one of the ids that a statement gives."""
        self.add(f"{column} in ({ids})" if self.led else f"{column} = any(array({ids}))", **values)
        self.led = True

    @property
    def sql(self) -> str:
        return " and ".join(self.parts) or "true"


@dataclass(frozen=True, slots=True)
class Page:
    """How many there are, and the ids of one page of them."""

    total: int
    ids: list[UUID]


def page(table: str, asked: Asked, *, number: int, size: int) -> Page:
    """One page, in an order that stays. The count is exact."""
    where, skip = _where(table, asked), (number - 1) * size
    if not where.parts:
        return _page_of_all(table, size, skip)
    sql = (
        f"{ANEW}with found as materialized (select t.id from {name_of(table)} t where {where.sql}) select "
        "(select count(*) from found), array(select id from found order by id limit %(size)s offset %(skip)s)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values | {"size": size, "skip": skip})
        total, ids = cursor.fetchone()
    return Page(total, ids)


def _page_of_all(table: str, size: int, skip: int) -> Page:
    """Nothing was asked: what is hidden is counted by itself, for it is little and the rest is not looked at."""
    name = name_of(table)
    hidden = HIDDEN_COUNT if table == "service_at_location" else "0"
    with connection.cursor() as cursor:
        cursor.execute(f"select (select count(*) from {name}) - {hidden}")
        total = cursor.fetchone()[0]
        ids = []
        if skip < total:
            sql = f"select t.id from {name} t where {_open(table)} order by t.id limit %s offset %s"
            cursor.execute(sql, [size, skip])
            ids = [row[0] for row in cursor.fetchall()]
    return Page(total, ids)


def step(table: str, asked: Asked, *, after: UUID | None) -> list[UUID]:
    """The next few hundred ids after this one; fewer than STEP at the end."""
    where = _where(table, asked)
    where.add(_open(table))
    if after is not None:
        where.add("t.id > %(after)s", after=after)
    sql = f"{ANEW}select t.id from {name_of(table)} t where {where.sql} order by t.id limit %(step)s"
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values | {"step": STEP})
        return [row[0] for row in cursor.fetchall()]


def modified(ids: list[UUID]) -> list[dict[str, str]]:
    """Services by id and day of change alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select id, last_modified from directory_service where id = any(%s) order by id", [ids]
        )
        return [
            {"id": str(one)} | ({"modified_date": at.isoformat()} if at else {})
            for one, at in cursor.fetchall()
        ]


def _open(table: str) -> str:
    return open_rows(table).replace("location_id", "t.location_id")


def _where(table: str, asked: Asked) -> Where:
    """What was asked, without what is hidden; empty where nothing was asked."""
    where = Where()
    _add_words(where, table, asked)
    _add_distance(where, table, asked)
    _add_service(where, table, asked)
    _add_terms(where, table, asked)
    if asked.parent_id:
        where.add("t.parent_id = %(parent)s", parent=asked.parent_id)
    if asked.top_only:
        where.add("t.parent_id is null")
    if where.parts and _open(table) != "true":
        where.add(_open(table))
    return where


def _add_words(where: Where, table: str, asked: Asked) -> None:
    """Of a service every word must stand in what the search reads of it; else in a name or a description."""
    if not asked.search:
        return
    if table in ABOUT_SERVICE:
        ids = (
            "select distinct f.service_id from directory_found f "
            "where f.words @@ plainto_tsquery('english', %(said)s)"
        )
        where.among(ABOUT_SERVICE[table], ids, said=plain(asked.search))
        return
    for nth, word in enumerate(asked.search.split()):
        value = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        like = f"ilike %(word{nth})s escape '!'"
        where.add(f"(t.name {like} or t.description {like})", **{f"word{nth}": value})


def _add_terms(where: Where, table: str, asked: Asked) -> None:
    if table == "taxonomy_term" and asked.taxonomy_id:
        where.add("t.taxonomy_id = %(taxonomy)s", taxonomy=asked.taxonomy_id)
        return
    links = "select a.link_id from directory_attribute a where a.taxonomy_term_id = "
    if asked.taxonomy_term_id:
        _about(where, table, f"{links} %(term)s", term=asked.taxonomy_term_id)
    if asked.taxonomy_id:
        where.led = True  # it names most of all services
        terms = "select x.id from directory_taxonomyterm x where x.taxonomy_id = %(taxonomy)s"
        _about(where, table, f"{links} any(array({terms}))", taxonomy=asked.taxonomy_id)


def _about(where: Where, table: str, ids: str, **values: Any) -> None:
    """An organization is about what its services are about."""
    if table == "organization":
        owners = f"select s.organization_id from directory_service s where s.id in ({ids})"
        where.add(f"t.id in ({owners})", **values)
    else:
        where.among(ABOUT_SERVICE[table], ids, **values)


def _add_service(where: Where, table: str, asked: Asked) -> None:
    at_place = table == "service_at_location"
    services = "select s.id from directory_service s where "
    if asked.organization_id and at_place:
        where.among("t.service_id", f"{services} s.organization_id = %(owner)s", owner=asked.organization_id)
    elif asked.organization_id:
        where.add("t.organization_id = %(owner)s", owner=asked.organization_id)
    if asked.modified_after and at_place:
        where.add(f"t.service_id in ({services} s.last_modified >= %(day)s)", day=asked.modified_after)
    elif asked.modified_after:
        where.add("t.last_modified >= %(day)s", day=asked.modified_after)


def _add_distance(where: Where, table: str, asked: Asked) -> None:
    """A box first, which an index finds, then the way over the globe."""
    if table != "service_at_location" or asked.near is None:
        return
    latitude, longitude = asked.near
    degrees = asked.metres / METRES_OF_A_DEGREE
    wide = degrees / max(math.cos(math.radians(latitude)), 0.01)
    places = (
        "select l.id from directory_location l where not l.confidential "
        "and l.latitude between %(south)s and %(north)s and l.longitude between %(west)s and %(east)s "
        "and 12742000 * asin(least(1, sqrt(power(sin(radians(l.latitude - %(lat)s) / 2), 2) + cos(radians(%(lat)s)) * "
        "cos(radians(l.latitude)) * power(sin(radians(l.longitude - %(lon)s) / 2), 2)))) <= %(metres)s"
    )
    box = {
        "south": latitude - degrees,
        "north": latitude + degrees,
        "west": longitude - wide,
        "east": longitude + wide,
    }
    where.among("t.location_id", places, lat=latitude, lon=longitude, metres=asked.metres, **box)
