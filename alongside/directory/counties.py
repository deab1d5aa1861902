"""Counties by code and by name: how a confidential place is found, and how gaps are counted.

Belongs here: the list (data/counties.json). Not here: ZIP codes, distances.
"""

import json
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "counties.json"


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """The name of every county, by its code, in the order of the names."""
    told = json.loads(DATA.read_text(encoding="utf-8"))
    rows = [*told["counties"], *told["invented"]]
    return {row["code"]: row["name"] for row in sorted(rows, key=lambda row: str(row["name"]).casefold())}


def name_of(code: str) -> str:
    """A county's name; its code where we do not know it."""
    return names().get(code, code)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {_plain(name): code for code, name in names().items()}


def code_of(name: str) -> str:
    """The code of a county called so, or nothing. "Peoria County, IL" is Peoria."""
    return _codes().get(_plain(name), "")


def _plain(name: str) -> str:
    words = name.split(",", maxsplit=1)[0].casefold().replace("county", "").replace("condado de", "")
    return "".join(sign for sign in words if sign.isalnum())


def choices() -> list[tuple[str, str]]:
    """For a form."""
    return list(names().items())
