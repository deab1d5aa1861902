"""Reading a file of figures: every row is taken, or named with its line, its column and a reason."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.bulletin import tables
from alongside.bulletin.enums import Measure, Offense
from alongside.bulletin.tests.ground import SHEET

HEAD = "area,year,offense,measure,value"


def test_a_good_file_is_taken_whole():
    found = tables.read(SHEET.encode())
    assert found.is_good
    assert [(row.area, row.year, row.value, row.missing) for row in found.rows] == [
        ("IL", 2018, 120, ""),
        ("IL", 2019, None, "not_reported"),
        ("WY", 2018, 950, ""),
        ("AL", 2018, 1004, ""),
        ("IL", 2018, 0, ""),
    ]
    assert found.rows[3].note == "=1+1"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("Narnia,2018,patronizing,arrests,1", "area"),
        ("IL,18,patronizing,arrests,1", "year"),
        ("IL,٢٠١٨,patronizing,arrests,1", "year"),
        ("IL,2018,jaywalking,arrests,1", "offense"),
        ("IL,2018,patronizing,rumors,1", "measure"),
        ("IL,2018,patronizing,arrests,-4", "value"),
        ("IL,2018,patronizing,arrests,4.5", "value"),
        ("IL,2018,patronizing,arrests,=2+2", "value"),
        ("IL,2018,patronizing,arrests,99999999999", "value"),
        ("IL,2018,patronizing,arrests,1,2,3", ""),
    ],
)
def test_a_mistake_is_named_and_the_file_is_not_good(row, column):
    found = tables.read(f"{HEAD}\nIL,2017,patronizing,arrests,1\n{row}\n".encode())
    assert not found.is_good
    assert [(one.line, one.column) for one in found.problems] == [(3, column)]


def test_the_same_figure_twice_is_a_mistake():
    found = tables.read(
        f"{HEAD}\nIL,2018,patronizing,arrests,1\nIllinois,2018,patronizing,arrests,2\n".encode()
    )
    assert "line 2" in found.problems[0].reason


def test_a_number_and_a_reason_for_none_contradict_each_other():
    found = tables.read(f"{HEAD},missing\nIL,2018,patronizing,arrests,7,hidden\n".encode())
    assert [one.column for one in found.problems] == ["missing"]


def test_more_agencies_than_there_are_cannot_report():
    found = tables.read(
        f"{HEAD},agencies_reporting,agencies_all\nIL,2018,patronizing,arrests,7,9,8\n".encode()
    )
    assert [one.column for one in found.problems] == ["agencies_reporting"]


@pytest.mark.parametrize(
    "data",
    [
        SHEET.replace('"1,004"', "1004").replace(",", ";").encode(),
        SHEET.encode("utf-8-sig"),
        SHEET.encode("utf-16"),
        SHEET.replace("\n", "\r\n").encode(),
        SHEET.replace('"1,004"', "1004").replace(",", "\t").encode("cp1252"),
        SHEET.replace("area,year", "State,Period").replace("value", "Count").encode(),
    ],
    ids=["semicolons", "bom", "utf-16", "crlf", "tabs", "other names"],
)
def test_the_same_file_in_another_dress_says_the_same(data):
    found = tables.read(data)
    assert found.is_good, found.problems
    assert [row.value for row in found.rows] == [120, None, 950, 1004, 0]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "no row"),
        (b"\x00\x01\x02PK", "CSV"),
        (b"a" * (tables.MOST_BYTES + 1), "10 MB"),
        (b"year,offense\n2018,patronizing\n", "names the columns"),
        (b"area,area,year,offense,measure,value\n", "twice"),
        (b"area,year,value\nIL,2018,3\n", "missing"),
        (b"area,year,weather\nIL,2018,3\n", "no column"),
    ],
)
def test_what_is_no_such_file_is_said_in_a_sentence(data, word):
    found = tables.read(data)
    assert not found.is_good
    assert word in found.problems[0].reason


def test_a_table_of_states_and_offenses_is_read_with_the_year_given():
    head = "State,Class,Promoting prostitution,Purchasing prostitution"
    sheet = f"{head}\nILLINOIS3,Total all ages,4,\nIowa,Under 18,0,-\n"
    assert not tables.read(sheet.encode()).is_good
    found = tables.read(sheet.encode(), year=2019, measure="arrests")
    assert found.is_good, found.problems
    assert [(row.area, row.offense, row.ages, row.value, row.missing) for row in found.rows] == [
        ("IL", "promoting", "all", 4, ""),
        ("IL", "patronizing", "all", None, "not_reported"),
        ("IA", "promoting", "under_18", 0, ""),
        ("IA", "patronizing", "under_18", None, "not_reported"),
    ]


@pytest.mark.parametrize("value", ["1", "4"])
def test_a_small_number_of_our_own_counting_is_not_taken(value):
    sheet = f"{HEAD}\nIL: Linden County,2018,patronizing,arrests,{value}\n".encode()
    assert tables.read(sheet).is_good
    assert [one.column for one in tables.read(sheet, counted_here=True).problems] == ["value"]


def test_very_many_mistakes_end_the_reading():
    found = tables.read((HEAD + "\n" + "Narnia,2018,patronizing,arrests,1\n" * 5000).encode())
    assert len(found.problems) == tables.MOST_PROBLEMS + 1


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_named(data):
    found = tables.read(data)
    assert found.rows or found.problems


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["IL", "Ohio", "wyoming", "Nowhere"]),
            st.one_of(st.integers(1990, 2030).map(str), st.text(max_size=6)),
            st.sampled_from([*Offense.values, "x"]),
            st.sampled_from([*Measure.values, ""]),
            st.one_of(st.integers(-5, 10**10).map(str), st.text(max_size=5)),
        ),
        max_size=12,
    )
)
def test_no_row_is_lost_without_a_word(rows):
    text = io.StringIO()
    csv.writer(text).writerows([HEAD.split(","), *rows])
    found = tables.read(text.getvalue().encode(), counted_here=False)
    if any(one.line == 1 for one in found.problems):
        return
    assert len(found.rows) + len(found.problems) == len(rows)
