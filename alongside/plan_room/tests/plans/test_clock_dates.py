"""The clocks of promises: a day where there is one, its working, and never more than is known."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from alongside.plan_room.clock_dates import Clock, Event, Length, State, add, count, read_length
from alongside.plan_room.clock_words import mark_of, working

TODAY = date(2026, 11, 22)
RELEASE = date(2020, 10, 19)
GUESSED = Clock("duration", "within a year", "P1Y", RELEASE, anchor_assumed=True)
STATED = Clock("duration", "within a year", "P1Y", RELEASE)
YEARLY = Clock("recurrence", "annually after completion", "P1Y", waits_for_another=True)


def due(clock, *events, other=None, today=TODAY):
    return count(clock, events, other, today)


@pytest.mark.parametrize(
    ("text", "length"),
    [("P1Y", Length(years=1)), ("PT24H", Length(hours=24)), ("P6M", Length(months=6)), ("P2W", Length(weeks=2)),
     ("P1Y2M3DT4H", Length(1, 2, 0, 3, 4)), ("", None), ("P", None), ("PT", None), ("1Y", None), ("P0D", None),
     ("P1.5Y", None), ("P99999999D", None)],
)  # fmt: skip
def test_a_length_is_read_or_is_none(text, length):
    assert read_length(text) == length


def test_a_guessed_first_day_gives_would_be_due_and_never_overdue():
    found = due(GUESSED)
    assert (found.state, found.on) == (State.WOULD_BE_DUE, date(2021, 10, 19))
    assert [step.code for step in found.steps] == ["says", "begins", "adds"]


def test_a_stated_first_day_gives_a_day_and_then_past_it():
    assert due(STATED, today=date(2021, 10, 19)).state == State.DUE
    assert due(STATED, today=date(2021, 10, 20)).state == State.OVERDUE


def test_a_first_day_that_was_found_replaces_the_guess():
    found = due(GUESSED, Event("first_day", date(2020, 12, 1)))
    assert (found.state, found.on) == (State.OVERDUE, date(2021, 12, 1))


def test_a_clock_for_each_person_is_never_counted():
    found = due(Clock("duration", "within 24 hours", "PT24H", RELEASE, per_case=True))
    assert (found.state, found.on) == (State.PER_CASE, None)


def test_what_comes_again_waits_for_the_other_promise():
    assert due(YEARLY).state == State.WAITS
    found = due(YEARLY, other=date(2026, 3, 1))
    assert (found.state, found.on) == (State.DUE, date(2027, 3, 1))


def test_what_was_done_counts_again_from_there():
    found = due(YEARLY, Event("done", date(2024, 5, 1)), other=date(2021, 1, 1))
    assert (found.state, found.on) == (State.OVERDUE, date(2025, 5, 1))


def test_what_was_done_once_is_done():
    assert due(STATED, Event("done", date(2021, 3, 3))).state == State.DONE


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        (None, State.NONE), (Clock("ongoing", "will continue"), State.ONGOING),
        (Clock("recurrence", "periodically"), State.NO_INTERVAL), (Clock("event", "for the next meeting"), State.EVENT),
        (Clock("plan_period", end_year=2017), State.PERIOD), (Clock("duration", "a year", "P1Y"), State.NO_FIRST_DAY),
    ],
)  # fmt: skip
def test_what_gives_no_day_says_which_kind_it_is(clock, state):
    assert due(clock).state == state


def test_a_stop_adds_its_days_and_while_it_lasts_there_is_no_day():
    stop = Event("pause", date(2021, 1, 1))
    assert due(STATED, stop).state == State.PAUSED
    found = due(STATED, stop, Event("restart", date(2021, 1, 31)), today=date(2021, 11, 1))
    assert (found.state, found.on) == (State.DUE, date(2021, 11, 18))


def test_a_stop_after_the_day_does_not_undo_that_it_passed():
    assert due(STATED, Event("pause", date(2022, 1, 1))).state == State.OVERDUE


def test_more_time_names_a_day_that_is_stated():
    found = due(GUESSED, Event("extension", date(2021, 6, 1), date(2022, 6, 1)))
    assert (found.state, found.on) == (State.OVERDUE, date(2022, 6, 1))


def test_less_time_is_no_extension():
    assert due(STATED, Event("extension", date(2021, 1, 1), date(2021, 2, 1))).on == date(2021, 10, 19)


def test_the_working_is_said_in_words():
    found = due(GUESSED)
    with override("en"):
        lines = [(line.label, line.value, line.small) for line in working(found)]
    assert lines == [
        ("The document says", "“within a year”", ""),
        ("Counted from", "October 19, 2020", "not stated; we assume the release of the plan"),
        ("And so much time", "+ 1 year", ""),
        ("Would be due", "October 19, 2021", ""),
    ]
    assert str(mark_of(found, TODAY).word) == "It would be due by now"
    assert str(mark_of(found, date(2021, 1, 1)).word) == "It would be due later"


# -- properties --------------------------------------------------------------------------------------

days = st.dates(date(2000, 1, 1), date(2040, 12, 31))
lengths = st.builds(
    Length,
    st.integers(0, 20),
    st.integers(0, 40),
    st.integers(0, 60),
    st.integers(0, 400),
    st.integers(0, 500),
)
iso = st.sampled_from(["", "P1Y", "P6M", "PT24H", "P2W", "P90D", "nonsense"])
kinds = st.sampled_from(["duration", "recurrence", "event", "ongoing", "plan_period"])
clocks = st.builds(
    Clock, kinds, st.just("x"), iso, st.none() | days, st.booleans(), st.booleans(), st.booleans(),
    st.none() | st.integers(2000, 2040),
)  # fmt: skip
plain_events = st.builds(Event, st.sampled_from(["pause", "restart", "done"]), days)
extensions = st.builds(Event, st.just("extension"), days, days)
first_days = st.builds(Event, st.just("first_day"), days)
events = st.lists(plain_events | extensions | first_days, max_size=6)


@given(days, lengths)
def test_adding_a_length_never_goes_back(day, length):
    assert add(day, length) >= day


@given(days, days, lengths)
def test_a_later_first_day_is_never_due_earlier(one, other, length):
    first, second = sorted((one, other))
    assert add(first, length) <= add(second, length)


@given(clocks, events, st.none() | days, days)
def test_a_clock_never_breaks_and_a_day_stands_where_one_is_promised(clock, told, other, today):
    found = count(clock, told, other, today)
    assert (found.on is not None) or not found.has_day
    assert working(found) is not None
    assert mark_of(found, today).word


@given(clocks, events, st.none() | days, days)
def test_nothing_is_overdue_unless_its_first_or_last_day_was_stated(clock, told, other, today):
    found = count(clock, told, other, today)
    if found.state == State.OVERDUE:
        assert found.on < today
        assert not clock.per_case
        stated = any(event.kind in ("first_day", "extension", "done") for event in told)
        assert stated or other or (clock.anchor_on and not clock.anchor_assumed)


@given(events, days)
def test_a_clock_for_each_person_is_never_overdue(told, today):
    clock = Clock("duration", "within 24 hours", "PT24H", RELEASE, per_case=True)
    assert count(clock, told, None, today).state == State.PER_CASE


@given(clocks, events, st.none() | days, days)
def test_the_order_in_which_events_were_written_down_does_not_matter(clock, told, other, today):
    by_day = {event.on: event for event in told}
    distinct = list(by_day.values())
    assert count(clock, distinct, other, today) == count(clock, distinct[::-1], other, today)


@given(st.dates(date(2020, 11, 1), date(2021, 5, 1)), st.integers(1, 300))
def test_a_stop_of_so_many_days_moves_the_day_by_so_many(stop, length):
    told = [Event("pause", stop), Event("restart", stop + timedelta(days=length))]
    assert due(STATED, *told).on == date(2021, 10, 19) + timedelta(days=length)


@given(st.dates(date(2020, 11, 1), date(2030, 1, 1)), st.dates(date(2020, 11, 1), date(2030, 1, 1)))
def test_more_time_never_makes_it_earlier(said, until):
    assert due(STATED, Event("extension", said, until)).on >= date(2021, 10, 19)
