"""Dirty sets: every row comes in or is told with its file, its line and why; never fewer rows without a word."""

import json

import pytest

from alongside.directory.exchange import reading
from alongside.directory.exchange.opening import open_bytes
from alongside.directory.exchange.rows import Unreadable
from alongside.directory.tests.imports import dirt, files
from alongside.directory.tests.imports.test_bad_files import (
    ORGANIZATIONS,
    SERVICES,
    codes,
    in_words,
    tables,
)
from alongside.directory.tests.imports.test_real_input import adds_up

SOUND = SERVICES + "1,9,Beds,active\n2,9,Food,active\n"


def read(package):
    batch = reading.read(package, "x", files.mapped(package))
    adds_up(batch)
    for finding in batch.findings:
        in_words(finding)
    return batch


def names(batch, table="service"):
    return [row.values["name"] for row in batch.of(table).values()]


def refused(batch):
    return [(one.file, one.line, one.code) for one in batch.findings if one.kind == "refused"]


def given(told, name="x.json"):
    return open_bytes(
        name,
        told
        if isinstance(told, bytes)
        else (told if isinstance(told, str) else json.dumps(told)).encode("utf-8", "surrogatepass"),
    )


@pytest.mark.parametrize("seed", range(12))
def test_of_a_dirty_set_every_row_is_counted(seed):
    made = dirt.Dirty(seed).make()
    batch = read(open_bytes("set.zip", files.zipped(made.files)))
    assert batch.whole is None
    read_rows = {name.lower().split(".")[0].removesuffix("s"): count for name, count in made.rows.items()}
    assert {table: batch.read[table] for table in read_rows} == read_rows
    assert batch.repeated["service"] == made.repeated
    assert batch.refused["service_at_location"] == made.broken_links
    assert sum("x_organization_named" in row.extra for row in batch.of("service").values()) == made.orphans


@pytest.mark.parametrize("seed", range(12))
def test_of_dirty_lines_every_one_is_counted(seed):
    text, count = dirt.as_json(seed)
    batch = read(given(text, "x.ndjson"))
    told = {one.line for one in batch.findings if one.kind == "refused"} | {
        row.line for row in batch.of("service").values()
    }
    repeated = batch.repeated["service"]
    assert count - repeated <= len(told) <= count


@pytest.mark.parametrize(
    "header", ["\n\n", "sep=,\n", "\ufeff\n", ",,,\n", "\r\n"], ids=["blank", "sep", "mark", "empty", "crlf"]
)
def test_what_stands_before_a_header_is_passed_over(header):
    batch = read(tables(services=header + SOUND, organizations=ORGANIZATIONS))
    assert names(batch) == ["Beds", "Food"]
    assert [row.line for row in batch.of("service").values()] == [
        3 + header.count("\n") - 1,
        4 + header.count("\n") - 1,
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_quotation_mark_that_is_not_closed_costs_one_row(end):
    text = SERVICES + '1,9,"Beds,active\n2,9,Food,active\n3,9,"Legal",active\n4,9,Last,active\n'
    batch = read(tables(services=text.replace("\n", end), organizations=ORGANIZATIONS))
    assert names(batch) == ["Food", "Legal", "Last"]
    assert refused(batch) == [("services.csv", 2, "open_quote")]


def test_a_quotation_mark_before_a_million_letters_costs_one_row_too():
    rows = "".join(f"{n},9,Service {n},active\n" for n in range(2, 60_000))
    batch = read(tables(services=SERVICES + '1,9,"Beds,active\n' + rows, organizations=ORGANIZATIONS))
    assert len(batch.of("service")) == 59_998
    assert refused(batch) == [("services.csv", 2, "open_quote")]


def test_a_file_full_of_open_quotation_marks_is_refused_whole_and_soon():
    rows = "".join(f'{n},9,"Service {n},active\n' for n in range(1, 9_000))
    with pytest.raises(Unreadable) as said:
        read(tables(services=SERVICES + rows, organizations=ORGANIZATIONS))
    assert said.value.finding.code == "open_quotes"


def test_lines_inside_a_cell_are_lines_and_no_rows():
    text = (
        SERVICES.strip()
        + ',description\n1,9,Beds,active,"Mon, Tue, Wed\nDoors, beds, food, and, more\n5, 6"\n2,9,Food,active,x\n'
    )
    batch = read(tables(services=text, organizations=ORGANIZATIONS))
    assert names(batch) == ["Beds", "Food"]
    assert not refused(batch)


def test_a_row_that_is_too_short_is_told_and_one_too_long_is_refused():
    text = SERVICES + "1,9,Beds\n2,9,Food,active,more\n3,9,Legal,active,,\n"
    batch = read(tables(services=text, organizations=ORGANIZATIONS))
    assert names(batch) == ["Beds", "Legal"]
    assert refused(batch) == [("services.csv", 3, "too_many_cells")]
    assert "too_few_cells" in codes(batch)


def test_ids_that_a_spreadsheet_made_fractions_of_still_meet():
    batch = read(tables(services=SERVICES + "1.0,9.0,Beds,active\n", organizations=ORGANIZATIONS))
    assert "orphan_held" not in codes(batch)


@pytest.mark.parametrize(
    ("point", "code"),
    [
        ("0,0", "zero_point"),
        ("-89.6,40.7", "turned_point"),
        ("95,200", "no_point"),
        ("40.7,", "half_point"),
        ("x,y", "no_number"),
    ],
)
def test_a_point_where_nobody_is_helped_is_kept_beside(point, code):
    text = f"id,location_type,name,latitude,longitude\n5,physical,Hall,{point}\n"
    batch = read(tables(services=SOUND, organizations=ORGANIZATIONS, locations=text))
    place = next(iter(batch.of("location").values()))
    assert not {"latitude", "longitude"} & set(place.values)
    assert place.extra["x_latitude"].startswith(point.split(",")[0][:2])
    assert code in codes(batch)


def test_a_file_whose_columns_are_strange_does_not_take_the_others_with_it():
    batch = read(tables(services=SOUND, organizations=ORGANIZATIONS, phones="alpha,beta,gamma\n1,2,3\n"))
    assert names(batch) == ["Beds", "Food"]
    assert refused(batch) == [("phones.csv", 2, "strange_columns")]


def test_what_other_programs_leave_in_a_zip_is_not_read():
    body = {
        "services.csv": SOUND,
        "organizations.csv": ORGANIZATIONS,
        "__MACOSX/._services.csv": b"\0\5\x16\7",
        ".~lock": "x",
    }
    batch = read(open_bytes("set.zip", files.zipped(body)))
    assert names(batch) == ["Beds", "Food"]
    assert {one.file for one in batch.findings if one.code == "not_read"} == {
        "__MACOSX/._services.csv",
        ".~lock",
    }


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.zip", files.zipped({"in.zip": files.zipped({"services.csv": SOUND})}), "zip_in_zip"),
        ("x.xlsx", files.zipped({"xl/workbook.xml": "<a/>"}), "not_known"),
        ("services.csv", b"x" * 2_000_000, "header_too_long"),
        ("x.json", b"[" * 100_000, "not_json"),
        ("x.json", b'[{"id": "1", "name": "A"}', "not_json"),
        ("x.json", b'[{"id": "1", "name": "A"}] and more', "not_json"),
        ("x.json", b'["a", 1]', "not_an_object"),
        ("x.json", b'{"a\\u0000b": 1, "\\ud800": 2}', "not_hsds"),
        ("datapackage.json", b'{"name": "n", "resources": []}', "not_hsds"),
    ],
)
def test_what_cannot_be_read_is_refused_whole_with_a_sentence(name, data, code):
    with pytest.raises(Unreadable) as said:
        read(open_bytes(name, data))
    in_words(said.value.finding)
    assert said.value.finding.code == code


def test_what_is_too_large_is_not_opened():
    with pytest.raises(Unreadable) as said:
        open_bytes("x.csv", b"a,b\n" * 100, most=100)
    assert said.value.finding.code == "too_large"


ONE, TWO = files.service(), files.service("Food", id=files.ORG_2)


@pytest.mark.parametrize(
    "told",
    [
        [ONE, TWO],
        {"contents": [ONE, TWO]},
        {"services": [ONE, TWO]},
        {"data": [ONE, TWO]},
        {"totalElements": 2, "content": [ONE, TWO]},
        {"name": "My list", "organizations": [{"id": "9", "name": "Elm"}], "services": [ONE, TWO]},
        json.dumps(ONE) + "\n" + json.dumps(TWO),
        json.dumps(ONE, indent=2) + "\n" + json.dumps(TWO, indent=2),
        json.dumps([ONE]) + "\n" + json.dumps([TWO]),
        "\ufeff" + json.dumps([ONE, TWO]),
        json.dumps(ONE | {"description": "a\u2028b\x85c"}, ensure_ascii=False) + "\n" + json.dumps(TWO),
    ],
)
def test_services_are_found_however_they_are_wrapped(told):
    assert sorted(names(read(given(told)))) == ["Beds", "Food"]


@pytest.mark.parametrize("name", ["services", "x.csv", "x.txt", "export.dat"])
def test_json_is_known_whatever_its_file_is_called(name):
    assert names(read(given([ONE], name))) == ["Beds"]


def test_of_lines_the_broken_ones_are_told():
    batch = read(
        given("\n".join([json.dumps(ONE), "{oops", json.dumps(TWO), '{"foo": 1}', "[]"]), "x.ndjson")
    )
    assert names(batch) == ["Beds", "Food"]
    assert refused(batch) == [
        ("x.ndjson", 2, "unread_line"),
        ("x.ndjson", 4, "unknown_object"),
        ("x.ndjson", 5, "not_an_object"),
    ]


def test_what_is_nested_wrongly_is_told_or_understood():
    batch = read(
        given([ONE | {"phones": ["555-0100", None], "schedules": {"freq": "WEEKLY", "byday": "MO"}}])
    )
    assert refused(batch) == [("x.json", 1, "not_an_object")]
    assert len(batch.of("schedule")) == 1


def test_a_name_that_stands_twice_in_an_object_is_told():
    batch = read(given('[{"id": "1", "name": "A", "name": "B", "status": "active"}]'))
    assert names(batch) == ["B"]
    assert "name_twice" in codes(batch)


def test_numbers_that_are_none_are_kept_as_words():
    batch = read(
        given('[{"id": "1", "name": "A", "status": "active", "minimum_age": NaN, "odd": [1e999, -Infinity]}]')
    )
    row = next(iter(batch.of("service").values()))
    assert row.extra == {"x_minimum_age": "NaN", "odd": ["inf", "-Infinity"]}


FOOD = {"name": "Food", "how_to_apply": "Walk in", "service_areas": ["Tazewell"], "keywords": ["meals"]}
HALL = {
    "name": "Hall",
    "short_desc": "s",
    "address": {"street_1": "1 Main", "city": "Pekin", "state_province": "IL", "postal_code": "61554"},
    "phones": [{"number": "309-555-0100", "number_type": "voice"}],
    "languages": ["Spanish"],
    "services": [FOOD, {"name": "Beds"}],
}
OHANA = {"name": "Elm", "locations": [HALL]}


def test_lines_of_ohana_become_rows_of_the_standard():
    batch = read(given(json.dumps(OHANA) + "\n" + json.dumps(OHANA | {"name": "Oak"}), "ohana.ndjson"))
    counts = [
        len(batch.of(table))
        for table in ("organization", "location", "service", "service_at_location", "address")
    ]
    assert counts == [2, 2, 4, 4, 2]
    again = read(given(json.dumps(OHANA), "ohana.ndjson"))
    assert set(again.of("service")) <= set(batch.of("service"))
    assert not refused(batch)
