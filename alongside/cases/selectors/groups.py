"""Reading groups: the list, one group with its agenda and meetings, what groups lend each other.

Belongs here: reads. Not here: writes (actions.groups). Words that do not open (a key still to be given) are left
out, so that a list never breaks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies_groups as policies
from alongside.cases.enums_groups import ItemState, Topic
from alongside.cases.models import AgendaItem, Group, GroupResource, Meeting
from alongside.service_entries.enums import Tongue
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.errors import Locked, NotFound


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as lists and its own page show it."""

    id: UUID
    name: str
    kind: str
    led_by: str
    peers_lead: int
    language: str
    for_whom: str
    meets: str
    topics: list[str]
    next_on: date | None
    rests_since: date | None
    may_change: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """Something a member wants to talk about."""

    id: UUID
    words: str
    state: str
    since: date


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """Something a group found good."""

    id: UUID
    title: str
    where: str
    for_whom: str
    topic: str
    language: str
    is_removed: bool


def groups_for(actor: Actor) -> list[GroupLine]:
    """The agency's groups: those that meet by name, then those that rest."""
    rows = Group.objects.filter(agency_id=actor.agency_id).select_related("worker")
    found = [group_line(actor, group) for group in rows]
    return sorted(found, key=lambda one: (one.rests_since is not None, one.name.casefold()))


def group_for(actor: Actor, group_id: UUID, *, lock: bool = False) -> Group:
    """One group: the only door to it."""
    rows = Group.objects.filter(agency_id=actor.agency_id, id=group_id).select_related("worker")
    group = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if group is None:
        raise NotFound
    return group


def group_line(actor: Actor, group: Group) -> GroupLine:
    """Open what is shown of a group."""
    coming = Meeting.objects.filter(group_id=group.id, came=None, on__gte=timezone.localdate()).order_by("on")
    own = [one.strip() for one in _opened(group, "own_topics").splitlines() if one.strip()]
    return GroupLine(
        id=group.id,
        name=_opened(group, "name"),
        kind=str(group.get_kind_display()),
        led_by=group.worker.working_name,
        peers_lead=group.peers_lead,
        language=str(Tongue(group.language).label) if group.language else "",
        for_whom=_opened(group, "for_whom"),
        meets=_opened(group, "meets"),
        topics=[str(Topic(topic).label) for topic in group.topics] + own,
        next_on=coming.values_list("on", flat=True).first(),
        rests_since=group.rests_since,
        may_change=bool(policies.may_change_group(actor, group)),
    )


def group_words(group: Group) -> dict[str, Any]:
    """A group as its form holds it."""
    plain = ("kind", "peers_lead", "language", "topics", "version")
    words = ("name", "for_whom", "meets", "own_topics")
    return {name: getattr(group, name) for name in plain} | {name: _opened(group, name) for name in words}


def agenda_of(actor: Actor, group_id: UUID) -> list[ItemLine]:
    """What members want to talk about, in their order; then what was talked about or let go."""
    rows = AgendaItem.objects.filter(agency_id=actor.agency_id, group_id=group_id).order_by("place", "id")
    found = [ItemLine(row.id, _opened(row, "words"), row.state, row.since) for row in rows]
    return sorted(found, key=lambda one: one.state != ItemState.PROPOSED)


def meetings_of(actor: Actor, group_id: UUID) -> list[Meeting]:
    """When it meets and met, newest first."""
    return list(Meeting.objects.filter(agency_id=actor.agency_id, group_id=group_id).order_by("-on")[:30])


def meeting_for(actor: Actor, meeting_id: UUID, *, lock: bool = False) -> Meeting:
    """One meeting."""
    rows = Meeting.objects.filter(agency_id=actor.agency_id, id=meeting_id)
    meeting = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if meeting is None:
        raise NotFound
    return meeting


def resources_for(actor: Actor, also: Iterable[UUID] = ()) -> list[ResourceLine]:
    """What groups found good, by title; and what was just taken away, to be put back."""
    rows = GroupResource.objects.filter(agency_id=actor.agency_id)
    shown = [row for row in rows if row.removed_at is None or row.id in set(also)]
    return sorted((_resource(row) for row in shown), key=lambda one: one.title.casefold())


def item_for(actor: Actor, item_id: UUID) -> AgendaItem:
    """One thing a member wants to talk about."""
    item = AgendaItem.objects.filter(agency_id=actor.agency_id, id=item_id).first()
    if item is None:
        raise NotFound
    return item


def resource_for(actor: Actor, resource_id: UUID) -> GroupResource:
    """One thing that was found good."""
    resource = GroupResource.objects.filter(agency_id=actor.agency_id, id=resource_id).first()
    if resource is None:
        raise NotFound
    return resource


def _resource(row: GroupResource) -> ResourceLine:
    return ResourceLine(
        row.id,
        _opened(row, "title"),
        _opened(row, "where"),
        _opened(row, "for_whom"),
        str(Topic(row.topic).label) if row.topic else "",
        str(Tongue(row.language).label) if row.language else "",
        row.removed_at is not None,
    )


def _opened(row: Any, name: str) -> str:
    try:
        return getattr(row, name) or ""
    except (Locked, SealBroken):
        return ""
