"""The counting: from a day or an hour to the last moment of a clock, with each step to show.

Belongs here: arithmetic on hours, days, work days, months and years, and where a clock stands now. Not here: words
(saying), rule files (rulefiles), Django. Nothing here says what someone may still do: it counts, an attorney or a
nurse answers.

How it counts. Hours are hours that pass, whatever the clock on the wall does in spring and autumn. A day is counted
from the day after; the clock ends when the last day ends. A month or year ends on the same number, and where there
is no such day (January 31 and a month, February 29 and a year), on the safer side: the day before for what must be
done by then, the day after for what is possible from then on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from alongside.clocks.calendars import add_work_days, next_work_day, work_days_between

UNITS = ("hours", "days", "work_days", "months", "years")
KINDS = ("by", "ends", "from")
DAY = timedelta(days=1)
LATEST_YEAR = 9000
SOON_HOURS = 36


@dataclass(frozen=True, slots=True)
class Leg:
    """From one fact, so much further. `at_age` begins at a birthday."""

    fact: str
    count: int
    unit: str
    before: bool = False
    at_age: int | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """All that is counted by: the first leg, further ones of which the later counts, and the calendar."""

    legs: tuple[Leg, ...]
    kind: str = "by"
    calendar: str = "federal"
    rolls: bool = False
    warn: tuple[int, ...] = ()

    @property
    def by_the_hour(self) -> bool:
        return self.legs[0].unit == "hours"


@dataclass(frozen=True, slots=True)
class Span:
    """When something happened: between two moments. A moment without an hour is a whole day; None is not known."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def at(cls, moment: date) -> "Span":
        return cls(moment, moment)

    @property
    def is_exact(self) -> bool:
        return self.first is not None and self.first == self.last


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: what was done and with which values. `saying` puts it in words."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Point:
    """The end of a count: `at` is the moment, `day` the day named on screen where only days are counted."""

    at: datetime
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Between which two moments a clock ends, and how that was found."""

    first: Point | None
    last: Point | None
    steps: tuple[Step, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.first is not None and self.first == self.last


def count(counting: Counting, facts: Mapping[str, Span], tz: tzinfo) -> Due:
    """When the clock ends. The first leg decides; of several whose day is known, the later."""
    steps: list[Step] = []
    found: list[Due] = []
    for number, leg in enumerate(counting.legs):
        span = facts.get(leg.fact, Span())
        if number and span == Span():
            steps.append(Step("not_known_later", {"fact": leg.fact}))
            continue
        leg_due = _leg(counting, leg, span, tz)
        steps += leg_due.steps
        found.append(leg_due)
    first = _latest([due.first for due in found])
    last = _latest([due.last for due in found])
    if len(found) > 1 and last is not None:
        steps.append(Step("later_counts", {"point": last}))
    return Due(first, last, tuple(steps))


def _latest(points: Sequence[Point | None]) -> Point | None:
    """The later of several; not known while any of them is not."""
    known = [point for point in points if point is not None]
    return max(known, key=lambda point: point.at) if known and len(known) == len(points) else None


def _leg(counting: Counting, leg: Leg, span: Span, tz: tzinfo) -> Due:
    if span == Span():
        return Due(None, None, (Step("not_known", {"fact": leg.fact}),))
    steps = [Step("begins", {"fact": leg.fact, "first": span.first, "last": span.last})]
    first, first_steps = _end(counting, leg, span.first, tz, late=False)
    last, last_steps = _end(counting, leg, span.last, tz, late=True)
    steps += first_steps if first is not None else last_steps
    if first != last and first is not None and last is not None:
        steps.append(Step("range", {"first": first, "last": last}))
    return Due(first, last, tuple(steps))


def _end(
    counting: Counting, leg: Leg, moment: date | None, tz: tzinfo, *, late: bool
) -> tuple[Point | None, list[Step]]:
    """One end of the range. A day without its hour is its beginning, or (`late`) its end."""
    if moment is None:
        return None, []
    sign = -1 if leg.before else 1
    if leg.unit == "hours" and leg.at_age is None:
        start = moment if isinstance(moment, datetime) else _midnight(moment + DAY * late, tz)
        at = (start.astimezone(UTC) + timedelta(hours=sign * leg.count)).astimezone(tz)
        return Point(at), [Step("adds", {"leg": leg, "point": Point(at)})]
    day = moment.astimezone(tz).date() if isinstance(moment, datetime) else moment
    return _by_days(counting, leg, day, tz)


def _by_days(counting: Counting, leg: Leg, day: date, tz: tzinfo) -> tuple[Point, list[Step]]:
    steps: list[Step] = []
    onward = counting.kind == "from"
    if leg.at_age is not None:
        day, moved = add_months(day, 12 * leg.at_age, onward=onward)
        steps.append(Step("birthday", {"age": leg.at_age, "day": day, "moved": moved}))
    end, passed, moved = _far(leg, day, counting.calendar, onward=onward)
    if leg.count:
        steps.append(Step("adds", {"leg": leg, "point": Point(_closing(end, counting, tz), end)}))
    if passed:
        steps.append(Step("holidays", {"days": tuple(passed)}))
    if moved:
        steps.append(Step("no_such_day", {"day": end}))
    if counting.rolls and (open_day := next_work_day(end, counting.calendar)) != end:
        steps.append(Step("rolls", {"day": end, "to": open_day}))
        end = open_day
    return Point(_closing(end, counting, tz), end), steps


def _far(leg: Leg, day: date, calendar: str, *, onward: bool) -> tuple[date, list[date], bool]:
    """The day so much further, holidays passed over, and whether a month was too short."""
    sign = -1 if leg.before else 1
    if leg.unit == "work_days":
        return *add_work_days(day, sign * leg.count, calendar), False
    if leg.unit in ("months", "years"):
        months = leg.count * (12 if leg.unit == "years" else 1)
        end, moved = add_months(day, sign * months, onward=onward)
        return end, [], moved
    days = leg.count if leg.unit == "days" else -(-leg.count // 24)
    return day + timedelta(days=sign * days), [], False


def add_months(day: date, months: int, *, onward: bool = False) -> tuple[date, bool]:
    """The same number in another month; the last day there (or, `onward`, the first after) where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(max(year, 1), LATEST_YEAR)
    month += 1
    try:
        return date(year, month, day.day), False
    except ValueError:
        after = date(year + month // 12, month % 12 + 1, 1)
        return (after if onward else after - DAY), True


def _closing(day: date, counting: Counting, tz: tzinfo) -> datetime:
    """A last day ends at midnight; a first day begins there."""
    return _midnight(day if counting.kind == "from" else day + DAY, tz)


def _midnight(day: date, tz: tzinfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=tz)


# -- where a clock stands ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a clock stands: its state, and how much is left in which unit."""

    state: str  # running, soon, maybe_over, over, not_known
    left: int | None = None
    unit: str = ""
    gone: int | None = None


def standing(
    counting: Counting, due: Due, now: datetime, tz: tzinfo, *, began: date | None = None
) -> Standing:
    """Where it stands now. Within a range it may be over; only past the whole range it is."""
    if due.last is None and (due.first is None or now > due.first.at):
        return Standing("not_known" if due.first is None else "maybe_over")
    if due.last is not None and now >= due.last.at:
        return Standing("over")
    end = due.first or due.last
    assert end is not None
    if now >= end.at or (due.first is None):
        return Standing("maybe_over")
    left, unit = _left(counting, end, now, tz)
    soon = left <= max(counting.warn, default=SOON_HOURS if unit == "hours" else 3)
    return Standing("soon" if soon else "running", left, unit, _gone(began, end, now, tz))


def _left(counting: Counting, end: Point, now: datetime, tz: tzinfo) -> tuple[int, str]:
    if end.day is None:
        return int((end.at - now).total_seconds() // 3600), "hours"
    today = now.astimezone(tz).date()
    if counting.legs[0].unit == "work_days":
        return work_days_between(today, end.day, counting.calendar), "work_days"
    return (end.day - today).days, "days"


def _gone(began: date | None, end: Point, now: datetime, tz: tzinfo) -> int | None:
    """How much of the way is behind, in per cent."""
    if began is None:
        return None
    start = began if isinstance(began, datetime) else _midnight(began, tz)
    whole = (end.at - start).total_seconds()
    return None if whole <= 0 else max(0, min(100, round(100 * (now - start).total_seconds() / whole)))
