"""The ways to the pages on which a coalition is founded, with something on each."""

from typing import Any

from tests.attacks import access_founding
from tests.cast import as_person

PAGES = {
    "fay": """coalition:founding coalition:members coalition:service_array coalition:add_member coalition:member
        coalition:change_member
        coalition:letters coalition:write_letters coalition:letter coalition:mail_letter
        coalition:change_letter coalition:purpose
        coalition:write_purpose coalition:rules coalition:write_rules coalition:seats coalition:seat""",
}
ON_THE_WAY = ""
NO_PAGE = """coalition:members_file coalition:take_step coalition:undo_step coalition:name_contact
    coalition:end_contact coalition:note_approach coalition:add_strength coalition:remove_strength coalition:promise
    coalition:take_promise_back coalition:send_letters coalition:letters_paper coalition:throw_letter_away
    coalition:agree_purpose coalition:agree_rules coalition:throw_words_away coalition:open_seats
    coalition:payments_file coalition:suggest_expert coalition:take_suggestion_back coalition:move_suggestion
    coalition:close_seat coalition:open_seat_again coalition:sit coalition:leave_seat coalition:pay
    coalition:take_payment_back coalition:invitation coalition:see_member_entry"""
TOURS: dict[str, Any] = {}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """As in the table of who gets in where."""
    found: dict[str, Any] = {}
    for fay in as_person(cast.fay):
        found = access_founding.parts(fay, case)
    return found
