"""A directory of many services: the demonstration's, copied again and again over a whole state.

Belongs here: the rows and how they multiply, inside the database. Not here: measuring (scenarios_services). The first
165 services are written and indexed by the house's own code; a copy differs by its ids and by where it lies, so that
what is read for one answer is what would be read in a real directory of that size.
"""

from datetime import date
from typing import Any

from django.db import connections, transaction

from bench.ground import Say

# Three rows of four lie anywhere in the state, one of four near where its original lies; a place for each service,
# a second one for every other.
COPIES = """
    create temporary table copies on commit drop as
    select s.id as old_id, n, gen_random_uuid() as id, setseed(0.5) is null as seeded
      from directory_service s cross join generate_series(1, %(times)s) as n
     where s.origin_id = %(source)s;
    create temporary table spots on commit drop as
    select c.old_id, c.id, gen_random_uuid() as link_id, gen_random_uuid() as place_id, f.location_id as old_place,
           case when random() < 0.25 then coalesce(f.latitude, 40) + (random() - 0.5) * 0.3
                else 37.2 + random() * 5.2 end as latitude,
           case when random() < 0.25 then coalesce(f.longitude, -89) + (random() - 0.5) * 0.4
                else -91.2 + random() * 3.6 end as longitude, f.id as found_id
      from copies c
      join lateral (select * from directory_found f where f.service_id = c.old_id order by f.id limit 1) f on true
      cross join generate_series(1, 1 + c.n %% 2)
"""
MULTIPLY = (
    """insert into directory_service ({service})
       select c.id, {service_rest} from copies c join directory_service t on t.id = c.old_id""",
    """insert into directory_serviceprofile (service_id, {profile_rest})
       select c.id, {profile_rest_t} from copies c join directory_serviceprofile t on t.service_id = c.old_id""",
    """insert into directory_location ({location})
       select s.place_id, {location_rest} from spots s join directory_location t on t.id = s.old_place""",
    """insert into directory_serviceatlocation (id, service_id, location_id, description, extra, foreign_id, origin_id)
       select link_id, id, place_id, '', '{{}}', '', %(source)s from spots""",
    """insert into directory_address ({address})
       select gen_random_uuid(), {address_rest} from spots s join directory_address t on t.location_id = s.old_place""",
    """insert into directory_schedule ({schedule})
       select gen_random_uuid(), {schedule_rest} from copies c join directory_schedule t on t.service_id = c.old_id""",
    """insert into directory_language ({language})
       select gen_random_uuid(), {language_rest} from copies c join directory_language t on t.service_id = c.old_id""",
    """insert into directory_attribute ({attribute})
       select gen_random_uuid(), {attribute_rest} from copies c join directory_attribute t on t.link_id = c.old_id""",
    """insert into directory_found ({found})
       select {found_rest} from spots s join directory_found t on t.id = s.found_id""",
)
TABLES = ("service", "serviceprofile", "location", "address", "schedule", "language", "attribute", "found")
CHANGED = {
    "location": {"latitude": "case when t.confidential then null else s.latitude end",
                 "longitude": "case when t.confidential then null else s.longitude end"},
    "address": {"location_id": "s.place_id"},
    "schedule": {"service_id": "c.id"},
    "language": {"service_id": "c.id"},
    "attribute": {"link_id": "c.id"},
    "found": {"service_id": "s.id", "location_id": "s.place_id",
              "latitude": "case when t.kind = 1 then s.latitude end",
              "longitude": "case when t.kind = 1 then s.longitude end"},
}  # fmt: skip


def write(services: int, say: Say) -> None:
    """At least so many services in the database that `owner` points at, with half as many places more."""
    from alongside.directory.actions.areas import load_areas
    from demo.places import SOURCE, fill_directory

    say(f"Directory of {services} services")
    load_areas()
    with transaction.atomic(using="owner"):
        first = fill_directory(date.today(), using="owner")  # noqa: DTZ011
        if services > len(first):
            multiply(services // len(first), SOURCE)
    with connections["owner"].cursor() as cursor:
        cursor.execute("analyze")


def multiply(times: int, source: Any) -> None:
    """Every service of a source so many times more."""
    asked = {"times": times, "source": source}
    with connections["owner"].cursor() as cursor:
        cursor.execute("set local synchronous_commit = off")
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(COPIES, asked)
        columns = {table: _columns(cursor, f"directory_{table}") for table in TABLES}
        for statement in MULTIPLY:
            cursor.execute(statement.format(**_named(columns)), asked)


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped", [table]
    )
    return [row[0] for row in cursor.fetchall()]


def _named(columns: dict[str, list[str]]) -> dict[str, str]:
    """For each table its columns, the id first, and what each is copied from."""
    named = {}
    for table, names in columns.items():
        rest = [name for name in names if name != "id"]
        changed = CHANGED.get(table, {})
        named[table] = ", ".join(["id", *rest]) if table != "found" else ", ".join(rest)
        named[f"{table}_rest"] = ", ".join(changed.get(name, f"t.{name}") for name in rest)
    profile = [name for name in columns["serviceprofile"] if name != "service_id"]
    return named | {"profile_rest": ", ".join(profile), "profile_rest_t": ", ".join(f"t.{name}" for name in profile)}
