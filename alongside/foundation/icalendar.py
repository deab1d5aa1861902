"""The small rules of a calendar file (RFC 5545): an instant, a text, a folded line.

Belongs here: what every calendar of the house shares. Not here: what a calendar says (each room's calendars).
"""

from collections.abc import Iterable
from datetime import UTC, datetime

LINE = 75  # octets, without the end of the line


def opening(maker: str, title: str = "") -> list[str]:
    """The first lines of a calendar made by a room; `title` is what the reader's program calls it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Alongside//{maker}//EN", "METHOD:PUBLISH"]
    return [*lines, f"X-WR-CALNAME:{escaped(title)}"] if title else lines


def whole(lines: Iterable[str]) -> str:
    """All lines as one file, with its end."""
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
