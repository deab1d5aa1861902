"""How the roster reads: "Nobody holds the line from 7 am to 9 am.", and the chart of a night.

Belongs here: wording and drawing of times. Not here: arithmetic (spans), reading (selectors.shifts).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.crisis_line.enums_shifts import Place
from alongside.crisis_line.selectors.shifts import Held, Pair
from alongside.crisis_line.spans import Span
from alongside.foundation import dates

NARROW = 16.0  # per cent of the chart: a name does not fit into less
LETTER = 2.1  # of a hundred: how wide a letter is on the narrowest phone


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of the chart: x and width in per cent, the row's y in pixels."""

    x: str
    width: str
    text_x: str
    y: int
    text_y: int
    css: str
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A time below the chart."""

    x: str
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A day of the line, drawn from noon to noon."""

    bars: list[Bar]
    ticks: list[Tick]
    now_x: str
    sentence: str


def short_clock(at: datetime) -> str:
    """ "7 pm", "7:30 pm", "noon", "midnight"."""
    local = timezone.localtime(at)
    if (local.hour, local.minute) == (12, 0):
        return _("noon")
    if (local.hour, local.minute) == (0, 0):
        return _("midnight")
    return dates.clock(local).replace(":00 ", " ")


def from_to(span: Span) -> str:
    """ "from 7 pm to 7 am"; with its days where it is longer than a night."""
    start, end = timezone.localtime(span.start), timezone.localtime(span.end)
    if end - start <= timedelta(hours=16) or start.date() == end.date():
        return _("from %(start)s to %(end)s") % {"start": short_clock(start), "end": short_clock(end)}
    said = {"start": _day_clock(start), "end": _day_clock(end)}
    return _("from %(start)s to %(end)s") % said


def nobody(span: Span, place: str = Place.PRIMARY, *, with_day: bool = True, goes_on: bool = False) -> str:
    """What a gap is called; `goes_on` where nobody has looked beyond its end."""
    start = timezone.localtime(span.start)
    when = from_to(span)
    if goes_on:
        with_day, when = False, _("from %(start)s on") % {"start": _day_clock(start)}
    if with_day and span.length <= timedelta(hours=16):
        when = _("%(day)s, %(from_to)s") % {"day": dates.day(start), "from_to": when}
    if place == Place.BACKUP:
        return _("No backup %(when)s.") % {"when": when}
    if with_day and span.length <= timedelta(hours=16):
        return _("Nobody holds the line on %(when)s.") % {"when": when}
    return _("Nobody holds the line %(when)s.") % {"when": when}


def you_hold(mine: Held, pair: Pair) -> str:
    """ "You hold the line from 7 pm to 7 am. Noor is your backup."."""
    when = from_to(mine.span)
    if mine.place == Place.BACKUP:
        said = _("You are the backup %(when)s.") % {"when": when}
        other, words = pair.primary, _("%(name)s holds the line.")
    else:
        said = _("You hold the line %(when)s.") % {"when": when}
        other, words = pair.backup, _("%(name)s is your backup.")
    if other is None:
        return (
            said + " " + (_("There is no backup.") if mine.place == Place.PRIMARY else _("Nobody holds it."))
        )
    return said + " " + words % {"name": other.name}


def hours(length: timedelta) -> str:
    """ "12 hours"."""
    count = round(length.total_seconds() / 3600)
    return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}


def number(digits: int | None) -> str:
    """ "217-555-0142"."""
    if digits is None:
        return ""
    text = f"{digits:010d}"
    return f"{text[:3]}-{text[3:6]}-{text[6:]}"


def chart(held: Sequence[Held], holes: Sequence[Span], window: Span, now: datetime) -> Chart:
    """The line in a window: who holds it above, the backup beneath, what nobody holds dashed."""
    bars = [_bar(one, window) for one in held if one.span.cut(window.start, window.end)]
    bars += [_hole(hole, window) for hole in holes]
    return Chart(bars, _ticks(held, window), _per_cent(_share(now, window)), _sentence(held, holes, window))


def _bar(one: Held, window: Span) -> Bar:
    part = one.span.cut(window.start, window.end)
    assert part is not None
    x, width = _share(part.start, window), part.length / window.length * 100
    backup = one.place == Place.BACKUP
    mine = "v2" if backup else "v"
    name = one.name if width >= NARROW else ""
    words = _("%(name)s, backup") % {"name": name} if backup and width >= 2 * NARROW else name
    y = 45 if backup else 9
    return Bar(_per_cent(x), _per_cent(max(width - 0.4, 0.4)), _per_cent(x + 1.5), y, y + 17, mine, words)


def _hole(hole: Span, window: Span) -> Bar:
    x, width = _share(hole.start, window), hole.length / window.length * 100
    return Bar(_per_cent(x), _per_cent(max(width - 0.4, 0.4)), _per_cent(x), 9, 26, "hole", "")


def _ticks(held: Sequence[Held], window: Span) -> list[Tick]:
    """The two ends, and between them every change whose words have room, in any language."""
    first, last = short_clock(window.start), short_clock(window.end)
    changes = {one.span.start for one in held} | {one.span.end for one in held}
    found, free_from = [Tick("0", "start", first)], len(first) * LETTER
    for at in sorted(at for at in changes if window.start < at < window.end):
        x, words = _share(at, window), short_clock(at)
        half = len(words) * LETTER / 2 + LETTER
        if x - half >= free_from and x + half <= 100 - len(last) * LETTER:
            found.append(Tick(_per_cent(x), "middle", words))
            free_from = x + half
    return [*found, Tick("100%", "end", last)]


def _sentence(held: Sequence[Held], holes: Sequence[Span], window: Span) -> str:
    said = []
    for one in held:
        part = one.span.cut(window.start, window.end)
        if part:
            words = _("%(name)s, backup, %(when)s.") if one.place == Place.BACKUP else _("%(name)s %(when)s.")
            said.append(words % {"name": one.name, "when": from_to(part)})
    return " ".join([*said, *(nobody(hole, with_day=False) for hole in holes)])


def _share(at: datetime, window: Span) -> float:
    return min(max((at - window.start) / window.length * 100, 0.0), 100.0)


def _per_cent(value: float) -> str:
    return f"{value:.2f}%"


def _day_clock(at: datetime) -> str:
    return _("%(day)s, %(clock)s") % {"day": dates.day(at), "clock": short_clock(at)}
