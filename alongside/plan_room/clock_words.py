"""What a promise's clock says, in words: its mark, one sentence, its working line by line.

Belongs here: words for what clock_dates found. Not here: counting. Nothing here blames: what has no stated first day
is "would be due", what nobody reported is not said to be late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from alongside.plan_room.clock_dates import Due, Length, State, Step

IN_FULL = {"en": "F j, Y", "es": r"j \d\e F \d\e Y"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape, a word, a tone."""

    shape: str
    word: str | Promise
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the working."""

    label: str
    value: str
    small: str = ""
    is_sum: bool = False


MARKS = {
    State.NONE: Mark("none", gettext_lazy("No time is given"), "soft"),
    State.PER_CASE: Mark("info", gettext_lazy("A clock that runs for each person anew"), "soft"),
    State.ONGOING: Mark("none", gettext_lazy("Ongoing, with no end"), "soft"),
    State.PERIOD: Mark("none", gettext_lazy("Within the years of the plan"), "soft"),
    State.EVENT: Mark("wait", gettext_lazy("Waits for an event"), "soft"),
    State.NO_INTERVAL: Mark("none", gettext_lazy("Again and again, with no interval given"), "soft"),
    State.WAITS: Mark("wait", gettext_lazy("Begins when another promise is done"), "soft"),
    State.NO_FIRST_DAY: Mark("none", gettext_lazy("A length of time, with no first day"), "soft"),
    State.PAUSED: Mark("pause", gettext_lazy("The clock stands still"), "soft"),
    State.DONE: Mark("done", gettext_lazy("Done"), "accent"),
    State.DUE: Mark("open", gettext_lazy("Due")),
    State.OVERDUE: Mark("late", gettext_lazy("Past its day"), "warm"),
    State.WOULD_BE_DUE: Mark("soon", gettext_lazy("It would be due by now"), "warm"),
}
NOT_YET = Mark("open", gettext_lazy("It would be due later"))
NOTES: dict[State, str | Promise] = {
    State.NONE: gettext_lazy("The sentence says nothing about time. It can never be late, and never be on time."),
    State.PER_CASE: gettext_lazy("It runs for one person at a time. No public page can follow it."),
    State.ONGOING: gettext_lazy("It is to go on. Nothing says by when anything would be seen of it."),
    State.PERIOD: gettext_lazy("The only time is the years of the whole plan."),
    State.EVENT: gettext_lazy("It is tied to an event, not to a day."),
    State.NO_INTERVAL: gettext_lazy("It says again and again, and not how often."),
    State.WAITS: gettext_lazy("It counts from the day another promise is done. Nobody has reported that day."),
    State.NO_FIRST_DAY: gettext_lazy("It gives a length of time and not the day it counts from."),
    State.PAUSED: gettext_lazy("While it stands still, there is no day to be late by."),
    State.WOULD_BE_DUE: gettext_lazy("We write “would be due”, not “overdue”, because the first day is our guess."),
    State.OVERDUE: gettext_lazy("Its first day and length are stated. The day has passed without a report of it done."),
}  # fmt: skip


def in_full(day: date) -> str:
    """October 19, 2020."""
    language = (get_language() or "en").split("-")[0]
    return date_format(day, IN_FULL.get(language, IN_FULL["en"]))


def mark_of(due: Due, today: date) -> Mark:
    """The clock in a shape and a word."""
    if due.state == State.WOULD_BE_DUE and due.on and due.on >= today:
        return NOT_YET
    return MARKS[due.state]


def note_of(due: Due) -> str:
    """One or two sentences on what that means."""
    return str(NOTES.get(due.state, ""))


def working(due: Due) -> list[Line]:
    """Every step, and the day where there is one."""
    lines = [line for step in due.steps if (line := SAID[step.code](step)) is not None]
    if due.has_day and due.on:
        lines.append(Line(_sum_label(due), in_full(due.on), is_sum=True))
    return lines


def _sum_label(due: Due) -> str:
    return _("Would be due") if due.state == State.WOULD_BE_DUE else _("Due")


def length_in_words(length: Length) -> str:
    """1 year, 6 months, 24 hours."""
    parts: list[tuple[int, Callable[[int], str]]] = [
        (length.years, lambda n: ngettext("%(count)s year", "%(count)s years", n)),
        (length.months, lambda n: ngettext("%(count)s month", "%(count)s months", n)),
        (length.weeks, lambda n: ngettext("%(count)s week", "%(count)s weeks", n)),
        (length.days, lambda n: ngettext("%(count)s day", "%(count)s days", n)),
        (length.hours, lambda n: ngettext("%(count)s hour", "%(count)s hours", n)),
    ]
    return ", ".join(words(number) % {"count": number} for number, words in parts if number)


def _says(step: Step) -> Line | None:
    text = step.values["text"]
    return Line(_("The document says"), _("“%(words)s”") % {"words": text}) if text else None


HOW: dict[str, str | Promise] = {
    "assumed": gettext_lazy("not stated; we assume the release of the plan"),
    "stated": gettext_lazy("the first day that is stated"),
    "after": gettext_lazy("the day the other promise was reported done"),
    "again": gettext_lazy("the day it was last done"),
}


def _begins(step: Step) -> Line:
    return Line(_("Counted from"), in_full(step.values["on"]), str(HOW[step.values["how"]]))


def _adds(step: Step) -> Line:
    return Line(_("And so much time"), f"+ {length_in_words(step.values['length'])}")


def _stood_still(step: Step) -> Line:
    days: int = step.values["days"]
    span = f"{in_full(step.values['from'])} – {in_full(step.values['to'])}"
    return Line(
        _("It stood still"), "+ " + ngettext("%(count)s day", "%(count)s days", days) % {"count": days}, span
    )


def _more_time(step: Step) -> Line:
    said = _("said on %(day)s") % {"day": in_full(step.values["on"])}
    return Line(_("More time, until"), in_full(step.values["until"]), said)


def _stopped(step: Step) -> Line:
    return Line(_("Stopped"), in_full(step.values["on"]))


def _done(step: Step) -> Line:
    return Line(_("Done"), in_full(step.values["on"]), is_sum=True)


def _happened(step: Step) -> Line:
    return Line(_("The event was on"), in_full(step.values["on"]))


SAID: dict[str, Callable[[Step], Any]] = {
    "says": _says,
    "begins": _begins,
    "adds": _adds,
    "stood_still": _stood_still,
    "more_time": _more_time,
    "stopped": _stopped,
    "done": _done,
    "happened": _happened,
}
