"""ZIP areas, towns and counties by name.

Belongs here: the middles of ZIP areas that we wrote down (data/zips.json, approximate), and how far two points are
apart. Not here: where services are (selectors.finding), places that we do not know by ourselves
(selectors.finding asks the directory). A place is computed with and forgotten.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import asin, cos, degrees, radians, sin, sqrt
from pathlib import Path

from alongside.directory.understanding.question import Near
from alongside.directory.understanding.words import words_of

FILE = Path(__file__).parents[1] / "data" / "zips.json"
EARTH_MILES = 3958.8
# Names of towns that are ordinary words or first names: they count only where a place may stand.
ORDINARY = frozenset(
    """
    normal rome homer virginia lincoln washington atlanta havana linden macon anchor auburn peru cuba royal
    chestnut sullivan arthur henry eureka athens topeka sidney clinton alton georgetown hudson lexington
    dewey delavan rochester buffalo sherman cass bath el logan mason menard marshall stark knox lake will
    kane cook adams jackson madison fulton montgomery douglas
    """.split()  # noqa: SIM905 (a list of many strings reads worse)
)


@dataclass(frozen=True, slots=True)
class Places:
    """Everything the file knows."""

    zips: dict[str, tuple[float, float, str, str]]
    towns: dict[tuple[str, ...], Near]
    counties: dict[str, str]


@cache
def known() -> Places:
    """The file, read once."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    zips = {code: tuple(row) for code, row in told["zips"].items()}
    return Places(zips, _towns(zips), told["counties"])


def near_zip(code: str) -> Near | None:
    """The middle of a ZIP area, where we know it."""
    row = known().zips.get(code)
    return Near(row[0], row[1], code, is_zip=True, county=row[2]) if row else None


def county_named(name: str) -> str:
    """The code of a county by its name; empty where we do not know it."""
    return _counties().get(tuple(words_of(name)), "")


@cache
def middle_of(county: str) -> Near | None:
    """The middle of a county, from its ZIP areas, where we know any."""
    points = [(row[0], row[1]) for row in known().zips.values() if row[2] == county]
    if not points:
        return None
    latitude, longitude = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return Near(latitude, longitude, "", county=county)


@cache
def _counties() -> dict[tuple[str, ...], str]:
    """Codes of counties by the words of their names; of two called alike the first."""
    return {tuple(words_of(called)): code for code, called in reversed(known().counties.items())}


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """As the crow flies."""
    (a, b), (c, d) = ((radians(x), radians(y)) for x, y in (one, other))
    square = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_MILES * asin(min(1.0, sqrt(square)))


def box(near: Near, radius: float) -> tuple[float, float, float, float]:
    """South, north, west and east of everything within so many miles."""
    up = degrees(radius / EARTH_MILES)
    across = up / max(0.05, cos(radians(near.latitude)))
    return near.latitude - up, near.latitude + up, near.longitude - across, near.longitude + across


def _towns(zips: dict[str, tuple[float, float, str, str]]) -> dict[tuple[str, ...], Near]:
    """Each town in the middle of its ZIP areas."""
    rows: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for latitude, longitude, county, town in zips.values():
        rows.setdefault((town, county), []).append((latitude, longitude))
    towns = {}
    for (town, county), points in rows.items():
        latitude, longitude = (sum(axis) / len(points) for axis in zip(*points, strict=True))
        towns[tuple(words_of(town))] = Near(latitude, longitude, town, county=county)
    return towns
