"""A worker's shifts as a calendar (RFC 5545) that says "On the line" and nothing else.

Belongs here: the format. Times are instants (UTC), so that a change of clocks moves nothing. Not here: whose
calendar it is (actions.calendars), reading (selectors.calendars).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from alongside.crisis_line.spans import Span

LINE = 75  # octets, without the end of the line


def calendar(shifts: Iterable[tuple[UUID, Span]], *, title: str, made_at: datetime) -> str:
    """The whole calendar. `title` is the one thing it says."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Line//EN", "METHOD:PUBLISH"]
    for shift_id, span in shifts:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{shift_id}@line.invalid",
            f"DTSTAMP:{instant(made_at)}",
            f"DTSTART:{instant(span.start)}",
            f"DTEND:{instant(span.end)}",
            f"SUMMARY:{escaped(title)}",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def instant(at: datetime) -> str:
    """An instant in UTC."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


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
