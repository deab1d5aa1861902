"""Many rows quickly: COPY by several processes into tables whose indexes wait until the end.

Belongs here: how rows get into the database. Not here: what they say (rows), in which order a database is
built (building). Row security refuses COPY to those it binds, so that it is lifted for the owner while a
bench database is being filled, and put back before anyone measures.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

import psycopg
from django.apps import apps
from django.db import connections
from psycopg import sql

from bench.ground import Say
from bench.rows import Desk, Row, ledger_rows, rows_of
from bench.rows_work import shifts
from bench.staff import House
from config import databases

PROCESSES = 2
TABLES_OF_AGENCIES = ("crisis_line_oncallnumber", "crisis_line_shift")
TABLES_OF_CLIENTS = (
    "vault_subject",
    "vault_accessentry",
    "keys_drawerkey",
    "vault_blindtoken",
    "cases_case",
    "cases_identity",
    "cases_contactmethod",
    "cases_careteammember",
    "cases_note",
    "clocks_clock",
    "service_entries_entry",
)
TABLES = (*TABLES_OF_CLIENTS, *TABLES_OF_AGENCIES, "ledger_line")
FOREIGN_KEYS = """
    select conname, pg_get_constraintdef(oid) from pg_constraint
     where conrelid = %s::regclass and contype = 'f'
"""
INDEXES = """
    select c.relname, pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = %s::regclass
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
"""
TYPES = """
    select attname, atttypid from pg_attribute
     where attrelid = %s::regclass and attnum > 0 and not attisdropped
"""
WALLED = "select relrowsecurity from pg_class where oid = %s::regclass"

Connection = psycopg.Connection[Any]


def connect(dbname: str) -> Connection:
    """The owner, who does not wait for the disk while she builds."""
    return psycopg.connect(
        **databases.dsn("owner", dbname), autocommit=True, options="-c synchronous_commit=off"
    )


def load_desks(dbname: str, desks: Sequence[Desk], say: Say) -> dict[str, list[UUID]]:
    """Everyone's clients; returns their ids by agency."""
    subjects: dict[str, list[UUID]] = {}
    done, wanted = 0, sum(desk.clients for desk in desks)
    for desk, ids in zip(desks, _in_processes(_load_desk, [(dbname, desk) for desk in desks]), strict=True):
        subjects.setdefault(desk.house.id, []).extend(ids)
        before, done = done, done + len(ids)
        if done * 10 // wanted > before * 10 // wanted:
            say(f"Clients: {done} of {wanted}")
    return subjects


def load_shifts(dbname: str, houses: Iterable[House], today: date) -> None:
    """The roster of every agency."""
    rows = [row for house in houses for row in shifts(house, today)]
    with connect(dbname) as database:
        for table in TABLES_OF_AGENCIES:
            copy(database, table, [row for name, row in rows if name == table])


def load_ledger(dbname: str, tasks: Sequence[tuple[Any, list[UUID], int, datetime]]) -> None:
    """The lines that are there before anyone measures."""
    list(_in_processes(_load_lines, [(dbname, *task) for task in tasks]))


@contextmanager
def bare_tables(dbname: str, *, walls_return: bool) -> Iterator[None]:
    """Indexes, foreign keys and row security come back when the rows are in."""
    with connect(dbname) as database:
        keys, indexes = _definitions(database, FOREIGN_KEYS), _definitions(database, INDEXES)
        for table, name, _ in keys:
            _run(database, "alter table {} drop constraint {}", table, name)
        for _, name, _ in indexes:
            _run(database, "drop index {}", name)
        for table in TABLES:
            _run(database, "alter table {} no force row level security", table)
        yield
        _put_back(database, keys, indexes)
        for table in TABLES if walls_return else ():
            if database.execute(WALLED, [table]).fetchone() == (True,):
                _run(database, "alter table {} force row level security", table)
        database.execute("vacuum (analyze)")


def copy(database: Connection, table: str, rows: Iterable[Row]) -> None:
    """COPY, binary. Columns that no row names take the model's default."""
    model = _model(table)
    defaults = {field.column: field.get_default() for field in model._meta.local_fields}
    types = dict(database.execute(TYPES, [table]).fetchall())
    if table == "ledger_line":
        del defaults["id"]  # the sequence's
    statement = sql.SQL("copy {} ({}) from stdin (format binary)").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, defaults))
    )
    with database.cursor() as cursor, cursor.copy(statement) as stream:
        stream.set_types([types[column] for column in defaults])
        for row in rows:
            stream.write_row([row.get(column, default) for column, default in defaults.items()])


def _model(table: str) -> Any:
    return next(model for model in apps.get_models() if model._meta.db_table == table)


def _in_processes(work: Callable[[Any], Any], tasks: Sequence[Any]) -> Iterator[Any]:
    """In order, by a few processes. They are forked, so nothing of ours may be connected."""
    connections.close_all()
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        yield from pool.imap(work, tasks)


def _load_desk(task: tuple[str, Desk]) -> list[UUID]:
    dbname, desk = task
    rows = rows_of(desk)
    with connect(dbname) as database:
        for table in TABLES_OF_CLIENTS:
            copy(database, table, rows.get(table, []))
    return [row["id"] for row in rows["vault_subject"]]


def _load_lines(task: Any) -> None:
    dbname, house, subjects, lines, today = task
    with connect(dbname) as database:
        copy(database, "ledger_line", ledger_rows(house, subjects, lines, today))


def _definitions(database: Connection, query: Any) -> list[tuple[str, str, str]]:
    return [
        (table, name, text) for table in TABLES for name, text in database.execute(query, [table]).fetchall()
    ]


def _put_back(
    database: Connection, keys: list[tuple[str, str, str]], indexes: list[tuple[str, str, str]]
) -> None:
    database.execute("set maintenance_work_mem = '256MB'")
    for _, _, text in indexes:
        database.execute(text)
    for table, name, text in keys:
        _run(database, "alter table {} add constraint {} " + text, table, name)


def _run(database: Connection, statement: Any, *names: str) -> None:
    database.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
