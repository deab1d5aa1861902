"""HSDS as tables: one CSV a table, of version 3.0 and 3.1, and what earlier versions called them.

Belongs here: files and headers to rows. Not here: tables of somebody's own shape (mapping), cells (intake).
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from alongside.directory.exchange import old_names
from alongside.directory.exchange.rows import NOTED, Batch, Finding, Raw, Unreadable
from alongside.directory.exchange.shapes import ALL, Table

Take = Callable[[Raw], str]
MARKS = (",", ";", "\t", "|")
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 400
csv.field_size_limit(LONGEST_CELL)
EXTRA = "_extra"
ORDER = {table.name: nth for nth, table in enumerate(ALL)}


class Sheet:
    """One CSV: its header, and its rows with the line each begins on."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        first = text[: 64 * 1024].split("\n", 1)[0]
        self.mark = max(MARKS, key=first.count)
        self.header = [name.strip().lstrip("\ufeff") for name in next(self._lines(), (0, []))[1]]
        if len(self.header) > MOST_COLUMNS:
            raise Unreadable("too_many_columns", file, most=MOST_COLUMNS)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.mark)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error:
                yield line, ["\x00too long"]
                continue
            if cells is None:
                return
            yield line, cells

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that says anything. A row that cannot be read is one cell with a zero in it."""
        lines = self._lines()
        next(lines, None)
        for line, cells in lines:
            if any(cells):
                yield line, cells


def sheets(texts: dict[str, str]) -> list[Sheet]:
    """The CSVs of a package."""
    return [Sheet(name, text) for name, text in texts.items() if text.strip()]


def is_tabular(sheets: list[Sheet]) -> bool:
    """Whether these are the standard's tables: the files bear its names, and most columns do too."""
    named = [(sheet, old_names.table_of(sheet.file, sheet.header)) for sheet in sheets]
    known = [(sheet, table) for sheet, table in named if table is not None]
    return bool(known) and all(_is_table(sheet, table) for sheet, table in known)


def _is_table(sheet: Sheet, table: Table) -> bool:
    header = set(sheet.header)
    ours = [name for name in sheet.header if old_names.column_of(table, name, header) in table.fields]
    near = [name for name in sheet.header if name not in ours and old_names.nearest(table, name)]
    return 2 * (len(ours) + len(near)) >= len([name for name in sheet.header if name])


def read(sheets: list[Sheet], take: Take, batch: Batch) -> None:
    """Hand every row of the tables over."""
    named = [(sheet, old_names.table_of(sheet.file, sheet.header)) for sheet in sheets]
    for sheet, table in named:
        if table is None:
            batch.note("not_of_the_standard", sheet.file)
    known = [(sheet, table) for sheet, table in named if table is not None]
    for sheet, table in sorted(known, key=lambda pair: ORDER[pair[1].name]):
        _read_sheet(sheet, table, take, batch)


def _read_sheet(sheet: Sheet, table: Table, take: Take, batch: Batch) -> None:
    names = _names(sheet, table, batch)
    stem, width = old_names.stem_of(sheet.file), len(names)
    for line, cells in sheet.rows():
        if "\x00too long" in cells:
            _refuse(batch, table, sheet, line, "cell_too_long")
            continue
        if len(cells) > width and any(cells[width:]):
            _refuse(batch, table, sheet, line, "too_many_cells")
            continue
        row = dict(zip(names, cells, strict=False))
        row.pop("", None)
        if row.get(EXTRA):
            row |= _apart(row.pop(EXTRA))
        if stem in SPECIAL:
            SPECIAL[stem](row, stem)
        if table.name == "address" and row.get("organization_id") and not row.get("location_id"):
            row["location_id"] = _office(row.pop("organization_id"), sheet.file, line, take)
        take(Raw(table.name, row, sheet.file, line, seen=True))


def _apart(cell: str) -> dict[str, Any]:
    """Fields that are no plain text, as our own export writes them."""
    try:
        told = json.loads(cell)
    except (ValueError, RecursionError):
        told = None
    return told if isinstance(told, dict) else {EXTRA: cell}


def _office(organization: str, file: str, line: int, take: Take) -> str:
    """Earlier versions had addresses of organizations; now only places have any: a postal one is made."""
    cells = {"id": f"office-{organization}", "organization_id": organization, "location_type": "postal"}
    take(Raw("location", cells, file, line))
    return cells["id"]


def _refuse(batch: Batch, table: Table, sheet: Sheet, line: int, code: str) -> None:
    batch.read[table.name] += 1
    batch.refuse(Raw(table.name, {}, sheet.file, line), code)


def _names(sheet: Sheet, table: Table, batch: Batch) -> list[str]:
    """The columns by the standard's names. What is renamed, unknown or missing is noted."""
    header = set(sheet.header)
    names = [old_names.column_of(table, name, header) for name in sheet.header]
    taken: set[str] = set()
    for nth, name in enumerate(names):
        if name in taken and name:
            names[nth] = f"{sheet.header[nth]} ({nth + 1})"
        taken.add(names[nth])
    for theirs, ours in zip(sheet.header, names, strict=True):
        if theirs != ours and ours in table.fields:
            batch.findings.append(
                Finding(NOTED, "renamed", sheet.file, 1, table.name, ours, {"theirs": theirs[:80]})
            )
        elif ours and ours not in table.fields and not ours.startswith("x_") and ours not in UNDERSTOOD:
            near = old_names.nearest(table, ours)
            code = "unknown_near" if near and near not in taken else "unknown_column"
            batch.findings.append(
                Finding(NOTED, code, sheet.file, 1, table.name, ours[:80], {"near": near} if near else {})
            )
    _refuse_without(sheet, table, taken)
    return names


def _refuse_without(sheet: Sheet, table: Table, there: set[str]) -> None:
    """A table without the column that ties it to the rest cannot be read at all."""
    for name in table.needed_flat:
        if name in there or name in (
            "link_entity",
            "link_id",
            "taxonomy_term_id",
            "unit_id",
            "resource_type",
        ):
            continue
        near = next((one for one in sheet.header if old_names.nearest(table, one) == name), "")
        raise Unreadable("no_column", sheet.file, column=name, near=near)


def _weekly(row: dict[str, str], stem: str) -> None:
    """A line of an earlier version's week: its day becomes a rule."""
    day = old_names.DAY.get(row.get("weekday", "").strip().lower())
    if day:
        row.pop("weekday")
        row |= {"freq": "WEEKLY", "byday": day}


def _holiday(row: dict[str, str], stem: str) -> None:
    if row.get("closed", "").strip().lower() in ("true", "t", "1", "yes", "y"):
        row.setdefault("description", "Closed")


def _address(row: dict[str, str], stem: str) -> None:
    row.setdefault("address_type", old_names.ADDRESS_TYPE[stem])
    more = [row.pop(name) for name in ("address_2", "address_3", "address_4") if row.get(name)]
    if more:
        row["address_2"] = ", ".join(more)


def _of_service(row: dict[str, str], stem: str) -> None:
    if "service_id" in row and not row.get("link_id"):
        row |= {"link_id": row.pop("service_id"), "link_entity": "service"}
    elif row.get("link_type") and not row.get("link_entity"):
        row["link_entity"] = re.sub(r"s$", "", row["link_type"])


UNDERSTOOD = frozenset({EXTRA, "weekday", "closed", "address_3", "address_4"})
SPECIAL: dict[str, Callable[[dict[str, str], str], None]] = {
    "regular_schedules": _weekly,
    "regular_schedule": _weekly,
    "holiday_schedules": _holiday,
    "holiday_schedule": _holiday,
    "physical_addresses": _address,
    "postal_addresses": _address,
    "service_taxonomy": _of_service,
    "services_taxonomy": _of_service,
    "service_attributes": _of_service,
    "other_attributes": _of_service,
}
