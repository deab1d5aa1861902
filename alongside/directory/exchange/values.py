"""One cell: from what a file holds to what can be stored, and whether it is what the standard asks for.

Belongs here: text, numbers, days, times, addresses of mail and web. Not here: rules about a whole row (intake).
A value that cannot be what its field says is never thrown away: the caller keeps it under `x_<field>`.
"""

import math
import re
from datetime import UTC, date, datetime
from typing import Any

LONGEST = 100_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s.,;<>()]+(\.[^@\s.,;<>()]+)+")
HOST = r"([\w-]+\.)+[\w-]{2,}"
URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE | re.ASCII)
NEARLY_URI = re.compile(rf"{HOST}(:\d+)?([/?#]\S*)?", re.IGNORECASE)
AFTER_A_DAY = re.compile(r"([T ]\d{2}:?\d{2}.*)?")
SOUTH, NORTH = -60, 84  # nobody is helped nearer to the poles: a latitude beyond is another number
US_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
CLOCK = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?(?:Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE
)
WHOLE = frozenset({"year_incorporated", "count", "interval"})
KEPT_AS_TEXT = frozenset({"extension", "timezone"})  # numbers by the standard, words in many files
LARGEST_WHOLE = 2**31 - 1


class Wrong(Exception):
    """A value that is not what its field says."""


def text(value: Any) -> str:
    """Anything as text that a database can hold. Nothing is empty text."""
    if type(value) is str:  # nearly always, so it is asked first
        return value if value.isprintable() else CONTROL.sub("", value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    said = value if isinstance(value, str) else str(value)
    return CONTROL.sub("", said) if not said.isprintable() else said


def number(value: Any) -> float:
    """A number, from a number or its digits."""
    try:
        found = float(str(value).strip()) if not isinstance(value, bool) else math.nan
    except ValueError:
        raise Wrong from None
    if not math.isfinite(found):
        raise Wrong
    return found


def whole(value: Any) -> int:
    """A whole number that a column can hold."""
    found = number(value)
    if not found.is_integer() or abs(found) > LARGEST_WHOLE:
        raise Wrong
    return int(found)


def day(value: Any) -> date:
    """A day: as the standard writes it, or month/day/year."""
    said = text(value).strip()
    if us := US_DAY.fullmatch(said):
        said = f"{us[3]}-{int(us[1]):02}-{int(us[2]):02}"
    try:
        if AFTER_A_DAY.fullmatch(said, 10):
            return date.fromisoformat(said[:10])
        return moment(said).date()
    except ValueError:
        raise Wrong from None


def moment(value: Any) -> datetime:
    """A moment. Without a zone it is taken as UTC."""
    said = text(value).strip()
    try:
        found = datetime.fromisoformat(said)
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Wrong from None
    return found


def is_time(said: str) -> bool:
    """Whether it is a time of day."""
    found = CLOCK.fullmatch(said)
    return bool(found) and int(found[1]) <= 24 and int(found[2]) < 60  # type: ignore[index]  # found is a match


def is_email(said: str) -> bool:
    return EMAIL.fullmatch(said) is not None


def is_uri(said: str) -> bool:
    return URI.fullmatch(said) is not None


def could_be_uri(said: str) -> bool:
    """`www.example.org/page` only lacks its scheme; `example/page` is no address of anything."""
    return is_uri(said) or NEARLY_URI.fullmatch(said) is not None


def is_number(said: str) -> bool:
    """Whether text is a number written as JSON would write it back."""
    return re.fullmatch(r"-?(0|[1-9]\d{0,14})", said) is not None


def stored(name: str, kind: str, value: Any) -> Any:
    """The value as its column holds it; Wrong where the column cannot."""
    if kind == "number" and name not in KEPT_AS_TEXT:
        return whole(value) if name in WHOLE else number(value)
    if kind == "date":
        return day(value)
    if kind == "datetime":
        return moment(value)
    return text(value)


def doubt(kind: str, said: Any) -> str:
    """Why a stored value is not what the standard asks for; empty where it is."""
    if kind == "email" and not is_email(said):
        return "no_email"
    if kind == "uri" and not is_uri(said):
        return "no_scheme" if could_be_uri(said) else "no_uri"
    if kind == "time" and not is_time(said):
        return "no_time"
    return ""


def point_doubt(latitude: Any, longitude: Any) -> str:
    """Why two numbers are no place where anybody could be helped; empty where they may be."""
    if latitude is None and longitude is None:
        return ""
    if latitude is None or longitude is None:
        return "half_point"
    if latitude == 0 == longitude:
        return "zero_point"
    if SOUTH <= latitude <= NORTH and abs(longitude) <= 180:
        return ""
    return "turned_point" if SOUTH <= longitude <= NORTH and abs(latitude) <= 180 else "no_point"
