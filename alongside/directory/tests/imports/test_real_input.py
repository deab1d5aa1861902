"""The real directories beside the project, counted against their files; the standard's schemas, kept."""

import csv
import json
import re
from collections import Counter
from uuid import UUID

import pytest

from alongside.directory.exchange import reading, write_json
from alongside.directory.exchange.composed import week
from alongside.directory.exchange.identity import id_of
from alongside.directory.exchange.opening import open_path
from alongside.directory.exchange.rows import Unreadable
from alongside.directory.tests.imports import files
from alongside.directory.tests.imports.test_words_come_back import Kept

TYPES = {
    "string": str,
    "number": (int, float),
    "array": list,
    "object": dict,
    "boolean": bool,
    "integer": int,
}


def read(*parts, source="real"):
    given = open_path(files.shared(*parts))
    return reading.read(given, source, files.mapped(given))


def adds_up(batch):
    """Read is what is stored, refused, repeated or kept out: no row is lost."""
    for table in {*batch.read, *batch.rows}:
        others = batch.refused[table] + batch.repeated[table] + batch.kept_out[table]
        assert batch.read[table] + batch.made[table] == len(batch.of(table)) + others, table


def csv_of(*parts):
    with files.shared(*parts).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("folder", ["florida", "ilao/input", "ilao/expected_hsds_1x", "safehaven"])
def test_no_row_of_a_real_directory_is_lost(folder):
    batch = read("directories", *folder.split("/"))
    assert batch.whole is None
    adds_up(batch)


def test_florida_has_its_twenty_organizations_378_places_and_135_services():
    batch = read("directories", "florida")
    assert [len(batch.of(name)) for name in ("organization", "location", "service")] == [20, 378, 135]


def test_ilao_through_its_columns_is_what_others_made_of_it():
    batch = read("directories", "ilao", "input", source="ilao")
    known = {row.foreign_id: row for row in batch.of("service").values()}
    expected = [row for row in csv_of("directories", "ilao", "expected_hsds_1x", "services.csv") if row["id"]]
    assert set(known) == {row["id"] for row in expected}
    assert {known[row["id"]].values["name"] for row in expected} == {row["name"] for row in expected}
    assert len(batch.of("organization")) - batch.made["organization"] == 33
    ours = [row for row in batch.of("location").values() if row.values["location_type"] == "physical"]
    theirs = csv_of("directories", "ilao", "expected_hsds_1x", "locations.csv")
    assert {row.foreign_id for row in ours} == {row["id"] for row in theirs}


def test_ilao_has_every_number_and_every_hour_that_others_found():
    batch = read("directories", "ilao", "input", source="ilao")
    numbers = {(row.values.get("service_id") or row.values.get("location_id") or row.values.get("organization_id"),
                re.sub(r"\D", "", row.values["number"])) for row in batch.of("phone").values()}  # fmt: skip
    for row in csv_of("directories", "ilao", "expected_hsds_1x", "phones.csv"):
        table = next(name for name in ("service", "location", "organization") if row[f"{name}_id"])
        digits = re.sub(r"\D", "", row["number"])
        if digits:
            owner = id_of("ilao", table, row[f"{table}_id"])[0]
            assert any(one == owner and digits.startswith(number) for one, number in numbers)
    hours = Counter(row.values.get("location_id") for row in batch.of("schedule").values())
    theirs = Counter(
        id_of("ilao", "location", row["location_id"])[0]
        for row in csv_of("directories", "ilao", "expected_hsds_1x", "regular_schedules.csv")
        if row["location_id"] and row["opens_at"]
    )
    assert theirs
    assert not theirs - hours


def test_a_week_in_a_cell_is_taken_apart():
    found = week("Sunday: Closed Monday: 9:00-12:00 13:00-17:00 Friday: 9:00-17:00")
    assert [(one["byday"], one["opens_at"]) for one in found] == [
        ("MO", "9:00"),
        ("MO", "13:00"),
        ("FR", "9:00"),
    ]


def mocks(folder):
    return sorted(files.shared("directories", "oruk_mocks", folder).glob("[ost]*.json"))


@pytest.mark.parametrize("folder", ["V3.0-UK-Default", "V3.0-UK-Test"])
def test_the_sound_mocks_load(folder):
    for path in mocks(folder):
        batch = reading.read(open_path(path), "oruk")
        assert batch.whole is None, path.name
        assert not +batch.refused, path.name
        adds_up(batch)


def test_the_services_of_the_failing_mocks_are_refused_whole():
    for name in ("service_full.json", "service_list.json"):
        batch = reading.read(
            open_path(files.shared("directories", "oruk_mocks", "V3.0-UK-Fail") / name), "oruk"
        )
        assert batch.whole is not None
        assert batch.whole.code == "no_service_left"
    with pytest.raises(Unreadable):
        reading.read(
            open_path(files.shared("directories", "oruk_mocks", "V3.0-UK-Fail") / "api_details.json"), "oruk"
        )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("service_at_location_full.json", "same_id"),
        ("taxonomy_list.json", "one_page_of_more"),
        ("taxonomy_term.json", "should_have"),
        ("taxonomy_term_list.json", "own_parent"),
    ],
)
def test_the_doubtful_mocks_load_and_are_flagged(name, code):
    batch = reading.read(open_path(files.shared("directories", "oruk_mocks", "V3.0-UK-Warn") / name), "oruk")
    assert batch.whole is None
    assert code in {finding.code for finding in batch.findings}


def test_the_older_answers_of_a_checking_tool_are_refused_with_what_they_hold():
    for path in sorted(files.shared("directories", "oruk_mocks", "V1.0-UK-Default").glob("*.json")):
        with pytest.raises(Unreadable) as refused:
            reading.read(open_path(path), "oruk")
        assert refused.value.finding.code == "not_hsds"


class Schemas:
    """Just enough of JSON Schema for the standard's own files: types, required, enum, uuid, nested files."""

    def __init__(self, version):
        folder = files.shared("hsds", version)
        self.files = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}

    def wrongs(self, name, told, where=""):
        schema = self.files[name]
        for needed in schema.get("required", []):
            if needed not in told:
                yield f"{where}{needed} is missing"
        for key, value in told.items():
            if key in schema["properties"]:
                yield from self._wrong(schema["properties"][key], value, f"{where}{key}")

    def _wrong(self, said, value, where):
        if "$ref" in said:
            yield from self.wrongs(said["$ref"], value, f"{where}.")
        elif not isinstance(value, TYPES[said["type"]]) or isinstance(value, bool):
            yield f"{where} is {value!r}"
        elif said["type"] == "array":
            for one in value:
                yield from self.wrongs(said["items"]["$ref"], one, f"{where}.")
        elif "enum" in said and value not in said["enum"]:
            yield f"{where} is {value!r}"
        elif said.get("format") == "uuid":
            UUID(value)


@pytest.mark.parametrize("version", ["3.0", "3.1"])
@pytest.mark.parametrize("folder", ["directories/florida", "directories/ilao/input", "hsds/3.0/examples/csv"])
def test_what_we_write_is_valid_against_the_standards_schemas(version, folder):
    kept = Kept(read(*folder.split("/")))
    document = json.loads("".join(write_json.write(kept.indexed, kept.every, version)))
    schemas = Schemas(version)
    names = {"services": "service", "organizations": "organization", "locations": "location"}
    seen = 0
    for name, rows in document.items():
        schema = (
            f"{names.get(name, re.sub('ies$', 'y', name) if name == 'taxonomies' else name.rstrip('s'))}.json"
        )
        for row in rows if isinstance(rows, list) else []:
            assert list(schemas.wrongs(schema, row)) == []
            seen += 1
    assert seen
