"""Every pair of states and every side, against the file; the database says the same as the door."""

import csv
from itertools import product
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as some

from alongside.referrals import states
from alongside.referrals.enums import CLOSED, OPEN, REASONS, WITH_REASON, Side, State

FILE = Path(states.__file__).parent / "data" / "transitions.csv"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
LISTED = {(row["from"], row["to"], side) for row in ROWS for side in row["set_by"].split("|")}


def test_the_file_has_its_twenty_six_lines():
    assert len(ROWS) == len(states.MOVES) == 26


@given(some.sampled_from(State), some.sampled_from(State), some.sampled_from(Side))
def test_a_move_is_allowed_where_the_file_has_it_and_nowhere_else(now, then, side):
    assert states.may_become(now, then, {side}) == ((now, then, side) in LISTED)
    assert (then in states.next_states(now, {side})) == ((now, then, side) in LISTED)


@pytest.mark.django_db
def test_the_database_says_the_same_of_every_pair():

    with connection.cursor() as cursor:
        for now, then in product(State.values, State.values):
            cursor.execute("select wall.referral_move_of(%s, %s)", [now, then])
            said = cursor.fetchone()[0]
            sides = {side for side in Side.values if (now, then, side) in LISTED}
            assert said == ("either" if len(sides) == 2 else next(iter(sides), None)), (now, then)


def test_open_closed_and_draft_are_all_there_is():
    assert {*OPEN, *CLOSED, State.DRAFT} == set(State)
    assert set(REASONS) == set(WITH_REASON)
