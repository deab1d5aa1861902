"""The ways to the pages of supervision, check-ins and growth, and of a coalition's prevention.

Belongs here: these pages. Not here: a coalition's own front page (tours_coalition).
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone

from alongside.coalition.tests import ground as coalition
from alongside.coalition.tests.prevention import ground as prevention
from alongside.people.actions.supervision import set_cadence
from alongside.people.tests.supervision import ground as supervision
from tests.cast import as_person

PAGES = {
    "amira": """people:supervision people:check_ins people:check_in people:growth people:goal_new people:change_goal
        people:supervision_session people:today coalition:prevention coalition:prevention_rows
        coalition:prevention_new coalition:prevention_change coalition:prevention_group coalition:prevention_tally
        coalition:prevention_myths coalition:front""",
    "chloe": """people:supervision people:supervision_of people:session_new people:supervision_session
        people:write_session people:growth_of people:today""",
}
ON_THE_WAY = ""
NO_PAGE = """people:share_check_in people:drop_check_in people:drop_goal people:share_growth people:share_session
    people:drop_session people:set_cadence people:plan_session coalition:prevention_table coalition:prevention_drop
    coalition:add_prevention_session coalition:drop_prevention_session coalition:add_prevention_question
    coalition:drop_prevention_question"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A sitting that was, one that is due, a check-in, a goal; a group with papers counted."""
    today = timezone.localdate()
    for chloe in as_person(cast.chloe):
        set_cadence(
            actor=chloe, worker_id=cast.amira.id, version=0, weeks=2, evaluation_months=6,
            on=today - timedelta(days=40),
        )  # fmt: skip
        sitting = supervision.held(chloe, cast.amira.id, on=today - timedelta(days=20))
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            coalition.joined(fay, agency)
    here = cast.coalition.id
    for amira in as_person(cast.amira):
        page, goal = supervision.checked_in(amira, share=True), supervision.goal(amira)
        group = prevention.written(amira, here, "groups")
        for kind in ("places", "curricula", "teaching", "actions"):
            prevention.written(amira, here, kind)
        session = prevention.met(amira, here, group, 3)
        question = prevention.asked(amira, here, group)
        prevention.counted(amira, here, question, "before", 6, 0, 8, 0)
        prevention.counted(amira, here, question, "after", 14, 0, 0, 0)
    return {
        "worker_id": cast.amira.id,
        "supervision_id": sitting.id,
        "check_in_id": page.id,
        "growth_goal_id": goal.id,
        "coalition_id": here,
        "prevention_kind": "groups",
        "prevention_id": group.id,
        "prevention_group_id": group.id,
        "prevention_session_id": session.id,
        "prevention_question_id": question.id,
    }


def mistakes(visit: Any) -> Iterator[str]:
    """Forms that say what is missing."""
    visit.sign_in(visit.cast.amira)
    visit.open("people:goal_new")
    visit.send(hours="-1")
    yield "people:goal_new"


TOURS = {"super-mistakes": mistakes}
