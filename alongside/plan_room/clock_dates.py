"""When a promise is due: counted anew each time, with each step to show.

Belongs here: arithmetic on the clocks of promises. Not here: words (clock_words), rows (models.clocks), the clocks of
the law that run for a client (the room of clocks). A first day that nobody stated gives "would be due" and never
"overdue"; a clock that runs for each person anew, an ongoing one and one without an interval give no day at all.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from alongside.clocks.engine import add_months
from alongside.plan_room.enums import ClockEventKind, ClockKind

LENGTH = re.compile(r"\AP(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(\d{1,6})H)?\Z")
DAY = timedelta(days=1)


class State(StrEnum):
    """Where a promise's clock stands."""

    NONE = "none"  # it says nothing about time
    PER_CASE = "per_case"
    ONGOING = "ongoing"
    PERIOD = "period"
    EVENT = "event"  # for or after something whose day is not known here
    NO_INTERVAL = "no_interval"
    WAITS = "waits"  # for another promise
    NO_FIRST_DAY = "no_first_day"
    PAUSED = "paused"
    DONE = "done"
    WOULD_BE_DUE = "would_be_due"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time as ISO 8601 writes it."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """What the promise says about time."""

    kind: str
    text: str = ""
    iso8601: str = ""
    anchor_on: date | None = None
    anchor_assumed: bool = False
    per_case: bool = False
    waits_for_another: bool = False
    end_year: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to it."""

    kind: str
    on: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Due:
    """Where the clock stands, the day where there is one, and how that was found."""

    state: State
    on: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def has_day(self) -> bool:
        return self.state in (State.WOULD_BE_DUE, State.DUE, State.OVERDUE)


def read_length(text: str) -> Length | None:
    """P1Y, P6M, P2W, PT24H; None where it is none, or nothing long."""
    found = LENGTH.match(text)
    if not found or not any(found.groups()):
        return None
    length = Length(*(int(part or 0) for part in found.groups()))
    return length if length != Length() else None


def add(day: date, length: Length) -> date:
    """The day so much later. Hours that are no whole day count as one; a month too short ends on its last day."""
    end, _short = add_months(day, 12 * length.years + length.months)
    days = 7 * length.weeks + length.days - (-length.hours // 24)
    return end + DAY * min(days, (date.max - end).days)


def count(clock: Clock | None, events: Iterable[Event], other_done_on: date | None, today: date) -> Due:
    """When it is due. `other_done_on`: when the promise it waits for was done, where that is known."""
    if clock is None:
        return Due(State.NONE)
    told = sorted(_known(events, today), key=lambda event: event.on)
    says = Step("says", {"text": clock.text})
    if clock.per_case:
        return Due(State.PER_CASE, None, (says,))
    done = [event.on for event in told if event.kind == ClockEventKind.DONE]
    if done and clock.kind != ClockKind.RECURRENCE:
        return Due(State.DONE, done[-1], (says, Step("done", {"on": done[-1]})))
    if clock.kind == ClockKind.ONGOING:
        return Due(State.ONGOING, None, (says,))
    if clock.kind == ClockKind.PLAN_PERIOD:
        return Due(State.PERIOD, _year_end(clock), (says,))
    return _counted(clock, told, done, other_done_on, today, says)


def _known(events: Iterable[Event], today: date) -> list[Event]:
    """A first day may lie ahead; nothing else has happened before it happens."""
    return [event for event in events if event.on <= today or event.kind == ClockEventKind.FIRST_DAY]


def _year_end(clock: Clock) -> date | None:
    return date(clock.end_year, 12, 31) if clock.end_year else None


def _counted(
    clock: Clock, told: list[Event], done: list[date], other: date | None, today: date, says: Step
) -> Due:
    first = [event.on for event in told if event.kind == ClockEventKind.FIRST_DAY]
    length = read_length(clock.iso8601)
    if length is None:
        if clock.kind == ClockKind.EVENT:
            known = (Step("happened", {"on": first[-1]}),) if first else ()
            return Due(State.EVENT, None, (says, *known))
        return Due(State.NO_INTERVAL, None, (says,))
    begin, how = _begin(clock, first, done, other)
    if begin is None:
        return Due(State.WAITS if how == "waits" else State.NO_FIRST_DAY, None, (says,))
    on = add(begin, length)
    steps = [says, Step("begins", {"on": begin, "how": how}), Step("adds", {"length": length})]
    on, stated, paused, more = _moved(on, [event for event in told if event.on >= begin], how != "assumed")
    if paused is not None:
        return Due(State.PAUSED, None, (*steps, *more, Step("stopped", {"on": paused})))
    state = State.WOULD_BE_DUE if not stated else State.OVERDUE if today > on else State.DUE
    return Due(state, on, (*steps, *more))


def _begin(clock: Clock, first: list[date], done: list[date], other: date | None) -> tuple[date | None, str]:
    """The first day, and how it is known."""
    if clock.kind == ClockKind.RECURRENCE and done:
        return done[-1], "again"
    if first:
        return first[-1], "stated"
    if clock.waits_for_another:
        return other, "after" if other else "waits"
    if clock.anchor_on:
        return clock.anchor_on, "assumed" if clock.anchor_assumed else "stated"
    return None, ""


def _moved(on: date, told: list[Event], stated: bool) -> tuple[date, bool, date | None, list[Step]]:
    """Stops and more time, in their order: the day, whether it is stated, since when it stands still, the steps.

    A stop after the day has passed changes nothing. More time names a day, which is then a stated one.
    """
    steps: list[Step] = []
    since: date | None = None
    for event in told:
        if event.kind == ClockEventKind.PAUSE and since is None and event.on <= on:
            since = event.on
        elif event.kind == ClockEventKind.RESTART and since is not None:
            on += min(event.on - since, date.max - on)
            steps.append(
                Step("stood_still", {"from": since, "to": event.on, "days": (event.on - since).days})
            )
            since = None
        elif event.kind == ClockEventKind.EXTENSION and event.until and event.until > on:
            on, stated = event.until, True
            steps.append(Step("more_time", {"on": event.on, "until": on}))
    return on, stated, since, steps
