"""The directory as a plain table: for people to read, or in the columns of whoever sent it.

Belongs here: columns and cells. Not here: the exact tables of the standard (write_tables). A cell that a spreadsheet
would take for a formula gets a quotation mark before it, unless the columns are asked for exactly as they came.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from alongside.directory.exchange.mapping import KEPT, FileMapping
from alongside.directory.exchange.shapes import TABLES
from alongside.foundation.sheets import plain

FOR_PEOPLE = (
    "service",
    "organization",
    "status",
    "numbers",
    "website",
    "email",
    "places",
    "languages",
    "areas",
    "about",
)


def for_people(rows: Iterable[Mapping[str, str]]) -> str:
    """One service a line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(FOR_PEOPLE)
    writer.writerows([plain(row.get(name, "")) for name in FOR_PEOPLE] for row in rows)
    return out.getvalue()


def as_they_came(part: FileMapping, rows: Iterable[Mapping[str, Any]]) -> str:
    """The columns of one file again, exactly: `rows` are the stored rows of its subject that carry its cells.

    A column that was read into one field is written from that field, so that what was changed since is there; a column
    that was taken apart or that no field holds is written as it came.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(part.header)
    mine = [row for row in rows if (row.get("extra") or {}).get(KEPT, {}).get("file") == part.stem]
    for row in sorted(mine, key=lambda one: int(one["extra"][KEPT].get("line", 0))):
        writer.writerow([_cell(part, nth, row) for nth in range(len(part.header))])
    return out.getvalue()


def _cell(part: FileMapping, nth: int, row: Mapping[str, Any]) -> str:
    kept = row["extra"][KEPT].get("cells", {})
    if str(nth) in kept:
        return str(kept[str(nth)])
    table, _, name = part.targets[nth].partition(".")
    if table not in TABLES or name not in TABLES[table].fields:
        return ""
    held = row if table == part.subject else row.get(f"{table}_row") or {}
    if name == "id":
        return str(held.get("foreign_id") or held.get("id") or "")
    if name.endswith("_id"):
        return str(
            (row.get("extra") or {}).get(f"x_{name}") or row.get(f"{name}_foreign") or held.get(name) or ""
        )
    value = held.get(name)
    return "" if value is None else str(value)
