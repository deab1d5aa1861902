"""Looking after groups: beginning one, what its members want to talk about, meetings, things they lend.

Belongs here: the verbs. Not here: reading (selectors.groups). Who came is never written: a meeting keeps a count,
and becomes a line among the services (actions.services.enter_several).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Max
from django.utils import timezone

from alongside.cases import policies_groups as policies
from alongside.cases.actions.once import once
from alongside.cases.actions.services import enter_several
from alongside.cases.actions.working import require_version
from alongside.cases.enums_groups import ItemState
from alongside.cases.errors import NameMissing, TextMissing
from alongside.cases.errors_groups import MeetingHeld, MeetsThatDay
from alongside.cases.models import AgendaItem, Group, GroupResource, Meeting
from alongside.cases.selectors.groups import group_for, group_words, item_for, meeting_for, resource_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What

WORDS = ("name", "for_whom", "meets", "own_topics")
CODED = ("kind", "peers_lead", "language", "topics")


def open_group(actor: Actor, *, group_id: UUID, given: Mapping[str, Any]) -> Group:
    """Begin a group. Whoever begins it looks after it."""
    require(policies.may_open_group(actor))
    if not given["name"].strip():
        raise NameMissing
    return once(
        lambda: _open(actor, group_id, given),
        made=lambda: Group.objects.filter(agency_id=actor.agency_id, id=group_id).first(),
        same=lambda group: all(group_words(group)[name] == given[name] for name in (*WORDS, *CODED)),
    )


def _open(actor: Actor, group_id: UUID, given: Mapping[str, Any]) -> Group:
    group = Group(id=group_id, agency_id=actor.agency_id, worker_id=actor.account_id)
    _fill(group, given)
    group.save(force_insert=True)
    _say(actor, "group_opened", group.id)
    return group


def change_group(actor: Actor, *, group_id: UUID, version: int, given: Mapping[str, Any]) -> Group:
    """Say better what a group is. SomeoneElseWasFaster when it changed since `version` was read."""
    group = _mine(actor, group_id)
    if not given["name"].strip():
        raise NameMissing
    require_version(group.version, version)
    _fill(group, given)
    return _changed(actor, group, *CODED, *(f"{name}_sealed" for name in WORDS))


def let_group_rest(actor: Actor, *, group_id: UUID, rests: bool) -> Group:
    """It meets no more, or meets again. Nothing is lost either way."""
    group = _mine(actor, group_id)
    group.rests_since = timezone.localdate() if rests else None
    return _changed(actor, group, "rests_since")


def propose(actor: Actor, *, group_id: UUID, item_id: UUID, words: str) -> AgendaItem:
    """What a member wants to talk about, in the member's words. Whose it is is not written anywhere."""
    group = group_for(actor, group_id)
    if not words.strip():
        raise TextMissing
    return once(
        lambda: _propose(actor, group, item_id, words.strip()),
        made=lambda: AgendaItem.objects.filter(agency_id=actor.agency_id, id=item_id).first(),
        same=lambda item: item.words == words.strip(),
    )


def _propose(actor: Actor, group: Group, item_id: UUID, words: str) -> AgendaItem:
    last = AgendaItem.objects.filter(group_id=group.id).aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem(id=item_id, agency_id=actor.agency_id, group_id=group.id, place=last + 1)
    item.words = words
    item.save(force_insert=True)
    _say(actor, "agenda", item.id)
    return item


def settle_item(actor: Actor, *, item_id: UUID, state: str) -> AgendaItem:
    """It was talked about, or let go, or is proposed again."""
    item = item_for(actor, item_id)
    item.state = ItemState(state)
    item.save(update_fields=["state"])
    _say(actor, "agenda", item.id)
    return item


def move_item_up(actor: Actor, *, item_id: UUID) -> AgendaItem:
    """One place nearer to the top, as the members want it."""
    item = item_for(actor, item_id)
    open_ones = AgendaItem.objects.filter(group_id=item.group_id, state=ItemState.PROPOSED)
    above = open_ones.filter(place__lt=item.place).order_by("-place").first()
    if above is not None:
        above.place, item.place = item.place, above.place
        above.save(update_fields=["place"])
        item.save(update_fields=["place"])
        _say(actor, "agenda", item.id)
    return item


def plan_meeting(actor: Actor, *, group_id: UUID, on: date) -> Meeting:
    """Say when the group meets. One meeting a day."""
    group = group_for(actor, group_id, lock=True)
    if Meeting.objects.filter(group_id=group.id, on=on).exists():
        raise MeetsThatDay
    meeting = Meeting(agency_id=actor.agency_id, group_id=group.id, on=on)
    meeting.save(force_insert=True)
    _say(actor, "meeting", meeting.id)
    return meeting


def hold_meeting(
    actor: Actor,
    *,
    meeting_id: UUID,
    quarters: int,
    others: int,
    case_ids: Sequence[UUID],
    channel: str = "",
    place: str = "",
) -> Meeting:
    """Say how many came: a count here, a line among the services, and one on the record of each who wants it there."""
    meeting = meeting_for(actor, meeting_id, lock=True)
    if meeting.came is not None:
        raise MeetingHeld
    group = group_for(actor, meeting.group_id)
    given = {"code": "group", "on": meeting.on, "quarters": quarters, "channel": channel, "place": place}
    entry = enter_several(
        actor,
        entry_id=uuid5(meeting.id, "held"),
        given=given | {"language": group.language},
        case_ids=case_ids,
        others=others,
    )
    meeting.came, meeting.entry_id = entry.people, entry.id
    meeting.save(update_fields=["came", "entry_id"])
    _say(actor, "meeting_held", meeting.id)
    return meeting


def lend(actor: Actor, *, resource_id: UUID, given: Mapping[str, str]) -> GroupResource:
    """Add something a group found good."""
    if not given["title"].strip():
        raise TextMissing
    return once(
        lambda: _lend(actor, resource_id, given),
        made=lambda: GroupResource.objects.filter(agency_id=actor.agency_id, id=resource_id).first(),
        same=lambda row: all((getattr(row, name) or "") == value for name, value in given.items()),
    )


def _lend(actor: Actor, resource_id: UUID, given: Mapping[str, str]) -> GroupResource:
    row = GroupResource(id=resource_id, agency_id=actor.agency_id)
    for name, value in given.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    _say(actor, "resource", row.id)
    return row


def take_resource_away(actor: Actor, *, resource_id: UUID, away: bool = True) -> GroupResource:
    """Take it off the shelf, or put it back."""
    row = resource_for(actor, resource_id)
    row.removed_at = timezone.now() if away else None
    row.save(update_fields=["removed_at"])
    _say(actor, "resource", row.id)
    return row


def _mine(actor: Actor, group_id: UUID) -> Group:
    group = group_for(actor, group_id, lock=True)
    require(policies.may_change_group(actor, group))
    return group


def _fill(group: Group, given: Mapping[str, Any]) -> None:
    for name in (*WORDS, *CODED):
        setattr(group, name, given[name])


def _changed(actor: Actor, group: Group, *fields: str) -> Group:
    group.version += 1
    group.save(update_fields=[*fields, "version"])
    _say(actor, "group_changed", group.id)
    return group


def _say(actor: Actor, why: str, about: UUID) -> None:
    ledger.add(actor, What.RECORD_CHANGED, why=why, about=about)
