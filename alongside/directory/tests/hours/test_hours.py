"""Open or not, until when, and when next: counted, never guessed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.hours import at, rule_of, rules_of, spans, time_of
from alongside.directory.hours_words import in_words, now_in_words

CHICAGO = ZoneInfo("America/Chicago")
ZONES = [
    CHICAGO,
    ZoneInfo("America/Phoenix"),
    ZoneInfo("Pacific/Auckland"),
    ZoneInfo("Australia/Lord_Howe"),
    UTC,
]


@dataclass
class Row:
    freq: str = "WEEKLY"
    byday: str = "MO,TU,WE,TH,FR"
    byweekno: str = ""
    bymonthday: str = ""
    byyearday: str = ""
    wkst: str = ""
    interval: int | None = None
    count: int | None = None
    dtstart: date | None = None
    until: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    timezone: str = ""
    opens_at: str = "09:00"
    closes_at: str = "17:00"


def local(*parts):
    return datetime(*parts, tzinfo=CHICAGO)


def now(row, moment):
    return at(rules_of([row]), CHICAGO, moment)


def test_a_working_week():
    assert now(Row(), local(2026, 5, 14, 12)).until == local(2026, 5, 14, 17)
    assert now(Row(), local(2026, 5, 14, 8)).next_opening == local(2026, 5, 14, 9)
    closed = now(Row(), local(2026, 5, 15, 17))
    assert not closed.is_open
    assert closed.next_opening == local(2026, 5, 18, 9)


def test_past_midnight():
    night = Row(byday="FR", opens_at="20:00", closes_at="06:00")
    assert now(night, local(2026, 5, 16, 5, 59)).until == local(2026, 5, 16, 6)
    assert now(night, local(2026, 5, 16, 6)).is_open is False


@pytest.mark.parametrize(("opens", "closes"), [("00:00", "24:00"), ("00:00", "23:59"), ("0:00", "00:00")])
def test_day_and_night_has_no_end(opens, closes):
    row = Row(byday="MO,TU,WE,TH,FR,SA,SU", opens_at=opens, closes_at=closes)
    assert now(row, local(2026, 3, 8, 2, 30)) == now(row, local(2026, 11, 1, 1, 30))
    assert now(row, local(2026, 3, 8, 3)).is_open
    assert now(row, local(2026, 3, 8, 3)).until is None


def test_the_second_tuesday_and_the_last_friday():
    row = Row(freq="MONTHLY", byday="2TU,-1FR")
    days = [b.date() for b, _ in spans(rules_of([row]), CHICAGO, date(2026, 5, 1), date(2026, 5, 31))]
    assert days == [date(2026, 5, 12), date(2026, 5, 29)]


def test_every_second_week_counts_from_its_first_day():
    row = Row(byday="WE", interval=2, dtstart=date(2026, 5, 6))
    days = [b.date() for b, _ in spans(rules_of([row]), CHICAGO, date(2026, 5, 1), date(2026, 6, 5))]
    assert days == [date(2026, 5, 6), date(2026, 5, 20), date(2026, 6, 3)]


def test_the_29th_of_february_and_the_last_day_of_a_month():
    leap = Row(freq="MONTHLY", byday="", bymonthday="29")
    february = [b.date() for b, _ in spans(rules_of([leap]), CHICAGO, date(2027, 2, 1), date(2028, 3, 1))]
    assert date(2028, 2, 29) in february
    assert not [day for day in february if (day.year, day.month) == (2027, 2)]
    last = Row(freq="MONTHLY", byday="", bymonthday="-1")
    assert rule_of(last).falls_on(date(2028, 2, 29))
    assert rule_of(last).falls_on(date(2027, 2, 28))


def test_a_rule_ends_with_its_last_day_or_after_so_many_times():
    assert not rule_of(Row(until=date(2026, 5, 13))).falls_on(date(2026, 5, 14))
    assert not rule_of(Row(valid_from=date(2026, 6, 1))).falls_on(date(2026, 5, 14))
    three = rule_of(Row(byday="MO", count=3, dtstart=date(2026, 5, 4)))
    assert [three.falls_on(date(2026, 5, 4) + timedelta(weeks=n)) for n in range(4)] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"opens_at": ""}, {"closes_at": "late"}, {"byday": "Mon"}, {"byday": "2MO"}, {"byweekno": "12"},
        {"byyearday": "100"}, {"interval": 2}, {"interval": 0, "freq": "DAILY"}, {"count": 3},
        {"bymonthday": "40", "freq": "MONTHLY"}, {"freq": "", "byday": ""}, {"opens_at": "25:00"},
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_not_guessed(changed):
    assert rule_of(Row(**changed)) is None
    assert rules_of([Row(), Row(**changed)]) is None
    assert at(None, CHICAGO, local(2026, 5, 14, 12)).is_open is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9:00 AM", time(9)),
        ("12 am", time(0)),
        ("12:30 p.m.", time(12, 30)),
        ("17:00:00", time(17)),
        ("9am", time(9)),
    ],
)
def test_times_as_people_and_programs_write_them(text, found):
    assert time_of(text)[0] == found


def test_an_offset_of_the_zone_itself_means_the_clock_on_the_wall():
    """Written in winter, read in summer: nine o'clock stays nine o'clock."""
    for row in (Row(opens_at="09:00-06:00", closes_at="17:00-06:00"), Row(timezone="-6")):
        assert now(row, local(2026, 7, 14, 9)).is_open
        assert not now(row, local(2026, 7, 14, 17)).is_open
    elsewhere = Row(opens_at="09:00-04:00", closes_at="17:00-04:00")
    assert now(elsewhere, local(2026, 1, 14, 7)).is_open


rows = st.builds(
    Row,
    byday=st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True).map(
        ",".join
    ),
    opens_at=st.times().map(lambda t: f"{t:%H:%M}"),
    closes_at=st.times().map(lambda t: f"{t:%H:%M}"),
    interval=st.integers(1, 4),
    dtstart=st.dates(date(2020, 1, 1), date(2027, 1, 1)),
    wkst=st.sampled_from(["", "SU", "MO", "WE"]),
)
moments = st.datetimes(datetime(2023, 1, 1), datetime(2029, 1, 1), timezones=st.sampled_from(ZONES))


@given(st.lists(rows, min_size=1, max_size=4), moments, st.sampled_from(ZONES))
def test_what_is_said_of_a_moment_agrees_with_the_spans(rows, moment, zone):
    rules = rules_of(rows)
    said = at(rules, zone, moment)
    day = moment.astimezone(zone).date()
    found = spans(rules, zone, day - timedelta(days=3), day + timedelta(days=10))
    assert said.is_open == any(begins <= moment < ends for begins, ends in found)
    if said.until:
        assert said.until > moment
        assert not at(rules, zone, said.until).is_open
    if said.next_opening:
        assert at(rules, zone, said.next_opening).is_open


@given(
    st.lists(rows, min_size=1, max_size=4),
    st.dates(date(2023, 1, 1), date(2029, 1, 1)),
    st.sampled_from(ZONES),
)
def test_spans_are_in_order_apart_and_never_negative(rows, day, zone):
    found = spans(rules_of(rows), zone, day, day + timedelta(days=20))
    assert all(begins <= ends for begins, ends in found)
    assert all(one[1] < two[0] for one, two in pairwise(found))


@given(rows, st.dates(date(2023, 1, 1), date(2029, 1, 1)))
def test_a_day_of_a_weekly_rule_is_one_of_its_weekdays(row, day):
    rule = rule_of(row)
    if rule.falls_on(day):
        assert ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.weekday()] in row.byday.split(",")
        assert not rule.falls_on(day + timedelta(weeks=1)) or row.interval == 1


@given(st.text(max_size=12))
def test_any_text_can_be_asked_for_a_time(text):
    found = time_of(text)
    assert found is None or isinstance(found[0], time)


@given(st.builds(Row, **{n: st.text(max_size=8) for n in ("byday", "bymonthday", "timezone", "opens_at", "closes_at")},
                 freq=st.sampled_from(["", "WEEKLY", "MONTHLY"]), wkst=st.just("")))  # fmt: skip
def test_any_row_can_be_read_or_is_said_to_be_unreadable(row):
    rule = rule_of(row)
    assert rule is None or in_words([rule])


def test_hours_in_words():
    rows = [Row(), Row(byday="SA", opens_at="10:00", closes_at="12:00"),
            Row(freq="MONTHLY", byday="2SU", opens_at="18:00", closes_at="00:00")]  # fmt: skip
    with translation.override("en"):
        assert in_words(rules_of(rows)) == [
            "Monday to Friday, 9:00 am to 5:00 pm",
            "Saturday, 10:00 am to noon",
            "second Sunday of the month, 6:00 pm to midnight",
        ]
        always = rules_of(
            [Row(byday=day, opens_at="00:00", closes_at="24:00") for day in ("MO,TU,WE,TH", "FR,SA,SU")]
        )
        assert in_words(always) == ["Every day, day and night"]


def test_now_in_words():
    def said(*parts):
        moment = local(*parts)
        return now_in_words(now(Row(), moment), CHICAGO, moment)

    with translation.override("en"):
        assert said(2026, 5, 14, 12) == "Open until 5:00 pm"
        assert said(2026, 5, 14, 18) == "Closed now, opens tomorrow, 9:00 am"
        assert said(2026, 5, 15, 18) == "Closed now, opens Monday, 9:00 am"
        assert now_in_words(at(None, CHICAGO, local(2026, 5, 14)), CHICAGO, local(2026, 5, 14)).startswith(
            "Hours not"
        )
