"""What a hold may become, how old a number is, whether a shelter meets a need, what a code looks like. No database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.beds import codes
from alongside.directory.beds.availability import Said, free_now, is_known, minutes_old
from alongside.directory.beds.fitting import TAKES, WITHOUT, Facts, clashes, meets
from alongside.directory.beds.placement import KEEPS_A_BED, OVER, STEPS, may_become, next_states
from alongside.directory.enums import Known
from alongside.directory.enums_beds import BedNeed, HoldState, Side

NOW = datetime(2026, 5, 14, 23, tzinfo=UTC)
WHOLE_LIFE = [HoldState.HELD, HoldState.CONFIRMED, HoldState.ARRIVED, HoldState.LEFT]


@given(st.lists(st.tuples(st.sampled_from(HoldState), st.sampled_from(Side)), max_size=12))
def test_whoever_does_what_a_hold_never_goes_backwards_and_what_is_over_stays_over(tries):
    state, passed = HoldState.HELD, [HoldState.HELD]
    for then, by in tries:
        if may_become(state, then, by):
            assert state not in OVER
            assert then not in passed
            state = then
            passed.append(then)
    assert passed == WHOLE_LIFE[: len(passed)] or passed[-1] in OVER


@given(st.sampled_from(HoldState), st.sampled_from(Side))
def test_what_is_offered_is_what_is_allowed(state, by):
    assert next_states(state, by) == [then for then in HoldState if may_become(state, then, by)]


def test_who_asked_takes_the_bed_and_only_the_shelter_says_who_came():
    assert STEPS[(HoldState.HELD, HoldState.CONFIRMED)] == {Side.ASKER}
    for then in (HoldState.ARRIVED, HoldState.LEFT, HoldState.NOT_COME):
        assert {by for (_, to), who in STEPS.items() if to == then for by in who} == {Side.SHELTER}
    assert not OVER & KEEPS_A_BED


def test_the_clock_ends_only_what_waits():
    assert next_states(HoldState.ARRIVED, Side.CLOCK) == []
    assert next_states(HoldState.HELD, Side.CLOCK) == [HoldState.RAN_OUT]


@given(st.integers(0, 500), st.integers(0, 600), st.integers(30, 2880), st.integers(0, 6000))
def test_a_number_is_never_less_than_nought_nor_more_than_what_was_said_and_never_older_than_it_may_be(
    free, kept, good_for, age
):
    said = Said(free, NOW - timedelta(minutes=age), timedelta(minutes=good_for))
    found = free_now(said, kept, NOW)
    assert (found is not None) == is_known(said, NOW) == (age <= good_for)
    assert found is None or 0 <= found <= free


def test_to_the_second_it_is_known_and_a_second_later_it_is_not():
    said = Said(2, NOW - timedelta(hours=12), timedelta(hours=12))
    assert free_now(said, 0, NOW) == 2
    assert free_now(said, 0, NOW + timedelta(seconds=1)) is None
    assert minutes_old(said.at, NOW) == 720


FACTS = st.builds(
    Facts,
    *[st.frozensets(st.sampled_from([*TAKES.values(), *WITHOUT.values()])) for _ in range(4)],
)


@given(st.sampled_from(BedNeed))
def test_where_nobody_has_said_anything_every_need_is_not_known_and_nothing_clashes(need):
    assert meets(need, Facts()) is Known.NOT_KNOWN
    assert clashes([need], Facts()) == []


@given(FACTS, st.sampled_from(BedNeed))
def test_only_a_plain_no_speaks_against_a_shelter(facts, need):
    if need in WITHOUT:
        says_no = WITHOUT[need] in facts.barriers and WITHOUT[need] not in facts.no_barriers
    else:
        says_no = need in TAKES and TAKES[need] in facts.not_accepts and TAKES[need] not in facts.accepts
    assert bool(clashes([need], facts)) is says_no


@pytest.mark.parametrize("_", range(20))
def test_a_code_says_nothing_and_holds_no_word(_):
    code = codes.draw()
    assert len(code) == 7
    assert not set(code) & set("AEIOUY01LQ")
