"""Typing a service and a time; what each code counts as elsewhere."""

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.service_entries import codes, hours
from alongside.service_entries.enums import Service
from alongside.service_entries.errors import NoTime, UnknownService

OFFICIAL = Path(__file__).parents[4] / "shared/data/codes/voca_services.csv"


def test_the_file_names_each_service_once_in_the_order_of_the_list():
    assert [one.code for one in codes.services()] == Service.values
    letters = [one.letters for one in codes.services()]
    assert len(set(letters)) == len(letters)


def test_every_code_of_the_official_list_is_reached_and_none_is_made_up():
    if not OFFICIAL.exists():
        pytest.skip("the official list is not on this machine")
    official = {row["code"] for row in csv.DictReader(OFFICIAL.read_text(encoding="utf-8").splitlines())}
    assert {code for one in codes.services() for code in one.voca} == official


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4", "safety_plan"),
        ("sp", "safety_plan"),
        ("SP Safety planning", "safety_plan"),
        ("4 SP Safety planning", "safety_plan"),
        ("safety", "safety_plan"),
        ("Group", "group"),
        ("crisis", "crisis"),
    ],
)
def test_a_service_is_found_by_number_letters_or_the_beginning_of_its_name(typed, code):
    assert codes.find_service(typed) == code


@pytest.mark.parametrize("typed", ["", "  ", "999", "zz", "help", "with them at", "0"])
def test_what_is_unknown_or_could_be_several_is_told(typed):
    with pytest.raises(UnknownService):
        codes.find_service(typed)


def test_every_service_is_found_by_what_the_list_offers():
    for one in codes.services():
        assert codes.find_service(one.typed) == codes.find_service(one.label) == one.code


@pytest.mark.parametrize(
    ("typed", "quarters"),
    [("1.25", 5), ("1,25", 5), ("1:15", 5), ("1h15", 5), ("75 min", 5), ("1¼", 5), ("½", 2), (".5", 2), ("20m", 2),
     ("24", 96), ("1 h", 4), ("1.1", 5)],
)  # fmt: skip
def test_time_is_read_as_people_write_it_and_rounded_up_to_a_quarter(typed, quarters):
    assert hours.quarters_of(typed) == quarters


@pytest.mark.parametrize("typed", ["", "0", "-1", "25", "1:75", "soon", "1e3", "٣", "24:01", "9" * 400])
def test_what_is_no_time_is_told(typed):
    with pytest.raises(NoTime):
        hours.quarters_of(typed)


@given(st.integers(min_value=1, max_value=96))
def test_what_is_shown_reads_back_as_the_same(quarters):
    assert hours.quarters_of(hours.shown(quarters)) == quarters


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    with suppress(NoTime):
        assert 1 <= hours.quarters_of(text) <= 96
    with suppress(UnknownService):
        assert codes.find_service(text) in Service.values
