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
from alongside.directory.exchange.identity import CANONICAL
from alongside.directory.exchange.rows import NOTED, Batch, Finding, Raw, Unreadable
from alongside.directory.exchange.shapes import ALL, Table

Take = Callable[[Raw], str]
MARKS = (",", ";", "\t", "|")
LONGEST_CELL = 1_000_000
MOST_COLUMNS = 400
csv.field_size_limit(LONGEST_CELL)
EXTRA = "_extra"
MOST_OPEN = (
    1_000  # quotation marks that are never closed, in one file: each is looked for to the end of a cell
)
NEWLINE = re.compile(r"\r\n|\n|\r")
FIRST_LINE = re.compile(r"(?:\ufeff)?[ \t,;|]*(?:sep=(\\t|[,;|\t])[ \t]*)?(?:\r\n|\n|\r)", re.IGNORECASE)
QUOTED = re.compile(r"'[^',;|\t\"]+'\s*[,;|\t]\s*'")
ORDER = {table.name: nth for nth, table in enumerate(ALL)}


class Sheet:
    """One CSV: its header, and its rows with the line each begins on."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.start, self.before, said = _beginning(text)
        self.text = text
        first = NEWLINE.split(text[self.start : self.start + 64 * 1024], maxsplit=1)[0]
        self.mark = said or max(MARKS, key=first.count)
        self.quote = "'" if QUOTED.match(first) else '"'
        self.header_line, header = next(self._lines(), (1, []))
        if "\x00too long" in header:
            raise Unreadable("header_too_long", file)
        self.header = [name.strip().lstrip("\ufeff") for name in header]
        if len(self.header) > MOST_COLUMNS:
            raise Unreadable("too_many_columns", file, most=MOST_COLUMNS)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with its line. Where a quotation mark is not closed, reading goes on at the next line."""
        text = io.StringIO(self.text, newline="")
        at: int | None = text.seek(self.start)
        before, left = self.before, MOST_OPEN
        while at is not None:
            again: int | None = None
            began = text.tell()
            for line, cells, ends in self._read(text, before):
                ended = text.tell()
                if ends > line and self._swallows(began, ended, cells):
                    yield line, ["\x00open quote"]
                    again, left = line, left - 1
                    break
                yield line, cells
                began = ended
            if not left:
                raise Unreadable("open_quotes", self.file, line=again or 0)
            at, before = (None, 0) if again is None else (_after_line(text, at, again - before), again)

    def _read(self, text: io.StringIO, before: int) -> Iterator[tuple[int, list[str], int]]:
        reader = csv.reader(text, delimiter=self.mark, quotechar=self.quote)
        while True:
            line = before + reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error:
                yield line, ["\x00too long"], before + reader.line_num
                continue
            if cells is None:
                return
            yield line, cells, before + reader.line_num

    def _swallows(self, began: int, ended: int, cells: list[str]) -> bool:
        """Whether a row over several lines holds what are rows of their own: a quotation mark was not closed."""
        width = len(getattr(self, "header", ()))
        if "\x00too long" in cells:
            return width > 0
        if width < 2 or len(cells) > width:
            return False
        shape = _shape(cells[0])
        for inner in NEWLINE.split(self.text[began:ended].rstrip("\r\n"))[1:]:
            parts = inner.split(self.mark)
            if len(parts) == width and _shape(parts[0]) == shape and set(shape) & {"u", "9"}:
                return True
        open_end = ended >= len(self.text) and NEWLINE.search(cells[-1].strip()) is not None
        return open_end and not self.text.rstrip().endswith(self.quote)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row that says anything. A row that cannot be read is one cell with a zero in it."""
        lines = self._lines()
        next(lines, None)
        for line, cells in lines:
            if any(cells):
                yield line, cells


def _after_line(text: io.StringIO, at: int, lines: int) -> int:
    """Go on after so many lines from `at`; where that is."""
    text.seek(at)
    for _ in range(lines):
        text.readline()
    return text.tell()


def _beginning(text: str) -> tuple[int, int, str]:
    """Where the header begins, how many lines stand before it, and the mark that a spreadsheet wrote there."""
    at = lines = 0
    mark = ""
    while found := FIRST_LINE.match(text, at):
        mark = found[1] or mark
        at, lines = found.end(), lines + 1
    return at, lines, "\t" if mark == "\\t" else mark


def _shape(cell: str) -> str:
    """What kind of id a cell looks like."""
    said = cell.strip().strip("\"'{}")
    if CANONICAL.fullmatch(said.lower()):
        return "u"
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", said))


def unread(cells: list[str]) -> str:
    """Why a row cannot be read at all; empty where it can."""
    first = cells[0] if cells else ""
    if not first.startswith("\x00"):
        return ""
    return {"\x00too long": "cell_too_long", "\x00open quote": "open_quote"}.get(first, "")


def sheets(texts: dict[str, str]) -> list[Sheet]:
    """The CSVs of a package."""
    return [Sheet(name, text) for name, text in texts.items() if text.strip()]


def is_tabular(sheets: list[Sheet]) -> bool:
    """Whether these are the standard's tables: the files bear its names, and most columns do too."""
    named = [(sheet, old_names.table_of(sheet.file, sheet.header)) for sheet in sheets]
    known = [(sheet, table) for sheet, table in named if table is not None]
    if not known:
        return False
    fits = {table.name: _is_table(sheet, table) for sheet, table in known}
    if all(fits.values()):
        return True
    main = [fits[name] for name in ("organization", "service", "location") if name in fits]
    return len(main) > 1 and all(main)


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
    strange = "" if _is_table(sheet, table) else "strange_columns"
    for line, cells in sheet.rows():
        if (
            why := strange
            or unread(cells)
            or ("too_many_cells" if len(cells) > width and any(cells[width:]) else "")
        ):
            _refuse(batch, table, sheet, line, why)
            continue
        if len(cells) < width:
            batch.warn(Raw(table.name, {}, sheet.file, line), "too_few_cells", sheet.header[len(cells)])
        row: dict[str, Any] = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
        row.pop("", None)
        if EXTRA in row:
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
    if _is_table(sheet, table):
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
