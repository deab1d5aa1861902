"""The library as it is read: by audience, and what is due to be looked at again.

Belongs here: reads. Not here: writes, asking the internet (actions.links).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.http import Http404

from alongside.public_site.enums import Audience
from alongside.public_site.models import Resource

A_YEAR = timedelta(days=365)


def due(today: date) -> Q:
    """Nobody has looked at it for a year, or ever: the inventory is looked through each year."""
    return Q(reviewed_on=None) | Q(reviewed_on__lte=today - A_YEAR)


def resources(audience: str = "") -> QuerySet[Resource]:
    """What stands in the library, by whose it is."""
    found = Resource.objects.filter(taken_out_at=None)
    if audience:
        found = found.filter(audience=audience)
    return found.order_by("owner", "title", "id")


def shelves(audience: str = "") -> list[tuple[str, Sequence[Resource]]]:
    """Audience by audience; an empty shelf is left out."""
    rows = list(resources(audience))
    named = [(str(each.label), [row for row in rows if row.audience == each]) for each in Audience]
    return [(label, held) for label, held in named if held]


def due_now(today: date) -> QuerySet[Resource]:
    """What is to be looked at: what nobody ever looked at first."""
    return Resource.objects.filter(due(today), taken_out_at=None).order_by(
        F("reviewed_on").asc(nulls_first=True), "title"
    )


def taken_out() -> QuerySet[Resource]:
    """What no longer stands there."""
    return Resource.objects.exclude(taken_out_at=None).order_by("title")


def resource_for(resource_id: UUID, *, lock: bool = False) -> Resource:
    """One. 404 for none."""
    rows = Resource.objects.select_for_update() if lock else Resource.objects
    row = rows.filter(id=resource_id).first()
    if row is None:
        raise Http404
    return row


def to_ask(since: date, most: int) -> list[Resource]:
    """Whose address was not asked since that day."""
    rows = resources().exclude(url="").exclude(link_asked_on__gte=since)
    return list(rows.order_by(F("link_asked_on").asc(nulls_first=True), "id")[:most])
