"""Cells that hold several things: an address in one line, a week of hours, a list of numbers or places.

Belongs here: taking such a cell apart. Not here: which column holds what (mapping). What cannot be taken apart is kept
whole in the field nearest to it; nothing is guessed beyond what the words say.
"""

import re
from collections.abc import Callable
from typing import Any

from alongside.directory.exchange.old_names import DAY

Cells = dict[str, Any]
LISTS = re.compile(r"\s*(?:;|\n|\||\x0b)\s*")
NUMBERS = re.compile(r"\s*(?:;|\n|\|)\s*|,\s+(?=[+(\d])")
LABELLED = re.compile(r"^([A-Za-z][\w /-]{0,30}):\s*(.+)$")
EXTENSION = re.compile(r"\s*(?:,?\s*\b(?:x|ext|extension)\.?\s*)(\d{1,7})\s*$", re.IGNORECASE)
LAST_LINE = re.compile(
    r"^(.*?)[,\s]+([A-Z]{2})[,\s]+(\d{5}(?:-\d{4})?)(?:[,\s]+(US|USA|United States))?$", re.DOTALL
)
ONLY_STATE = re.compile(r"^State:\s*([A-Z]{2})$")
POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*[,;]\s*(-?\d{1,3}(?:\.\d+)?)")
WEEKDAY = re.compile(r"\b(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\s*:?", re.IGNORECASE)
HOURS = re.compile(r"(\d{1,2}:\d{2})\s*(?:-|–|to)\s*(\d{1,2}:\d{2})")
YES = frozenset({"true", "yes", "y", "1", "x", "t"})


def items(cell: str) -> list[str]:
    """A list in one cell."""
    return [one for one in LISTS.split(cell.strip()) if one]


def phones(cell: str) -> list[Cells]:
    """One number or several, with a label before each and an extension after it."""
    return [_phone(one.strip()) for one in NUMBERS.split(cell.strip()) if one.strip()]


def _phone(said: str) -> Cells:
    found: Cells = {}
    if labelled := LABELLED.match(said):
        found["description"], said = labelled[1], labelled[2].strip()
    if extended := EXTENSION.search(said):
        found["extension"], said = extended[1], said[: extended.start()]
    return found | {"number": said}


def address(cell: str) -> list[Cells]:
    """An address in one line. Where only a state is said, there is no address."""
    said = cell.strip()
    if not said or ONLY_STATE.match(said):
        return []
    found: Cells = {"address_1": said, "country": "US"}
    if parts := LAST_LINE.match(said):
        street, comma, city = parts[1].rstrip(", \n").rpartition(",")
        found |= {"state_province": parts[2], "postal_code": parts[3]}
        found |= (
            {"address_1": street.strip(), "city": city.strip()} if comma else {"address_1": parts[1].strip()}
        )
    return [found]


def week(cell: str) -> list[Cells]:
    """`Monday: 9:00-17:00 Tuesday: Closed`: a rule for each stretch of hours. Other words stay words."""
    days = list(WEEKDAY.finditer(cell))
    found: list[Cells] = []
    for nth, day in enumerate(days):
        end = days[nth + 1].start() if nth + 1 < len(days) else len(cell)
        for opens, closes in HOURS.findall(cell[day.end() : end]):
            rule = {
                "freq": "WEEKLY",
                "byday": DAY[day[1][:3].lower()],
                "opens_at": opens,
                "closes_at": closes,
            }
            found.append(rule)
    if not days and cell.strip():
        return [{"description": cell.strip()}]
    return found


def areas(cell: str) -> list[Cells]:
    return [{"name": one} for one in items(cell)]


def languages(cell: str) -> list[Cells]:
    return [{"name": one} for one in items(cell)]


def point(cell: str) -> list[Cells]:
    """`Geolocation is 42.1, -87.9`."""
    found = POINT.search(cell)
    return [{"latitude": found[1], "longitude": found[2]}] if found else []


def is_yes(cell: str) -> bool:
    return cell.strip().lower() in YES


# target -> the table it makes rows of, and how
COMPOSED: dict[str, tuple[str, Callable[[str], list[Cells]]]] = {
    "phone.list": ("phone", phones),
    "address.whole": ("address", address),
    "schedule.week": ("schedule", week),
    "service_area.list": ("service_area", areas),
    "language.list": ("language", languages),
}
