"""The ways to the pages of outreach."""

from typing import Any

from alongside.coalition.actions.outreach_written import write_plan
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_round, stop_of
from alongside.vault.ids import uuid7
from tests.cast import as_person

PAGES = {
    "amira": """coalition:outreach coalition:outreach_plan_new coalition:outreach_plan coalition:change_outreach_plan
    coalition:outreach_place_new coalition:outreach_place coalition:change_outreach_place
    coalition:check_outreach_place coalition:outreach_rounds coalition:outreach_round_new coalition:outreach_round
    coalition:change_outreach_round
    coalition:outreach_stock coalition:outreach_report coalition:round_phone""",
    "fay": "coalition:outreach_rule",
}
ON_THE_WAY = ""
TOURS: dict[str, Any] = {}
NO_PAGE = """coalition:round_worker coalition:phone_rounds coalition:phone_taps coalition:phone_check_in
coalition:phone_back coalition:move_outreach_round coalition:check_in_outreach coalition:count_outreach
coalition:learned_outreach coalition:take_along_outreach coalition:reached_outreach
coalition:outreach_report_file coalition:outreach_places_file coalition:outreach_rounds_file"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A plan, two places, a round of Amira and Dev."""
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    for amira in as_person(cast.amira):
        plan = write_plan(
            actor=amira, coalition_id=cast.coalition.id, plan_id=uuid7(), name="Night shift", whom="", where="",
            how="", words="", safety="",
        )  # fmt: skip
        row = a_round(amira, cast.coalition.id, cast.dev)
        found = {
            "outreach_round_id": row.id,
            "outreach_plan_id": plan.id,
            "outreach_place_id": stop_of(row, 1).place_id,
        }
    return found
