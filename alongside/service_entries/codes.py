"""Finding a service by what someone types, and what it counts as in others' lists.

Belongs here: reading crosswalk.json, numbers and letters. Not here: what is stored (models), who may (policies).
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.service_entries.enums import Service
from alongside.service_entries.errors import UnknownService

FILE = Path(__file__).parent / "crosswalk.json"


@dataclass(frozen=True, slots=True)
class Known:
    """One service as it can be typed."""

    code: str
    number: int
    letters: str
    voca: tuple[str, ...]

    @property
    def label(self) -> str:
        return str(Service(self.code).label)

    @property
    def typed(self) -> str:
        """What the list offers: number, letters, name."""
        return f"{self.number} {self.letters} {self.label}"


@cache
def services() -> tuple[Known, ...]:
    """Every service, in the order of its number."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))["services"]
    return tuple(
        Known(row["code"], number, row["letters"], tuple(row["voca"]))
        for number, row in enumerate(rows, start=1)
    )


def known(code: str) -> Known:
    """One service by its code."""
    return next(one for one in services() if one.code == code)


def find_service(text: str) -> str:
    """The code of what someone typed: a number, letters, or the beginning of a name. UnknownService else."""
    words = _flat(text).split()
    if not words:
        raise UnknownService
    first = words[0]
    for one in services():
        if first == str(one.number) or (first == one.letters.casefold() and len(words) in (1, _length(one))):
            return one.code
    wanted = " ".join(words)
    found = [one for one in services() if _flat(one.label).startswith(wanted)]
    exact = [one for one in found if _flat(one.label) == wanted]
    if len(exact or found) != 1:
        raise UnknownService
    return (exact or found)[0].code


def _length(one: Known) -> int:
    """How many words "HL Talk on the crisis line" has."""
    return 1 + len(_flat(one.label).split())


def _flat(text: str) -> str:
    """Without case and accents, as people type."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
