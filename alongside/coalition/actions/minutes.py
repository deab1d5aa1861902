"""Writing while people talk: what was said about each item, which one is on, who came.

Belongs here: minutes and attendance. Not here: decisions and tasks (actions.decisions), approving (actions.meetings).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.coalition import policies_meetings as policies
from alongside.coalition.enums_meetings import MeetingState
from alongside.coalition.errors_meetings import MinutesStand, NotTheTime
from alongside.coalition.models import ItemMinutes, Meeting, MeetingAttendance
from alongside.coalition.selectors.decisions import late_tasks
from alongside.coalition.selectors.meetings import item_for, items_shown, meeting_for, minutes_of
from alongside.coalition.selectors.members import joined
from alongside.people.models import Account
from alongside.vault import ledger
from alongside.vault.actors import Actor, Decision, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from alongside.vault.once import require_version


@dataclass(frozen=True, slots=True)
class Present:
    """Someone who came: an account, a number of an organization's people, or (neither) seats of advisers."""

    people: int
    hours: Decimal
    account_id: UUID | None = None
    member_id: UUID | None = None


def write_minutes(*, actor: Actor, coalition_id: UUID, item_id: UUID, version: int, text: str) -> ItemMinutes:
    """Keep what was said. SomeoneElseWasFaster when another wrote since `version` (0: nothing yet) was read.

    The same words again are no second version: a form that is sent twice, or saved by itself and by its button.
    """
    item = item_for(coalition_id, item_id)
    may_write(actor, item.meeting)
    row = minutes_of(item, lock=True)
    if row is None:
        return _first(actor, item.meeting, item_id, version, text)
    if row.text == text:
        return row
    require_version(row.version, version)
    row.text, row.written_by_id, row.written_at = text, actor.account_id, timezone.now()
    row.version += 1
    row.save(update_fields=["text", "written_by", "written_at", "version"])
    return row


def begin_item(*, actor: Actor, coalition_id: UUID, meeting_id: UUID, item_id: UUID | None) -> Meeting:
    """The item that is talked about now, or with None the next one: the projector shows it."""
    meeting = meeting_for(coalition_id, meeting_id, lock=True)
    require(policies.may_set_meetings(actor, coalition_id))
    if meeting.state != MeetingState.GOING:
        raise NotTheTime
    has_late = bool(late_tasks(coalition_id, on=timezone.localdate()))
    ids = [line.row.id for line in items_shown(actor, meeting, has_late=has_late)]
    if item_id is None:
        here = ids.index(meeting.current_id) if meeting.current_id in ids else -1
        item_id = ids[min(here + 1, len(ids) - 1)]
    if item_id not in ids:
        raise NotFound
    if meeting.current_id != item_id:
        meeting.current_id, meeting.current_since = item_id, timezone.now()
        meeting.save(update_fields=["current", "current_since"])
    return meeting


def note_who_came(
    *, actor: Actor, coalition_id: UUID, meeting_id: UUID, present: Sequence[Present]
) -> list[MeetingAttendance]:
    """Who came, whole: what is not in the list any more is taken away. Sent twice it is the same list."""
    meeting = meeting_for(coalition_id, meeting_id, lock=True)
    may_write(actor, meeting)
    _check(coalition_id, present)
    MeetingAttendance.objects.filter(meeting_id=meeting.id).delete()
    rows = [
        MeetingAttendance(
            id=uuid7(), agency_id=coalition_id, meeting_id=meeting.id, member_id=one.member_id,
            account_id=one.account_id, people=one.people, hours=one.hours,
        )
        for one in present
    ]  # fmt: skip
    MeetingAttendance.objects.bulk_create(rows)
    ledger.add(actor, What.RULES_CHANGED, about=meeting.id, why="meeting.attendance")
    return rows


def may_write(actor: Actor, meeting: Meeting) -> None:
    """Raise, in words, unless she may write in these minutes now."""
    decision: Decision = policies.may_write_minutes(actor, meeting)
    known = {"approved": MinutesStand, "not_begun": NotTheTime}.get(decision.reason)
    if not decision and known is not None:
        raise known
    require(decision)


def _first(actor: Actor, meeting: Meeting, item_id: UUID, version: int, text: str) -> ItemMinutes:
    require_version(0, version)
    row = ItemMinutes(
        agency_id=meeting.agency_id,
        meeting_id=meeting.id,
        item_id=item_id,
        text=text,
        written_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as problem:
        raise SomeoneElseWasFaster from problem
    ledger.add(actor, What.RULES_CHANGED, about=meeting.id, why="meeting.minutes")
    return row


def _check(coalition_id: UUID, present: Sequence[Present]) -> None:
    """Members of this coalition, and people who work at one of them or at the coalition."""
    members = {one.id: one.member_id for one in joined(coalition_id)}
    accounts = [one.account_id for one in present if one.account_id]
    homes = {coalition_id, *(home for home in members.values() if home)}
    known = Account.objects.filter(id__in=accounts, agency_id__in=homes, left_at=None).count()
    if known != len(set(accounts)) or any(one.member_id and one.member_id not in members for one in present):
        raise NotFound
