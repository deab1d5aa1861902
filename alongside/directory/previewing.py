"""A file looked at before anything is decided: its kind, its columns, and what its first rows become.

Belongs here: that look. Not here: the whole of it (actions.importing).
"""

from dataclasses import dataclass
from typing import Any

from alongside.directory.actions.importing import package_of, source_key
from alongside.directory.exchange import guessing, reading
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.opening import Package, open_bytes
from alongside.directory.exchange.rows import KEPT_OUT, Row, Unreadable
from alongside.directory.exchange.shapes import ALL
from alongside.directory.forms_imports import NAMES, ColumnsForm
from alongside.directory.models import Import

FIRST = 3
FIRST_BYTES = 256 * 1024
SHORT = 160


def kind_of(name: str, data: bytes) -> str:
    """What kind of file came. Raises Unreadable."""
    return reading.kind_of(open_bytes(name, data))


@dataclass(frozen=True)
class Column:
    """One column: its choice, and what stands in it."""

    field: Any
    cells: list[str]


@dataclass(frozen=True)
class FileLook:
    """One file of a set."""

    name: str
    subject: Any
    columns: list[Column]


class Look:
    """The first rows of a waiting import."""

    def __init__(self, run: Import) -> None:
        self.run = run
        self.package = package_of(run)
        self.sheets = reading.csvs(self.package)
        if not self.sheets:
            raise Unreadable("not_known", run.file_name)
        kept = ColumnMapping.from_dict(run.mapping) if run.mapping else None
        fits = kept is not None and all(kept.of(sheet) for sheet in self.sheets)
        self.proposed = kept if kept is not None and fits else guessing.propose(self.sheets)
        self.hidden: set[tuple[str, int]] = set()

    def files(self, form: ColumnsForm, mapping: ColumnMapping) -> list[FileLook]:
        """Every file with its columns. Lines of confidential places (`becomes` knows them) are not shown."""
        return [self._file(form, nth) for nth, _ in enumerate(mapping.files)]

    def _file(self, form: ColumnsForm, nth: int) -> FileLook:
        sheet = self.sheets[nth]
        lines = zip(range(20), sheet.rows(), strict=False)
        first = [cells for _, (line, cells) in lines if (sheet.file, line) not in self.hidden]
        columns = []
        for column, field in enumerate(form.rows_of(nth)):
            cells = [row[column][:SHORT] for row in first if column < len(row) and row[column]]
            columns.append(Column(field, cells[:FIRST]))
        return FileLook(sheet.file, form[f"subject-{nth}"], columns)

    def becomes(self, mapping: ColumnMapping) -> list[dict[str, Any]]:
        """The first rows as the standard's, by table; a confidential place shows nothing of itself here either."""
        package = Package(self.package.name, {name: _head(text) for name, text in self.package.texts.items()})
        try:
            batch = reading.read(package, source_key(self.run.source_name), mapping)
        except Unreadable:
            return []
        self.hidden = {(one.file, one.line) for one in batch.findings if one.kind == KEPT_OUT}
        found = []
        for table in ALL:
            told = [_told(row) for row in list(batch.of(table.name).values())[:FIRST]]
            if any(told):
                name = NAMES.get(table.name, table.name)
                found.append({"table": name, "rows": [row for row in told if row]})
        return found


def _head(text: str) -> str:
    """The first lines. A quoted cell that is cut off ends where the text does."""
    return text[:FIRST_BYTES]


def _told(row: Row) -> list[tuple[str, str]]:
    shown = {name: value for name, value in row.values.items() if not name.endswith("_id")}
    return [(name, str(value)[:SHORT]) for name, value in shown.items()]
