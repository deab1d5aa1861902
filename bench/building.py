"""`python -m bench.building SCALE`: one scale's two databases, made once and used while nothing changed.

Belongs here: the order of a build. Runs in a process of its own with config.settings_bench, as a child of
the command; its environment comes from `ground`. What was built is written on the database as a comment.
"""

import hashlib
import os
import subprocess
import sys
import time
from datetime import datetime
from typing import Any

import psycopg
from psycopg import sql

from bench import ground
from bench.ground import Say
from bench.scales import SCALES, SEED, Scale
from config import databases, paths

SOURCES = (
    "bench/lives.py",
    "bench/rows.py",
    "bench/rows_work.py",
    "bench/services.py",
    "bench/promises.py",
    "bench/referrals.py",
    "bench/consultation.py",
    "bench/coalition.py",
    "bench/staff.py",
    "demo/places.py",
    "bench/scales.py",
    "bench/loading.py",
    "bench/building.py",
)


def build(scale: Scale, say: Say, *, fresh: bool = False) -> None:
    """Both databases of a scale, unless they stand already as this code would make them."""
    mark = fingerprint(scale)
    if (
        not fresh
        and all(_mark_of(name) == mark for name in _names(scale))
        and ground.people_file(_names(scale)[0]).exists()
    ):
        say(f"{scale.name}: as it was built before")
        return
    say(f"{scale.name}: {scale.cases} clients, {scale.notes} notes, {scale.staff} staff, twice")
    _begin(scale, say)
    for name in _names(scale):
        _fill(scale, name, say)
    for name in _names(scale):
        _write_mark(name, mark)


def fingerprint(scale: Scale) -> str:
    """Everything a database depends on."""
    digest = hashlib.sha256(f"{scale} {SEED} {(paths.secrets_dir() / 'context.key').read_text()}".encode())
    sources = [paths.CHECKOUT / name for name in SOURCES]
    sources += sorted(paths.CHECKOUT.glob("alongside/*/migrations/**/*.*"))
    sources += sorted(paths.CHECKOUT.glob("alongside/vault/crypto/*.py"))
    for path in sources:
        if path.suffix in (".py", ".sql"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _names(scale: Scale) -> tuple[str, str]:
    return ground.walled_name(scale.name), ground.open_name(scale.name)


def _begin(scale: Scale, say: Say) -> None:
    """Schema and people once; the open database begins as a copy of them."""
    from django.db import connections

    from bench import promises, services, staff
    from config import migrating, roles

    walled, opened = _names(scale)
    for name in (walled, opened):
        roles.drop_database(name)
    migrating.migrate(say, dbname=walled)
    services.write(scale.services, say)
    promises.write(scale.promises, say)
    staff.write(staff.hire(scale, say), ground.people_file(walled))
    connections.close_all()
    _admin(sql.SQL("create database {} template {}").format(sql.Identifier(opened), sql.Identifier(walled)))
    roles.prepare(opened)
    command = [sys.executable, "manage.py", "migrate", "sessions", "--database", "owner", "--verbosity", "0"]
    subprocess.run(command, env=ground.environment(opened), cwd=paths.CHECKOUT, check=True)


def _fill(scale: Scale, dbname: str, say: Say) -> None:
    from bench import coalition, consultation, loading, referrals, rows, staff

    houses = staff.read(ground.people_file(dbname))
    sealed = dbname == ground.walled_name(scale.name)
    today = rows.midnight(datetime.now().date())  # noqa: DTZ005
    desks = _desks(scale, houses, today, sealed)
    say("Sealed clients" if sealed else "The same clients in plain text")
    with loading.bare_tables(dbname, walls_return=sealed):
        subjects = loading.load_desks(dbname, desks, say)
        loading.load_shifts(dbname, houses, today.date())
        busy = [house for house in houses if subjects.get(house.id)]
        say("Ledger" if sealed else "Indexes")
        if sealed:
            loading.load_ledger(dbname, [(h, subjects[h.id], scale.lines // len(busy), today) for h in busy])
    referrals.write(dbname, houses, scale.referrals, say)
    consultation.write(dbname, scale.said, say)
    ours = next(worker.agency_id for house in houses for worker in house.workers if worker.role == "advocate")
    coalition.write(dbname, ours, say, part=min(1, scale.promises / 10_000))
    if not sealed:
        _lift_row_security(dbname)


def _desks(scale: Scale, houses: list[Any], today: datetime, sealed: bool) -> list[Any]:
    """Who leads how many: the first advocate the caseload asked for, the second a day's, the others the rest."""
    from bench.rows import Desk

    leads = [(house, worker) for house in houses for worker in house.workers if worker.role == "advocate"]
    shares = [scale.caseload, *([scale.day_load] if scale.day_load else [])]
    rest, others = scale.cases - sum(shares), len(leads) - len(shares)
    shares += [rest // others + (n < rest % others) for n in range(others)]
    return [
        Desk(house, lead, _boss(house, lead), share, scale.notes // scale.cases, today, sealed)
        for (house, lead), share in zip(leads, shares, strict=True)
        if share
    ]


def _boss(house: Any, lead: Any) -> Any:
    return next(worker for worker in house.workers if worker.id == lead.supervisor_id)


EVERY_COALITION = """
    create or replace function wall.coalitions() returns uuid[] language sql stable as $$
        select coalesce(array_agg(id), '{}') from public.people_agency where kind = 'coalition' $$
"""  # without a signed context nobody is asked which are hers


def _lift_row_security(dbname: str) -> None:
    """Off for the owner everywhere in this database: whoever connects to it is the owner."""
    ground.checked(dbname, ground.OPEN)
    with psycopg.connect(**databases.dsn("owner", dbname), autocommit=True) as database:
        tables = database.execute("select oid::regclass::text from pg_class where relrowsecurity").fetchall()
        for (table,) in tables:
            database.execute(
                sql.SQL("alter table {} disable row level security").format(sql.Identifier(table))
            )
        database.execute(EVERY_COALITION)


def _mark_of(dbname: str) -> str | None:
    found = _admin(
        "select shobj_description(oid, 'pg_database') from pg_database where datname = %s", [dbname]
    )
    return found[0] if found else None


def _write_mark(dbname: str, mark: str) -> None:
    with psycopg.connect(**databases.dsn("owner", dbname), autocommit=True) as database:
        database.execute(
            sql.SQL("comment on database {} is {}").format(sql.Identifier(dbname), sql.Literal(mark))
        )


def _admin(statement: Any, params: list[Any] | None = None) -> Any:
    with psycopg.connect(**databases.admin_dsn("postgres"), autocommit=True) as server:
        cursor = server.execute(statement, params)
        return cursor.fetchone() if cursor.description else None


def main() -> int:
    import django

    began = time.monotonic()
    django.setup()
    scale, fresh = SCALES[sys.argv[1]], "--fresh" in sys.argv
    assert os.environ["ALONGSIDE_DATABASE"] == ground.walled_name(scale.name)
    _static()

    def say(sentence: str) -> None:
        print(f"{time.monotonic() - began:6.1f} s  {sentence}", file=sys.stderr, flush=True)

    build(scale, say, fresh=fresh)
    return 0


def _static() -> None:
    from config.cli import prepare

    prepare.compile_messages(lambda _: None)
    prepare.collect_static(lambda _: None)


if __name__ == "__main__":
    sys.exit(main())
