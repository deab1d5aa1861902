"""Rows of an import into the tables: in thousands at once, only what differs, with the way back noted.

Belongs here: the SQL of it. Not here: what the rows are (exchange), the run around it (importing). Thousands of rows go
over as one JSON text and are compared there, in one statement: new rows are added, changed ones written over after
what stood there was noted, the rest left alone. So the same file a second time changes nothing. (COPY is not open
to us: the database allows it neither into a walled table nor into a passing one.)
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Field

from alongside.directory.exchange.rows import Batch, Row
from alongside.directory.exchange.shapes import ALL, TABLES
from alongside.directory.selectors.tables import columns_of, model_of, name_of

CHUNK = 5_000
OF_THEMSELVES = frozenset(table.name for table in ALL if table.name in table.keys.values())
Stored = tuple[int, int, int]
# Ours beside the standard's: given with a new row, never written over.
ONLY_NEW = {
    "organization": ("confidential",),
    "location": ("county_name", "county"),
    "phone": ("central",),
    "taxonomy_term": ("name_es", "open_eligibility"),
}
HIDES = {"location": "confidential"}
IN_VALUES = frozenset({"county_name", "county", "name_es", "open_eligibility"})
COUNTED = frozenset({"organization", "service", "location"})
EMPTY: dict[str, Any] = {
    "TextField": "",
    "CharField": "",
    "JSONField": {},
    "BooleanField": False,
    "ArrayField": [],
}


def known_ids(table: str, ids: set[str]) -> set[str]:
    """Which of these ids the directory has."""
    if table not in TABLES:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(f"select id::text from {name_of(table)} where id = any(%s::uuid[])", [list(ids)])
        return {row[0] for row in cursor.fetchall()}


def rows_of(batch: Batch) -> int:
    return sum(len(rows) for rows in batch.rows.values())


def compare(batch: Batch) -> dict[str, dict[str, int]]:
    """How many rows of each table would be new, changed or the same. Nothing is stored."""
    found: dict[str, dict[str, int]] = {"new": {}, "changed": {}, "same": {}}
    for table in ALL:
        for chunk in _chunks(batch, table.name):
            with connection.cursor() as cursor:
                cursor.execute(_compared(table.name), _given(table.name, chunk))
                new, changed = cursor.fetchone()
            for name, count in (("new", new), ("changed", changed), ("same", len(chunk) - new - changed)):
                found[name][table.name] = found[name].get(table.name, 0) + count
    return found


def works(batch: Batch, table: str, *, run: UUID, origin: UUID) -> list[Callable[[], int]]:
    """What there is to do to store one table: each part gives how many rows it read, and needs a transaction.

    Rows that name rows of their own table stay together.
    """
    parts = list(_chunks(batch, table))
    if table in OF_THEMSELVES and parts:
        return [lambda: sum(_store(table, chunk, run, origin) for chunk in parts)]
    return [partial(_store, table, chunk, run, origin) for chunk in parts]


def _store(table: str, chunk: list[Row], run: UUID, origin: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_stored(table), _given(table, chunk) | {"run": run, "origin": origin, "table": table})
    return len(chunk)


def stored_counts(held: Mapping[str, int], *, run: UUID, origin: UUID) -> dict[str, dict[str, int]]:
    """How many rows of each table (`held`: how many the file has) are new, changed or the same.

    Counted where they stand, so that an import which was broken off and went on counts nothing twice.
    """
    found: dict[str, dict[str, int]] = {"new": {}, "changed": {}, "same": {}}
    with connection.cursor() as cursor:
        for table, rows in held.items():
            cursor.execute(
                f"select (select count(*) from {name_of(table)} where origin_id = %s), "
                '(select count(*) from directory_importchange where run_id = %s and "table" = %s)',
                [origin, run, table],
            )
            new, changed = cursor.fetchone()
            for name, count in (
                ("new", new),
                ("changed", changed),
                ("same", rows - new - changed),
            ):
                found[name][table] = count
    return found


def _chunks(batch: Batch, table: str) -> Iterator[list[Row]]:
    rows = iter(batch.of(table).values())
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def _given(table: str, chunk: list[Row]) -> dict[str, Any]:
    own = (*ONLY_NEW.get(table, ()), *filter(None, [HIDES.get(table)]))
    told = [_told(row, own) for row in chunk]
    return {"empty": _empty(table), "rows": json.dumps(told, default=str)}


def _told(row: Row, own: tuple[str, ...]) -> dict[str, Any]:
    told = row.values | {"id": row.id}
    if row.foreign_id:
        told["foreign_id"] = row.foreign_id
    if row.extra:
        told["extra"] = row.extra
    for name in own:
        if name not in IN_VALUES:
            told[name] = row.central if name == "central" else row.hidden
    return told


@cache
def _empty(table: str) -> str:
    """A row of which nothing is said."""
    return json.dumps({field.column: _beginning(field) for field in model_of(table)._meta.concrete_fields})


def _beginning(field: "Field[Any, Any]") -> Any:
    if field.null or field.primary_key:
        return None
    if field.get_internal_type() == "PositiveIntegerField":
        return 1
    return EMPTY.get(field.get_internal_type())


def _fresh(table: str) -> str:
    """The rows as the table's own type, so that nothing needs naming twice."""
    real = name_of(table)
    return (
        "fresh as materialized (select * from json_populate_recordset("
        f"(select jsonb_populate_record(null::{real}, %(empty)s::jsonb)), %(rows)s::json))"
    )


def _differs(table: str) -> str:
    """Both as one row, so that one comparison says it; a place that becomes hidden differs."""
    old = ", ".join(f't."{name}"' for name in columns_of(table))
    new = ", ".join(f'f."{name}"' for name in columns_of(table))
    hides = " or (f.confidential and not t.confidential)" if table in HIDES else ""
    return f"(row({old}) is distinct from row({new}){hides})"


@cache
def _compared(table: str) -> str:
    return (
        f"with {_fresh(table)} select count(*) filter (where t.id is null), "
        f"count(*) filter (where t.id is not null and {_differs(table)}) "
        f"from fresh f left join {name_of(table)} t on t.id = f.id"
    )


@cache
def _stored(table: str) -> str:
    """Note what stands there, write over it, add what is new. All parts of it see the table as it was before.

    A new row knows its origin, which is note enough; of a place that becomes hidden nothing is noted.
    """
    real, hides = name_of(table), table in HIDES
    kind = "case when f.confidential then 'hidden' else 'changed' end" if hides else "'changed'"
    before = "case when f.confidential then null else to_jsonb(t) end" if hides else "to_jsonb(t)"
    sets = [f'"{name}" = f."{name}"' for name in columns_of(table)]
    sets += ["confidential = t.confidential or f.confidential"] if hides else []
    sets += ["version = t.version + 1"] if table in COUNTED else []
    every = [field.column for field in model_of(table)._meta.concrete_fields]
    listed = ", ".join(f'"{name}"' for name in every)
    given = ", ".join("%(origin)s::uuid" if name == "origin_id" else f'f."{name}"' for name in every)
    return f"""
        with {_fresh(table)},
        changed as materialized (
            select f.*, {kind} as what, {before} as stood
              from {real} t join fresh f on f.id = t.id where {_differs(table)}
        ), noted as (
            insert into directory_importchange (run_id, kind, "table", row_id, before)
            select %(run)s::uuid, what, %(table)s, id, stood from changed
        ), written as (
            update {real} t set {", ".join(sets)} from changed f where f.id = t.id
        ), added as (
            insert into {real} ({listed}) select {given} from fresh f
             where not exists (select from {real} t where t.id = f.id) returning id
        )
        select (select count(*) from added), (select count(*) from changed)
    """
