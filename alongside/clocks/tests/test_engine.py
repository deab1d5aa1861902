"""Counting: hours through daylight saving, days, work days, months' ends, leap days, ranges."""

import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.clocks.calendars import CALENDARS, add_work_days, holidays, is_work_day, work_days_between
from alongside.clocks.engine import Counting, Leg, Span, add_months, count, standing

CHICAGO = ZoneInfo("America/Chicago")
ZONES = ["America/Chicago", "America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/St_Johns"]
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
moments = st.datetimes(
    datetime(1990, 1, 1), datetime(2090, 12, 31), timezones=st.sampled_from(ZONES).map(ZoneInfo)
)
units = st.sampled_from(["hours", "days", "work_days", "months", "years"])
counts = st.integers(0, 400)


def counting(many, unit, **more):
    leg = {name: more.pop(name) for name in ("before", "at_age") if name in more}
    return Counting((Leg("then", many, unit, **leg),), **more)


def due(many, unit, moment, tz=CHICAGO, **more):
    return count(counting(many, unit, **more), {"then": Span.at(moment)}, tz)


# -- hours -----------------------------------------------------------------------------------------------


@given(moments, counts)
def test_hours_are_hours_that_pass_whatever_the_clock_on_the_wall_does(moment, many):
    end = due(many, "hours", moment, moment.tzinfo).first
    assert end.at.astimezone(UTC) - moment.astimezone(UTC) == timedelta(hours=many)
    assert end.day is None


def test_72_hours_across_the_spring_change_end_an_hour_later_on_the_wall():
    begun = datetime(2026, 3, 6, 21, 20, tzinfo=CHICAGO)
    assert due(72, "hours", begun).first.at.astimezone(CHICAGO).isoformat() == "2026-03-09T22:20:00-05:00"


def test_hours_from_a_day_without_its_hour_end_between_two_moments():
    found = due(72, "hours", date(2026, 5, 12))
    assert found.first.at == datetime(2026, 5, 15, tzinfo=CHICAGO)
    assert found.last.at == datetime(2026, 5, 16, tzinfo=CHICAGO)


# -- days ------------------------------------------------------------------------------------------------


@given(days, counts)
def test_the_first_day_is_not_counted_and_the_last_is_whole(day, many):
    end = due(many, "days", day).first
    assert end.day == day + timedelta(days=many)
    assert end.at == datetime.combine(end.day + timedelta(days=1), datetime.min.time(), tzinfo=CHICAGO)


@given(moments, counts, st.sampled_from(["days", "months", "years", "work_days"]))
def test_the_hour_of_the_first_day_changes_no_clock_that_counts_days(moment, many, unit):
    tz = moment.tzinfo
    assert due(many, unit, moment, tz).first == due(many, unit, moment.date(), tz).first


@given(days, counts, units.filter(lambda unit: unit != "hours"))
def test_counting_back_lies_before(day, many, unit):
    assert due(many, unit, day, before=True).first.day <= day <= due(many, unit, day).first.day


# -- work days -------------------------------------------------------------------------------------------


@given(days, st.integers(1, 60), st.sampled_from(CALENDARS))
def test_so_many_work_days_later_is_a_work_day_with_so_many_between(day, many, which):
    end, passed = add_work_days(day, many, which)
    assert is_work_day(end, which)
    assert work_days_between(day, end, which) == many
    assert all(day < holiday < end and holiday.weekday() < 5 for holiday in passed)


@given(days, st.integers(1, 60), st.sampled_from(CALENDARS))
def test_back_again_is_never_later_than_the_beginning(day, many, which):
    end, _ = add_work_days(day, many, which)
    back, _ = add_work_days(end, -many, which)
    assert back <= day or not is_work_day(day, which)


@given(st.integers(1990, 2090), st.sampled_from(CALENDARS))
def test_no_holiday_is_kept_on_a_weekend_and_illinois_keeps_all_federal_ones(year, which):
    kept = holidays(which, year)
    assert all(day.year == year and day.weekday() < 5 for day in kept)
    assert set(holidays("federal", year)) <= set(holidays("illinois", year))


def test_the_holidays_of_2026():
    federal = [day.isoformat() for day in sorted(holidays("federal", 2026))]
    assert federal == [
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07",
        "2026-10-12", "2026-11-11", "2026-11-26", "2026-12-25",
    ]  # fmt: skip
    more = sorted(set(holidays("illinois", 2026)) - set(holidays("federal", 2026)))
    assert [day.isoformat() for day in more] == ["2026-02-12", "2026-11-03", "2026-11-27"]


def test_a_new_year_on_a_saturday_is_kept_in_the_old_year():
    assert date(2021, 12, 31) in holidays("federal", 2021)
    assert not [day for day in holidays("federal", 2022) if day.month == 1 and day.day < 10]


def test_ten_work_days_pass_over_weekends_and_memorial_day():
    end = due(10, "work_days", date(2026, 5, 12), calendar="illinois")
    assert end.first.day == date(2026, 5, 27)
    assert [step.values["days"] for step in end.steps if step.code == "holidays"] == [(date(2026, 5, 25),)]


@given(days, counts, st.sampled_from(CALENDARS))
def test_an_end_that_rolls_is_a_work_day_and_never_earlier(day, many, which):
    rolled = due(many, "days", day, rolls=True, calendar=which).first.day
    plain = due(many, "days", day, calendar=which).first.day
    assert is_work_day(rolled, which)
    assert timedelta() <= rolled - plain < timedelta(days=6)


# -- months and years ------------------------------------------------------------------------------------


@given(days, st.integers(0, 1200))
def test_months_end_on_the_same_number_or_on_the_last_day(day, months):
    end, moved = add_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == min(day.day, calendar.monthrange(end.year, end.month)[1])
    assert moved is (end.day != day.day)


@given(days, st.integers(1, 100))
def test_onward_never_lies_before_and_differs_by_a_day_at_most(day, months):
    back, moved = add_months(day, months)
    onward, _ = add_months(day, months, onward=True)
    assert onward - back == timedelta(days=1 if moved else 0)


def test_a_leap_day_and_a_year_end_on_the_safer_side():
    assert due(1, "years", date(2024, 2, 29)).first.day == date(2025, 2, 28)
    assert due(1, "years", date(2024, 2, 29), kind="from").first.day == date(2025, 3, 1)
    assert due(4, "years", date(2024, 2, 29)).first.day == date(2028, 2, 29)
    assert due(1, "months", date(2026, 1, 31)).first.day == date(2026, 2, 28)


@pytest.mark.parametrize(("born", "last"), [("2008-02-29", "2026-02-27"), ("2008-05-14", "2026-05-13")])
def test_before_the_18th_birthday_is_the_day_before(born, last):
    rule = Counting((Leg("born_on", 1, "days", before=True, at_age=18),))
    found = count(rule, {"born_on": Span.at(date.fromisoformat(born))}, CHICAGO)
    assert found.first.day == date.fromisoformat(last)


# -- several beginnings, and ranges ------------------------------------------------------------------------


def ten_years():
    return Counting((Leg("then", 10, "years"), Leg("born_on", 10, "years", at_age=18)), kind="ends")


@given(days, days)
def test_of_two_beginnings_the_later_end_counts(then, born):
    both = count(ten_years(), {"then": Span.at(then), "born_on": Span.at(born)}, CHICAGO)
    alone = count(ten_years(), {"then": Span.at(then)}, CHICAGO)
    assert both.first.at >= alone.first.at
    assert [step.code for step in alone.steps][-1] == "not_known_later"


@given(days, days, counts, units)
def test_a_range_stays_in_order(one, other, many, unit):
    first, last = sorted((one, other))
    found = count(counting(many, unit), {"then": Span(first, last)}, CHICAGO)
    assert found.first.at <= found.last.at
    assert found.first == due(many, unit, first).first
    assert found.last == due(many, unit, last).last


def test_a_first_day_that_nobody_knows_gives_no_end_and_says_so():
    found = count(counting(7, "days"), {}, CHICAGO)
    assert (found.first, found.last) == (None, None)
    assert [step.code for step in found.steps] == ["not_known"]


def test_an_open_range_has_one_end():
    found = count(counting(7, "days"), {"then": Span(None, date(2026, 5, 12))}, CHICAGO)
    assert found.first is None
    assert found.last.day == date(2026, 5, 19)


# -- where it stands -------------------------------------------------------------------------------------


@given(moments, moments, st.integers(1, 400), units)
def test_a_clock_is_over_exactly_when_its_last_moment_is_behind(moment, now, many, unit):
    found = due(many, unit, moment, CHICAGO)
    where = standing(counting(many, unit), found, now, CHICAGO)
    assert (where.state == "over") is (now >= found.last.at)
    assert where.left is None or where.left >= 0


@given(days, days, st.integers(1, 300), moments)
def test_within_a_range_it_may_be_over_and_is_not_said_to_be(one, other, many, now):
    first, last = sorted((one, other))
    assume(first < last)
    found = count(counting(many, "days"), {"then": Span(first, last)}, CHICAGO)
    state = standing(counting(many, "days"), found, now, CHICAGO).state
    if found.first.at <= now < found.last.at:
        assert state == "maybe_over"
    elif now < found.first.at:
        assert state in ("running", "soon")


@pytest.mark.parametrize(("left", "state"), [(8, "running"), (7, "soon"), (1, "soon"), (0, "soon")])
def test_the_warning_begins_where_the_rule_says(left, state):
    order = counting(0, "days", kind="ends", warn=(7, 3, 1))
    now = datetime(2026, 5, 14, 9, tzinfo=CHICAGO)
    found = count(order, {"then": Span.at(now.date() + timedelta(days=left))}, CHICAGO)
    assert standing(order, found, now, CHICAGO).state == state
