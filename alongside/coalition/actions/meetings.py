"""Setting a meeting, telling of it, calling it off, beginning, closing.

Belongs here: the meeting. Not here: its agenda (actions.agenda), minutes and who came (actions.minutes), what stands
afterwards (actions.approving), decisions and tasks (actions.decisions).
"""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from alongside.coalition import policies_meetings as policies
from alongside.coalition.enums_meetings import STANDING, MeetingState, Need
from alongside.coalition.errors_meetings import BegunAlready, KeptHidden, MeetingElsewhere, NotHeard
from alongside.coalition.models import (
    AgendaItem,
    ItemMinutes,
    Meeting,
    MeetingAttendance,
    MeetingDecision,
    Member,
    Task,
)
from alongside.coalition.selectors.meetings import meeting_for, meeting_made
from alongside.directory.scanning import says_confidential
from alongside.directory.selectors.hidden import is_confidential
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.once import once, require_version

STEPS = {
    MeetingState.PLANNED: (MeetingState.NOTICED, MeetingState.GOING, MeetingState.OFF),
    # once more: the day or the place changed
    MeetingState.NOTICED: (MeetingState.NOTICED, MeetingState.GOING, MeetingState.OFF),
    # begun by mistake: back, as long as nothing was written
    MeetingState.GOING: (MeetingState.CLOSED, MeetingState.PLANNED, MeetingState.NOTICED),
    MeetingState.CLOSED: (MeetingState.GOING,),  # closed too early; not once its minutes were approved
    MeetingState.OFF: (MeetingState.PLANNED, MeetingState.NOTICED),  # it takes place after all
}
MOVED = ("state", "noticed_at", "begun_at", "closed_at", "off_at", "off_why", "current", "current_since")
FACTS = (
    "on", "starts", "ends", "place", "way_there", "step_free", "near_transit", "child_care", "interpreter",
    "remote_line", "host_id", "weeks_to_next",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """Where and when, and who can come there."""

    on: date
    starts: time
    ends: time | None
    place: str
    way_there: str = ""
    step_free: bool = False
    near_transit: bool = False
    child_care: bool = False
    interpreter: bool = False
    remote_line: str = ""
    host_id: UUID | None = None
    weeks_to_next: int | None = None


def set_meeting(*, actor: Actor, coalition_id: UUID, meeting_id: UUID, facts: Facts) -> Meeting:
    """A meeting is set, with the standing items on its agenda. SavedBefore where a form sent earlier set it."""
    require(policies.may_set_meetings(actor, coalition_id))
    _known_host(coalition_id, facts.host_id)
    _may_be_known(facts)
    return once(
        lambda: _set(actor, coalition_id, meeting_id, facts),
        made=lambda: meeting_made(coalition_id, meeting_id),
        same=lambda row: all(getattr(row, name) == getattr(facts, name) for name in FACTS),
    )


def change_meeting(
    *, actor: Actor, coalition_id: UUID, meeting_id: UUID, version: int, facts: Facts
) -> Meeting:
    """Another day or place. SomeoneElseWasFaster when it changed since `version` was read."""
    row = meeting_for(coalition_id, meeting_id, lock=True)
    require(policies.may_change_meeting(actor, row))
    _known_host(coalition_id, facts.host_id)
    _may_be_known(facts)
    require_version(row.version, version)
    for name in FACTS:
        setattr(row, name, getattr(facts, name))
    return _changed(actor, row, "meeting.changed", *FACTS)


def move_meeting(
    *, actor: Actor, coalition_id: UUID, meeting_id: UUID, then: str, seen: str, why: str = ""
) -> Meeting:
    """The next state, or back from a slip. NotHeard, BegunAlready where something stands against it."""
    row = meeting_for(coalition_id, meeting_id, lock=True)
    require(policies.may_set_meetings(actor, coalition_id))
    if row.state == then and seen != then:
        return row  # sent twice, done once
    if row.state != seen or row.approved_at is not None or then not in STEPS[MeetingState(row.state)]:
        raise MeetingElsewhere
    if then == MeetingState.CLOSED and unheard(row):
        raise NotHeard
    if row.state == MeetingState.GOING and then != MeetingState.CLOSED and has_begun(row):
        raise BegunAlready
    _step(row, MeetingState(then), why)
    return _changed(actor, row, f"meeting.{then}", *MOVED)


def _step(row: Meeting, then: MeetingState, why: str) -> None:
    now, back = timezone.now(), then in (MeetingState.PLANNED, MeetingState.NOTICED)
    row.closed_at = now if then == MeetingState.CLOSED else None
    row.off_at, row.off_why = (now, why.strip()) if then == MeetingState.OFF else (None, "")
    if then == MeetingState.NOTICED and row.state in (MeetingState.PLANNED, MeetingState.NOTICED):
        row.noticed_at = now
    if then == MeetingState.GOING:
        row.begun_at = row.begun_at or now
    if back:
        row.begun_at = row.current = row.current_since = None
        then = then if row.noticed_at else MeetingState.PLANNED
    row.state = then


def has_begun(meeting: Meeting) -> bool:
    """Whether anything of it was written down."""
    written = (ItemMinutes, MeetingAttendance, MeetingDecision, Task)
    return any(kind.objects.filter(meeting_id=meeting.id).exists() for kind in written)


def unheard(meeting: Meeting) -> int:
    """How many decisions do not say how survivors were heard, or whether their interest came first (S4-271)."""
    rows = MeetingDecision.objects.filter(meeting_id=meeting.id)
    return rows.filter(Q(heard="") | Q(best_interest=None)).count()


def _set(actor: Actor, coalition_id: UUID, meeting_id: UUID, facts: Facts) -> Meeting:
    row = Meeting(id=meeting_id, agency_id=coalition_id, made_by_id=actor.account_id)
    for name in FACTS:
        setattr(row, name, getattr(facts, name))
    row.save(force_insert=True)
    for kind in STANDING:
        AgendaItem(
            agency_id=coalition_id, meeting_id=row.id, kind=kind, need=Need.NOW, for_agency_id=coalition_id,
            made_by_id=actor.account_id,
        ).save(force_insert=True)  # fmt: skip
    _say(actor, row.id, "meeting.set")
    return row


def _known_host(coalition_id: UUID, host_id: UUID | None) -> None:
    if host_id is not None and not Member.objects.filter(agency_id=coalition_id, id=host_id).exists():
        raise NotFound


def _may_be_known(facts: Facts) -> None:
    words = f"{facts.place} {facts.way_there}"
    if says_confidential(words) or is_confidential(words):
        raise KeptHidden


def _changed(actor: Actor, row: Meeting, why: str, *fields: str) -> Meeting:
    row.version += 1
    row.save(update_fields=[*(name.removesuffix("_id") for name in fields), "version"])
    _say(actor, row.id, why)
    return row


def _say(actor: Actor, about: UUID, why: str) -> None:
    ledger.add(actor, What.RULES_CHANGED, about=about, why=why)
