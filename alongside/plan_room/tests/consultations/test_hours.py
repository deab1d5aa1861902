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
