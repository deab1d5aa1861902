"""What the tests of the needs assessment share: Fay's coalition with two members, and a round that is open."""

import pytest

from alongside.coalition.actions.needs import move_round, prepare_round
from alongside.coalition.enums_needs import RoundState
from alongside.coalition.needs_questions import first_words
from alongside.coalition.tests import ground
from alongside.vault.ids import uuid7


def a_round(fay, name="Spring 2027", *, opened=True):
    row = prepare_round(
        actor=fay, coalition_id=fay.agency_id, round_id=uuid7(),
        given={"name": name, "shaped_by": "read", "questions": first_words()},
    )  # fmt: skip
    return on(fay, row, RoundState.DRAFTED) if opened else row


def on(fay, row, seen):
    return move_round(actor=fay, coalition_id=fay.agency_id, round_id=row.id, seen=seen)


@pytest.fixture
def members(cast, as_person):
    with as_person(cast.fay) as fay:
        return {
            one.member_id: one for one in (ground.joined(fay, cast.linden), ground.joined(fay, cast.millrace))
        }


@pytest.fixture
def spring(cast, as_person, members):
    with as_person(cast.fay) as fay:
        return a_round(fay)
