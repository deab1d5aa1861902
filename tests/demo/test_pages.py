"""Each page of the line and of the work says something to those for whom the demonstration was written."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.cases.models import Case
from alongside.cases.selectors import identity_for
from demo.entering import acting
from tests.browse import sign_in
from tests.cast import Person

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("demo")]  # loaded once, for one worker

OF_THE_HOUSE = (
    ("amira", "people:today", "Dev asks you to take a shift"),
    ("amira", "crisis_line:line", "To be called back"),
    ("amira", "crisis_line:call_backs", "green kettle"),
    ("amira", "crisis_line:numbers", "Linden Cab"),
    ("amira", "crisis_line:roster", "Dev"),
    ("amira", "crisis_line:yours", "217-555-0181"),
    ("amira", "crisis_line:hand_over", "The taxi account works again."),
    ("amira", "crisis_line:sendings", "On the way"),
    ("amira", "crisis_line:requests", "A hospital or clinic"),
    ("amira", "cases:my_clocks", "Esther"),
    ("amira", "services:groups", "The sewing evening"),
    ("ben", "releases:packets", "Linden Crisis Center"),
    ("amira", "directory:beds", "Wren House"),
    ("amira", "directory:beds", "not known"),
    ("amira", "people:today", "1 of 2 answered"),
    ("sol", "people:today", "You are asked for a bed"),
    ("dev", "directory:beds", "They are coming"),
    ("rosa", "directory:agreements", "Millrace Legal Aid"),
    ("rosa", "directory:agreements", "Waiting for the other side"),
    ("rosa", "people:today", "Three Elms Hospital"),
    ("rosa", "people:today", "Wren House"),
    ("ben", "directory:agreements", "Linden Crisis Center"),
    ("noor", "services:groups", "The sewing evening"),
    ("chloe", "people:today", "Someone was turned away"),
    ("chloe", "crisis_line:debriefs", "Dev"),
    ("chloe", "crisis_line:turned_away", "Alcohol or drugs"),
    ("chloe", "crisis_line:turned_away_report", "Alcohol or drugs"),
    ("chloe", "services:voices", "Nobody was cross with me."),
)  # fmt: skip
OF_A_CLIENT = (
    ("amira", "Esther", "cases:plan", "A place with my own key."),
    ("amira", "Esther", "cases:safety", "Is the blue thread still there?"),
    ("amira", "Esther", "cases:clocks", "No-contact order ends"),
    ("amira", "Esther", "cases:advocacy", "Orders of protection"),
    ("amira", "Esther", "cases:advocacy_contacts", "The room is free"),
    ("amira", "Esther", "cases:papers_to_find", "passport"),
    ("amira", "Esther", "cases:screening", "The man she worked for."),
    ("amira", "Esther", "cases:permissions", "Millrace Legal Aid"),
    ("amira", "Esther", "cases:permissions", "Taken back by phone"),
    ("noor", "Esther", "cases:counselling", "We stayed with this month."),
    ("amira", "Marisol", "cases:plan", "My pay, all of it."),
    ("amira", "Jo", "cases:plan", "Biscuit"),
    ("amira", "Jo", "cases:advocacy", "Three Elms Hospital, emergency room"),
    ("amira", "Jo", "cases:clocks", "Medicine against HIV"),
    ("amira", "Adaeze", "cases:plan", "evening course"),
    ("amira", "Lena", "cases:plan", "I call when I want to."),
    ("amira", "Nell", "cases:minor", "Fifteen, she says"),
    ("amira", "Nell", "cases:clocks", "Written child report"),
)


@pytest.fixture(scope="module")
def clients(demo):
    """The clients whom Amira opens, by name: Noor opens some of them."""
    with acting(demo.cast["amira"]) as actor:
        mine = Case.objects.filter(lead_id=actor.account_id)
        return {identity_for(actor, case.subject_id).chosen_name: case.id for case in mine}


def shown(person, address, *parts):
    """What this person sees there."""
    client = Client()
    sign_in(client, Person(person.account, person.private, person.holder_id, ""))
    answer = client.get(reverse(address, args=parts))
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize(("who", "address", "words"), OF_THE_HOUSE)
def test_a_page_of_the_house_is_not_empty(demo, who, address, words):
    assert words in shown(demo.cast[who], address)


@pytest.mark.parametrize(("who", "name", "address", "words"), OF_A_CLIENT)
def test_a_page_about_a_client_is_not_empty(demo, clients, who, name, address, words):
    assert words in shown(demo.cast[who], address, clients[name])
