"""The ways to pages of meetings, decisions and tasks."""

from typing import Any

from alongside.coalition.actions.minutes import begin_item, write_minutes
from alongside.coalition.tests.meetings import ground
from tests.cast import as_person

PAGES = {
    "fay": """coalition:meetings coalition:meeting_new coalition:meeting coalition:meeting_change coalition:notice
        coalition:propose_item coalition:minutes coalition:who_came coalition:projector coalition:minutes_print
        coalition:decide coalition:place_item coalition:decisions coalition:decision coalition:decision_change
        coalition:tasks coalition:task_new coalition:task_change coalition:your_calendar""",
    "amira": "coalition:meeting coalition:tasks coalition:task_new",
}
ON_THE_WAY = ""
NO_PAGE = """coalition:meetings_calendar coalition:meeting_calendar coalition:meeting_move coalition:minutes_approve
    coalition:begin_item coalition:minutes_file coalition:support_item coalition:withdraw_item coalition:note_item
    coalition:decision_outcome coalition:tasks_csv coalition:task_move coalition:make_meeting_feed
    coalition:end_meeting_feed coalition:mail_off coalition:meeting_feed coalition:correct_minutes"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A meeting that goes on, with words, a decision and tasks, one of them late."""
    for fay in as_person(cast.fay):
        linden, millrace = ground.members(fay)
        meeting = ground.meeting(
            fay, state=ground.GOING, host_id=millrace.id, step_free=True, interpreter=True
        )
        item = ground.item(fay, meeting, "Shelter beds in winter", presenter_id=linden.id)
        decision = ground.decision(fay, meeting, item_id=item.id, dissent="We would have waited", heard="")
        mine = {"member_id": linden.id, "account_id": cast.amira.id}
        task = ground.task(fay, fay.agency_id, **mine)
        ground.task(fay, fay.agency_id, "Ask the library", ground.facts().on.replace(year=2020), **mine)
        write_minutes(
            actor=fay,
            coalition_id=fay.agency_id,
            item_id=item.id,
            version=0,
            text="Twelve beds, four too few.",
        )
        begin_item(actor=fay, coalition_id=fay.agency_id, meeting_id=meeting.id, item_id=item.id)
    for amira in as_person(cast.amira):
        ground.item(amira, meeting, "Night line", 3, about="Who answers when nobody is free")
    return {"meet_id": meeting.id, "agenda_id": item.id, "resolution_id": decision.id, "duty_id": task.id}


TOURS: dict[str, Any] = {}
