"""Briefings as events of a calendar, at their hour in their zone.

Belongs here: the events. Not here: the format's small rules (foundation.icalendar).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils.translation import get_language

from alongside.foundation.icalendar import escaped, instant, opening, whole
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.models import Briefing


def briefings_calendar(rows: Sequence[Briefing], *, title: str, url: str, made_at: datetime) -> str:
    """The whole calendar; the moments in universal time, so that no reader has to know the zone."""
    lines = opening("Consultations", title)
    for row in rows:
        lines += _event(row, url, made_at)
    return whole(lines)


def _event(row: Briefing, url: str, made_at: datetime) -> list[str]:
    start = moment(row.on, row.starts, row.time_zone, closing=False)
    end = moment(row.on, row.ends, row.time_zone, closing=True) if row.ends else None
    if start is None:
        return []
    if end is None or end <= start:
        end = start + timedelta(hours=1)
    title = row.title_es if get_language() == "es" and row.title_es else row.title
    return [
        "BEGIN:VEVENT",
        f"UID:briefing-{row.id}@plans.invalid",
        f"DTSTAMP:{instant(made_at)}",
        f"DTSTART:{instant(start)}",
        f"DTEND:{instant(end)}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(f'{row.host} · {row.starts:%H:%M} {row.zone_as_printed}')}",
        f"URL:{url}",
        "END:VEVENT",
    ]
