"""A coalition that meets, for the tests of this area.

Belongs here: short ways to rows. Not here: what is asked about them.
"""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions.agenda import Proposal, propose_item
from alongside.coalition.actions.decisions import Decided, Duty, give_task, record_decision
from alongside.coalition.actions.meetings import Facts, move_meeting, set_meeting
from alongside.coalition.enums_meetings import Heard, ItemKind, MeetingState, Method, Need
from alongside.coalition.models import AgendaItem, Meeting, MeetingDecision, Member, Task
from alongside.coalition.tests import ground
from alongside.people.enums import AgencyKind
from alongside.people.models import Agency
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

PLANNED, NOTICED, GOING, CLOSED, OFF = MeetingState


def members(fay: Actor) -> list[Member]:
    """Linden and Millrace have joined."""
    agencies = Agency.objects.exclude(kind=AgencyKind.COALITION).order_by("name")[:2]
    return [ground.joined(fay, agency) for agency in agencies]


def facts(**said: Any) -> Facts:
    """A day three weeks from now, at the library."""
    day = timezone.localdate() + timedelta(days=21)
    return Facts(**{"on": day, "starts": time(10), "ends": time(12), "place": "Library, room 2", **said})


def meeting(fay: Actor, *, state: str = PLANNED, **said: Any) -> Meeting:
    """A meeting, as far along as wanted."""
    members(fay)
    row = set_meeting(actor=fay, coalition_id=fay.agency_id, meeting_id=uuid7(), facts=facts(**said))
    for then in {PLANNED: (), NOTICED: (NOTICED,), GOING: (GOING,), CLOSED: (GOING, CLOSED), OFF: (OFF,)}[
        MeetingState(state)
    ]:
        row = move_meeting(
            actor=fay, coalition_id=fay.agency_id, meeting_id=row.id, then=then, seen=row.state
        )
    return row


def item(
    actor: Actor, of: Meeting, title: str = "Who answers at night", need: int = Need.GOOD, **said: Any
) -> AgendaItem:
    """Something to talk about."""
    proposal = Proposal(**{"kind": ItemKind.COORDINATION, "title": title, "need": need, **said})
    return propose_item(
        actor=actor, coalition_id=of.agency_id, meeting_id=of.id, item_id=uuid7(), proposal=proposal
    )


def decision(fay: Actor, of: Meeting, what: str = "One number for the night", **said: Any) -> MeetingDecision:
    """Something decided, with all that belongs to it."""
    whole = {"method": Method.CONSENSUS, "heard": Heard.ASKED, "best_interest": True, **said}
    return record_decision(
        actor=fay,
        coalition_id=of.agency_id,
        meeting_id=of.id,
        decision_id=uuid7(),
        decided=Decided(what, **whole),
    )


def task(
    actor: Actor, coalition_id: UUID, what: str = "Print the cards", due_on: date | None = None, **said: Any
) -> Task:
    """Something to do by tomorrow."""
    due = due_on or timezone.localdate() + timedelta(days=1)
    return give_task(actor=actor, coalition_id=coalition_id, task_id=uuid7(), duty=Duty(what, due, **said))
