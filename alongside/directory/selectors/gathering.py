"""Where services are and when they are open, gathered for an answer.

Belongs here: a few queries for the services of one page. Not here: the rows of the search (selectors.indexed). Of a
confidential place its county alone is read.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.directory.models import Address, Schedule, ServiceAtLocation

SHOWN_OF_LINKS = ("service_id", "location_id", "location__confidential")
SHOWN_OF_ADDRESSES = ("location_id", "address_1", "city")
NOT_SHOWN_OF_HOURS = (
    "extra",
    "foreign_id",
    "origin_id",
    "description",
    "notes",
    "schedule_link",
    "attending_type",
)
Rows = dict[UUID, list[Any]]


@dataclass(slots=True)
class Gathered:
    """What hangs on some services, by what it hangs on."""

    links: Rows
    addresses: Rows
    schedules: Rows


def gather_where_and_when(
    services: Collection[UUID], using: str = "default", *, briefly: bool = False
) -> tuple[Gathered, list[UUID]]:
    """Places, addresses and hours alone, and which places are open to all. Briefly: no more than an answer shows."""
    at_places = (
        ServiceAtLocation.objects.using(using).filter(service_id__in=services).select_related("location")
    )
    links = list(at_places.only(*SHOWN_OF_LINKS) if briefly else at_places)
    places = [link.location.id for link in links if link.location and not link.location.confidential]
    open_places = set(places)
    open_links = [link.id for link in links if link.location_id in open_places]
    hours = Q(service_id__in=services) | Q(location_id__in=places) | Q(service_at_location_id__in=open_links)
    addresses = Address.objects.using(using).filter(location_id__in=places, address_type="physical")
    schedules = Schedule.objects.using(using).filter(hours)
    if briefly:
        addresses, schedules = addresses.only(*SHOWN_OF_ADDRESSES), schedules.defer(*NOT_SHOWN_OF_HOURS)
    return Gathered(
        links=_by(links, "service_id"),
        addresses=_by(addresses, "location_id"),
        schedules=_by(schedules, "service_at_location_id", "location_id", "service_id"),
    ), places


def _by(rows: Iterable[Any], *names: str) -> Rows:
    """Rows under the first of these ids that they have."""
    found: Rows = defaultdict(list)
    for row in rows:
        key = next((value for name in names if (value := getattr(row, name)) is not None), None)
        if key is not None:
            found[key].append(row)
    return found
