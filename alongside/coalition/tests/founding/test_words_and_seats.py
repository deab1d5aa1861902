"""Purpose and rules with their versions; seats, payments and suggestions that only organizers read."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import founding_seats as seating
from alongside.coalition.actions import founding_words as acts
from alongside.coalition.errors_founding import NothingWritten, StandsElsewhere
from alongside.coalition.models import Payment, Purpose, Seat, Sitting, Suggestion
from alongside.coalition.selectors.founding_steps import comes_next, founding_steps, still_to_do
from alongside.coalition.selectors.founding_words import purpose_in_force, rules_in_force
from alongside.coalition.tests import ground
from alongside.coalition.tests.strategy.test_plan import a_plan, agreed, an_action
from alongside.vault.errors import Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

TODAY = timezone.localdate


def url(cast, name, *more):
    return reverse(f"coalition:{name}", args=[cast.coalition.id, *more])


def test_a_purpose_is_drafted_agreed_and_followed_by_another(cast, client, as_person):
    sign_in(client, cast.fay)
    assert "Nothing is written yet." in client.get(url(cast, "purpose")).text
    sent = {"version": 0, "vision": "Nobody is sold here.", "mission": "We work as one."}
    client.post(url(cast, "write_purpose"), sent)
    early = client.post(url(cast, "agree_purpose"), {"version": 9, "on": str(TODAY())})
    assert "changed in the meantime" in early.text
    for _ in range(2):
        answer = client.post(url(cast, "agree_purpose"), {"version": 1, "on": str(TODAY())}, follow=True)
    assert "Agreed." in answer.text
    client.post(url(cast, "write_purpose"), sent | {"vision": "Nobody is sold."})
    with as_person(cast.fay) as fay:
        assert Purpose.objects.count() == 2
        assert purpose_in_force(fay.agency_id).vision == "Nobody is sold here."
    gone = client.post(url(cast, "throw_words_away", "purpose"), {"version": 1}, follow=True)
    assert "The draft is gone." in gone.text


def test_agreed_words_are_not_changed_even_past_the_action(cast, as_person):
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id}
        acts.write_purpose(version=0, given={"vision": "A", "mission": "B"}, **told)
        acts.agree_purpose(version=1, on=TODAY(), **told)
    with as_person(cast.fay), pytest.raises(Exception, match="stands"):
        Purpose.objects.update(vision="C")


def test_rules_are_not_agreed_before_they_say_who_leads_and_how_you_decide(cast, as_person, client):
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id}
        acts.write_rules(version=0, given={"leads": "Linden"}, **told)
        with pytest.raises(NothingWritten):
            acts.agree_rules(version=1, on=TODAY(), **told)
        acts.write_rules(version=1, given={"deciding": "consensus", "quorum": 3}, **told)
        with pytest.raises(SomeoneElseWasFaster):
            acts.write_rules(version=1, given={"leads": "Millrace"}, **told)
    sign_in(client, cast.fay)
    stale = client.post(url(cast, "write_rules"), {"version": 1, "leads": "Millrace", "minutes": "Ruth"})
    assert stale.status_code == 409
    assert "Linden" in stale.text
    client.post(url(cast, "agree_rules"), {"version": 2, "on": str(TODAY())})
    with as_person(cast.fay) as fay:
        assert (rules_in_force(fay.agency_id).deciding, rules_in_force(fay.agency_id).quorum) == (
            "consensus",
            3,
        )
    assert "Consensus" in client.get(url(cast, "rules")).text


def test_members_read_purpose_and_rules_and_write_none(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        acts.write_purpose(
            actor=fay, coalition_id=fay.agency_id, version=0, given={"vision": "A", "mission": "B"}
        )
    sign_in(client, cast.rosa)
    assert client.get(url(cast, "purpose")).status_code == 200
    assert client.get(url(cast, "write_purpose")).status_code == 403
    assert client.post(url(cast, "agree_purpose"), {"version": 1, "on": str(TODAY())}).status_code == 403
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        acts.write_rules(actor=rosa, coalition_id=cast.coalition.id, version=0, given={"leads": "Us"})


def seat(fay):
    seating.open_seats(actor=fay, coalition_id=fay.agency_id, seen=0, count=2, on=TODAY())
    return Seat.objects.order_by("number").first()


def test_seats_are_opened_once_however_often_it_is_sent(cast, client, as_person):
    with as_person(cast.fay) as fay:
        seat(fay)
        with pytest.raises(StandsElsewhere):
            seating.open_seats(actor=fay, coalition_id=fay.agency_id, seen=0, count=2, on=TODAY())
        assert Seat.objects.count() == 2
    sign_in(client, cast.fay)
    client.post(url(cast, "open_seats"), {"seen": 2, "count": 1})
    assert "There are 3 seats." in client.get(url(cast, "seats")).text


def test_who_sits_on_a_seat_and_what_was_paid_is_read_by_organizers_alone(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        one = seat(fay)
    sign_in(client, cast.fay)
    sitting = {"row_id": uuid7(), "name": "Juniper", "credited_as": "J., adviser", "on": str(TODAY())}
    paid = {"row_id": uuid7(), "on": str(TODAY()), "dollars": "75.50", "what_for": "First meeting"}
    for _ in range(2):
        client.post(url(cast, "sit", one.id), sitting)
        client.post(url(cast, "pay", one.id), paid)
    page = client.get(url(cast, "seat", one.id)).text
    assert "Juniper" in page
    assert "$75.50" in page
    table = client.get(url(cast, "payments_file")).content.decode()
    assert "75.50" in table
    assert "Juniper" not in table
    with as_person(cast.fay):
        assert Sitting.objects.count() == 1
        payment = Payment.objects.get()
        assert payment.dollars == Decimal("75.50")
    client.post(url(cast, "take_payment_back", one.id, payment.id))
    with as_person(cast.rosa):
        assert Seat.objects.count() == 2
        assert not Sitting.objects.exists()
        assert not Payment.objects.exists()
    sign_in(client, cast.rosa)
    assert client.get(url(cast, "seat", one.id)).status_code == 403
    assert client.get(url(cast, "payments_file")).status_code == 403
    assert "Juniper" not in client.get(url(cast, "seats")).text
    for name in ("members", "members_file", "founding", "front", "rules"):
        assert "Juniper" not in client.get(url(cast, name)).content.decode()


def test_who_leaves_a_seat_is_forgotten_and_what_was_paid_is_not(cast, client, as_person):
    with as_person(cast.fay) as fay:
        one = seat(fay)
        told = {"actor": fay, "coalition_id": fay.agency_id, "seat_id": one.id}
        seating.sit(row_id=uuid7(), name="Juniper", credited_as="", reach="", on=TODAY(), **told)
        seating.pay(row_id=uuid7(), on=TODAY(), dollars=Decimal(50), what_for="Reading", **told)
    sign_in(client, cast.fay)
    assert "The name is not kept." in client.post(url(cast, "leave_seat", one.id), follow=True).text
    client.post(url(cast, "close_seat", one.id))
    assert "Closed" in client.get(url(cast, "seats")).text
    client.post(url(cast, "open_seat_again", one.id))
    with as_person(cast.fay):
        assert not Sitting.objects.exists()
        assert Payment.objects.count() == 1
        assert Seat.objects.filter(until=None).count() == 2


def test_a_suggestion_is_read_by_organizers_and_by_who_made_it(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sign_in(client, cast.amira)
    first = client.post(url(cast, "suggest_expert"), {"name": "Juniper"})
    assert "Ask them first." in first.text
    sent = {"name": "Juniper", "reach": "Through me", "agreed_to_be_named": "on", "row_id": uuid7()}
    for _ in range(2):
        page = client.post(url(cast, "suggest_expert"), sent, follow=True)
    assert "Juniper" in page.text
    again = client.post(url(cast, "suggest_expert"), sent | {"name": " juniper", "row_id": uuid7()})
    assert again.status_code == 422
    assert "This name is in the list already." in again.text
    sign_in(client, cast.rosa)
    assert "Juniper" not in client.get(url(cast, "seats")).text
    with as_person(cast.amira):
        one = Suggestion.objects.get()
    assert client.post(url(cast, "move_suggestion", one.id), {"then": "asked"}).status_code == 403
    client.post(url(cast, "take_suggestion_back", one.id))
    sign_in(client, cast.fay)
    client.post(url(cast, "move_suggestion", one.id), {"then": "asked"})
    with as_person(cast.amira):
        assert Suggestion.objects.get().state == "asked"
        assert not Suggestion.objects.update(name="Other")
    client.post(url(cast, "take_suggestion_back", one.id))
    with as_person(cast.fay):
        assert not Suggestion.objects.exists()


def test_a_coalition_is_founded_step_by_step(cast, as_person):
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id}
        states = [one.state for one in founding_steps(fay.agency_id)]
        assert set(states) == {"open"}
        ground.joined(fay, cast.linden)
        acts.write_purpose(version=0, given={"vision": "A", "mission": "B"}, **told)
        seat(fay)
        now = {one.code: one.state for one in founding_steps(fay.agency_id)}
        assert (now["listed"], now["answered"], now["purpose"], now["seats"]) == (
            "part",
            "done",
            "part",
            "done",
        )


def test_the_front_tells_the_first_three_that_are_not_whole_in_order(cast, as_person):
    with as_person(cast.fay) as fay:
        told = [one.code for one in founding_steps(fay.agency_id) if one.url and one.state != "done"]
        assert [one.code for one in still_to_do(fay.agency_id, 3)] == told[:3]
        ground.joined(fay, cast.linden)
        told = [one.code for one in founding_steps(fay.agency_id) if one.url and one.state != "done"]
        assert [one.code for one in still_to_do(fay.agency_id, 20)] == told


def test_each_page_says_what_comes_next_until_a_plan_is_agreed(cast, client, as_person):
    sign_in(client, cast.fay)
    assert "What comes next:" in client.get(url(cast, "meetings")).text
    assert "What comes next:" not in client.get(url(cast, "members")).text  # this is the place itself
    with as_person(cast.fay) as fay:
        assert comes_next(fay.agency_id).code == "listed"
        ground.joined(fay, cast.linden)
        assert comes_next(fay.agency_id).code == "promised"
        plan = a_plan(fay)
        an_action(fay, plan)
        agreed(fay, plan)
        assert comes_next(fay.agency_id) is None
    assert "What comes next:" not in client.get(url(cast, "meetings")).text


def test_members_are_not_told_what_organizers_do_next(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sign_in(client, cast.amira)
    assert "What comes next:" not in client.get(url(cast, "meetings")).text


def test_a_member_reads_the_steps_and_is_led_to_no_letter(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    letters = url(cast, "letters")
    for person, leads in ((cast.fay, True), (cast.amira, False)):
        sign_in(client, person)
        page = client.get(url(cast, "founding")).text
        assert "Invite them with a letter" in page
        assert (letters in page) is leads
