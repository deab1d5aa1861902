"""Opening and closing in a time zone, through both changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.plan_room.consultations.hours import countdown, is_open, moment

ZONES = ["America/New_York", "America/Chicago", "America/Phoenix", "Pacific/Honolulu", "America/Anchorage"]


@given(st.dates(date(2010, 1, 1), date(2040, 12, 31)), st.times(), st.sampled_from(ZONES), st.booleans())
def test_a_clock_in_the_zone_shows_the_hour_or_it_does_not_exist(on, at, zone, closing):
    found = moment(on, at, zone, closing=closing)
    there = found.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    asked = datetime.combine(on, at)
    assert there == asked or there == asked + timedelta(hours=1)


@given(st.dates(date(2010, 1, 1), date(2040, 12, 31)), st.times(), st.sampled_from(ZONES))
def test_nobody_comes_late_by_a_clock_change(on, at, zone):
    opens, closes = (moment(on, at, zone, closing=closing) for closing in (False, True))
    assert closes - opens in (timedelta(0), timedelta(hours=1))


@given(st.dates(date(2010, 1, 1), date(2040, 12, 30)), st.times(), st.sampled_from(ZONES))
def test_a_later_day_is_a_later_moment(on, at, zone):
    assert moment(on, at, zone, closing=True) < moment(on + timedelta(days=1), at, zone, closing=True)


def test_the_hour_that_comes_twice_and_the_one_that_never_comes():
    twice = date(2026, 11, 1), time(1, 30), "America/New_York"
    assert moment(*twice, closing=False) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert moment(*twice, closing=True) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)
    for closing in (False, True):
        found = moment(date(2026, 3, 8), time(2, 30), "America/New_York", closing=closing)
        assert found == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=30), "Open for another 30 days"), (timedelta(days=1, hours=1), "Open for another 25 hours"),
        (timedelta(minutes=61), "Open for another 1 hour"), (timedelta(seconds=5), "Open for another 1 minute"),
        (timedelta(0), "Closed"), (timedelta(days=-1), "Closed"),
    ],
)  # fmt: skip
def test_the_countdown_in_words(left, words):
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert countdown(None, now + left, now) == words
    assert is_open(None, now + left, now) == (words != "Closed")


def test_before_it_opens_and_without_an_end():
    now = datetime(2026, 5, 1, 12, tzinfo=UTC)
    assert countdown(now + timedelta(days=3), now + timedelta(days=9), now) == "Opens in 3 days"
    assert not is_open(now + timedelta(days=3), now + timedelta(days=9), now)
    assert countdown(None, None, now) == "No end is known"
    assert not is_open(None, None, now)


@given(
    st.dates(date(2015, 1, 1), date(2035, 12, 30)), st.times(), st.sampled_from(ZONES), st.integers(1, 400),
    st.integers(-2, 2),
)  # fmt: skip
def test_it_opens_and_closes_to_the_second_in_every_zone(on, at, zone, days, second):
    opens = moment(on, at, zone, closing=False)
    closes = moment(on + timedelta(days=days), at, zone, closing=True)
    step = timedelta(seconds=second)
    assert is_open(opens, closes, opens + step) == (second >= 0)
    assert is_open(opens, closes, closes + step) == (second < 0)
    for now in (opens + step, closes + step):
        words = countdown(opens, closes, now)
        assert words.startswith("Opens in") == (now < opens)
        assert (words == "Closed") == (now >= closes)


@given(
    st.dates(date(2015, 1, 1), date(2035, 12, 30)), st.times(), st.sampled_from(ZONES), st.sampled_from(ZONES)
)
def test_the_same_hour_further_west_is_later(on, at, one, other):
    east, west = moment(on, at, one, closing=True), moment(on, at, other, closing=True)
    behind = west.astimezone(ZoneInfo(other)).utcoffset() - east.astimezone(ZoneInfo(one)).utcoffset()
    assert abs((west - east) + behind) <= timedelta(hours=1)  # but for an hour that a clock change leaves out
