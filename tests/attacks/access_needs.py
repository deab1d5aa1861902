"""Who gets in where: what is needed. Members read, those who lead answer for their own, organizers ask and write."""

from datetime import date
from typing import Any

from alongside.coalition.actions import needs_pieces as acts
from alongside.coalition.actions.members import add_member, join
from alongside.coalition.actions.needs import move_round, prepare_round
from alongside.coalition.models import Member, NeedsRound
from alongside.coalition.needs_questions import first_words
from alongside.coalition.tests import ground
from alongside.people.models import Agency
from alongside.vault import wall
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7
from tests.attacks.access_coalition import ORGANISES, SIGNED_IN, organiser

GROUPS: list[tuple[set[str], str]] = [
    ({"anonymous", *SIGNED_IN}, "coalition:needs_public coalition:needs_thanks coalition:needs_link"),
    (
        SIGNED_IN,
        """coalition:needs coalition:needs_round coalition:needs_groups coalition:needs_findings
        coalition:needs_barriers coalition:needs_barriers_csv
        coalition:needs_changes coalition:needs_change_new coalition:needs_compare""",
    ),
    ({"chloe", "rosa", "vera", "ruth"}, "coalition:needs_answer"),
    (
        ORGANISES,
        """coalition:needs_round_new coalition:needs_round_change coalition:needs_round_move coalition:needs_cards
        coalition:needs_words coalition:needs_answer_for coalition:needs_steps coalition:needs_step
        coalition:needs_step_piece coalition:needs_group_new coalition:needs_group coalition:needs_group_take
        coalition:needs_finding_new coalition:needs_finding coalition:needs_finding_take coalition:needs_share
        coalition:needs_barrier_new coalition:needs_barrier coalition:needs_barrier_take coalition:needs_barrier_move
        coalition:needs_change coalition:needs_change_take""",
    ),
]
MODELS: list[type[Any]] = []
FORMS: dict[str, dict[str, str]] = {"coalition:needs_barrier_move": {"then": "answered"}}


def parts(actor: Actor, record: Any) -> dict[str, Any]:
    """An open round, a member that does not work in this house, and one piece of each kind."""
    fay = organiser()
    with wall.acting_as(fay):
        for agency in Agency.objects.exclude(kind="coalition").order_by("created_at")[:2]:
            ground.joined(fay, agency)
        oak = Member.objects.filter(agency_id=fay.agency_id, name="Oak House").first() or _oak(fay)
        running = NeedsRound.objects.filter(agency_id=fay.agency_id).first() or _round(fay)
        group = {"kind": "survivors", "on": date(2026, 5, 1), "place_kind": "online", "facilitator": "Odette"}
        return {
            "needs_round_id": running.id,
            "answering_id": oak.id,
            "focus_group_id": _one(fay, acts.GROUP, group).id,
            "needs_finding_id": _one(fay, acts.FINDING, {"words": "Nights.", "source": "both"}).id,
            "barrier_id": _one(fay, acts.BARRIER, {"words": "Nights.", "source": "both", "priority": 1}).id,
            "small_change_id": _one(fay, acts.CHANGE, {"words": "A bell.", "on": date(2026, 5, 1)}).id,
            "needs_step": "gaps",
            "needs_card": "AAAA-BBBB-CCCC",
        }


def _oak(fay: Actor) -> Member:
    oak = add_member(actor=fay, coalition_id=fay.agency_id, name="Oak House", partner_type="housing")
    join(actor=fay, member=oak, on=date(2026, 5, 1))
    return oak


def _round(fay: Actor) -> NeedsRound:
    at: dict[str, Any] = {"actor": fay, "coalition_id": fay.agency_id, "round_id": uuid7()}
    given = {"name": "Spring 2027", "shaped_by": "read", "questions": first_words()}
    prepare_round(**at, given=given)
    return move_round(**at, seen="drafted")


def _one(fay: Actor, piece: acts.Piece, given: dict[str, Any]) -> Any:
    known = piece.model._default_manager.filter(agency_id=fay.agency_id).first()
    return known or acts.write_piece(
        piece, actor=fay, coalition_id=fay.agency_id, row_id=uuid7(), given=given
    )
