"""A stored row in the standard's own words: what it emits is valid, and what was read comes back from it.

Belongs here: one row. Not here: nesting (write_json), files (write_tables), which rows may leave (selectors.exporting).
A value that the standard's type forbids (words where it has a number, an address that is none) leaves under
`x_<field>`; the readers put it back. Our id is always a UUID; the source's own leaves as `x_id`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from alongside.directory.exchange import values
from alongside.directory.exchange.shapes import TABLES, Table

ASKED = ("email", "uri")


def standard(table: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """The row as the standard writes it: no empty fields, but those that must be there."""
    shape = TABLES[table]
    told: dict[str, Any] = {"id": str(stored["id"])}
    for name, kind in shape.fields.items():
        if name != "id":
            _field(told, shape, name, kind, stored[name])
    if stored.get("foreign_id"):
        told["x_id"] = stored["foreign_id"]
    for name, value in sorted((stored.get("extra") or {}).items()):
        told.setdefault(name, value)
    return told


def _field(told: dict[str, Any], shape: Table, name: str, kind: str, value: Any) -> None:
    if value is None or value == "":
        if name in shape.needed and kind in ("text", "uri"):
            told[name] = ""
        return
    if kind == "number":
        _number(told, name, value)
    elif kind in ASKED and values.doubt(kind, value):
        told[f"x_{name}"] = value
        if name in shape.needed:
            told[name] = ""
    elif isinstance(value, datetime):
        told[name] = value.isoformat().replace("+00:00", "Z")
    else:
        told[name] = value.isoformat() if isinstance(value, date) else value if kind == "text" else str(value)


def _number(told: dict[str, Any], name: str, value: Any) -> None:
    if isinstance(value, str):
        if values.is_number(value):
            told[name] = int(value)
        else:
            told[f"x_{name}"] = value
    else:
        told[name] = int(value) if float(value).is_integer() else float(value)
