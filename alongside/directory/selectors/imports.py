"""Reading about imports: all of them, one, what it found, how its columns are read.

Belongs here: reads for who keeps the directory. Not here: the files (actions.importing).
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.directory import policies
from alongside.directory.enums import ImportState
from alongside.directory.exchange.rows import KEPT_OUT, NOTED, REFUSED, WARNED
from alongside.directory.exchange.saying import sentence
from alongside.directory.exchange.shapes import ALL
from alongside.directory.models import ColumnReading, Import, ImportFinding
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound

WORKING = (ImportState.CHECKING, ImportState.BRINGING, ImportState.UNDOING)
STOPPED_AFTER = timedelta(minutes=10)
COUNTS = ("read", "new", "changed", "same", "repeated", "refused", "kept_out")


@dataclass(frozen=True)
class CountRow:
    """What became of the rows of one table. `read` is the sum of all the others."""

    table: str
    read: int
    new: int
    changed: int
    same: int
    repeated: int
    refused: int
    kept_out: int


@dataclass(frozen=True)
class Told:
    """A finding in words."""

    where: str
    what: str
    sentence: str


def imports(actor: Actor) -> "QuerySet[Import]":
    """All of them, the latest first."""
    require(policies.may_keep(actor))
    return Import.objects.select_related("agency").order_by("-started_at")


def import_for(actor: Actor, run_id: UUID, *, lock: bool = False) -> Import:
    """One of them."""
    require(policies.may_keep(actor))
    rows = Import.objects.select_for_update() if lock else Import.objects.select_related("agency")
    found = rows.filter(id=run_id).first()
    if found is None:
        raise NotFound("import")
    return found


def has_stopped(run: Import) -> bool:
    """Whether nobody has worked on it for long."""
    return run.state in WORKING and run.moved_at < timezone.now() - STOPPED_AFTER


def counted(run: Import) -> list[CountRow]:
    """What became of every row that was read, by table."""
    counts: dict[str, dict[str, int]] = {name: run.counts.get(name) or {} for name in COUNTS}
    tables = [*(table.name for table in ALL), "object"]  # an object is what stands in JSON and is of no table
    names = [table for table in tables if any(table in counts[name] for name in COUNTS)]
    return [CountRow(name, **{one: counts[one].get(name, 0) for one in COUNTS}) for name in names]


def summed(rows: list[CountRow]) -> dict[str, int]:
    """The same for all tables together."""
    return {name: sum(getattr(row, name) for row in rows) for name in COUNTS}


def findings(run: Import, kind: str) -> "QuerySet[ImportFinding]":
    """What was found, of one kind, as the file runs."""
    return ImportFinding.objects.filter(run=run, kind=kind).order_by("id")


def told(rows: list[ImportFinding]) -> list[Told]:
    """Findings in words: where, which field, why."""
    return [
        Told(
            _where(row),
            " · ".join(filter(None, [row.table, row.field])),
            sentence(row.code, row.values, field=row.field),
        )
        for row in rows
    ]


def _where(row: ImportFinding) -> str:
    if row.line:
        return _("%(file)s, line %(line)s") % {"file": row.file, "line": row.line}
    return row.file


def groups(run: Import) -> dict[str, list[dict[str, Any]]]:
    """How often each thing was found: the whole of it, also of what is not listed row by row."""
    found: dict[str, list[dict[str, Any]]] = {kind: [] for kind in (REFUSED, KEPT_OUT, WARNED, NOTED)}
    for kind, code, table, field, count in run.counts.get("findings", []):
        found[kind].append({"code": code, "table": table, "field": field, "count": count})
    return found


def why_not(run: Import) -> str:
    """Why nothing of it was taken; empty where something was."""
    if not run.whole:
        return ""
    said = sentence(run.whole["code"], run.whole.get("values"), field=run.whole.get("field", ""))
    return f"{run.whole['file']}: {said}" if run.whole.get("file") else said


def readings() -> "QuerySet[ColumnReading]":
    """How columns are read, by name."""
    return ColumnReading.objects.order_by("name")


def reading_named(name: str) -> ColumnReading | None:
    return ColumnReading.objects.filter(name__iexact=name.strip()).first()
