"""What is held, step by step, and what is counted: who may, who is told, what stays."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.directory.actions import bed_holds as holds
from alongside.directory.actions import bed_requests as asks
from alongside.directory.actions import beds as acts
from alongside.directory.errors_beds import HoldIsOver
from alongside.directory.models import (
    BedHold,
    BedTally,
)
from alongside.directory.tests.beds.ground import asked, shelters, yes
from alongside.vault.errors import NotFound, Refused
from tests.attacks.ground import ask
from tests.browse import sign_in


@pytest.fixture(autouse=True)
def _two_shelters(cast):
    shelters(cast)


@pytest.fixture
def browser(cast):
    def of(who):
        found = Client()
        sign_in(found, getattr(cast, who))
        return found

    return of


def page(browser, name, *args, **query):
    return browser.get(reverse(f"directory:{name}", args=args), query).content.decode()


# -- what is held ----------------------------------------------------------------------------------------


@pytest.fixture
def taken(cast, as_person):
    """A bed at Millrace that Linden took, and whether they may be told who came."""

    def make(tell_back):
        with as_person(cast.amira) as actor:
            request = asked(actor, cast, tell_back=tell_back)
        with as_person(cast.ben) as actor:
            asks.answer_bed(actor=actor, request_id=request.id, said=yes())
            hold = BedHold.objects.get()
        with as_person(cast.amira) as actor:
            return asks.take_bed(actor=actor, request_id=request.id, hold_id=hold.id)

    return make


def step(browser, hold, then, seen):
    return browser.post(
        reverse("directory:move_hold", args=[hold.id]), {"then": then, "seen": seen}, follow=True
    )


def test_arrived_and_left_and_where_to_is_only_counted(cast, browser, as_person, taken):
    hold, ben = taken(tell_back=True), browser("ben")
    step(ben, hold, "arrived", "confirmed")
    url = reverse("directory:bed_left", args=[hold.id])
    assert ben.post(url, {}).status_code == 422
    assert ben.post(url, {"next_place": "own"}).status_code == 303
    with as_person(cast.ben):
        assert BedHold.objects.get().state == "left"
        assert BedTally.objects.get(what="left").reason == "own"
    rows = ask("select row_to_json(h)::text from directory_bedhold h", using="default")
    assert all("own" not in row[0] for row in rows)


@pytest.mark.parametrize("agreed", [True, False])
def test_whether_they_came_is_told_only_where_they_agreed(cast, browser, as_person, taken, agreed):
    hold = taken(tell_back=agreed)
    with as_person(cast.ben) as actor:
        holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="confirmed")
    with as_person(cast.amira):
        assert ask("select count(*) from directory_bedhold") == [(int(agreed),)]  # at the row, the door off
    assert (hold.code in page(browser("amira"), "beds")) is agreed


def test_a_step_of_the_other_side_or_from_an_old_page_is_refused(cast, browser, as_person, taken):
    hold = taken(tell_back=True)
    with as_person(cast.amira) as actor, pytest.raises(HoldIsOver):
        holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="confirmed")
    with as_person(cast.ben) as actor:
        with pytest.raises(HoldIsOver):
            holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="held")
        holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="confirmed")
        holds.move_hold(actor=actor, hold_id=hold.id, then="arrived", seen="confirmed")  # sent twice
        with pytest.raises(HoldIsOver):
            holds.move_hold(actor=actor, hold_id=hold.id, then="not_come", seen="confirmed")
    assert "This changed in the meantime" in step(browser("ben"), hold, "held", "arrived").content.decode()


def test_a_third_agency_and_whoever_works_with_no_client_moves_nothing(cast, browser, as_person, taken):
    hold = taken(tell_back=True)
    for who in (cast.fay, cast.ida):
        with as_person(who) as actor, pytest.raises(NotFound):
            holds.move_hold(actor=actor, hold_id=hold.id, then="let_go", seen="confirmed")


# -- counts ----------------------------------------------------------------------------------------------


def test_what_was_not_found_is_counted_on_the_page_and_in_the_table(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        for _ in range(2):
            request = asked(actor, cast)
            asks.end_request(actor=actor, request_id=request.id, became="not_wanted")
    rosa = browser("rosa")
    assert "They did not want one any more" in page(rosa, "bed_need")
    answer = rosa.get(reverse("directory:bed_need_table"))
    assert "attachment" in answer.headers["Content-Disposition"]
    line = next(one for one in answer.content.decode().splitlines() if "They did not want one" in one)
    assert line.endswith(",2,2")


@pytest.mark.parametrize("who", ["amira", "ida"])
def test_counts_are_for_who_leads(cast, as_person, browser, who):
    assert browser(who).get(reverse("directory:bed_need")).status_code == 403


def test_a_coalition_sees_all_together_and_small_counts_hidden(cast, browser, as_person):
    with as_person(cast.amira) as actor:
        for number in range(6):
            request = asked(actor, cast, bed_type="family" if number else "crib")
            asks.end_request(actor=actor, request_id=request.id, became="elsewhere")
    shown = page(browser("fay"), "bed_need")
    assert "Family room: Asked for a bed" in shown
    assert ">5<" in shown
    assert "hidden" in shown
    with as_person(cast.amira):
        assert ask("select count(*) from wall.bed_need('2020-01-01')") == [(0,)]


def test_whoever_does_not_lead_a_shelter_cannot_take_part_for_it(cast, as_person):
    with as_person(cast.ben) as actor, pytest.raises(Refused):
        acts.let_shelter_rest(actor=actor, on=timezone.localdate())
