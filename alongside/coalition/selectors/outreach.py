"""Plans and places of outreach: lists, one, where they stand on the map.

Belongs here: reads. Not here: who may (policies_outreach), rounds (selectors.outreach_rounds), stock
(selectors.outreach_stock).
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from alongside.coalition.models import OutreachCheck, OutreachPlace, OutreachPlan, OutreachStop
from alongside.directory.understanding.places import known
from alongside.vault.errors import NotFound

WIDE, HIGH, EDGE = 640, 420, 48


def places_of(coalition_id: UUID, *, kind: str = "", closed: bool = False) -> QuerySet[OutreachPlace]:
    """The list, by kind and name."""
    rows = OutreachPlace.objects.filter(agency_id=coalition_id, closed=closed)
    return (rows.filter(kind=kind) if kind else rows).order_by("kind", "name", "id")


def place_of(coalition_id: UUID, place_id: UUID, *, lock: bool = False) -> OutreachPlace:
    """One of them. NotFound where there is none for her."""
    rows = OutreachPlace.objects.filter(agency_id=coalition_id, id=place_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def place_lines(
    coalition_id: UUID, *, kind: str = "", closed: bool = False
) -> list[tuple[OutreachPlace, int, date | None]]:
    """The same list for a file: each with how often somebody looked at it, and when last."""
    rows = OutreachCheck.objects.filter(agency_id=coalition_id).values_list("place_id")
    looked = {one: (count, last) for one, count, last in rows.annotate(Count("id"), Max("on"))}
    return [
        (row, *looked.get(row.id, (0, None))) for row in places_of(coalition_id, kind=kind, closed=closed)
    ]


def checks_of(place: OutreachPlace) -> list[OutreachCheck]:
    """How it was found, the newest first."""
    rows = OutreachCheck.objects.filter(place_id=place.id, agency_id=place.agency_id)
    return list(rows.select_related("made_by").order_by("-on", "-made_at")[:20])


def visits_of(place: OutreachPlace) -> int:
    """How many rounds that she may read go there."""
    return (
        OutreachStop.objects.filter(place_id=place.id, gone=False).aggregate(count=Count("id"))["count"] or 0
    )


def plans_of(coalition_id: UUID, *, ended: bool = False) -> QuerySet[OutreachPlan]:
    """The plans, by name."""
    return OutreachPlan.objects.filter(agency_id=coalition_id, ended=ended).order_by("name", "id")


def plan_of(coalition_id: UUID, plan_id: UUID, *, lock: bool = False) -> OutreachPlan:
    """One of them. NotFound where there is none for her."""
    rows = OutreachPlan.objects.filter(agency_id=coalition_id, id=plan_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


# -- the map: ZIP areas as squares around the middle that the house has, and nothing finer ----------------------------


@dataclass(frozen=True, slots=True)
class Square:
    """A ZIP area on the drawing, with the places that stand in it."""

    code: str
    town: str
    x: int
    y: int
    names: list[str]

    @property
    def count(self) -> int:
        """How many places."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One county: its squares, and what is known only as somewhere in it."""

    county: str
    name: str
    squares: list[Square]
    somewhere: list[str]


def drawings_of(places: list[OutreachPlace]) -> list[Drawing]:
    """A drawing for each county in which a place stands, the one with the most places first."""
    by_county: dict[str, list[OutreachPlace]] = defaultdict(list)
    for place in places:
        if county := place.county or county_of_zip(place.zip_code):
            by_county[county].append(place)
    order = Counter({county: len(rows) for county, rows in by_county.items()})
    return [_drawing(county, by_county[county]) for county, _ in order.most_common()]


def county_of_zip(code: str) -> str:
    """The county of a ZIP area, where the house knows it."""
    row = known().zips.get(code)
    return row[2] if row else ""


def _drawing(county: str, places: list[OutreachPlace]) -> Drawing:
    told = known()
    zips = {code: row for code, row in told.zips.items() if row[2] == county}
    names: dict[str, list[str]] = defaultdict(list)
    for place in places:
        names[place.zip_code if place.zip_code in zips else ""].append(place.name)
    squares = [
        Square(code, zips[code][3], x, y, names.get(code, [])) for code, (x, y) in _spread(zips).items()
    ]
    return Drawing(county, told.counties.get(county, county), squares, names.get("", []))


def _spread(zips: dict[str, tuple[float, float, str, str]]) -> dict[str, tuple[int, int]]:
    """Where each middle lands on the drawing."""
    if not zips:
        return {}
    south, north = min(row[0] for row in zips.values()), max(row[0] for row in zips.values())
    west, east = min(row[1] for row in zips.values()), max(row[1] for row in zips.values())
    found = {}
    for code, row in sorted(zips.items()):
        across = (row[1] - west) / (east - west) if east > west else 0.5
        down = (north - row[0]) / (north - south) if north > south else 0.5
        found[code] = (round(EDGE + across * (WIDE - 2 * EDGE)), round(EDGE + down * (HIGH - 2 * EDGE)))
    return found
