"""Which coalitions someone belongs to, and who else does.

Belongs here: reads. Not here: who may (policies), the words of the areas.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.coalition.enums import MemberState
from alongside.coalition.models import Member
from alongside.people.models import Agency
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Coalition:
    """A coalition as every page of this room knows it."""

    id: UUID
    name: str
    organised: bool  # by whoever asks


def coalitions_of(actor: Actor) -> list[Coalition]:
    """Those she belongs to, by name. The wall says which."""
    with connection.cursor() as cursor:
        cursor.execute("select unnest(wall.coalitions())")
        ids = [row[0] for row in cursor.fetchall()]
    names = dict(Agency.objects.filter(id__in=ids).values_list("id", "name"))
    found = [Coalition(each, names[each], each == actor.agency_id) for each in ids]
    return sorted(found, key=lambda one: one.name)


def coalition_of(actor: Actor, coalition_id: UUID) -> Coalition:
    """One of hers. NotFound otherwise: whether there is another is nobody's business."""
    for one in coalitions_of(actor):
        if one.id == coalition_id:
            return one
    raise NotFound


def members_of(coalition_id: UUID) -> QuerySet[Member]:
    """Everyone in the list, members first, by name."""
    return Member.objects.filter(agency_id=coalition_id).order_by("state", "name", "id")


def joined(coalition_id: UUID) -> QuerySet[Member]:
    """Those who have joined, by name."""
    return Member.objects.filter(agency_id=coalition_id, state=MemberState.JOINED).order_by("name", "id")
