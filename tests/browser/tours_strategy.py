"""The ways to the plan, the measures and the review."""

from typing import Any

from alongside.coalition.tests import ground
from tests.attacks.access_strategy import _action, _plan
from tests.cast import as_person

PAGES = {
    "fay": """coalition:strategy coalition:strategy_new coalition:change_strategy coalition:plan_action
        coalition:change_plan_action coalition:measures coalition:review coalition:note_measure""",
    "rosa": "coalition:strategy coalition:measures",
}
ON_THE_WAY = ""
NO_PAGE = """coalition:strategy_csv coalition:strategy_pdf coalition:agree_on_strategy coalition:strategy_not_agreed
    coalition:publish_strategy coalition:add_plan_action coalition:place_plan_action coalition:move_plan_action
    coalition:remove_plan_action coalition:put_plan_action_back coalition:share_measures"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """Linden and Millrace have joined, and a plan has its first action."""
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
        plan = _plan(fay)
        row = _action(fay, plan.id)
    return {
        "coalition_id": cast.coalition.id, "strategy_id": plan.id, "plan_action_id": row.id, "measure": "people",
        "time": "2026-Q1",
    }  # fmt: skip


TOURS: dict[str, Any] = {}
