"""Days of promises as a calendar (RFC 5545).

Belongs here: the format. Not here: which days (selectors.promises). A day is an all-day event; where there is no day,
the calendar holds the duty without one, because a calendar must hold something and that is what is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75  # octets, without the end of the line


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
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Plans//EN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(title)}")
    for entry in entries:
        lines += _entry(entry, made_at)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


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
        f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *days,
        f"SUMMARY:{escaped(entry.title)}",
        f"DESCRIPTION:{escaped(entry.about)}",
        f"URL:{entry.url}",
        *(["TRANSP:TRANSPARENT"] if entry.on else []),
        f"END:{kind}",
    ]


def escaped(text: str) -> str:
    """Text as a value (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "".join("\\n" if sign in "\r\n" else sign for sign in text.replace("\r\n", "\n"))


def folded(line: str) -> str:
    """A content line, folded after 75 octets and never within a letter (RFC 5545, 3.1)."""
    pieces, here, room = [], b"", LINE
    for sign in line:
        octets = sign.encode("utf-8")
        if len(here) + len(octets) > room:
            pieces.append(here)
            here, room = b"", LINE - 1  # the blank at the beginning counts
        here += octets
    return b"\r\n ".join([*pieces, here]).decode("utf-8") + "\r\n"
