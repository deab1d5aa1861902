"""Which services an import touched, so that the search reads them anew.

Belongs here: that question, over every table of the standard. Not here: writing the search's table (actions.indexing).
A row touches the services it belongs to: by itself, through its place, through the service at a place, through the
organization.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from alongside.directory.exchange.shapes import ALL, Table
from alongside.directory.selectors.tables import name_of

# From a key of a row to services.
LEADS = {
    "service_id": "select r.service_id as id from {rows} r where r.service_id is not null",
    "service_at_location_id": (
        "select x.service_id from {rows} r join directory_serviceatlocation x on x.id = r.service_at_location_id"
    ),
    "location_id": (
        "select x.service_id from {rows} r join directory_serviceatlocation x on x.location_id = r.location_id"
    ),
    "organization_id": (
        "select s.id from {rows} r join directory_service s on s.organization_id = r.organization_id"
    ),
    "link_id": "select s.id from {rows} r join directory_service s on s.id = r.link_id",
}
ITSELF = {
    "service": "select r.id from {rows} r",
    "location": "select x.service_id from {rows} r join directory_serviceatlocation x on x.location_id = r.id",
    "organization": "select s.id from {rows} r join directory_service s on s.organization_id = r.id",
}
MINE = (
    "(select * from {name} where origin_id = %(origin)s or id in (select row_id from directory_importchange "
    "where run_id = %(run)s and \"table\" = '{table}'))"
)
OF_FACTS = (
    "select row_id from directory_importchange where run_id = %(run)s and \"table\" = 'service_profile'"
)
# An organization's own parts (a website, a funder) say nothing that is searched.
SILENT = frozenset({"metadata", "meta_table_description", "funding", "organization_identifier", "url"})


def touched(run: UUID, origin: UUID) -> list[UUID]:
    """Every service that a row of this import belongs to."""
    questions = [question for table in ALL if table.name not in SILENT for question in _questions(table)]
    with connection.cursor() as cursor:
        cursor.execute(" union ".join([*questions, OF_FACTS]), {"run": run, "origin": origin})
        return sorted(row[0] for row in cursor.fetchall())


def _questions(table: Table) -> Iterator[str]:
    rows = MINE.format(name=name_of(table.name), table=table.name)
    if table.name in ITSELF:
        yield ITSELF[table.name].format(rows=rows)
    for key in table.keys if table.name != "attribute" else ("link_id",):
        if key in LEADS and not (key == "organization_id" and table.name in ("service", "location")):
            yield LEADS[key].format(rows=rows)
