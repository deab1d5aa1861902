"""A round is changed, called off, brought back; whoever is out is never struck; what goes along comes off the stock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import outreach_rounds as acts
from alongside.coalition.actions import outreach_stock, outreach_taps
from alongside.coalition.actions.outreach_changes import change_round, take_along
from alongside.coalition.errors_outreach import (
    AfterTheEnd,
    HaveSetOut,
    TooLittle,
    TwoNeeded,
    WatchesFromAfar,
)
from alongside.coalition.models import OutreachRound
from alongside.coalition.selectors import outreach_rounds as reads
from alongside.coalition.selectors.outreach_stock import boxes_of, packed_for
from alongside.coalition.tests import ground
from alongside.coalition.tests.outreach.ground import a_place, a_round, plan_of, stop_of
from alongside.vault.errors import NotFound, Refused, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

MINUTE = timedelta(minutes=1)


@pytest.fixture
def tonight(cast, as_person):
    """Amira and Dev go; Chloe watches."""
    with as_person(cast.fay) as fay:
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    with as_person(cast.amira) as amira:
        return a_round(amira, cast.coalition.id, cast.dev, watched_by_id=cast.chloe.id)


def change(actor, row, *, version=1, seen="planned", **more):
    return change_round(
        actor=actor, coalition_id=row.agency_id, round_id=row.id, version=version, seen=seen,
        plan=plan_of(row, **more),
    )  # fmt: skip


def move(actor, row, then, seen):
    return acts.move_round(actor=actor, coalition_id=row.agency_id, round_id=row.id, then=then, seen=seen)


def out(as_person, who, row, *, ago=50):
    """They set out so many minutes ago."""
    with as_person(who) as actor:
        move(actor, row, "out", "planned")
        then = timezone.now() - ago * MINUTE
        OutreachRound.objects.filter(id=row.id).update(out_at=then, starts_at=then)


def at(name, row):
    return reverse(f"coalition:{name}", args=[row.agency_id, row.id])


def going(*people):
    return [acts.Going(one.id, "", "555-0100") for one in people]


def test_before_it_begins_all_of_a_round_can_change(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        other = a_place(amira, tonight.agency_id, "Truck stop")
        row = change(
            amira, tonight, starts_at=tonight.starts_at + timedelta(hours=1), call_phone="217-555-0199",
            going=going(cast.amira, cast.noor), places=[other.id, stop_of(tonight, 2).place_id], check_every=20,
        )  # fmt: skip
        [now] = reads.filled([reads.round_of(row.agency_id, row.id)])
    assert (now.version, now.check_every, now.call_phone) == (2, 20, "217-555-0199")
    assert [one.name for one in now.who] == ["Amira", "Noor"]
    assert [stop.place.name for stop in now.way] == ["Truck stop", "Night kitchen"]
    with as_person(cast.dev):
        assert not OutreachRound.objects.exists()  # no longer any of his business


def test_a_place_keeps_its_number_so_that_a_phone_counts_at_the_right_one(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        first, second = (stop_of(tonight, number) for number in (1, 2))
        new = a_place(amira, tonight.agency_id, "Truck stop")
        change(amira, tonight, places=[new.id, second.place_id])
        sent = [
            {"i": str(uuid4()), "r": tonight.token.hex, "p": n, "c": 22, "h": 4, "g": 0} for n in (1, 2, 3)
        ]
        assert len(outreach_taps.take_in(actor=amira, sent=sent, now=timezone.now()).kept) == 3
        assert stop_of(tonight, 3).place_id == new.id
        told = reads.for_phone(amira, timezone.now())["rounds"][0]
        assert [number for number, _ in told["places"]] == [3, 2]
        row = change(amira, tonight, version=2, places=[first.place_id])
        assert [(stop.number, stop.gone) for stop in reads.stops_of(row)] == [
            (1, False),
            (2, True),
            (3, True),
        ]


def test_once_they_are_out_the_start_stands_and_nobody_who_is_out_is_struck(cast, as_person, tonight):
    out(as_person, cast.amira, tonight)
    with as_person(cast.amira) as amira:
        row = reads.round_of(tonight.agency_id, tonight.id)
        with pytest.raises(HaveSetOut):
            change(amira, row, seen="out", going=going(cast.amira, cast.noor))
        changed = change(
            amira, row, seen="out", starts_at=timezone.now(), ends_at=row.ends_at + timedelta(hours=1),
            going=going(cast.amira, cast.dev, cast.noor),
        )  # fmt: skip
        assert changed.starts_at == row.starts_at
        assert changed.ends_at == row.ends_at + timedelta(hours=1)
        assert len(reads.filled([changed])[0].who) == 3


def test_what_is_over_or_called_off_is_not_planned_anew(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        move(amira, tonight, "off", "planned")
        with pytest.raises(AfterTheEnd):
            change(amira, tonight, seen="off")
        move(amira, tonight, "planned", "off")
        assert change(amira, tonight, check_every=15).check_every == 15
        move(amira, tonight, "out", "planned")
        move(amira, tonight, "back", "out")
        with pytest.raises(AfterTheEnd):
            change(amira, tonight, version=2, seen="back")


def test_a_change_keeps_the_rules_of_a_round(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        with pytest.raises(TwoNeeded):
            change(amira, tonight, going=going(cast.amira))
        with pytest.raises(NotFound):
            change(amira, tonight, going=going(cast.amira, cast.ben))
        with pytest.raises(NotFound):
            change(amira, tonight, places=[uuid7()])
        with pytest.raises(NotFound):
            change(amira, tonight, packing={uuid7(): 3})
        with pytest.raises(WatchesFromAfar):
            change(amira, tonight, watched_by_id=cast.dev.id)


def test_who_leads_there_changes_it_and_others_do_not(cast, as_person, tonight):
    for who, may in ((cast.dev, False), (cast.ben, False), (cast.chloe, True), (cast.fay, True)):
        with as_person(who) as actor:
            version = 2 if who is cast.fay else 1
            if may:
                assert change(actor, tonight, version=version, call_name=actor.role).call_name
            else:
                with pytest.raises(Refused):
                    change(actor, tonight)


def test_nothing_is_written_over_what_changed_or_began_meanwhile(cast, as_person, tonight):
    with as_person(cast.chloe) as chloe:
        change(chloe, tonight, check_every=20)
        with pytest.raises(SomeoneElseWasFaster):
            change(chloe, tonight, check_every=10)
    with as_person(cast.amira) as amira:
        move(amira, tonight, "out", "planned")
        with pytest.raises(SomeoneElseWasFaster):
            change(amira, tonight, version=2)
        assert reads.round_of(tonight.agency_id, tonight.id).check_every == 20


def filled_in(client, row):
    """The change form as a browser would send it."""
    form = client.get(at("change_outreach_round", row)).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if field.field.disabled or value is None:
            continue
        moment = hasattr(value, "strftime")
        sent[field.html_name] = value.strftime("%Y-%m-%dT%H:%M") if moment else value
    return sent


def test_a_round_is_changed_on_its_page_and_two_at_once_see_both_texts(cast, client, tonight):
    sign_in(client, cast.amira)
    sent = filled_in(client, tonight)
    assert client.post(at("change_outreach_round", tonight), sent | {"call_name": "Rosa"}).status_code == 303
    assert "Rosa, 217-555-0177" in client.get(at("outreach_round", tonight)).text
    late = client.post(at("change_outreach_round", tonight), sent | {"call_name": "Vera"})
    assert late.status_code == 409
    assert "Rosa" in late.text
    assert 'value="Vera"' in late.text
    again = sent | {"call_name": "Vera", "version": "2"}
    assert client.post(at("change_outreach_round", tonight), again).status_code == 303


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("call_phone", "ask Chloe", "Write the digits of the number"),
        ("ends_at", "2020-01-01T10:00", "Choose a time after they set out."),
        ("ends_at", "tomorrow", "Write a day and a time"),
        ("check_every", "2", "Write 5 or more."),
        ("ends_at", "2099-01-01T10:00", "A round takes at most a day."),
        ("place_1", "", "Choose at least one place."),
    ],
)
def test_each_bad_input_is_answered_and_nothing_is_lost(cast, client, tonight, field, value, says):
    sign_in(client, cast.amira)
    sent = filled_in(client, tonight) | {field: value}
    if field == "place_1":
        sent["place_2"] = ""
    answer = client.post(at("change_outreach_round", tonight), sent | {"other_name": "Lee, Millrace"})
    assert answer.status_code == 422
    assert says in answer.text
    assert "Lee, Millrace" in answer.text


def test_a_round_that_is_called_off_is_said_to_be_and_comes_back(cast, client, tonight):
    sign_in(client, cast.amira)
    off = client.post(
        at("move_outreach_round", tonight), {"then": "off", "seen": "planned"}, follow=True
    ).text
    assert "This round is called off." in off
    for who in (cast.dev, cast.chloe):  # who goes along, and who watches
        sign_in(client, who)
        assert "Called off" in client.get(reverse("people:today")).text
    sign_in(client, cast.dev)
    assert client.get(at("change_outreach_round", tonight)).status_code == 403
    text = client.post(
        at("move_outreach_round", tonight), {"then": "planned", "seen": "off"}, follow=True
    ).text
    assert "This round is called off." not in text


# -- what goes along ------------------------------------------------------------------------------------


def test_what_is_packed_is_taken_from_the_stock_once_and_not_when_too_little_is_there(
    cast, client, as_person, tonight
):
    with as_person(cast.amira) as amira:
        said = {"actor": amira, "coalition_id": tonight.agency_id}
        bars, cards = (
            outreach_stock.keep_supply(**said, supply_id=uuid7(), kind=kind, name=name, low=5)
            for kind, name in (("snacks", "Bars"), ("cards", "Cards"))
        )
        for box, count in ((bars, 40), (cards, 3)):
            outreach_stock.move_supply(
                **said, supply_id=box.id, move_id=uuid7(), why="bought", count=count, on=timezone.localdate()
            )
        change(amira, tonight, packing={bars.id: 12, cards.id: 4})
    sign_in(client, cast.dev)
    text = client.post(at("take_along_outreach", tonight), follow=True).text
    assert str(TooLittle.sentence) in text
    assert "not enough" in text
    with as_person(cast.amira) as amira:
        assert sorted(box.stock for box in boxes_of(tonight.agency_id)) == [3, 40]  # nothing half taken
        change(amira, tonight, version=2, packing={bars.id: 12, cards.id: 3})
        for _ in range(2):
            take_along(**said, round_id=tonight.id)
        assert sorted(box.stock for box in boxes_of(tonight.agency_id)) == [0, 28]
        row = change(amira, tonight, version=3, packing={bars.id: 30})
        assert {one.box.row.name: (one.count, one.taken) for one in packed_for(row)} == {
            "Bars": (12, True), "Cards": (3, True),
        }  # fmt: skip
    with as_person(cast.fay) as fay, pytest.raises(Refused):
        take_along(actor=fay, coalition_id=tonight.agency_id, round_id=tonight.id)


# -- lists ----------------------------------------------------------------------------------------------


def test_what_is_off_the_list_is_found_again_and_put_back(cast, client, as_person, tonight):
    with as_person(cast.amira):
        place = stop_of(tonight, 1).place
    sign_in(client, cast.amira)
    here = reverse("coalition:outreach", args=[tonight.agency_id])
    change_it = reverse("coalition:change_outreach_place", args=[tonight.agency_id, place.id])
    assert "left off the list" not in client.get(here).text
    said = {
        "name": place.name,
        "kind": place.kind,
        "zip_code": place.zip_code,
        "version": "1",
        "closed": "on",
    }
    assert client.post(change_it, said).status_code == 303
    text = client.get(here).text
    assert "1 left off the list" in text
    assert place.name in client.get(here + "?off=1").text
    del said["closed"]
    assert client.post(change_it, said | {"version": "2"}).status_code == 303
    assert "left off the list" not in client.get(here).text


def test_the_rounds_are_filtered_by_where_they_stand(cast, client, tonight):
    sign_in(client, cast.amira)
    rounds = reverse("coalition:outreach_rounds", args=[tonight.agency_id])
    assert "Rail yard lot" in client.get(rounds + "?state=planned").text
    assert "None of these." in client.get(rounds + "?state=off").text
    assert "Rail yard lot" in client.get(rounds + "?state=nonsense").text


def test_stock_that_came_or_went_is_a_number(cast, client, as_person, tonight):
    with as_person(cast.amira) as amira:
        box = outreach_stock.keep_supply(
            actor=amira, coalition_id=tonight.agency_id, supply_id=uuid7(), kind="snacks", name="Bars", low=5
        )
    sign_in(client, cast.amira)
    stock = reverse("coalition:outreach_stock", args=[tonight.agency_id])
    sent = {"supply": str(box.id), "why": "bought", "count": "0", "row_id": str(uuid7())}
    answer = client.post(stock, sent)
    assert (answer.status_code, "Write how many came or went." in answer.text) == (422, True)
    assert client.post(stock, sent | {"why": "counted"}).status_code == 303
