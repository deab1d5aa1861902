"""Arithmetic of the roster: gaps, runs of hours, nights, wall-clock times across a change of clocks.

Belongs here: functions of times and nothing else. Not here: reading shifts (selectors), words (roster_words).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHORT_BREAK = timedelta(hours=1)  # shorter than this between two shifts is no rest
NIGHT = time(2)  # who holds the line at two has worked the night


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A time from its beginning up to, not including, its end."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def cut(self, start: datetime, end: datetime) -> "Span | None":
        """The part of it within a window, if there is one."""
        first, last = max(self.start, start), min(self.end, end)
        return Span(first, last) if first < last else None


def joined(spans: Iterable[Span], *, bridge: timedelta = timedelta(0)) -> list[Span]:
    """The same time in as few pieces as can be; breaks up to `bridge` are taken as none."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].end <= bridge:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def gaps(spans: Iterable[Span], start: datetime, end: datetime) -> list[Span]:
    """What of a window nobody covers."""
    found, here = [], start
    for span in joined(part for one in spans if (part := one.cut(start, end))):
        if here < span.start:
            found.append(Span(here, span.start))
        here = max(here, span.end)
    if here < end:
        found.append(Span(here, end))
    return found


def longest_run(spans: Iterable[Span]) -> timedelta:
    """The longest time in a row, breaks shorter than an hour not counted as rest."""
    return max((span.length for span in joined(spans, bridge=SHORT_BREAK)), default=timedelta(0))


def nights(spans: Iterable[Span], zone: ZoneInfo) -> int:
    """On how many nights two o'clock, by the clock on the wall, fell into one of these."""
    found: set[date] = set()
    for span in spans:
        day = span.start.astimezone(zone).date()
        while day <= span.end.astimezone(zone).date():
            if span.start <= at(day, NIGHT, zone) < span.end:
                found.add(day)
            day += timedelta(days=1)
    return len(found)


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A time of day as an instant, in UTC: two times of one zone would be subtracted by the clock on the wall.

    The hour that comes twice is the first of the two; the one that is left out is the hour after.
    """
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def shift_on(day: date, begins: time, ends: time, zone: ZoneInfo) -> Span:
    """A shift by the clock on the wall: an end that is not later than the beginning is on the next day."""
    last = day if ends > begins else day + timedelta(days=1)
    return Span(at(day, begins, zone), at(last, ends, zone))


def moved(span: Span, days: int, zone: ZoneInfo) -> Span:
    """The same clock times some days later, whatever the clocks do in between."""
    first, last = span.start.astimezone(zone), span.end.astimezone(zone)
    step = timedelta(days=days)
    return Span(
        at(first.date() + step, first.time(), zone),
        at(last.date() + step, last.time(), zone),
    )


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def within(spans: Sequence[Span], moment: datetime) -> Span | None:
    """The span that holds a moment."""
    return next((span for span in spans if span.start <= moment < span.end), None)
