"""Meetings as a calendar (RFC 5545): a file that a member saves, and the days behind a secret address.

Belongs here: the format. Not here: whose meetings (views.meetings, views.meeting_feeds). Nothing of an agenda stands in
either: a calendar is read over shoulders and kept by others.

**The file has the place, the address has none.** A file is saved by somebody who is signed in, once, to get there. An
address is fetched for years, without a sign-in, by the companies that keep calendars; a regular place and hour at which
survivors and those who hide them meet is what somebody who searches for one of them would want. So the feed says when,
and where to sign in for the rest. It does not say the coalition's name, what a task is, or whose it is.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.foundation.icalendar import escaped, instant, opening, whole

Address = Callable[[Any], str]


def calendar(meetings: Iterable[Any], *, title: str, summary: str, url_of: Address) -> str:
    """Meetings as a file."""
    lines = opening("Coalition", title)
    for row in meetings:
        lines += _meeting(row, row.on, row.state == "off", summary, url_of(row))
        lines += [f"LOCATION:{escaped(row.place)}", "END:VEVENT"]
    return whole(lines)


def feed(days: Iterable[Any], *, url_of: Address) -> str:
    """The days behind an address: meetings with their hours, tasks as whole days."""
    lines = opening("Coalition", _("Coalition"))
    for day in days:
        if day.kind == "meeting":
            lines += _meeting(day, day.on, day.is_off, _("Coalition meeting"), url_of(day))
        else:
            lines += _task(day, _("A coalition task is due"), url_of(day))
        lines += ["CLASS:PRIVATE", "END:VEVENT"]
    return whole(lines)


def _meeting(row: Any, on: date, is_off: bool, summary: str, url: str) -> list[str]:
    start = _at(on, row.starts)
    end = _at(on, row.ends) if row.ends else start + timedelta(hours=1)
    said = _("Called off: %(what)s") % {"what": summary} if is_off else summary
    return [
        *_opened(row, said, url),
        f"DTSTART:{instant(start)}",
        f"DTEND:{instant(end)}",
        f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}",
    ]


def _task(day: Any, summary: str, url: str) -> list[str]:
    after = day.on + timedelta(days=1)
    return [
        *_opened(day, summary, url),
        f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        "TRANSP:TRANSPARENT",
    ]


def _opened(row: Any, summary: str, url: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{row.id}@coalition.invalid",
        f"SEQUENCE:{row.version}",
        f"DTSTAMP:{instant(timezone.now())}",
        f"SUMMARY:{escaped(summary)}",
        f"URL:{url}",
    ]


def _at(on: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(on, clock))
