"""`python -m bench.bringing N`: a list of N services brought into one database, timed, and taken back.

Belongs here: that one measurement, in a process of its own so that its memory is its own. Not here: how a list is
brought in (directory.actions.importing). Everything counts: reading the file, storing, the search's table. Beside it
the same rows are copied by plain SQL into tables with the same indexes, in the same run.
"""

import io
import json
import os
import resource
import sys
import time
import zipfile
from typing import Any

import django

from bench import ground

TABLES = (
    "organization",
    "service",
    "location",
    "serviceatlocation",
    "address",
    "phone",
    "schedule",
    "language",
)


def main() -> int:
    django.setup()
    dbname, services = os.environ["ALONGSIDE_DATABASE"], int(sys.argv[1])
    ground.checked(dbname, ground.WALLED)
    print(json.dumps(measured(dbname, services)))
    return 0


def measured(dbname: str, services: int) -> dict[str, Any]:
    """Once: a machine is not disturbed for long by what is done once a month."""
    from alongside.people.models import Account
    from alongside.people.selectors import actor_of
    from alongside.vault import ledger
    from bench import staff

    houses = staff.read(ground.people_file(dbname))
    leads = next(worker for house in houses for worker in house.workers if worker.role == "supervisor")
    actor = actor_of(Account.objects.get(id=leads.id), {"holder": leads.holder_id})
    data = _zipped(services)
    with ledger.writing():
        return _brought(actor, data, services)


def _brought(actor: Any, data: bytes, services: int) -> dict[str, Any]:
    from alongside.directory.actions import importing, undoing
    from alongside.directory.exchange.opening import open_bytes
    from alongside.vault import wall

    began = time.perf_counter()
    package = open_bytes("many.zip", data)
    with wall.acting_as(actor):
        run = importing.keep_file(
            actor=actor, name=package.name, origin=importing.Origin("bench"), kind="hsds_tabular", size=0,
            stored_as=None, key=None,
        )  # fmt: skip
    run = importing.bring_in(actor, run, package)
    took = time.perf_counter() - began
    if run.counts["new"]["service"] != services:
        raise RuntimeError(f"Of {services} services {run.counts['new']['service']} came in.")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    by_sql = _copied(run.source_id)
    began = time.perf_counter()
    undoing.undo(actor=actor, run=run)
    return {
        "services": services,
        "rows": run.total,
        "seconds": round(took, 2),
        "per_second": round(services / took),
        "by_sql_seconds": round(by_sql, 2),
        "undone_seconds": round(time.perf_counter() - began, 2),
        "memory_mb": memory,
    }


def _copied(source: Any) -> float:
    """The same rows, and those of the search, into empty tables with the same indexes."""
    from django.db import connections, transaction

    took = 0.0
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in (*TABLES, "found"):
            name = f"directory_{table}"
            cursor.execute(
                f"create temporary table copy_{table} (like {name} including indexes) on commit drop"
            )
            which = "origin_id = %s" if table != "found" else (
                "service_id in (select id from directory_service where origin_id = %s)"
            )  # fmt: skip
            began = time.perf_counter()
            cursor.execute(f"insert into copy_{table} select * from {name} where {which}", [source])
            took += time.perf_counter() - began
    return took


def _zipped(services: int) -> bytes:
    from alongside.directory.tests.imports import many

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in many.tables(services, services * 3 // 2).items():
            archive.writestr(name, body)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
