"""Minutes that stand: approved at a later meeting, and put right at one after that.

Belongs here: approving and correcting. Not here: writing them (actions.minutes).
"""

from uuid import UUID

from django.utils import timezone

from alongside.coalition import policies_meetings as policies
from alongside.coalition.enums_meetings import MeetingState
from alongside.coalition.errors_meetings import NextMeetingNeeded, NotApproved
from alongside.coalition.models import Meeting, MinutesAddendum
from alongside.coalition.selectors.meetings import addendum_made, meeting_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import once


def approve_minutes(*, actor: Actor, coalition_id: UUID, meeting_id: UUID, in_meeting_id: UUID) -> Meeting:
    """The minutes were read and approved at a later meeting: they stand from now on (0021_minutes_stand.sql)."""
    row = meeting_for(coalition_id, meeting_id, lock=True)
    later = meeting_for(coalition_id, in_meeting_id)
    require(policies.may_set_meetings(actor, coalition_id))
    if row.approved_at is not None:
        return row
    if row.state != MeetingState.CLOSED or not _follows(later, row):
        raise NextMeetingNeeded
    row.approved_at, row.approved_in_id = timezone.now(), later.id
    row.version += 1
    row.save(update_fields=["approved_at", "approved_in", "version"])
    ledger.add(actor, What.RULES_CHANGED, about=row.id, why="meeting.approved")
    return row


def correct_minutes(
    *,
    actor: Actor,
    coalition_id: UUID,
    meeting_id: UUID,
    addendum_id: UUID,
    in_meeting_id: UUID,
    text: str,
) -> MinutesAddendum:
    """What a later meeting put right stands below the minutes, which keep their words. It is never edited."""
    row = meeting_for(coalition_id, meeting_id)
    later = meeting_for(coalition_id, in_meeting_id)
    require(policies.may_set_meetings(actor, coalition_id))
    if row.approved_at is None:
        raise NotApproved
    if not _follows(later, row):
        raise NextMeetingNeeded
    return once(
        lambda: _add(actor, row, later, addendum_id, text),
        made=lambda: addendum_made(coalition_id, addendum_id),
        same=lambda made: made.text == text and made.agreed_in_id == later.id,
    )


def _add(actor: Actor, row: Meeting, later: Meeting, addendum_id: UUID, text: str) -> MinutesAddendum:
    made = MinutesAddendum(
        id=addendum_id, agency_id=row.agency_id, meeting_id=row.id, agreed_in_id=later.id, text=text,
        made_by_id=actor.account_id,
    )  # fmt: skip
    made.save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, about=row.id, why="meeting.corrected")
    return made


def _follows(later: Meeting, row: Meeting) -> bool:
    """Another meeting, of that day or after it, that has begun."""
    begun = later.state in (MeetingState.GOING, MeetingState.CLOSED)
    return begun and later.id != row.id and later.on >= row.on
