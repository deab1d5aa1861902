"""Time to the quarter of an hour, as people write it.

Belongs here: reading and showing hours. Not here: how much a day may hold (actions.entering).
"""

import re
from decimal import Decimal

from alongside.service_entries.errors import NoTime

QUARTERS_A_DAY = 96
CLOCK = re.compile(r"(\d{1,3})\s*(?::|h)\s*(\d{1,2})?\s*(?:min|m)?")
NUMBER = re.compile(r"(\d{0,3})(?:[.,](\d{1,2}))?\s*(h|hours?|horas?)?")
MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?|minutos?)")
FRACTIONS = {"¼": ".25", "½": ".5", "¾": ".75"}


def quarters_of(text: str) -> int:
    """1.25, 1,25, 1:15, 1h15, 75 min, 1¼: five quarters. Rounded up to a quarter; NoTime where it is none."""
    said = text.strip().casefold().replace(" ", "")
    for sign, decimal in FRACTIONS.items():
        said = said.replace(sign, decimal)
    if not said.isascii():
        raise NoTime
    minutes = _minutes(said)
    if not 0 < minutes <= 24 * 60:
        raise NoTime
    return -(-minutes // 15)


def _minutes(said: str) -> int:
    if match := MINUTES.fullmatch(said):
        return int(match[1])
    if match := NUMBER.fullmatch(said):
        return int(Decimal(f"{match[1] or 0}.{match[2] or 0}") * 60)
    if match := CLOCK.fullmatch(said):
        if int(match[2] or 0) > 59:
            raise NoTime
        return int(match[1]) * 60 + int(match[2] or 0)
    raise NoTime


def shown(quarters: int) -> str:
    """Five quarters: 1.25."""
    return f"{quarters / 4:.2f}".rstrip("0").rstrip(".")
