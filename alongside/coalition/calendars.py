"""Meetings as a calendar (RFC 5545): day, place, and an address behind a sign-in.

Belongs here: the format. Not here: whose meetings (views.meetings). Nothing of an agenda stands in it: a calendar is
read over shoulders and kept by others.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alongside.foundation.icalendar import escaped, instant, opening, whole


def calendar(meetings: Iterable[Any], *, title: str, summary: str, url_of: Callable[[Any], str]) -> str:
    """The whole calendar."""
    lines = opening("Coalition", title)
    for row in meetings:
        start = timezone.make_aware(datetime.combine(row.on, row.starts))
        end = (
            timezone.make_aware(datetime.combine(row.on, row.ends))
            if row.ends
            else start + timedelta(hours=1)
        )
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.id}@coalition.invalid",
            f"SEQUENCE:{row.version}",
            f"DTSTAMP:{instant(timezone.now())}",
            f"DTSTART:{instant(start)}",
            f"DTEND:{instant(end)}",
            f"SUMMARY:{escaped(summary)}",
            f"LOCATION:{escaped(row.place)}",
            f"URL:{url_of(row)}",
            "END:VEVENT",
        ]
    return whole(lines)
