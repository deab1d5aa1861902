"""When something is open, counted from HSDS schedules (the part of RFC 5545 that opening hours need).

Belongs here: turning rows into rules, rules into spans of time, and what holds at one moment. Not here: wording
(hours_words), rows. A rule that we cannot read is not guessed: the answer is then None, "ask".

Times are those of the clock on the wall where the service is. Publishers often write the offset that held when they
wrote (-06:00 in winter): where that is an offset of the service's own zone, the clock on the wall wins over it.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from datetime import timezone as fixed
from typing import Protocol
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAY = timedelta(days=1)
LOOK_AHEAD = 62  # days in which the next opening is looked for: a monthly one is always found
ALWAYS = timedelta(days=8)  # open without a break for longer than this is open day and night
MOST_COUNTED = 1000


class Row(Protocol):
    """A schedule, as a row or anything like one."""

    freq: str
    byday: str
    byweekno: str
    bymonthday: str
    byyearday: str
    wkst: str
    interval: int | None
    count: int | None
    dtstart: date | None
    until: date | None
    valid_from: date | None
    valid_to: date | None
    timezone: str
    opens_at: str
    closes_at: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One schedule, read. `days` are (which in the month or 0, weekday)."""

    freq: str
    days: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]
    interval: int
    week_starts: int
    anchor: date | None
    first: date | None
    last: date | None
    opens: time
    closes: time
    offset: timedelta | None

    @property
    def is_whole_day(self) -> bool:
        return self.opens == self.closes

    def falls_on(self, day: date) -> bool:
        """Whether it begins on this day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        if not self.freq:
            return day == self.anchor
        return self._weekly(day) if self.freq == "WEEKLY" else self._monthly(day)

    def _weekly(self, day: date) -> bool:
        if day.weekday() not in {weekday for _, weekday in self.days}:
            return False
        if self.interval == 1 or self.anchor is None:
            return True
        return (
            _week(day, self.week_starts) - _week(self.anchor, self.week_starts)
        ).days // 7 % self.interval == 0

    def _monthly(self, day: date) -> bool:
        start = self.anchor or day
        if ((day.year - start.year) * 12 + day.month - start.month) % self.interval:
            return False
        length = monthrange(day.year, day.month)[1]
        if self.month_days and not {day.day, day.day - length - 1} & set(self.month_days):
            return False
        if not self.days:
            return bool(self.month_days)
        from_front, from_back = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        return any(w == day.weekday() and n in (0, from_front, from_back) for n, w in self.days)


@dataclass(frozen=True, slots=True)
class Now:
    """What holds at one moment. `is_open` None: nobody can tell from what is written. `until` None while open:
    day and night."""

    is_open: bool | None
    until: datetime | None = None
    next_opening: datetime | None = None


def rules_of(rows: Iterable[Row]) -> list[Rule] | None:
    """All rows read, or None where one of them cannot be: half an answer would be a wrong one."""
    found = [rule_of(row) for row in rows]
    read = [rule for rule in found if rule is not None]
    return read if len(read) == len(found) else None


def rule_of(row: Row) -> Rule | None:
    """One row, or None where it says too little or more than we read."""
    opens, closes = time_of(row.opens_at), time_of(row.closes_at)
    days, month_days = _days(row.byday), _numbers(row.bymonthday)
    if opens is None or closes is None or days is None or month_days is None:
        return None
    if row.byweekno.strip() or row.byyearday.strip():
        return None
    freq = row.freq or ("WEEKLY" if days else "")
    anchor, interval = row.dtstart or row.valid_from, row.interval or 1
    days, month_days = _filled(freq, days, month_days, row.dtstart)
    if not _says_enough(freq, days, month_days, anchor, interval) or (
        freq != "MONTHLY" and any(n for n, _ in days)
    ):
        return None
    rule = Rule(
        freq, days, month_days, interval, DAYS.index(row.wkst or "MO"), anchor,
        _latest(row.valid_from, row.dtstart), _earliest(row.valid_to, row.until),
        opens[0], closes[0], opens[1] if opens[1] is not None else _offset(row.timezone),
    )  # fmt: skip
    return _counted(rule, row.count, row.dtstart) if row.count else rule


def _filled(
    freq: str, days: tuple[tuple[int, int], ...], month_days: tuple[int, ...], start: date | None
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """What RFC 5545 takes from the first day where nothing else is said."""
    if start is None or days or month_days:
        return days, month_days
    if freq == "WEEKLY":
        return ((0, start.weekday()),), ()
    return (), ((start.day,) if freq == "MONTHLY" else ())


def _says_enough(
    freq: str,
    days: tuple[tuple[int, int], ...],
    month_days: tuple[int, ...],
    anchor: date | None,
    interval: int,
) -> bool:
    if interval < 1 or (interval > 1 and anchor is None):
        return False
    if freq == "WEEKLY":
        return bool(days) and not month_days
    if freq == "MONTHLY":
        return bool(days or month_days)
    return freq == "" and anchor is not None


def _counted(rule: Rule, count: int, start: date | None) -> Rule | None:
    """The same rule with its last day, where it ends after so many times."""
    if start is None or not 0 < count <= MOST_COUNTED:
        return None
    left, day = count, start
    for _ in range(MOST_COUNTED * 62):
        if rule.falls_on(day):
            left -= 1
            if not left:
                break
        if day.year >= 9998:
            break
        day += DAY
    return replace(rule, last=_earliest(rule.last, day))


_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|[+-]\d{2}(?::?\d{2})?)?",
    re.IGNORECASE,
)


def time_of(text: str) -> tuple[time, timedelta | None] | None:
    """A time and its offset: 09:00, 9:00 AM, 09:00-05:00, 24:00. 23:59 is midnight, as people mean it."""
    hit = _TIME.fullmatch(text.strip().lower())
    if hit is None:
        return None
    hour, minute = int(hit[1]), int(hit[2] or 0)
    if hit[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if hit[4] == "p" else 0)
    if (hour, minute) in ((24, 0), (23, 59)):
        hour = minute = 0
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute), _offset(hit[5] or "")


def _offset(text: str) -> timedelta | None:
    """+05:30, -6, Z; None where nothing is said or nothing that we read."""
    text = text.strip().lower().removeprefix("utc").removeprefix("gmt")
    if text == "z":
        return timedelta(0)
    hit = re.fullmatch(r"([+-]?)(\d{1,2})(?::?([0-5]\d)|\.(0|5|25|75|00|50))?", text)
    if hit is None or int(hit[2]) > 14:
        return None
    minutes = int(hit[3] or 0) or {"5": 30, "50": 30, "25": 15, "75": 45}.get(hit[4] or "", 0)
    return (-1 if hit[1] == "-" else 1) * timedelta(hours=int(hit[2]), minutes=minutes)


def _days(text: str) -> tuple[tuple[int, int], ...] | None:
    """MO,TU or 2MO,-1FR; None where it holds something else."""
    found = []
    for part in re.split(r"[,;\s]+", text.strip().upper()):
        if not part:
            continue
        hit = re.fullmatch(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", part)
        if hit is None:
            return None
        found.append((int(hit[1] or 0), DAYS.index(hit[2])))
    return tuple(found)


def _numbers(text: str) -> tuple[int, ...] | None:
    parts = [part for part in re.split(r"[,;\s]+", text.strip()) if part]
    if not all(re.fullmatch(r"[+-]?\d{1,2}", part) and 1 <= abs(int(part)) <= 31 for part in parts):
        return None
    return tuple(int(part) for part in parts)


def _week(day: date, starts: int) -> date:
    """The first day of its week."""
    back = (day.weekday() - starts) % 7
    return day - timedelta(days=back) if day.toordinal() > back else day


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)


def spans(rules: Sequence[Rule], zone: ZoneInfo, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """Every span that begins from `first` to `last`, in order and joined where they touch, in UTC."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        found += [_span(rule, zone, day) for rule in rules if rule.falls_on(day)]
    return _joined(found)


def _span(rule: Rule, zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """In the hour that comes twice, it opens at the first and closes at the second."""
    where: tzinfo = zone
    if rule.offset is not None and not _belongs(rule.offset, zone, day.year):
        where = fixed(rule.offset)
    ends_on = day if rule.closes > rule.opens else day + DAY
    begins = datetime.combine(day, rule.opens, where).astimezone(UTC)
    ends = datetime.combine(ends_on, rule.closes, where).replace(fold=1).astimezone(UTC)
    return begins, max(begins, ends)


def _belongs(offset: timedelta, zone: ZoneInfo, year: int) -> bool:
    """Whether the zone itself has this offset in some part of the year."""
    return offset in {datetime(year, month, 1, 12, tzinfo=zone).utcoffset() for month in (1, 4, 7, 10)}


def _joined(found: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    joined: list[tuple[datetime, datetime]] = []
    for begins, ends in sorted(found):
        if joined and begins <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], ends)
        else:
            joined.append((begins, ends))
    return joined


def at(rules: Sequence[Rule] | None, zone: ZoneInfo, moment: datetime) -> Now:
    """Open or not, until when, and when next. None of it where the hours are not known."""
    if not rules:
        return Now(None)
    today = moment.astimezone(zone).date()
    found = spans(rules, zone, today - 2 * DAY, today + timedelta(days=9))
    for begins, ends in found:
        if begins <= moment < ends:
            return Now(True, until=None if ends - moment > ALWAYS else ends)
    later = [begins for begins, _ in found if begins > moment]
    if not later:
        further = spans(rules, zone, today, today + timedelta(days=LOOK_AHEAD))
        later = [begins for begins, _ in further if begins > moment]
    return Now(False, next_opening=later[0] if later else None)
