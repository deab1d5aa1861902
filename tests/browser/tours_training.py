"""Training: one's own way, everyone's, sessions with who came, curricula, certificates, a coalition's tab.

Belongs here: this area's part of the tours (tests/areas.py). Not here: what is looked at on a page (test_axe).
"""

from typing import Any

from tests.attacks import access_training
from tests.cast import as_person

PAGES = {
    "anonymous": "people:check_certificate",
    "rosa": """people:my_training people:training people:training_sessions people:curricula people:curriculum
    people:curriculum_new people:change_curriculum people:topic_new people:change_topic people:session_new
    people:take_over""",
    "fay": """people:training_session people:change_session people:sign_in_sheet coalition:training
    coalition:propose_session""",
}
ON_THE_WAY = ""
NO_PAGE = """people:training_csv people:certificate coalition:training_csv people:certificate_name
    people:confirm_training people:count_outside people:give_place_up people:name_trainer people:next_edition
    people:pay_trainer people:remove_trainer people:say_here people:session_state people:take_attendance
    people:take_place people:take_shipped people:add_session_file
    people:add_curriculum_file people:training_file people:take_training_file_away
    people:undo_taking_over people:withdraw_certificate"""
TOURS: dict[str, Any] = {}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A curriculum that somebody finished, and a session of the coalition's."""
    found: dict[str, Any] = {}
    for _fay in as_person(cast.fay):
        found = access_training.parts(None, None)  # type: ignore[arg-type]
    return found
