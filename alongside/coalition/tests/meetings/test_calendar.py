"""A calendar's address: made, shown once, renewed, withdrawn; what it says, and to whom it answers no more."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions.decisions import move_task
from alongside.coalition.models import MeetingFeed, Member
from alongside.coalition.tests.meetings import ground
from tests.attacks.ground import ask
from tests.browse import sign_in


@pytest.fixture
def coalition(cast, as_person):
    """A meeting that is set, one that was called off, and a task of Amira's and of Rosa's."""
    with as_person(cast.fay) as fay:
        linden, _millrace = ground.members(fay)
        ground.meeting(fay, place="Shelter kitchen", way_there="Behind the mill")
        ground.meeting(fay, state=ground.OFF, on=timezone.localdate() + timedelta(days=40))
        for name, who in (("Amira", cast.amira), ("Rosa", cast.rosa)):
            what = f"{name} asks about beds"
            ground.task(fay, fay.agency_id, what, member_id=linden.id, account_id=who.id)
    return cast.coalition.id


@pytest.fixture
def amira(cast, client, coalition):
    sign_in(client, cast.amira)
    return client


@pytest.fixture
def address(amira, coalition):
    return amira.post(reverse("coalition:make_meeting_feed", args=[coalition])).context["address"]


@pytest.fixture
def outside():
    """A calendar: nobody."""
    return Client()


def test_whoever_has_the_address_gets_days_and_no_word_of_them(cast, coalition, address, outside):
    answer = outside.get(address)
    text = answer.text.replace("\r\n ", "")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert (answer.headers["Cache-Control"], text.count("BEGIN:VEVENT")) == ("no-store", 3)
    assert text.count("SUMMARY:Coalition meeting") == 1
    assert text.count("SUMMARY:Called off: Coalition meeting") == text.count("STATUS:CANCELLED") == 1
    assert text.count("SUMMARY:A coalition task is due") == 1  # hers, and not Rosa's
    told = ("LOCATION", "DESCRIPTION", "Shelter", "mill", "beds", "Amira", "Rosa", cast.coalition.name)
    assert not [word for word in told if word in text]


def test_the_file_that_a_member_saves_says_where(amira, coalition):
    assert (
        "LOCATION:Shelter kitchen" in amira.get(reverse("coalition:meetings_calendar", args=[coalition])).text
    )


def test_a_task_that_is_done_leaves_the_calendar(cast, as_person, coalition, address, outside):
    with as_person(cast.amira) as actor:
        [row] = ask("select id from coalition_task where account_id = %s", [cast.amira.id])
        move_task(actor=actor, coalition_id=coalition, task_id=row[0], then="done", seen="open")
    assert "task is due" not in outside.get(address).text


def test_it_is_shown_once_and_only_its_hash_is_kept(cast, as_person, amira, coalition, address):
    page = amira.get(reverse("coalition:your_calendar", args=[coalition])).text
    token = address.rstrip("/").rsplit("/", 1)[1]
    assert token not in page
    assert "You have an address." in page
    with as_person(cast.amira):
        assert token.encode() not in bytes(MeetingFeed.objects.get().token_hash)


def test_a_new_address_ends_the_former_and_ending_it_ends_it(amira, coalition, address, outside):
    second = amira.post(reverse("coalition:make_meeting_feed", args=[coalition])).context["address"]
    assert (outside.get(address).status_code, outside.get(second).status_code) == (404, 200)
    amira.post(reverse("coalition:end_meeting_feed", args=[coalition]))
    assert outside.get(second).status_code == 404


def test_another_members_address_stays_when_one_ends_hers(cast, coalition, address, outside):
    sign_in(outside, cast.rosa)
    outside.post(reverse("coalition:end_meeting_feed", args=[coalition]))
    assert outside.get(address).status_code == 200


def test_whoever_left_and_whose_organization_left_gets_nothing(cast, as_person, coalition, address, outside):
    with as_person(cast.fay):
        Member.objects.filter(agency_id=coalition, member_id=cast.linden.id).update(state="left")
    assert outside.get(address).status_code == 404
    with as_person(cast.fay):
        Member.objects.filter(agency_id=coalition, member_id=cast.linden.id).update(state="joined")
    assert outside.get(address).status_code == 200
    with as_person(cast.rosa):
        ask("update people_account set left_at = now() where id = %s", [cast.amira.id])
    assert outside.get(address).status_code == 404


def test_an_address_that_was_made_up_is_nobodys(db, outside):
    assert outside.get(reverse("coalition:meeting_feed", args=["made-up"])).status_code == 404


def test_the_row_of_an_address_is_her_own(cast, as_person, coalition, address):
    with as_person(cast.rosa):
        assert not MeetingFeed.objects.exists()
    with as_person(cast.amira):
        assert MeetingFeed.objects.count() == 1
