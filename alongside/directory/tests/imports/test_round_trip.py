"""What was read comes back: an export brought into an empty directory gives the same rows."""

import io

import pytest

from alongside.directory.actions import undoing
from alongside.directory.exchange import write_json, write_tables
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.shapes import ALL
from alongside.directory.selectors import exporting
from alongside.directory.selectors.tables import columns_of, model_of
from alongside.directory.tests.imports import files


@pytest.fixture
def keeper(cast, as_person):
    with as_person(cast.chloe) as actor:
        yield actor


def stored():
    """Every row of the directory, without where it came from."""
    return {
        table.name: sorted(map(repr, model_of(table.name).objects.values_list(*_fields(table.name))))
        for table in ALL
    }


def _fields(table):
    by_column = {field.column: field.attname for field in model_of(table)._meta.concrete_fields}
    return [by_column[name] for name in ("id", *columns_of(table))]


def as_json(version="3.1"):
    text = "".join(write_json.write(exporting.fetch, exporting.every, version))
    return open_bytes("export.json", text.encode())


def as_tables(version="3.1"):
    out = io.BytesIO()
    write_tables.write(out, exporting.every, exporting.own_fields, version)
    return open_bytes("export.zip", out.getvalue())


def again(keeper, run, package):
    """Take the import back, bring the export in, and say what then is stored."""
    before = stored()
    undoing.undo(actor=keeper, run=run)
    assert not any(
        rows for table, rows in stored().items() if table not in ("taxonomy", "taxonomy_term")
    )  # ours stay
    second = files.bring(keeper, package, source="somebody else")
    assert second.state == "done", second.whole
    assert stored() == before
    return second


WAYS = pytest.mark.parametrize("way", [as_json, as_tables], ids=["json", "tables"])
VERSION = pytest.mark.parametrize("version", ["3.0", "3.1"])


@WAYS
@VERSION
@pytest.mark.parametrize(
    "example", ["service_full.json", "organization_full.json", "service_at_location_full.json"]
)
def test_the_standards_own_examples_come_back(keeper, way, version, example):
    run = files.bring(keeper, files.shared("hsds", version, "examples") / example)
    again(keeper, run, way(version))


@WAYS
def test_the_standards_own_tables_come_back(keeper, way):
    run = files.bring(keeper, files.shared("hsds", "3.0", "examples", "csv"))
    again(keeper, run, way("3.0"))


@WAYS
@pytest.mark.parametrize(
    "folder", ["florida", pytest.param("ilao/input", marks=pytest.mark.slow), "safehaven"]
)
def test_real_directories_come_back(keeper, way, folder):
    given = files.shared("directories", *folder.split("/"))
    hidden = folder == "safehaven"
    run = files.bring(keeper, given)
    if hidden:
        run = _without_hidden(keeper, run, way)
    again(keeper, run, way())


def _without_hidden(keeper, run, way):
    """A confidential place does not leave, so that what comes back begins with the first export."""
    package = way()
    undoing.undo(actor=keeper, run=run)
    return files.bring(keeper, package)
