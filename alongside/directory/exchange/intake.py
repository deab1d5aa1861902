"""From rows as files have them to rows that can be stored: cells, ids, repeated rows.

Belongs here: one row at a time. Not here: what rows say about each other (linking), places that must not be
found (hiding). Nothing is thrown away: what no field holds stays in `extra`, under `x_<field>` where it was meant
for a field that cannot hold it.
"""

import math
from typing import Any

from alongside.directory.exchange import values
from alongside.directory.exchange.identity import LONGEST, id_of, id_of_content
from alongside.directory.exchange.rows import Batch, Raw, Row, Unreadable
from alongside.directory.exchange.shapes import SHORT, TABLES, Table

MAIN = ("organization", "service", "location")
# What a coded field becomes whose word we do not know. A door nobody vouches for is not shown as open.
UNKNOWN = {"status": "inactive", "location_type": "physical", "address_type": "physical"}
ABSENT = {"status": "active", "location_type": "physical", "address_type": "physical"}
REDACTED = "redacted"
MOST_DEEP = 40
MOST_ROWS = 2_000_000  # of one list, so that its memory has an end: about a kilobyte and a half each


class Intake:
    """Takes rows one after another. `batch` holds what came of them."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.batch = Batch()
        self.bad: dict[tuple[str, str], tuple[str, str, str]] = {}
        self.flat: set[tuple[str, str]] = set()
        self._nth: dict[str, int] = {}
        self._taken = 0

    def take(self, raw: Raw) -> str:
        """One row; returns its id, empty where it was refused."""
        self._taken += 1
        if self._taken > MOST_ROWS:
            raise Unreadable("too_many_rows", raw.file, line=raw.line, most=MOST_ROWS)
        table = TABLES[raw.table]
        held, extra, doubts = self._cells(table, raw)
        foreign = values.text(held.pop("id", "")).strip()
        once = extra.pop("x_id", "")
        if table.name == "location":
            _point(held, extra, doubts)
        row_id, foreign = self._identify(raw, foreign, held)
        if not row_id:
            return ""
        row = Row(
            table.name, row_id, (_foreign(once) if once else "") or foreign, held, extra, raw.file, raw.line
        )
        if raw.cells.get("location_type") == REDACTED:
            row.hidden = True
        self._keep(row, raw)
        if doubts:
            self._doubt(row, raw, doubts)
        return row_id

    def _identify(self, raw: Raw, foreign: str, held: dict[str, Any]) -> tuple[str, str]:
        if foreign and len(foreign) <= LONGEST:
            return id_of(self.source, raw.table, foreign)
        if foreign or raw.table in MAIN or not held:
            self.batch.read[raw.table] += 1
            self.batch.refuse(raw, "long_id" if foreign else "no_id", "id")
            return "", ""
        content = {name: str(value) for name, value in held.items()}
        first = id_of_content(self.source, raw.table, content, 0)
        nth = self._nth[first] = self._nth.get(first, -1) + 1
        if raw.seen and nth:
            return id_of_content(self.source, raw.table, content, nth), ""
        return first, ""

    def _keep(self, row: Row, raw: Raw) -> None:
        rows, counted = self.batch.of(row.table), self.batch
        known = rows.get(row.id)
        if known is None:
            counted.read[row.table] += 1
            rows[row.id] = row
            if not raw.strict:
                self.flat.add((row.table, row.id))
            return
        if raw.seen:
            counted.read[row.table] += 1
        known.hidden = known.hidden or row.hidden
        if _says_less(row, known):
            counted.repeated[row.table] += raw.seen
        elif raw.strict or not raw.seen:
            counted.repeated[row.table] += raw.seen
            self._join(known, row, raw)
        else:
            counted.refuse(raw, "twice", "id")

    def _join(self, known: Row, row: Row, raw: Raw) -> None:
        """The same object told twice in one document: together they say all. The first one said it first."""
        differs = [name for name, value in row.values.items() if known.values.get(name, value) != value]
        known.values = row.values | known.values
        known.extra = row.extra | known.extra
        if differs:
            self.batch.warn(raw, "told_twice", differs[0])

    def _doubt(self, row: Row, raw: Raw, doubts: list[tuple[str, str, str]]) -> None:
        for code, name, value in doubts:
            if code == "too_long" or (raw.strict and row.table in MAIN and code in ("no_email", "no_uri")):
                self.bad.setdefault((row.table, row.id), (code, name, value))
            else:
                self.batch.warn(raw, code, name, value=value)

    def _cells(
        self, table: Table, raw: Raw
    ) -> tuple[dict[str, Any], dict[str, Any], list[tuple[str, str, str]]]:
        held: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        doubts: list[tuple[str, str, str]] = []
        fields, plain, longest = table.fields, table.plain, values.LONGEST
        folded: set[str] = set()  # told as odd by whoever wrote the file: that needs no further doubt
        for name, value in raw.cells.items():
            if value is None or value == "":
                continue
            if name in plain and type(value) is str and value.isprintable() and len(value) <= longest:
                held[name] = value  # text as it can be stored: most of it is
                continue
            kind = fields.get(name)
            if kind is None and name.startswith("x_") and name[2:] in fields and not raw.cells.get(name[2:]):
                name = name[2:]
                kind = fields[name]
                folded.add(name)
            if kind is None:
                if (kept := clean(value)) != "":
                    extra[values.text(name)[:200]] = kept
            elif value.__class__ is str and value in table.among.get(name, ()):
                held[name] = value
            elif isinstance(value, (list, dict)):
                extra[f"x_{name}"] = clean(value)
                doubts.append(("not_plain", name, ""))
            elif kind == "key":
                self._key(table, name, values.text(value).strip(), raw, held, extra)
            else:
                _cell(table, name, kind, value, held, extra, doubts)
        for name in table.among:
            if name in ABSENT and name not in held:
                held[name] = ABSENT[name]
                doubts.append(("absent", name, ABSENT[name]))
        return held, extra, [doubt for doubt in doubts if doubt[1] not in folded]

    def _key(
        self, table: Table, name: str, foreign: str, raw: Raw, held: dict[str, Any], extra: dict[str, Any]
    ) -> None:
        if not foreign:
            return
        target = table.keys.get(name) or _linked(name, raw.cells)
        held[name] = id_of(self.source, target, foreign)[0]
        if held[name] != foreign:
            extra[f"x_{name}"] = foreign


def _point(held: dict[str, Any], extra: dict[str, Any], doubts: list[tuple[str, str, str]]) -> None:
    """A point nobody can be at would draw a place where it is not: it is kept beside."""
    why = values.point_doubt(held.get("latitude"), held.get("longitude"))
    if not why:
        return
    for name in ("latitude", "longitude"):
        if name in held:
            extra[f"x_{name}"] = values.text(held.pop(name))
    if not any(doubt[1] in ("latitude", "longitude") for doubt in doubts):
        doubts.append((why, "latitude", ""))


def _foreign(said: Any) -> str:
    """The source's own id, as an export of ours tells it beside our id."""
    return said[:LONGEST] if isinstance(said, str) else ""


def _linked(name: str, cells: dict[str, Any]) -> str:
    """What an attribute or a line of the change log hangs on."""
    said = cells.get("link_entity" if name == "link_id" else "resource_type")
    return values.text(said).strip()


def _cell(
    table: Table,
    name: str,
    kind: str,
    value: Any,
    held: dict[str, Any],
    extra: dict[str, Any],
    doubts: list[tuple[str, str, str]],
) -> None:
    if kind in ("email", "uri", "id") and isinstance(value, str):
        value = value.strip()
    try:
        found = values.stored(name, kind, value)
    except values.Wrong:
        extra[f"x_{name}"] = clean(value)
        doubts.append((f"no_{kind}", name, values.text(value)))
        return
    if name in table.among:
        found = _coded(table, name, found, extra, doubts)
    elif isinstance(found, str):
        if len(found) > SHORT.get(name, values.LONGEST) and name in SHORT:
            extra[f"x_{name}"], found = found, ""
            doubts.append(("unknown_code", name, extra[f"x_{name}"]))
        elif len(found) > values.LONGEST:
            found = ""
            doubts.append(("too_long", name, ""))
        elif kind != "text" and (code := values.doubt(kind, found)):
            doubts.append((code, name, found))
    if found != "":
        held[name] = found


def _coded(
    table: Table, name: str, said: str, extra: dict[str, Any], doubts: list[tuple[str, str, str]]
) -> str:
    word = said.strip()
    allowed = table.among[name]
    for form in (word, word.lower(), word.upper()):
        if form in allowed:
            return form
    if word.lower() == REDACTED:
        return UNKNOWN.get(name, "")
    extra[f"x_{name}"] = said
    doubts.append(("unknown_code", name, said))
    return UNKNOWN.get(name, "")


def _says_less(row: Row, known: Row) -> bool:
    """Whether a second telling adds nothing."""
    return row.values.items() <= known.values.items() and all(
        known.extra.get(name) == value for name, value in row.extra.items()
    )


def clean(value: Any, depth: int = 0) -> Any:
    """A value of no known field, as JSON that a database can hold."""
    if isinstance(value, str):
        return values.text(value)
    if depth > MOST_DEEP:
        return values.text(value)
    if isinstance(value, list):
        return [clean(one, depth + 1) for one in value]
    if isinstance(value, dict):
        return {values.text(name): clean(one, depth + 1) for name, one in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return values.text(value)
    return value
