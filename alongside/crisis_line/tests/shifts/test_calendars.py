"""The calendar: its address, what it says, its format (RFC 5545); one's own number; arithmetic of times."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.crisis_line import spans
from alongside.crisis_line.calendars import calendar
from alongside.crisis_line.selectors.shifts import on_the_line_now
from alongside.crisis_line.spans import Span
from alongside.foundation.icalendar import escaped, folded

CHICAGO = ZoneInfo("America/Chicago")
ZONES = st.sampled_from([CHICAGO, ZoneInfo("America/New_York"), ZoneInfo("America/Phoenix"), ZoneInfo("UTC")])
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
SPANS = st.builds(
    lambda start, minutes: Span(start, start + timedelta(minutes=minutes)), MOMENTS, st.integers(1, 1500)
)


def unfolded(text):
    return text.replace("\r\n ", "")


# -- the format -----------------------------------------------------------------------------------------


@given(st.text())
def test_a_line_is_folded_within_75_octets_and_reads_the_same_again(text):
    line = "SUMMARY:" + escaped(text)
    written = folded(line)
    assert all(len(one) <= 75 for one in written.encode().split(b"\r\n"))
    assert unfolded(written) == line + "\r\n"
    assert "\n" not in escaped(text)


@given(st.lists(st.tuples(st.uuids(), SPANS), max_size=5))
def test_each_shift_is_one_event_at_its_instant_and_says_one_thing(shifts):
    text = unfolded(calendar(shifts, title="On the line", made_at=datetime(2026, 5, 14, tzinfo=UTC)))
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(shifts)
    assert {one for one in lines if one.startswith("SUMMARY")} <= {"SUMMARY:On the line"}
    for shift_id, span in shifts:
        assert f"UID:{shift_id}@line.invalid" in lines
        assert f"DTSTART:{span.start:%Y%m%dT%H%M%SZ}" in lines
    assert not [one for one in lines if one.startswith(("DESCRIPTION", "LOCATION", "ATTENDEE", "ORGANIZER"))]


def test_a_night_on_which_the_clocks_change_keeps_its_true_length():
    for day, length in ((date(2026, 3, 7), 11), (date(2026, 10, 31), 13)):
        span = spans.shift_on(day, time(19), time(7), CHICAGO)
        text = calendar([(UUID(int=1), span)], title="On the line", made_at=span.start)
        start, end = (
            datetime.strptime(one.split(":")[1], "%Y%m%dT%H%M%SZ")
            for one in text.split("\r\n")
            if one.startswith(("DTSTART", "DTEND"))
        )
        assert end - start == timedelta(hours=length)


# -- arithmetic -----------------------------------------------------------------------------------------


@given(DAYS, st.times(), st.times(), ZONES)
def test_shifts_by_the_clock_follow_each_other_without_a_gap(day, begins, ends, zone):
    begins, ends = begins.replace(microsecond=0), ends.replace(microsecond=0)
    if begins == ends:
        return
    first = spans.shift_on(day, begins, ends, zone)
    second = spans.shift_on(day if ends > begins else day + timedelta(days=1), ends, begins, zone)
    assert spans.gaps([first, second], first.start, max(first.end, second.end)) == []
    assert timedelta(0) <= first.length <= timedelta(hours=25)


@given(st.lists(SPANS, max_size=8), MOMENTS, st.integers(1, 60 * 48))
def test_gaps_and_what_is_held_make_up_the_whole_window(held, start, minutes):
    end = start + timedelta(minutes=minutes)
    holes = spans.gaps(held, start, end)
    inside = spans.joined(part for one in held if (part := one.cut(start, end)))
    total = sum((one.length for one in [*holes, *inside]), timedelta(0))
    assert total == end - start
    assert all(one.cut(hole.start, hole.end) is None for hole in holes for one in held)


@given(st.lists(SPANS, max_size=8))
def test_the_longest_run_is_no_shorter_than_any_shift(held):
    assert spans.longest_run(held) >= max((one.length for one in held), default=timedelta(0))


@given(DAYS, ZONES)
def test_a_night_on_the_line_counts_once(day, zone):
    night = spans.shift_on(day, time(19), time(7), zone)
    assert spans.nights([night], zone) == 1
    assert spans.nights([spans.shift_on(day, time(8), time(18), zone)], zone) == 0


@given(DAYS, st.integers(1, 60), ZONES)
def test_a_shift_moved_keeps_its_clock_times(day, days, zone):
    span = spans.shift_on(day, time(19), time(7), zone)
    later = spans.moved(span, days, zone)
    assert later.start.astimezone(zone).time() == time(19)
    assert later.end.astimezone(zone).date() == day + timedelta(days=days + 1)


# -- the address ----------------------------------------------------------------------------------------


@pytest.fixture
def address(cast, browser):
    answer = browser(cast.amira).post(reverse("crisis_line:make_calendar"))
    return answer.context["address"]


def test_whoever_has_the_address_gets_times_and_nothing_else(cast, on_line, client, address):
    on_line(cast.amira, 2)
    on_line(cast.dev, 12)
    answer = client.get(address)
    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert text.count("BEGIN:VEVENT") == 1
    assert not [word for word in ("Amira", "Linden", "primary", "Holds") if word in text]


def test_a_new_address_ends_the_former_and_ending_it_ends_it(cast, browser, client, address):
    own = browser(cast.amira)
    second = own.post(reverse("crisis_line:make_calendar")).context["address"]
    assert (client.get(address).status_code, client.get(second).status_code) == (404, 200)
    own.post(reverse("crisis_line:end_calendar"))
    assert client.get(second).status_code == 404
    assert client.get(reverse("crisis_line:calendar", args=["made-up"])).status_code == 404


def test_the_address_is_not_shown_again(cast, browser, address):
    body = browser(cast.amira).get(reverse("crisis_line:yours")).content.decode()
    assert "/line/calendar/" not in body
    assert "You have an address." in body


# -- one's own number -----------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["217-555-0142", "(217) 555 0142", "+1 217 555 0142"])
def test_a_number_stands_beside_the_shift(cast, as_person, browser, on_line, now, typed):
    assert browser(cast.dev).post(reverse("crisis_line:yours"), {"digits": typed}).status_code == 303
    on_line(cast.dev)
    with as_person(cast.amira) as actor:
        assert on_the_line_now(actor.agency_id, now).primary.digits == 2175550142
    assert "217-555-0142" in browser(cast.amira).get(reverse("crisis_line:roster")).content.decode()
    browser(cast.dev).post(reverse("crisis_line:yours"), {"digits": ""})
    with as_person(cast.amira) as actor:
        assert on_the_line_now(actor.agency_id, now).primary.digits is None


@pytest.mark.parametrize("typed", ["12345", "call me", "0175550142", "٢١٧٥٥٥٠١٤٢"])
def test_a_number_that_is_none_is_told(cast, browser, typed):
    answer = browser(cast.dev).post(reverse("crisis_line:yours"), {"digits": typed})
    assert answer.status_code == 422
    assert "ten digits" in answer.content.decode()
