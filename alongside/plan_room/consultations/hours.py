"""When a consultation opens and closes: a day and an hour in a time zone, and how long that is from now, in words.

Belongs here: pure counting. Not here: rows. An hour that a clock change leaves out is the one after it; an hour that
comes twice closes the second time and opens the first, so that nobody comes late by it.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY, HOUR = 86400, 3600


def moment(on: date | None, at: time | None, zone: str, *, closing: bool) -> datetime | None:
    """The moment that a clock in this zone shows this. A day without an hour: its beginning."""
    if on is None:
        return None
    local = datetime.combine(on, at or time(), ZoneInfo(zone)).replace(fold=1 if closing else 0)
    there = local.astimezone(UTC)
    back = there.astimezone(ZoneInfo(zone))
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):  # the clock jumped over it
        there = local.replace(fold=0).astimezone(UTC)
    return there


def is_open(opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> bool:
    """Between the two. Without an end it is not open: nobody would know until when."""
    return closes_at is not None and (opens_at is None or opens_at <= now) and now < closes_at


def countdown(opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> str:
    """How long it is open still, or that it is not."""
    if opens_at is not None and now < opens_at:
        return _("Opens in %(span)s") % {"span": _span((opens_at - now).total_seconds())}
    if closes_at is None:
        return _("No end is known")
    if now >= closes_at:
        return _("Closed")
    return _("Open for another %(span)s") % {"span": _span((closes_at - now).total_seconds())}


def _span(seconds: float) -> str:
    if seconds >= 2 * DAY:
        days = int(seconds // DAY)
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    if seconds >= HOUR:
        hours = int(seconds // HOUR)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    minutes = max(1, int(seconds // 60))
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
