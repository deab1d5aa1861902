"""The directory as HSDS tables: a CSV a table in a zip, with its description.

Belongs here: files, columns, the data package. Not here: one row (standard). Cells are exact, for machines: a
cell that a spreadsheet would take for a formula stays as it is (write_plain is for people). Fields that the
standard does not know have columns of their own; what is no plain text lies as JSON under `_extra`.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from alongside.directory.exchange.old_names import column_of
from alongside.directory.exchange.read_tables import EXTRA, UNDERSTOOD
from alongside.directory.exchange.shapes import ALL, OLD, Table

TYPES = {"number": "number", "date": "date", "datetime": "datetime", "time": "string"}
LICENCE = "The data are their sources'; the format is HSDS (CC BY-SA 4.0)."


def write(
    out: IO[bytes],
    every: Callable[[str], Iterable[dict[str, Any]]],
    own: Callable[[str], Iterable[str]],
    version: str,
) -> dict[str, int]:
    """Write the zip; how many rows each table has. `own` names the unknown fields of a table."""
    counts: dict[str, int] = {}
    resources = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in ALL:
            names = _columns(table, set(own(table.name)), version)
            rows = iter(every(table.name))
            first = next(rows, None)
            if first is None and version == OLD and table.since != OLD:
                continue
            resources.append(_resource(table, names))
            with archive.open(table.file, "w") as file:
                counts[table.name] = _table(file, table, names, _chain(first, rows))
        archive.writestr("datapackage.json", _described(resources, version))
    return counts


def _chain(first: dict[str, Any] | None, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    if first is not None:
        yield first
        yield from rows


def _columns(table: Table, own: set[str], version: str) -> list[str]:
    """The standard's columns, then the unknown ones, then `_extra` where something is no plain text."""
    names = list(table.columns_of(version))
    late = [name for name in table.columns if name not in names]
    plain = sorted(name for name in own if name not in table.fields and is_plain(table, name))
    shadows = [f"x_{name}" for name in table.columns]
    return [*names, *late, *shadows, *[name for name in plain if name not in shadows], EXTRA]


def is_plain(table: Table, name: str) -> bool:
    """Whether a field can have a column of its name, which a reader takes for nothing else."""
    return (
        name == name.strip() != ""
        and column_of(table, name, set()) == name
        and name not in (*UNDERSTOOD, EXTRA)
    )


def _table(file: IO[bytes], table: Table, names: list[str], rows: Iterator[dict[str, Any]]) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    writer = csv.writer(text)
    known, held = set(names), list(rows)
    told = [_cells(table, row, known) for row in held]
    used = {name for row in told for name, value in row.items() if value != ""}
    kept = [name for name in names if not name.startswith(("x_", EXTRA)) or name in used]
    writer.writerow(kept)
    writer.writerows([row.get(name, "") for name in kept] for row in told)
    text.flush()
    text.detach()
    return len(held)


def _cells(table: Table, row: dict[str, Any], known: set[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    rest: dict[str, Any] = {}
    for name, value in row.items():
        if name in known and isinstance(value, str):
            cells[name] = value
        elif table.fields.get(name) == "number":
            cells[name] = repr(value)
        else:
            rest[name] = value
    if rest:
        cells[EXTRA] = json.dumps(rest, ensure_ascii=False)
    return cells


def _resource(table: Table, names: list[str]) -> dict[str, Any]:
    fields = [
        {
            "name": name,
            "type": TYPES.get(table.fields[name], "string"),
            "constraints": {"required": name in (*table.needed, *table.needed_flat)},
        }
        for name in names
        if name in table.fields
    ]
    keys = [
        {"fields": name, "reference": {"resource": other, "fields": "id"}}
        for name, other in table.keys.items()
    ]
    schema = {"primaryKey": "id", "fields": fields} | ({"foreignKeys": keys} if keys else {})
    return {
        "name": table.name,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "schema": schema,
    }


def _described(resources: list[dict[str, Any]], version: str) -> str:
    told = {
        "name": "human_services_data",
        "title": "Directory",
        "description": LICENCE,
        "profile": "tabular-data-package",
        "version": version,
        "resources": resources,
    }
    return json.dumps(told, indent=1)
