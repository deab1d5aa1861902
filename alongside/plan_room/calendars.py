"""Days of promises as a calendar (RFC 5545).

Belongs here: the format. Not here: which days (selectors.promises). A day is an all-day event; where there is no day,
the calendar holds the duty without one, because a calendar must hold something and that is what is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.foundation.icalendar import escaped, instant, opening, whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise, with its day where it has one."""

    key: str
    title: str
    about: str
    url: str
    on: date | None = None


def calendar(entries: Iterable[Entry], *, title: str, made_at: datetime) -> str:
    """The whole calendar."""
    lines = opening("Plans", title)
    for entry in entries:
        lines += _entry(entry, made_at)
    return whole(lines)


def _entry(entry: Entry, made_at: datetime) -> list[str]:
    kind = "VEVENT" if entry.on else "VTODO"
    days = []
    if entry.on:
        days = [
            f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}",
        ]
    return [
        f"BEGIN:{kind}",
        f"UID:{entry.key}@plans.invalid",
        f"DTSTAMP:{instant(made_at)}",
        *days,
        f"SUMMARY:{escaped(entry.title)}",
        f"DESCRIPTION:{escaped(entry.about)}",
        f"URL:{entry.url}",
        *(["TRANSP:TRANSPARENT"] if entry.on else []),
        f"END:{kind}",
    ]
