"""A worker's shifts as a calendar (RFC 5545) that says "On the line" and nothing else.

Belongs here: the format. Times are instants (UTC), so that a change of clocks moves nothing. Not here: whose
calendar it is (actions.calendars), reading (selectors.calendars).
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.crisis_line.spans import Span
from alongside.foundation.icalendar import escaped, instant, opening, whole


def calendar(shifts: Iterable[tuple[UUID, Span]], *, title: str, made_at: datetime) -> str:
    """The whole calendar. `title` is the one thing it says."""
    lines = opening("Line")
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
    return whole(lines)
