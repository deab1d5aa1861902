"""What on the line is told by mail: a shift to take, a new request, a hand-over; and to whom."""

import pytest
from django.core import mail

from alongside.crisis_line.actions import asking as acts
from alongside.crisis_line.actions.handing_over import hand_over
from alongside.crisis_line.actions.roster import HowHeld, change_rules
from alongside.crisis_line.actions.swaps import ask_cover, decline_cover
from alongside.people.actions.notices import choose_notices, send_notice
from alongside.people.enums import NoticeKind
from alongside.people.selectors.notices import waiting
from alongside.vault import ledger, wall
from alongside.vault.ids import uuid7
from tests.attacks.ground import ask

WORDS = acts.Words("hospital", "emergency_room", "now", "Zelenograd desk", "217-555-0188", "Room 12", "Hausa")
EVERYONE = ("amira", "dev", "chloe", "noor", "rosa", "ida", "ben", "ruth", "fay")


@pytest.fixture(autouse=True)
def everyone_chose_everything(cast, as_person):
    for who in EVERYONE:
        with as_person(getattr(cast, who)) as actor:
            choose_notices(actor=actor, address=f"{who}@mail.example", kinds=NoticeKind.values)
            ask(
                "update people_noticewish set changed_at = now() - interval '1 day' where account_id = %s",
                [actor.account_id],
            )


def told(cast):
    """Who is told of what."""
    names = {getattr(cast, who).id: who for who in EVERYONE}
    return {names[one]: kinds for one, kinds in waiting().items()}


def from_outside(cast):
    with wall.nobody(read_only=False), ledger.writing():
        acts.ask_from_outside(agency_id=cast.linden.id, words=WORDS, asking_id=uuid7())


def test_a_shift_to_take_is_told_to_who_is_asked_until_it_is_answered(cast, as_person, on_line):
    shift = on_line(cast.dev, 24, 8)
    with as_person(cast.dev) as actor:
        swap = ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.amira.id)
    assert told(cast) == {"amira": {"swap"}}
    with as_person(cast.amira) as actor:
        decline_cover(actor=actor, swap_id=swap.id)
    assert told(cast) == {}


def test_a_request_is_told_to_the_teams_that_answer_and_to_nobody_elsewhere(cast, as_person):
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(takes_requests=True))
    from_outside(cast)
    assert told(cast) == {who: {"request"} for who in ("amira", "dev", "chloe", "rosa")}


def test_a_hand_over_is_told_to_who_holds_the_line_next(cast, as_person, on_line):
    on_line(cast.dev, 0, 4)
    on_line(cast.amira, 4, 4)
    on_line(cast.chloe, 20, 4)
    with as_person(cast.dev) as actor:
        hand_over(actor=actor, text="The Polish interpreter is away.")
    assert told(cast) == {"amira": {"hand_over"}}


def test_three_requests_in_an_hour_are_one_mail_and_the_next_hour_another(transactional_db, cast, as_person):
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(takes_requests=True))
    for _ in range(3):
        from_outside(cast)
        send_notice(cast.amira.id)
    assert len(mail.outbox) == 1
    ask("update people_noticesent set sent_at = sent_at - interval '61 minutes'", using="owner")
    from_outside(cast)
    assert send_notice(cast.amira.id)
    assert len(mail.outbox) == 2
    assert not [one for one in mail.outbox if "Zelenograd" in one.body or str(cast.linden.id) in one.body]


def test_two_kinds_at_once_are_one_mail(cast, as_person, on_line):
    shift = on_line(cast.dev, 1, 8)
    with as_person(cast.dev) as actor:
        ask_cover(actor=actor, shift_id=shift.id, asked_id=cast.chloe.id)
    with as_person(cast.rosa) as actor:
        change_rules(actor=actor, version=0, how=HowHeld(takes_requests=True))
    from_outside(cast)
    assert told(cast)["chloe"] == {"swap", "request"}
    assert send_notice(cast.chloe.id)
    assert not send_notice(cast.chloe.id)
    assert len(mail.outbox) == 1
