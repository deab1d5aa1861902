"""Whatever bytes come, the answer is rows, a sentence, or both: never an error, never anything on the disk."""

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.directory.exchange import guessing, opening, reading
from alongside.directory.exchange.mapping import TARGETS, ColumnMapping
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.rows import Unreadable
from alongside.directory.exchange.saying import SENTENCES, sentence
from alongside.directory.exchange.shapes import ALL
from alongside.directory.tests.imports import files

ORGANIZATIONS = "id,name,description\n9,Elm,Helps\n"
SERVICES = "id,organization_id,name,status\n"


def tables(**texts):
    return open_bytes("set.zip", files.zipped({f"{name}.csv": text for name, text in texts.items()}))


def codes(batch):
    return {finding.code for finding in batch.findings}


def in_words(finding):
    """Every finding has its sentence."""
    assert finding.code in SENTENCES
    assert sentence(finding.code, finding.values, field=finding.field)


def tried(name, data):
    """Read it as a person would bring it. Every finding has its sentence."""
    try:
        package = open_bytes(name, data)
        batch = reading.read(package, "x", files.mapped(package))
    except Unreadable as refused:
        in_words(refused.finding)
        return
    for finding in [*batch.findings, *filter(None, [batch.whole])]:
        in_words(finding)
    for row in batch.every():
        json.dumps(row.values, default=str)
        assert "\x00" not in repr(row.values).replace("\\x00", "\x00")


@given(
    st.binary(max_size=400),
    st.sampled_from(["x.json", "x.csv", "x.zip", "services.csv", "x.ndjson", "x.txt"]),
)
def test_any_bytes_are_answered(data, name):
    tried(name, data)


WORDS = st.sampled_from(
    sorted(
        {name for table in ALL for name in (*table.fields, *table.lists, *table.single)}
        | {"contents", "odd", "x_id"}
    )
)
JSONISH = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=12,
)


@given(JSONISH)
def test_any_json_is_answered(document):
    tried("x.json", json.dumps(document).encode())


CELLS = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=7), max_size=5),
       st.sampled_from([table.file for table in ALL]))  # fmt: skip
def test_any_table_is_answered(header, rows, name):
    text = "\n".join([",".join(header), *(",".join(f'"{cell}"' for cell in row) for row in rows)])
    tried(name, text.encode("utf-8", "surrogatepass"))


@given(st.lists(CELLS, min_size=1, max_size=6), st.lists(st.lists(CELLS, max_size=6), max_size=4), st.data())
def test_any_choice_of_columns_is_answered(header, rows, data):
    text = "\n".join(",".join('"' + cell.replace('"', "") + '"' for cell in row) for row in [header, *rows])
    try:
        package = open_bytes("list.csv", text.encode("utf-8", "surrogatepass"))
        mapping = guessing.propose(reading.csvs(package))
        for part in mapping.files:
            part.targets = [data.draw(st.sampled_from(["", *TARGETS])) for _ in part.header]
        reading.read(package, "x", ColumnMapping.from_dict(mapping.as_dict()))
    except Unreadable as refused:
        in_words(refused.finding)


@pytest.mark.parametrize(
    "name", ["../../etc/services.csv", "/services.csv", "a\\..\\..\\services.csv", "C:/services.csv"]
)
def test_a_name_that_points_out_of_a_zip_is_refused(name):
    with pytest.raises(Unreadable) as refused:
        open_bytes("x.zip", files.zipped({name: SERVICES}))
    assert refused.value.finding.code == "name_points_out"


def test_a_zip_bomb_is_not_unpacked():
    with pytest.raises(Unreadable) as refused:
        open_bytes("x.zip", files.zipped({"services.csv": b"0" * (30 * 1024**2)}))
    assert refused.value.finding.code == "zip_bomb"


def test_a_zip_that_lies_about_its_size_is_not_unpacked():
    data = bytearray(files.zipped({"services.csv": b"a,b\n" * 5000}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.infolist()[0].file_size
    data = bytes(data).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(Unreadable):
        open_bytes("x.zip", data)


def test_a_zip_with_too_many_files_is_refused(monkeypatch):
    monkeypatch.setattr(opening, "MOST_FILES", 2)
    with pytest.raises(Unreadable) as refused:
        open_bytes("x.zip", files.zipped({f"{n}.csv": SERVICES for n in range(3)}))
    assert refused.value.finding.code == "too_many_files"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_encoding(encoding):
    text = SERVICES + "1,9,Refugio María,active\n"
    package = open_bytes(
        "set.zip", files.zipped({"services.csv": text.encode(encoding), "organizations.csv": ORGANIZATIONS})
    )
    batch = reading.read(package, "x")
    assert [row.values["name"] for row in batch.of("service").values()] == ["Refugio María"]


def test_a_set_whose_keys_are_all_broken_is_refused_whole():
    rows = "".join(f"{n},gone-{n},Service {n},active\n" for n in range(10))
    batch = reading.read(tables(services=SERVICES + rows, organizations=ORGANIZATIONS), "x")
    assert batch.whole is not None
    assert (batch.whole.code, batch.whole.field) == ("all_broken", "organization_id")


def test_an_orphan_service_of_a_dirty_set_stays_and_is_told():
    rows = "".join(f"{n},{9 if n else 'gone'},Service {n},active\n" for n in range(10))
    batch = reading.read(tables(services=SERVICES + rows, organizations=ORGANIZATIONS), "x")
    assert len(batch.of("service")) == 10
    orphan = next(row for row in batch.of("service").values() if row.foreign_id == "0")
    assert orphan.extra == {"x_organization_named": "gone"}
    assert (
        batch.of("organization")[orphan.values["organization_id"]]
        .values["name"]
        .startswith("Organization not known")
    )
    assert "orphan_held" in codes(batch)


def test_an_orphan_service_is_left_out_where_whoever_brings_it_says_so():
    given = tables(services=SERVICES + "1,gone,Beds,active\n2,9,Food,active\n", organizations=ORGANIZATIONS)
    batch = reading.read(given, "x", keep_orphans=False)
    found = next(one for one in batch.findings if one.kind == "refused")
    assert (found.file, found.line, found.field, found.code) == (
        "services.csv",
        2,
        "organization_id",
        "orphan",
    )
    assert [row.values["name"] for row in batch.of("service").values()] == ["Food"]


def test_a_link_to_nothing_is_refused_with_its_line():
    batch = reading.read(
        tables(services=SERVICES + "1,9,Beds,active\n", organizations=ORGANIZATIONS,
               locations="id,location_type,name\n5,physical,Hall\n",
               service_at_location="id,service_id,location_id\n7,1,5\n8,1,6\n"), "x")  # fmt: skip
    found = next(one for one in batch.findings if one.kind == "refused")
    assert (found.file, found.line, found.field, found.code) == (
        "service_at_location.csv",
        3,
        "location_id",
        "orphan",
    )


def test_a_missing_column_is_named_with_the_nearest_header():
    text = "id,organisation_ident,name,status\n1,9,Beds,active\n"
    with pytest.raises(Unreadable) as refused:
        reading.read(tables(services=text, organizations=ORGANIZATIONS), "x")
    said = sentence(refused.value.finding.code, refused.value.finding.values)
    assert "organization_id" in said


def test_headers_written_otherwise_are_understood_and_told():
    text = "ID,Organization ID,Service Name,Status\n1,9,Beds,Active\n"
    batch = reading.read(tables(services=text, organizations=ORGANIZATIONS), "x")
    assert [row.values["name"] for row in batch.of("service").values()] == ["Beds"]
    assert "renamed" in codes(batch)


def test_the_same_id_twice_with_other_words_is_refused():
    rows = "1,9,Beds,active\n1,9,Beds,active\n1,9,Other,active\n"
    batch = reading.read(tables(services=SERVICES + rows, organizations=ORGANIZATIONS), "x")
    assert (len(batch.of("service")), batch.repeated["service"], batch.refused["service"]) == (1, 1, 1)


def test_an_older_version_is_understood():
    batch = reading.read(
        tables(organizations="id,name,url\n9,Elm,http://elm.example\n", services="id,organization_id,name\n1,9,Beds\n",
               regular_schedules="service_id,weekday,opens_at,closes_at\n1,Monday,9:00,17:00\n",
               postal_addresses="organization_id,address_1,city,state_province,postal_code\n9,P.O. Box 5,Pekin,IL,61554\n",  # noqa: E501
               taxonomy="id,name,parent_id\nT1,Food,\n", service_taxonomy="service_id,taxonomy_id\n1,T1\n"), "x")  # fmt: skip  # noqa: E501
    assert batch.whole is None
    assert next(iter(batch.of("organization").values())).values["website"] == "http://elm.example"
    assert next(iter(batch.of("schedule").values())).values["byday"] == "MO"
    assert next(iter(batch.of("address").values())).values["address_type"] == "postal"
    assert next(iter(batch.of("attribute").values())).values["link_entity"] == "service"


def test_ids_of_two_sources_never_meet():
    one, two = (reading.read(tables(organizations=ORGANIZATIONS), source) for source in ("one", "two"))
    assert not set(one.of("organization")) & set(two.of("organization"))


settings.register_profile("imports", deadline=None)
settings.load_profile("imports")
