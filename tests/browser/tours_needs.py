"""The ways to the needs assessment of a coalition, and to the page for who has a card."""

from typing import Any

from alongside.coalition.actions.needs import move_round
from alongside.coalition.actions.needs_answers import keep_answer, print_cards
from alongside.coalition.actions.needs_pieces import CHANGE, write_piece
from alongside.vault import wall
from alongside.vault.ids import uuid7
from tests.attacks import access_needs
from tests.cast import as_person

PAGES = {
    "fay": """coalition:needs coalition:needs_round coalition:needs_round_new coalition:needs_round_change
        coalition:needs_cards coalition:needs_words coalition:needs_answer_for coalition:needs_compare
        coalition:needs_groups coalition:needs_group_new coalition:needs_group coalition:needs_findings
        coalition:needs_finding_new coalition:needs_finding coalition:needs_barriers coalition:needs_barrier_new
        coalition:needs_barrier coalition:needs_changes coalition:needs_change_new coalition:needs_change
        coalition:needs_steps coalition:needs_step""",
    "rosa": "coalition:needs_answer",
    "anonymous": "coalition:needs_public coalition:needs_thanks coalition:needs_link",
}
ON_THE_WAY = ""
NO_PAGE = """coalition:needs_round_move coalition:needs_group_take coalition:needs_finding_take coalition:needs_share
    coalition:needs_barriers_csv coalition:needs_barrier_move coalition:needs_barrier_take coalition:needs_change_take
    coalition:needs_step_piece"""


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """An open round with a card, two rounds that are over, a piece of each kind."""
    for fay in as_person(cast.fay):
        found = access_needs.parts(fay, None)
        running = access_needs.NeedsRound.objects.get(id=found["needs_round_id"])
        found["needs_card"] = print_cards(actor=fay, row=running, count=1)[0]
        change = {"words": "A bell at the desk.", "effect": "People ring it.", "on": running.opened_on}
        write_piece(CHANGE, actor=fay, coalition_id=fay.agency_id, row_id=uuid7(), given=change)
        codes = {}
        for _again in range(2):
            row = access_needs._round(fay)
            codes[row.id] = print_cards(actor=fay, row=row, count=8)
    with wall.nobody(read_only=False):
        for code in (code for each in codes.values() for code in each):
            keep_answer(code=code, said={"justice": "mixed"}, words={"trust": "The woman at the library."})
    for fay in as_person(cast.fay):
        for round_id in codes:
            for seen in ("open", "closed"):
                move_round(actor=fay, coalition_id=fay.agency_id, round_id=round_id, seen=seen)
    return found


TOURS: dict[str, Any] = {}
