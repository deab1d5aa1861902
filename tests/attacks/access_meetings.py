"""Who gets in where in meetings: whoever belongs reads, proposes, takes tasks on; organizers set, write, close."""

from typing import Any

from alongside.coalition.models import AgendaItem, Meeting, MeetingDecision, Task
from alongside.coalition.tests.meetings import ground
from alongside.vault import wall
from alongside.vault.actors import Actor
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

GROUPS: list[tuple[set[str], str]] = [
    (
        SIGNED_IN,
        """coalition:meetings coalition:meetings_calendar coalition:meeting coalition:notice coalition:meeting_calendar
        coalition:propose_item coalition:support_item coalition:projector coalition:minutes_print
        coalition:minutes_file coalition:decisions coalition:decision coalition:tasks coalition:task_new
        coalition:tasks_csv coalition:your_calendar coalition:make_meeting_feed coalition:end_meeting_feed
        coalition:mail_off""",
    ),
    (
        ORGANISES,
        """coalition:meeting_new coalition:meeting_change coalition:meeting_move coalition:minutes_approve
        coalition:minutes coalition:begin_item coalition:who_came coalition:decide coalition:place_item
        coalition:withdraw_item coalition:note_item coalition:decision_change coalition:decision_outcome
        coalition:task_change coalition:task_move coalition:correct_minutes""",
    ),
    (set(), "coalition:meeting_feed"),  # an address that was made up is nobody's
]
MODELS: list[type[Any]] = []  # no client is in here
FORMS: dict[str, dict[str, str]] = {
    "coalition:meeting_move": {"then": "going", "seen": "planned"},
    "coalition:task_move": {"then": "done", "seen": "open"},
}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """A meeting that goes on, an item, a decision and a task of the coalition's own. Again: the same ones."""
    fay = organiser()
    with wall.acting_as(fay):
        meeting = Meeting.objects.filter(agency_id=fay.agency_id).first() or ground.meeting(
            fay, state=ground.GOING
        )
        item = AgendaItem.objects.filter(meeting_id=meeting.id).exclude(title="").first() or ground.item(
            fay, meeting
        )
        decision = MeetingDecision.objects.filter(meeting_id=meeting.id).first() or ground.decision(
            fay, meeting
        )
        task = Task.objects.filter(agency_id=fay.agency_id).first() or ground.task(fay, fay.agency_id)
    return {
        "coalition_id": fay.agency_id,
        "meet_id": meeting.id,
        "agenda_id": item.id,
        "resolution_id": decision.id,
        "duty_id": task.id,
    }
