"""Hours as numbers say the same as hours counted: open at a minute of the week where the rules say so."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from alongside.directory import hours
from alongside.directory.understanding.weeks import DAY, WEEK, spelled

CHICAGO = ZoneInfo("America/Chicago")
TODAY = date(2026, 5, 14)


@dataclass
class Row:
    byday: str
    opens_at: str
    closes_at: str
    freq: str = "WEEKLY"
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


def ranges(text):
    return [tuple(map(int, part.split(","))) for part in text[2:-2].split("),[")] if text != "{}" else []


clocks = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
rows = st.lists(
    st.builds(Row, byday=st.sets(st.sampled_from(hours.DAYS), min_size=1).map(",".join), opens_at=clocks, closes_at=clocks),
    min_size=1, max_size=3,
)  # fmt: skip


@given(rows, st.integers(0, WEEK - 1))
def test_a_minute_is_open_in_numbers_where_it_is_open_by_the_rules(rows, minute):
    rules = hours.rules_of(rows)
    numbers = ranges(spelled(rules, CHICAGO, TODAY).week)
    monday = datetime(2026, 5, 11, tzinfo=CHICAGO)  # no clock is moved in this week
    moment = (monday + timedelta(minutes=minute)).astimezone(UTC)
    assert any(start <= minute < end for start, end in numbers) == hours.at(rules, CHICAGO, moment).is_open
    assert all(0 <= start < end <= 2 * WEEK for start, end in numbers)


def test_sunday_night_goes_on_into_monday():
    numbers = ranges(spelled(hours.rules_of([Row("SU", "20:00", "06:00")]), CHICAGO, TODAY).week)
    assert any(start <= 0 and end >= 6 * 60 for start, end in numbers)
    assert any(start == 6 * DAY + 20 * 60 for start, _ in numbers)


def test_what_is_not_every_week_is_written_as_dates():
    summer = Row("MO", "09:00", "12:00", valid_from=date(2026, 6, 1), valid_to=date(2026, 6, 30))
    told = spelled(hours.rules_of([summer]), CHICAGO, TODAY)
    assert told.week is None
    assert told.dates.count("[") == 5
    assert spelled(None, CHICAGO, TODAY) == spelled([], CHICAGO, TODAY)
