"""How beds are said: how old a number is, how many are free, how long is left.

Belongs here: wording for the screens of beds. Not here: the arithmetic (beds.availability), templates.
"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.directory.beds.availability import minutes_old
from alongside.directory.selectors.beds import BedLine, ShelterLine

HOUR, DAY = 60, 60 * 24


def ago(at: datetime) -> str:
    """ "40 minutes ago"."""
    minutes = minutes_old(at, timezone.now())
    if minutes < 1:
        return _("just now")
    if minutes < HOUR:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    if minutes < 2 * DAY:
        hours = minutes // HOUR
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    days = minutes // DAY
    return ngettext("%(n)d day ago", "%(n)d days ago", days) % {"n": days}


def left(minutes: int) -> str:
    """ "25 minutes left"."""
    if minutes < 1:
        return _("less than a minute left")
    if minutes < 2 * HOUR:
        return ngettext("%(n)d minute left", "%(n)d minutes left", minutes) % {"n": minutes}
    hours = minutes // HOUR
    return ngettext("%(n)d hour left", "%(n)d hours left", hours) % {"n": hours}


def free(bed: BedLine) -> str:
    """ "2 free", "none free", "not known"."""
    if bed.free is None:
        return _("not known")
    if not bed.free:
        return _("none free")
    return ngettext("%(n)d free", "%(n)d free", bed.free) % {"n": bed.free}


def shape(bed: BedLine) -> tuple[str, str]:
    """The shape and the tone of a number: never the color alone."""
    if bed.free is None:
        return "none", "soft"
    return ("done", "accent") if bed.free else ("stop", "")


def choice(line: ShelterLine, bed_type: str = "") -> str:
    """A shelter among others to choose: its name, county, what is free, what speaks against it."""
    parts = [line.name]
    if line.county:
        parts.append(_("%(county)s County") % {"county": line.county})
    beds = [bed for bed in line.beds if not bed_type or bed.bed_type == bed_type]
    said = [_said(bed) for bed in beds]
    return ", ".join(parts) + ". " + ("; ".join(said) or _("No number said")) + "."


def _said(bed: BedLine) -> str:
    words = {"bed": bed.bed_type.label, "free": free(bed), "ago": ago(bed.said_at)}
    return _("%(bed)s: %(free)s, said %(ago)s") % words
