"""Files to import, as tests make them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from alongside.directory.actions import importing
from alongside.directory.actions.importing import Origin
from alongside.directory.exchange import guessing, reading
from alongside.directory.exchange.mapping import ColumnMapping
from alongside.directory.exchange.opening import Package, open_bytes, open_path

SHARED = Path(__file__).resolve().parents[5] / "shared" / "data"
ORG, ORG_2 = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
SERVICE, PLACE = "33333333-3333-4333-8333-333333333333", "44444444-4444-4444-8444-444444444444"
LINK = "55555555-5555-4555-8555-555555555555"


def shared(*parts: str) -> Path:
    """A folder of real input. Tests skip, and say so, where it is absent."""
    if SHARED.joinpath(*parts).exists():
        return SHARED.joinpath(*parts)
    pytest.skip(f"real input is not here: shared/data/{'/'.join(parts)}")


def package(name: str, body: str | bytes | list | dict) -> Package:
    if isinstance(body, (list, dict)):
        body = json.dumps(body)
    return open_bytes(name, body.encode() if isinstance(body, str) else body)


def zipped(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return out.getvalue()


def mapped(given: Package) -> ColumnMapping | None:
    return guessing.propose(reading.csvs(given)) if reading.kind_of(given) == "csv" else None


def bring(actor, given: Package | Path, source: str = "test", columns: ColumnMapping | None = None, **more):
    """A whole import, as the command line does it."""
    given = open_path(given) if isinstance(given, Path) else given
    run = importing.keep_file(
        actor=actor, name=given.name, origin=Origin(source, **more), kind=reading.kind_of(given),
        size=1, stored_as=None, key=None,
    )  # fmt: skip
    columns = columns or mapped(given)
    if columns:
        importing.read_columns(actor=actor, run=run, mapping=columns)
    return importing.bring_in(actor, run, given)


def service(name: str = "Beds", **more) -> dict:
    return {
        "id": SERVICE, "name": name, "status": "active",
        "organization": {"id": ORG, "name": "Harbour", "description": "Helps."},
    } | more  # fmt: skip
