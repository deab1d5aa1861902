"""One meeting that is over, with what was said and decided, and one that comes, with what three members want on it.

Belongs here: the scene. Not here: the actions. Everyone and everything in it is invented.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.coalition.actions import minutes
from alongside.coalition.actions.agenda import Proposal, propose_item, support_item
from alongside.coalition.actions.decisions import Decided, Duty, give_task, record_decision
from alongside.coalition.actions.meetings import Facts, move_meeting, set_meeting
from alongside.coalition.enums_meetings import Heard, ItemKind, MeetingState, Method, Need
from alongside.coalition.models import AgendaItem, Meeting, Member
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

Acting = Callable[[Any], AbstractContextManager[Actor]]
SAID = "Night calls go to three numbers. Whoever rings does not know which one is awake."
PLAN_DECIDED = "The plan “Doors that open” holds, with its four actions"
BROUGHT = "Evenings work better than mornings, and child care is why some could not come."


def load(acting: Acting, cast: Any, coalition_id: UUID) -> None:
    """Six weeks ago they met and decided; in two weeks they meet again."""
    today = timezone.localdate()
    with acting(cast["fay"]) as fay:
        over = _set(fay, coalition_id, today + timedelta(days=1), "Library, room 2")
        nights = _item(fay, over, ItemKind.COORDINATION, "Who answers at night", Need.NOW)
        move_meeting(
            actor=fay, coalition_id=coalition_id, meeting_id=over.id, then=MeetingState.GOING, seen=over.state
        )
        _hold(fay, over, nights, today)
        coming = _set(fay, coalition_id, today + timedelta(days=14), "Prairie Bend Health, ground floor")
    with acting(cast["rosa"]) as rosa:
        bus = _item(
            rosa, coming, ItemKind.COORDINATION, "No bus after nine", Need.SOON, "Three people walked home."
        )
    with acting(cast["ruth"]) as ruth:
        _item(ruth, coming, ItemKind.CROSS_TRAINING, "An hour about orders of protection", Need.GOOD)
        support_item(actor=ruth, coalition_id=coalition_id, item_id=bus.id, need=Need.SOON)


def _set(fay: Actor, coalition_id: UUID, on: date, place: str) -> Meeting:
    facts = Facts(on=on, starts=time(17), ends=time(19), place=place, step_free=True, child_care=True)
    return set_meeting(actor=fay, coalition_id=coalition_id, meeting_id=uuid7(), facts=facts)


def _item(actor: Actor, meeting: Meeting, kind: str, title: str, need: int, about: str = "") -> AgendaItem:
    return propose_item(
        actor=actor, coalition_id=meeting.agency_id, meeting_id=meeting.id, item_id=uuid7(),
        proposal=Proposal(kind, title, need, about),
    )  # fmt: skip


def _hold(fay: Actor, meeting: Meeting, nights: AgendaItem, today: date) -> None:
    """What was said, what was decided and how survivors were heard, who does what by when. Then it is over."""
    told: dict[str, Any] = {"actor": fay, "coalition_id": meeting.agency_id}
    theirs = AgendaItem.objects.get(meeting=meeting, kind=ItemKind.SURVIVORS)
    minutes.write_minutes(item_id=theirs.id, version=0, text=BROUGHT, **told)
    minutes.write_minutes(item_id=nights.id, version=0, text=SAID, **told)
    here = list(Member.objects.filter(agency_id=meeting.agency_id, state="joined").order_by("name"))
    came = [minutes.Present(people=2, hours=Decimal(2), member_id=one.id) for one in here[:4]]
    minutes.note_who_came(meeting_id=meeting.id, present=[*came, minutes.Present(2, Decimal(2))], **told)
    decided = Decided(
        "One number for the night, answered by whoever is on call", Method.CONSENSUS, heard=Heard.RECEIVED,
        heard_words="Two advisers read it beforehand and asked that nobody is put on hold.", best_interest=True,
        item_id=nights.id,
    )  # fmt: skip
    record_decision(meeting_id=meeting.id, decision_id=uuid7(), decided=decided, **told)
    plan = Decided(
        PLAN_DECIDED, Method.CONSENSUS, heard=Heard.RECEIVED,
        heard_words="Two advisers had read it before and changed the second action.", best_interest=True,
    )  # fmt: skip
    record_decision(meeting_id=meeting.id, decision_id=uuid7(), decided=plan, **told)
    for place, (what, days) in enumerate(
        (("Ask the phone company what one number costs", 9), ("Print new cards", 30))
    ):
        give_task(task_id=uuid7(), duty=Duty(what, today + timedelta(days=days), here[place].id), **told)
    move_meeting(meeting_id=meeting.id, then=MeetingState.CLOSED, seen=MeetingState.GOING, **told)
    Meeting.objects.filter(id=meeting.id).update(on=today - timedelta(days=42))
