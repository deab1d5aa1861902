"""Rounds of two: planned, out, heard of or not, back; places without a point; boxes; numbers kept back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import outreach_rounds as acts
from alongside.coalition.actions import outreach_stock, outreach_taps
from alongside.coalition.actions.outreach_changes import change_round
from alongside.coalition.actions.outreach_written import change_plan, look_at_place, write_plan
from alongside.coalition.errors_outreach import (
    KeptConfidential,
    LeadsThere,
    NobodyThere,
    NotNow,
    PlaceMissing,
    TooLittle,
    TwoNeeded,
)
from alongside.coalition.models import (
    OutreachCheckIn,
    OutreachRound,
    OutreachStop,
    OutreachSupply,
    OutreachTap,
    OutreachWorker,
)
from alongside.coalition.selectors import outreach as place_reads
from alongside.coalition.selectors import outreach_rounds as reads
from alongside.coalition.selectors.outreach_stock import boxes_of
from alongside.coalition.tests.outreach.ground import a_place, a_round, plan_of, stop_of
from alongside.directory.tests.ground import organization
from alongside.vault.errors import NotFound, Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

MINUTE = timedelta(minutes=1)


def set_out(as_person, who, row, *, ago):
    """They set out so many minutes ago."""
    with as_person(who) as actor:
        acts.move_round(actor=actor, coalition_id=row.agency_id, round_id=row.id, then="out", seen="planned")
        OutreachRound.objects.filter(id=row.id).update(
            out_at=timezone.now() - ago * MINUTE, ends_at=timezone.now() + timedelta(hours=2),
            starts_at=timezone.now() - ago * MINUTE,
        )  # fmt: skip


def test_nobody_goes_alone(cast, as_person, members):
    with as_person(cast.amira) as amira, pytest.raises(TwoNeeded) as refusal:
        a_round(amira, members)
    assert "two people" in str(refusal.value)


def test_the_same_person_twice_is_one(cast, as_person, members):
    one = acts.Going(account_id=None, name="Sam", phone="")
    with as_person(cast.amira) as amira, pytest.raises(TwoNeeded):
        a_round(amira, members, going=[one, acts.Going(account_id=None, name=" sam ", phone="")])


def test_a_coalition_may_settle_that_one_goes_alone_and_says_why(cast, as_person, members):
    with as_person(cast.rosa) as rosa, pytest.raises(Refused):
        acts.settle_rule(actor=rosa, coalition_id=members, alone_ok=True, why_alone="x", check_every=15)
    with as_person(cast.fay) as fay:
        acts.settle_rule(
            actor=fay,
            coalition_id=members,
            alone_ok=True,
            why_alone="Day shifts in the library.",
            check_every=15,
        )
    with as_person(cast.amira) as amira:
        assert len(reads.filled([a_round(amira, members)])[0].who) == 1


def test_two_without_an_account_cannot_check_in(cast, as_person, members):
    two = [acts.Going(account_id=None, name=name, phone="") for name in ("Sam", "Lee")]
    with as_person(cast.amira) as amira, pytest.raises(NobodyThere):
        a_round(amira, members, going=two)


def test_a_round_needs_a_place_and_only_places_of_this_coalition(cast, as_person, members):
    starts = timezone.now()
    plan = acts.RoundPlan(
        None, starts, starts + timedelta(hours=1), 30, None, "Chloe", "555-0177",
        [acts.Going(cast.amira.id, "", ""), acts.Going(cast.dev.id, "", "")], [],
    )  # fmt: skip
    with as_person(cast.amira) as amira:
        with pytest.raises(PlaceMissing):
            acts.plan_round(actor=amira, coalition_id=members, round_id=uuid7(), plan=plan)
        strange = acts.RoundPlan(**{**{f: getattr(plan, f) for f in plan.__slots__}, "places": [uuid7()]})
        with pytest.raises(NotFound):
            acts.plan_round(actor=amira, coalition_id=members, round_id=uuid7(), plan=strange)


def test_another_agencys_worker_is_no_colleague_to_send(cast, as_person, members):
    with as_person(cast.amira) as amira, pytest.raises(NotFound):
        a_round(amira, members, cast.ben)


def test_planned_twice_it_is_one(cast, as_person, members):
    with as_person(cast.amira) as amira:
        said = {"round_id": uuid7(), "starts_at": timezone.now(), "places": [a_place(amira, members)]}
        a_round(amira, members, cast.dev, **dict(said))
        with pytest.raises(SavedBefore) as before:
            a_round(amira, members, cast.dev, **dict(said))
        assert before.value.same


def test_a_round_is_read_by_its_agency_who_goes_and_the_organizers(cast, as_person, tonight):
    for who, finds in ((cast.amira, 1), (cast.chloe, 1), (cast.fay, 1), (cast.ben, 0), (cast.ruth, 0)):
        with as_person(who):
            assert OutreachRound.objects.count() == finds, who
    for who in (cast.noor, cast.ida):  # colleagues who have no part in it
        with as_person(who):
            assert not OutreachRound.objects.exists()
            assert not OutreachWorker.objects.exists()
            assert not OutreachStop.objects.exists()
            assert not OutreachRound.objects.update(call_phone="0")


def test_who_only_watches_reads_the_round_and_changes_nothing(cast, as_person, members):
    with as_person(cast.amira) as amira:
        row = a_round(amira, members, cast.dev, watched_by_id=cast.noor.id)
    said = {"coalition_id": members, "round_id": row.id}
    with as_person(cast.noor) as noor:
        assert reads.round_of(members, row.id)
        with pytest.raises(Refused):
            acts.move_round(actor=noor, then="out", seen="planned", **said)
        with pytest.raises(Refused):
            change_round(actor=noor, version=1, seen="planned", plan=plan_of(row), **said)
        assert not OutreachRound.objects.update(call_phone="0")


def test_the_steps_of_a_round_and_what_is_not_one(cast, as_person, tonight):
    said = {"coalition_id": tonight.agency_id, "round_id": tonight.id}
    with as_person(cast.dev) as dev:
        acts.move_round(actor=dev, then="out", seen="planned", **said)
        acts.move_round(actor=dev, then="out", seen="planned", **said)  # sent twice
        with pytest.raises(NotNow):
            acts.move_round(actor=dev, then="off", seen="planned", **said)
        row = acts.move_round(actor=dev, then="back", seen="out", **said)
        assert row.back_at
        assert acts.move_round(actor=dev, then="out", seen="back", **said).back_at is None


@pytest.mark.parametrize(("ago", "missed"), [(20, False), (34, False), (36, True)])
def test_a_check_in_is_missed_five_minutes_after_it_was_due(cast, as_person, tonight, ago, missed):
    set_out(as_person, cast.amira, tonight, ago=ago)
    with as_person(cast.chloe) as chloe:
        [(row, safety)] = reads.on_watch(chloe)
        assert (row.id, safety.missed) == (tonight.id, missed)


def test_who_checked_in_is_well_again(cast, as_person, tonight):
    set_out(as_person, cast.amira, tonight, ago=90)
    with as_person(cast.dev) as dev:
        outreach_taps.check_in(actor=dev, row=reads.round_of(tonight.agency_id, tonight.id), check_id=uuid4())
        [(_, safety)] = reads.on_watch(dev)
        assert not safety.missed


def test_nobody_says_for_others_that_they_are_well_at_the_row(cast, as_person, tonight):
    set_out(as_person, cast.amira, tonight, ago=5)
    with as_person(cast.chloe), pytest.raises(DatabaseError), transaction.atomic():
        OutreachCheckIn.objects.create(
            agency_id=tonight.agency_id, round_id=tonight.id, made_by_id=cast.chloe.id
        )


def test_a_missed_check_in_stands_on_today_with_whom_to_call(cast, client, as_person, tonight):
    set_out(as_person, cast.amira, tonight, ago=50)
    for who, told in ((cast.chloe, True), (cast.fay, True), (cast.amira, True), (cast.ben, False)):
        sign_in(client, who)
        text = client.get(reverse("people:today")).text
        assert ("A check-in was missed" in text) is told
        assert ("Then call Chloe: 217-555-0177." in text) is told
    sign_in(client, cast.chloe)
    page = client.get(reverse("coalition:outreach_round", args=[tonight.agency_id, tonight.id])).text
    assert "Nobody has heard of these two in time." in page
    assert "Call Amira: 555-0100." in page


@pytest.mark.parametrize(
    "name", ["4711 Quillfeather Lane", "Corner of Elm and 5th", "https://maps.example/x", "40.1234, -88.1234"]
)
def test_no_place_is_named_so_that_it_is_found(cast, as_person, members, name):
    with as_person(cast.amira) as amira, pytest.raises(LeadsThere):
        a_place(amira, members, name)


def test_a_confidential_shelter_never_stands_on_the_list(cast, as_person, members):
    with as_person(cast.fay):
        organization("Wren House", confidential=True)
    with as_person(cast.amira) as amira:
        for name in ("Wren House", "behind wren house", "Confidential shelter"):
            with pytest.raises((KeptConfidential, LeadsThere)):
                a_place(amira, members, name)
        assert "Wren" not in str(list(place_reads.places_of(members)))


def test_the_map_knows_zip_areas_and_counties_and_no_point(cast, as_person, members):
    with as_person(cast.amira) as amira:
        a_place(amira, members, "Rail yard lot", zip_code="62602", county="")
        a_place(amira, members, "Peach camp", zip_code="", kind="farm")
        a_place(amira, members, "Message board", kind="online")
        [drawing] = place_reads.drawings_of(list(place_reads.places_of(members)))
    assert (drawing.name, drawing.somewhere) == ("Linden", ["Peach camp"])
    assert {square.code: square.names for square in drawing.squares if square.count} == {
        "62602": ["Rail yard lot"]
    }


def test_plans_and_checks_are_written_once_and_nothing_is_overwritten(cast, as_person, members):
    said = dict.fromkeys(("whom", "where", "how", "words", "safety"), "") | {"name": "Night shift"}
    with as_person(cast.amira) as amira:
        plan = write_plan(actor=amira, coalition_id=members, plan_id=uuid7(), **said)
        change_plan(actor=amira, coalition_id=members, plan_id=plan.id, version=1, **said | {"how": "Tea"})
        with pytest.raises(SomeoneElseWasFaster):
            change_plan(actor=amira, coalition_id=members, plan_id=plan.id, version=1, **said)
        place = a_place(amira, members)
    with as_person(cast.ben) as ben:
        with pytest.raises(Refused):
            change_plan(actor=ben, coalition_id=members, plan_id=plan.id, version=2, **said)
        check = look_at_place(
            actor=ben, coalition_id=members, place_id=place.id, check_id=uuid7(), on=date(2026, 5, 14),
            out_of_hearing="yes", learned="Quiet after ten.",
        )  # fmt: skip
        assert place_reads.checks_of(place) == [check]


def test_boxes_are_their_own_agencys(cast, as_person, members):
    with as_person(cast.amira) as amira:
        box = outreach_stock.keep_supply(
            actor=amira, coalition_id=members, supply_id=uuid7(), kind="snacks", name="Bars", low=10
        )
        move = {"actor": amira, "coalition_id": members, "supply_id": box.id, "on": date(2026, 5, 14)}
        outreach_stock.move_supply(move_id=uuid7(), why="bought", count=40, **move)
        twice = uuid7()
        outreach_stock.move_supply(move_id=twice, why="round", count=30, **move)
        with pytest.raises(SavedBefore):
            outreach_stock.move_supply(move_id=twice, why="round", count=30, **move)
        with pytest.raises(TooLittle):
            outreach_stock.move_supply(move_id=uuid7(), why="round", count=11, **move)
        assert [(one.stock, one.is_low) for one in boxes_of(members)] == [(10, True)]
        outreach_stock.move_supply(move_id=uuid7(), why="counted", count=25, **move)
        assert [one.stock for one in boxes_of(members)] == [25]
    with as_person(cast.ben):
        assert boxes_of(members) == []
        assert not OutreachSupply.objects.update(low=0)
    with as_person(cast.fay):
        assert [one.stock for one in boxes_of(members)] == [25]


def test_a_round_is_planned_on_its_page_and_a_mistake_loses_nothing(cast, client, as_person, members):
    with as_person(cast.amira) as amira:
        place = a_place(amira, members)
    sign_in(client, cast.amira)
    address = reverse("coalition:outreach_round_new", args=[members])
    form = {
        "row_id": str(uuid7()), "starts_at": "2026-12-01T20:00", "ends_at": "2026-12-01T23:00",
        "colleagues": [str(cast.amira.id)], "check_every": "30", "call_name": "Chloe", "call_phone": "217-555-0177",
        "place_1": str(place.id),
    }  # fmt: skip
    refused = client.post(address, form)
    assert refused.status_code == 422
    assert "A round needs two people" in refused.text
    assert "217-555-0177" in refused.text
    answer = client.post(address, form | {"other_name": "Lee, Millrace"})
    assert answer.status_code == 303
    assert "Lee, Millrace" in client.get(answer["Location"]).text


def test_the_list_asks_no_query_a_row(cast, client, as_person, tonight):
    sign_in(client, cast.amira)
    address = reverse("coalition:outreach_rounds", args=[tonight.agency_id])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    with as_person(cast.amira) as amira:
        places = [stop_of(tonight, number).place for number in (1, 2)]
        for _ in range(4):
            a_round(amira, tonight.agency_id, cast.dev, places=places)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_what_a_phone_brought_stays_when_a_round_is_called_off(cast, as_person, tonight):
    with as_person(cast.amira) as amira:
        sent = [{"i": str(uuid4()), "r": tonight.token.hex, "p": 1, "c": 22, "h": 4, "g": 0}]
        acts.move_round(
            actor=amira, coalition_id=tonight.agency_id, round_id=tonight.id, then="off", seen="planned"
        )
        assert outreach_taps.take_in(actor=amira, sent=sent, now=timezone.now()).kept
        assert OutreachTap.objects.count() == 1


def test_every_page_opens_and_says_what_it_is(cast, client, as_person, tonight):
    plan = uuid7()
    said = dict.fromkeys(("whom", "where", "how", "words", "safety"), "") | {"name": "Night shift"}
    with as_person(cast.fay) as fay:
        place = stop_of(tonight, 1).place_id
        write_plan(actor=fay, coalition_id=tonight.agency_id, plan_id=plan, **said)
    sign_in(client, cast.fay)
    for name, more, words in (
        ("outreach", [], "Where we go"),
        ("outreach_rule", [], "Rule for rounds"),
        ("outreach_stock", [], "Nothing is in stock yet."),
        ("outreach_plan_new", [], "Plan how to reach people"),
        ("outreach_plan", [plan], "No round belongs to it yet."),
        ("change_outreach_plan", [plan], "Night shift"),
        ("outreach_place_new", [], "Add a place"),
        ("outreach_place", [place], "Nobody has looked at it yet."),
        ("change_outreach_place", [place], "Rail yard lot"),
        ("check_outreach_place", [place], "Is there a second way out?"),
    ):
        answer = client.get(reverse(f"coalition:{name}", args=[tonight.agency_id, *more]))
        assert (answer.status_code, words in answer.text) == (200, True), name


def test_a_round_is_steered_from_its_page(cast, client, as_person, tonight):
    sign_in(client, cast.dev)

    def post(name, **form):
        return client.post(
            reverse(f"coalition:{name}", args=[tonight.agency_id, tonight.id]), form
        ).status_code

    assert post("move_outreach_round", then="out", seen="planned") == 303
    assert post("check_in_outreach", id=str(uuid4())) == 303
    assert post("learned_outreach", version="1", learned="Closed on Sundays.") == 303
    assert post("learned_outreach", version="1", learned="Closed on Mondays.") == 409
    assert post("count_outreach", stop="", band="4", code="21", count="3") == 422
    with as_person(cast.dev):
        stop = str(stop_of(tonight, 1).id)
    assert post("count_outreach", row_id=str(uuid4()), stop=stop, band="4", code="21", count="3") == 303
