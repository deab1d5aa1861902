"""What a reader hands over: rows, and what is wrong with them.

Belongs here: the shapes that all readers and writers share. Not here: the words for a finding (saying), the
database's tables (models).
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as filled
from typing import Any

REFUSED, WARNED, KEPT_OUT, NOTED = "refused", "warned", "kept_out", "noted"
# Tables of which no value is ever quoted in a report: it could be what finds a place.
NEVER_QUOTED = frozenset({"address", "location", "phone", "contact", "service_at_location", "service_area"})


class Unreadable(Exception):
    """A file that is refused as a whole. `code` and `values` become a sentence (saying)."""

    def __init__(self, code: str, file: str = "", **values: Any) -> None:
        super().__init__(code)
        self.finding = Finding(REFUSED, code, file, values=values)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about one row, or about a whole file (line 0)."""

    kind: str
    code: str
    file: str = ""
    line: int = 0
    table: str = ""
    field: str = ""
    values: dict[str, Any] = filled(default_factory=dict)


@dataclass(slots=True)
class Raw:
    """A row as a file has it: names to text, numbers or whatever the file held."""

    table: str
    cells: dict[str, Any]
    file: str
    line: int
    seen: bool = False  # it stood in the file on its own, not inside another object
    strict: bool = False  # its file promises the standard's schema


@dataclass(slots=True)
class Row:
    """A row as it can be stored: `values` by the standard's names without the id, `extra` everything else."""

    table: str
    id: str
    foreign_id: str
    values: dict[str, Any]
    extra: dict[str, Any]
    file: str
    line: int
    hidden: bool = False  # a location that is stored without what finds it
    central: bool = False  # a number that may stand for a confidential place

    @property
    def place(self) -> tuple[str, int]:
        return self.file, self.line


@dataclass
class Batch:
    """Everything of one import: rows by table and id, findings, and how many rows were read."""

    rows: dict[str, dict[str, Row]] = filled(default_factory=dict)
    findings: list[Finding] = filled(default_factory=list)
    read: Counter[str] = filled(default_factory=Counter)
    refused: Counter[str] = filled(default_factory=Counter)
    repeated: Counter[str] = filled(default_factory=Counter)
    kept_out: Counter[str] = filled(default_factory=Counter)
    made: Counter[str] = filled(default_factory=Counter)  # rows of no file: organizations that hold orphans
    whole: Finding | None = None  # why nothing of it can be taken
    facts: Any = None  # what it says in attributes of our own (own_facts.Facts)

    def of(self, table: str) -> dict[str, Row]:
        return self.rows.setdefault(table, {})

    def every(self) -> Iterator[Row]:
        for rows in self.rows.values():
            yield from rows.values()

    def refuse(self, row: Row | Raw, code: str, name: str = "", **values: Any) -> None:
        """Note why a row is not taken."""
        self.refused[row.table] += 1
        self._note(REFUSED, row, code, name, values)

    def warn(self, row: Row | Raw, code: str, name: str = "", **values: Any) -> None:
        """Note what is odd about a row that is taken."""
        self._note(WARNED, row, code, name, values)

    def note(self, code: str, file: str = "", **values: Any) -> None:
        """Note something about a file."""
        self.findings.append(Finding(NOTED, code, file, values=values))

    def _note(self, kind: str, row: Row | Raw, code: str, name: str, values: dict[str, Any]) -> None:
        told = {} if row.table in NEVER_QUOTED else {key: _short(value) for key, value in values.items()}
        self.findings.append(Finding(kind, code, row.file, row.line, row.table, name, told))


def _short(value: Any) -> Any:
    return value[:80] if isinstance(value, str) else value
