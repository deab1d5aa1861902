"""The directory written out: as JSON, as tables, as a plain table.

Belongs here: which writer for which format, and the line in the ledger. Not here: rows (selectors.exporting), formats
(exchange.write_*).
"""

import json
import tempfile
import zipfile
from collections.abc import Callable
from typing import IO

from alongside.directory import policies
from alongside.directory.exchange import write_json, write_plain, write_tables
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.shapes import NEW
from alongside.directory.models import ColumnReading
from alongside.directory.selectors import exporting
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

FORMATS = {"json": "json", "ndjson": "ndjson", "tables": "zip", "list": "csv", "columns": "zip"}


def export(*, actor: Actor, form: str, version: str = NEW, reading: ColumnReading | None = None) -> IO[bytes]:
    """The whole directory in one of the formats, as a file at its beginning. No confidential place is in it."""
    require(policies.may_keep(actor))
    out = tempfile.SpooledTemporaryFile(max_size=32 * 1024**2)  # noqa: SIM115  (the caller reads it)
    WRITERS[form](out, version, reading)
    ledger.add(actor, What.EXPORTED, why=f"directory.{form}")
    out.seek(0)
    return out


def _json(out: IO[bytes], version: str, reading: ColumnReading | None) -> None:
    for piece in write_json.write(exporting.fetch, exporting.every, version):
        out.write(piece.encode())


def _ndjson(out: IO[bytes], version: str, reading: ColumnReading | None) -> None:
    for service in write_json.services(exporting.fetch, exporting.every("service")):
        out.write(json.dumps(service, ensure_ascii=False).encode() + b"\n")


def _tables(out: IO[bytes], version: str, reading: ColumnReading | None) -> None:
    write_tables.write(out, exporting.every, exporting.own_fields, version)


def _list(out: IO[bytes], version: str, reading: ColumnReading | None) -> None:
    out.write(write_plain.for_people(exporting.for_people()).encode("utf-8-sig"))


def _columns(out: IO[bytes], version: str, reading: ColumnReading | None) -> None:
    """The files of one reading, with the columns they came with."""
    mapping = ColumnMapping.from_dict(reading.mapping) if reading is not None else ColumnMapping()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in mapping.files:
            rows = exporting.carrying_cells(part.subject)
            archive.writestr(f"{part.stem}.csv", write_plain.as_they_came(part, rows))


Writer = Callable[[IO[bytes], str, ColumnReading | None], None]
WRITERS: dict[str, Writer] = {
    "json": _json,
    "ndjson": _ndjson,
    "tables": _tables,
    "list": _list,
    "columns": _columns,
}
