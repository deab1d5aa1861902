"""The areas of help: ours, and terms that agencies added.

Belongs here: reading terms, and which service is about which. Not here: loading them (actions.areas).
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

from django.utils.translation import get_language

from alongside.directory.models import Attribute, TaxonomyTerm

SPACE = UUID(
    "6c6a1f0e-3f0d-5f0b-9a51-7d1c0a11d0c3"
)  # a name space of ours, so that an area has one id everywhere
FILE = Path(__file__).parents[1] / "data" / "areas.json"
OURS = uuid5(SPACE, "taxonomy/areas")
OWN = uuid5(SPACE, "taxonomy/own")


@dataclass(frozen=True, slots=True)
class Area:
    """One area, named in the reader's language. `group`: area, basic, or own."""

    id: UUID
    code: str
    name: str
    group: str


def area_id(code: str) -> UUID:
    """The id of one of our areas."""
    return uuid5(SPACE, f"area/{code}")


def areas(*, with_own: bool = True) -> list[Area]:
    """The thirteen areas, the basic needs, then terms of agencies' own."""
    if not with_own:
        return list(_ours((get_language() or "en").startswith("es")))
    found = [_area(term) for term in TaxonomyTerm.objects.filter(taxonomy_detail_id__in=[OURS, OWN])]
    return sorted(found, key=_in_order)


def _in_order(area: Area) -> tuple[int, int, str]:
    return ("area", "basic", "own").index(area.group), _place(area.code), area.name


@cache
def _ours(spanish: bool) -> tuple[Area, ...]:
    """Ours are the same in every installation: no row need be read for their names."""
    told = json.loads(FILE.read_text(encoding="utf-8"))["terms"]
    found = (
        Area(area_id(row["code"]), row["code"], row["name_es" if spanish else "name"], row["group"])
        for row in told
    )
    return tuple(sorted(found, key=_in_order))


def thirteen() -> list[Area]:
    """The areas that a community should cover (S4-177)."""
    return [area for area in areas(with_own=False) if area.group == "area"]


def areas_of(services: Collection[UUID]) -> dict[UUID, list[Area]]:
    """What each service is about, in the order of the areas."""
    known = {area.id: area for area in areas()}
    order = {key: place for place, key in enumerate(known)}
    found: dict[UUID, list[Area]] = {service: [] for service in services}
    links = Attribute.objects.filter(link_entity="service", link_id__in=services, taxonomy_term_id__in=known)
    pairs = {(link_id, term_id) for link_id, term_id in links.values_list("link_id", "taxonomy_term_id")}
    for link_id, term_id in sorted(pairs, key=lambda pair: order.get(pair[1], 0)):
        if link_id and term_id:
            found[link_id].append(known[term_id])
    return found


def _area(term: TaxonomyTerm) -> Area:
    spanish = (get_language() or "en").startswith("es")
    name = term.name_es if spanish and term.name_es else term.name
    return Area(term.id, term.code, name, str(term.extra.get("group", "own")))


ORDER = (
    "housing_tonight", "health", "mental", "substance", "immigration", "legal", "housing_transitional",
    "housing_long", "ged", "english", "work", "life", "reentry", "crisis", "food", "clothing", "hygiene",
    "transport", "childcare", "money", "papers", "phone", "interpreting",
)  # fmt: skip


def _place(code: str) -> int:
    return ORDER.index(code) if code in ORDER else len(ORDER)
