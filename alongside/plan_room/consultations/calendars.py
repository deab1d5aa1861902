"""Briefings as events of a calendar, at their hour in their zone.

Belongs here: the events. Not here: the format's small rules (plan_room.calendars).
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.utils.translation import get_language

from alongside.plan_room.calendars import escaped, folded
from alongside.plan_room.consultations.hours import moment
from alongside.plan_room.models import Briefing


def briefings_calendar(rows: Sequence[Briefing], *, title: str, url: str, made_at: datetime) -> str:
    """The whole calendar; the moments in universal time, so that no reader has to know the zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Alongside//Consultations//EN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{escaped(title)}")
    for row in rows:
        lines += _event(row, url, made_at)
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


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
        f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{end.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{escaped(title)}",
        f"DESCRIPTION:{escaped(f'{row.host} · {row.starts:%H:%M} {row.zone_as_printed}')}",
        f"URL:{url}",
        "END:VEVENT",
    ]
