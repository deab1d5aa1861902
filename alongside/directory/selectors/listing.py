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

METRES_OF_A_DEGREE = 111_320.0
STEP = 500
ABOUT_SERVICE = {"service": "t.id", "service_at_location": "t.service_id"}
SERVICE_OF = {"organization": "s.organization_id = t.id", "service": "s.id = t.id"}


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
    """The conditions as SQL, and what they are filled with."""

    parts: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)

    def add(self, sql: str, **values: Any) -> None:
        self.parts.append(sql)
        self.values |= values

    @property
    def sql(self) -> str:
        return " and ".join(self.parts) or "true"


def count(table: str, asked: Asked) -> int:
    """How many there are."""
    where = _where(table, asked)
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {name_of(table)} t where {where.sql}", where.values)
        return int(cursor.fetchone()[0])


def page(table: str, asked: Asked, *, number: int, size: int) -> list[UUID]:
    """The ids of one page, in an order that stays."""
    where = _where(table, asked)
    sql = (
        f"select t.id from {name_of(table)} t where {where.sql} order by t.id limit %(size)s offset %(skip)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values | {"size": size, "skip": (number - 1) * size})
        return [row[0] for row in cursor.fetchall()]


def step(table: str, asked: Asked, *, after: UUID | None) -> list[UUID]:
    """The next few hundred ids after this one; fewer than STEP at the end."""
    where = _where(table, asked)
    if after is not None:
        where.add("t.id > %(after)s", after=after)
    sql = f"select t.id from {name_of(table)} t where {where.sql} order by t.id limit {STEP}"
    with connection.cursor() as cursor:
        cursor.execute(sql, where.values)
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


def _where(table: str, asked: Asked) -> Where:
    where = Where()
    if table in ("location", "service_at_location"):
        where.add(open_rows(table).replace("location_id", "t.location_id"))
    _add_words(where, table, asked)
    _add_terms(where, table, asked)
    _add_service(where, table, asked)
    _add_distance(where, table, asked)
    if asked.parent_id:
        where.add("t.parent_id = %(parent)s", parent=asked.parent_id)
    if asked.top_only:
        where.add("t.parent_id is null")
    return where


def _add_words(where: Where, table: str, asked: Asked) -> None:
    """Every word must stand in a name or description, whatever its capitals."""
    for nth, word in enumerate(asked.search.split()):
        value = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        where.add(_holds(table, f"%(word{nth})s"), **{f"word{nth}": value})


def _holds(table: str, word: str) -> str:
    like = f"ilike {word} escape '!'"
    if table == "service_at_location":
        return (
            "exists (select from directory_service s where s.id = t.service_id and "
            f"(s.name {like} or s.alternate_name {like} or s.description {like}))"
        )
    return f"(t.name {like} or t.description {like})"


def _add_terms(where: Where, table: str, asked: Asked) -> None:
    if table == "taxonomy_term" and asked.taxonomy_id:
        where.add("t.taxonomy_id = %(taxonomy)s", taxonomy=asked.taxonomy_id)
        return
    if asked.taxonomy_term_id:
        where.add(_about(table, "a.taxonomy_term_id = %(term)s"), term=asked.taxonomy_term_id)
    if asked.taxonomy_id:
        term = (
            "exists (select from directory_taxonomyterm x "
            "where x.id = a.taxonomy_term_id and x.taxonomy_id = %(taxonomy)s)"
        )
        where.add(_about(table, term), taxonomy=asked.taxonomy_id)


def _about(table: str, condition: str) -> str:
    """An organization is about what its services are about."""
    if table == "organization":
        return (
            "exists (select from directory_service s join directory_attribute a on a.link_id = s.id "
            f"where s.organization_id = t.id and {condition})"
        )
    linked = ABOUT_SERVICE[table]
    return f"exists (select from directory_attribute a where a.link_id = {linked} and {condition})"


def _add_service(where: Where, table: str, asked: Asked) -> None:
    service = "s.id = t.service_id" if table == "service_at_location" else "s.id = t.id"
    if asked.organization_id:
        where.add(
            f"exists (select from directory_service s where {service} and s.organization_id = %(organization)s)"
            if table == "service_at_location"
            else "t.organization_id = %(organization)s",
            organization=asked.organization_id,
        )
    if asked.modified_after:
        where.add(
            f"exists (select from directory_service s where {service} and s.last_modified >= %(after_day)s)"
            if table == "service_at_location"
            else "t.last_modified >= %(after_day)s",
            after_day=asked.modified_after,
        )


def _add_distance(where: Where, table: str, asked: Asked) -> None:
    """A box first, which an index finds, then the way over the globe."""
    if table != "service_at_location" or asked.near is None:
        return
    latitude, longitude = asked.near
    degrees = asked.metres / METRES_OF_A_DEGREE
    wide = degrees / max(math.cos(math.radians(latitude)), 0.01)
    where.add(
        "exists (select from directory_location l where l.id = t.location_id and not l.confidential "
        "and l.latitude between %(south)s and %(north)s and l.longitude between %(west)s and %(east)s "
        "and 12742000 * asin(least(1, sqrt(power(sin(radians(l.latitude - %(lat)s) / 2), 2) + cos(radians(%(lat)s)) * "
        "cos(radians(l.latitude)) * power(sin(radians(l.longitude - %(lon)s) / 2), 2)))) <= %(metres)s)",
        south=latitude - degrees,
        north=latitude + degrees,
        west=longitude - wide,
        east=longitude + wide,
        lat=latitude,
        lon=longitude,
        metres=asked.metres,
    )
