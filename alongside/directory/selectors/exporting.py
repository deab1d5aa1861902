"""What may leave: every row of the directory but those of places that must not be found.

Belongs here: those rows, in the standard's words. Not here: formats (exchange.write_*). A confidential place is not
even counted: neither it, nor that a service is found there, nor what is spoken there leaves.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.directory.exchange.mapping import KEPT
from alongside.directory.exchange.standard import standard
from alongside.directory.selectors.own_facts import own_attributes
from alongside.directory.selectors.tables import columns_of, model_of, name_of

AT_ONCE = 2_000
HIDDEN = "select id from directory_location where confidential"
AT_HIDDEN = f"select id from directory_serviceatlocation where location_id in ({HIDDEN})"
OF_ORGANIZATION = (
    "id",
    "foreign_id",
    "name",
    "alternate_name",
    "description",
    "email",
    "website",
    "tax_id",
    "legal_status",
    "year_incorporated",
)
# Which rows of a table are of a confidential place.
KEPT_IN = {
    "location": "confidential",
    "service_at_location": f"location_id in ({HIDDEN})",
    "language": f"location_id in ({HIDDEN})",
    "attribute": f"link_id in ({HIDDEN}) or link_id in ({AT_HIDDEN})",
    "metadata": f"resource_id in ({HIDDEN}) or resource_id in ({AT_HIDDEN})",
    "phone": f"location_id in ({HIDDEN}) or service_at_location_id in ({AT_HIDDEN})",
    "contact": f"location_id in ({HIDDEN}) or service_at_location_id in ({AT_HIDDEN})",
    "schedule": f"location_id in ({HIDDEN}) or service_at_location_id in ({AT_HIDDEN})",
    "address": f"location_id in ({HIDDEN})",
    "accessibility": f"location_id in ({HIDDEN})",
    "service_area": f"service_at_location_id in ({AT_HIDDEN})",
}


def leaving(table: str, origin: UUID | None = None) -> "QuerySet[Any]":
    """The rows of a table that may leave, of one source or of all."""
    rows: QuerySet[Any] = model_of(table)._default_manager.order_by("id")
    if table in KEPT_IN:
        rows = rows.extra(where=[f"({KEPT_IN[table]}) is not true"])  # noqa: S610  (our own words)
    return rows if origin is None else rows.filter(origin_id=origin)


def every(table: str, origin: UUID | None = None) -> Iterator[dict[str, Any]]:
    """All of them, in the standard's words; our own facts beside the attributes."""
    yield from _stored(table, origin)
    if table == "attribute" and origin is None:
        yield from own_attributes()


def _stored(table: str, origin: UUID | None) -> Iterator[dict[str, Any]]:
    names = ("id", *columns_of(table))
    last = None
    while True:
        rows = leaving(table, origin)
        rows = rows if last is None else rows.filter(pk__gt=last)
        some = list(rows.values_list(*_named(table, names))[:AT_ONCE])
        for row in some:
            yield standard(table, dict(zip(names, row, strict=True)))
        if len(some) < AT_ONCE:
            return
        last = some[-1][0]


def fetch(table: str, key: str, ids: list[str]) -> list[dict[str, Any]]:
    """The rows whose key is one of these."""
    if not ids:
        return []
    names = ("id", *columns_of(table))
    field = _field(table, key)
    rows = leaving(table).filter(**{f"{field}__in": [UUID(one) for one in ids]})
    found = [
        standard(table, dict(zip(names, row, strict=True))) for row in rows.values_list(*_named(table, names))
    ]
    if table == "attribute" and key == "link_id":
        found += own_attributes([UUID(one) for one in ids])
    return found


def own_fields(table: str) -> Iterable[str]:
    """The names of the unknown fields that some row of a table has."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"select distinct jsonb_object_keys(extra) from {name_of(table)} where extra <> '{{}}'"
        )
        return [row[0] for row in cursor.fetchall()]


def _named(table: str, names: Iterable[str]) -> list[str]:
    return [_field(table, name) for name in names]


def _field(table: str, column: str) -> str:
    """A column's field: `organization_id` is the key of `organization`."""
    for field in model_of(table)._meta.concrete_fields:
        if field.column == column:
            return str(field.attname)
    return column


def carrying_cells(subject: str) -> Iterator[dict[str, Any]]:
    """Rows that came from a table of somebody's own, with the cells they carry and whose they are."""
    names = ("id", *columns_of(subject))
    rows = leaving(subject).filter(extra__has_key=KEPT)
    fields = _named(subject, names)
    more = [] if subject == "organization" else [f"organization__{name}" for name in OF_ORGANIZATION]
    for row in rows.values_list(*fields, *more).iterator(chunk_size=AT_ONCE):
        told = dict(zip(names, row, strict=False))
        if more:
            told["organization_row"] = dict(zip(OF_ORGANIZATION, row[len(names) :], strict=True))
            told["organization_id_foreign"] = told["organization_row"]["foreign_id"]
        yield told


def for_people() -> Iterator[dict[str, str]]:
    """One service a line, with what a person asks first."""
    for services in _some(
        leaving("service").select_related("organization").exclude(organization__confidential=True)
    ):
        ids = [one.id for one in services]
        numbers, languages = _joined("phone", "number", ids), _joined("language", "name", ids)
        areas, cities = _joined("service_area", "name", ids), _cities(ids)
        for one in services:
            yield {
                "service": one.name,
                "organization": one.organization.name if one.organization else "",
                "status": one.status,
                "numbers": numbers.get(one.id, ""),
                "website": one.url,
                "email": one.email,
                "places": cities.get(one.id, ""),
                "languages": languages.get(one.id, ""),
                "areas": areas.get(one.id, ""),
                "about": one.description,
            }


def _some(rows: "QuerySet[Any]") -> Iterator[list[Any]]:
    last = None
    while True:
        some = list((rows if last is None else rows.filter(pk__gt=last))[:AT_ONCE])
        if some:
            yield some
        if len(some) < AT_ONCE:
            return
        last = some[-1].pk


def _joined(table: str, field: str, ids: list[UUID]) -> dict[UUID, str]:
    found: dict[UUID, list[str]] = {}
    for service, said in leaving(table).filter(service_id__in=ids).values_list("service_id", field):
        found.setdefault(service, []).append(said)
    return {service: "; ".join(said) for service, said in found.items()}


def _cities(ids: list[UUID]) -> dict[UUID, str]:
    links = dict(
        leaving("service_at_location").filter(service_id__in=ids).values_list("location_id", "service_id")
    )
    found: dict[UUID, set[str]] = {}
    for place, city in (
        leaving("address").filter(location_id__in=list(links)).values_list("location_id", "city")
    ):
        if city:
            found.setdefault(links[place], set()).add(city)
    return {service: "; ".join(sorted(cities)) for service, cities in found.items()}
