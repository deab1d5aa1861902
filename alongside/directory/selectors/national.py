"""The national lines to call when nothing else was found.

Belongs here: the few that answer anyone. Not here: their rows (actions.national). Read from the directory, so that
what somebody mended there is what is shown.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from alongside.directory.models import Phone, Service
from alongside.directory.selectors.areas import SPACE
from alongside.directory.selectors.hits import Number, number_of

FIRST = ("human-trafficking", "988", "domestic-violence", "rainn", "211")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, how to reach it, and when somebody last compared its number."""

    id: UUID
    name: str
    description: str
    phone: Number | None
    text_to: Number | None
    checked_on: date | None


def line_id(key: str, kind: str = "service") -> UUID:
    """The id of a national line's row, the same in every installation."""
    return uuid5(SPACE, f"national/{kind}/{key}")


def national_lines() -> list[Line]:
    """Those that answer anyone, in the order of FIRST; none where they are not loaded."""
    wanted = [line_id(key) for key in FIRST]
    rows = {row.id: row for row in Service.objects.filter(id__in=wanted)}
    numbers = list(Phone.objects.filter(service_id__in=rows).order_by("id"))
    lines = []
    for key in wanted:
        if row := rows.get(key):
            own = [phone for phone in numbers if phone.service_id == key]
            spoken, written = (number_of(own, text=text) for text in (False, True))
            lines.append(Line(key, row.name, row.description, spoken, written, row.assured_date))
    return lines
