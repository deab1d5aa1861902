"""Work days and holidays, counted by rule: no list of years to keep.

Belongs here: which days are holidays, going so many work days on or back. Not here: rules of law (rules/*.json),
Django. A holiday on a Saturday is kept on the Friday before, on a Sunday on the Monday after.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

CALENDARS = ("federal", "illinois")
DAY = timedelta(days=1)
MONDAY, TUESDAY, THURSDAY, SATURDAY = 0, 1, 3, 5


@lru_cache(maxsize=512)
def holidays(calendar: str, year: int) -> dict[date, str]:
    """The days kept as holidays in one year, each with its name."""
    kept: dict[date, str] = {}
    for around in (year - 1, year, year + 1):  # January 1 may be kept on December 31
        for day, name in _all(calendar, around):
            observed = _observed(day)
            if observed.year == year:
                kept[observed] = name
    return kept


def is_work_day(day: date, calendar: str) -> bool:
    """Neither a weekend nor a holiday."""
    return day.weekday() < SATURDAY and day not in holidays(calendar, day.year)


def next_work_day(day: date, calendar: str) -> date:
    """This day, or the first work day after it."""
    while not is_work_day(day, calendar):
        day += DAY
    return day


def add_work_days(start: date, count: int, calendar: str) -> tuple[date, list[date]]:
    """So many work days after (or, below zero, before) a day, and the holidays that were passed over.

    The first day itself is not counted.
    """
    step = DAY if count >= 0 else -DAY
    day, passed, left = start, [], abs(count)
    while left:
        day += step
        if is_work_day(day, calendar):
            left -= 1
        elif day.weekday() < SATURDAY:
            passed.append(day)
    return day, passed


def work_days_between(first: date, last: date, calendar: str) -> int:
    """How many work days lie after `first`, up to and with `last`."""
    days = (first + DAY * n for n in range(1, (last - first).days + 1))
    return sum(is_work_day(day, calendar) for day in days)


def _observed(day: date) -> date:
    """The day on which a holiday is kept."""
    return day + {5: -DAY, 6: DAY}.get(day.weekday(), timedelta())


def _all(calendar: str, year: int) -> Iterator[tuple[date, str]]:
    yield from _federal(year)
    if calendar == "illinois":
        yield from _illinois(year)


def _federal(year: int) -> Iterator[tuple[date, str]]:
    """5 U.S.C. 6103."""
    yield date(year, 1, 1), "new_year"
    yield _nth(year, 1, MONDAY, 3), "king"
    yield _nth(year, 2, MONDAY, 3), "presidents"
    yield _last(year, 5, MONDAY), "memorial"
    if year >= 2021:
        yield date(year, 6, 19), "juneteenth"
    yield date(year, 7, 4), "independence"
    yield _nth(year, 9, MONDAY, 1), "labor"
    yield _nth(year, 10, MONDAY, 2), "columbus"
    yield date(year, 11, 11), "veterans"
    yield _nth(year, 11, THURSDAY, 4), "thanksgiving"
    yield date(year, 12, 25), "christmas"


def _illinois(year: int) -> Iterator[tuple[date, str]]:
    """What state offices add: 5 ILCS 490, 205 ILCS 630/17 [V]."""
    yield date(year, 2, 12), "lincoln"
    yield _nth(year, 11, THURSDAY, 4) + DAY, "after_thanksgiving"
    if year % 2 == 0:
        yield _nth(year, 11, MONDAY, 1) + DAY, "election"


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _last(year: int, month: int, weekday: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    last = after - DAY
    return last - timedelta(days=(last.weekday() - weekday) % 7)
