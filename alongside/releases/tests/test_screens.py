"""The reader's side: the inbox, the page that is read here and nowhere else, letting go of it, the rules."""

import pytest
from django.urls import reverse

from alongside.releases.actions.withdrawing import withdraw
from alongside.releases.selectors.releases import releases_of
from alongside.releases.selectors.rules import rules_of
from alongside.releases.tests.ground import ASKS, NAME


@pytest.fixture
def page(given):
    return reverse("releases:packet", args=[given.packet_id])


def take_back(cast, as_person, esther, given):
    with as_person(cast.amira) as actor:
        withdraw(actor=actor, subject_id=esther.subject_id, release_id=given.id, how="in_person")


def test_the_inbox_names_the_sender_and_no_client(cast, browser, given):
    page = browser(cast.ben).get(reverse("releases:packets")).content.decode()
    assert "From Linden Crisis Center" in page
    assert NAME not in page
    assert "Nothing to read." in browser(cast.ruth).get(reverse("releases:packets")).content.decode()


def test_today_says_that_something_came(cast, browser, given):
    today = reverse("people:today")
    assert "What others allowed us to see" in browser(cast.ben).get(today).content.decode()
    assert "What others allowed us to see" not in browser(cast.ruth).get(today).content.decode()


def test_the_page_shows_the_sheet_with_the_reader_over_it(cast, browser, page):
    answer = browser(cast.ben).get(page)
    body = answer.content.decode()
    assert NAME in body
    assert ASKS in body
    assert "Ben, Millrace Legal Aid" in body
    assert answer.headers["Cache-Control"] == "no-store"
    assert "download" not in body


def test_taken_back_it_is_gone_and_says_why(cast, as_person, browser, esther, given, page):
    ben, still = browser(cast.ben), reverse("releases:still", args=[given.packet_id])
    assert (ben.get(page).status_code, ben.get(still).status_code) == (200, 204)
    take_back(cast, as_person, esther, given)
    over = ben.get(page)
    assert (over.status_code, ben.get(still).status_code) == (410, 410)
    body = over.content.decode()
    assert "Taken back in person" in body
    assert NAME not in body
    assert "Taken back in person" in ben.get(reverse("releases:packets")).content.decode()


def test_the_reader_hands_it_back_and_the_sender_sees_that(cast, as_person, browser, esther, given, page):
    ben = browser(cast.ben)
    assert ben.post(reverse("releases:hand_back", args=[given.packet_id])).status_code == 303
    assert ben.get(page).status_code == 410
    with as_person(cast.amira) as actor:
        [one] = releases_of(actor, esther.subject_id)
    assert one.why == "The reader no longer needs it"


@pytest.mark.parametrize("who", ["ruth", "amira", "chloe", "fay"])
def test_for_anyone_else_there_is_none(cast, browser, given, page, who):
    for address in (page, reverse("releases:still", args=[given.packet_id])):
        assert browser(getattr(cast, who)).get(address).status_code == 404
    assert (
        browser(getattr(cast, who)).post(reverse("releases:hand_back", args=[given.packet_id])).status_code
        == 404
    )


def test_whoever_leads_sets_how_long_permissions_last(cast, as_person, browser):
    here = reverse("releases:rules")
    chloe = browser(cast.chloe)
    assert chloe.get(here).status_code == 200
    assert chloe.post(here, {"default_days": 14, "ceiling_days": 60}).status_code == 303
    assert chloe.post(here, {"default_days": 14, "ceiling_days": 45}).status_code == 303
    with as_person(cast.amira) as actor:
        assert (rules_of(actor).default_days, rules_of(actor).ceiling_days) == (14, 45)
    for sent in ({"default_days": 90, "ceiling_days": 60}, {"default_days": 1, "ceiling_days": 366}, {}):
        assert chloe.post(here, sent).status_code == 422
    assert browser(cast.amira).get(here).status_code == 403
