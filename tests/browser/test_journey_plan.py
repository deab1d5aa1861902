"""A plan in her words, by keyboard alone, on a phone's width: needs in her order, a goal, a safety plan, a card."""

import pytest
from playwright.sync_api import expect

from alongside.cases.factories import a_client
from tests.browser.keys import Keys

pytestmark = pytest.mark.slow


@pytest.fixture
def keys(cast, as_person, signed_in):
    """Amira's window on Esther's plan; `keys.to(...)` goes there with Tab, as nobody else points."""
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    window = signed_in(cast.amira, width=360)
    window.go("cases:plan", esther.id)
    return Keys(window, esther.id)


def test_a_plan_is_written_together(keys):
    for words in ("My papers back", "A place with my own key"):
        keys.follow("Add a need")
        keys.to("In their words").type(words)
        keys.send()
    assert keys.order() == ["My papers back", "A place with my own key"]

    keys.to("Move up: A place").press("Enter")
    expect(keys.page.locator(".needs h3").first).to_have_text("A place with my own key")
    keys.to("How it stands").press("Enter")
    keys.follow("Working on it")
    keys.window.shows("Now: Working on it.")
    keys.follow("Put back: Not started")

    keys.follow("Add a goal in their words")
    keys.to("In their words").type("I want a door that locks.")
    keys.send()
    keys.follow("Add a step")
    keys.to("The step").type("See the room")
    keys.to("Theirs").press("Space")
    keys.send()
    keys.window.shows("See the room")
    keys.to("More").press("Enter")
    keys.follow("2")
    keys.window.shows("2 of 5")

    keys.window.was_quiet()


def test_a_card_is_printed_only_after_the_question(keys):
    keys.window.go("cases:safety_phase", keys.case_id, "signs")
    keys.to("A sign without words").type("The blue curtain")
    keys.to("Sentences to take, or leave: A sign").press("Enter")
    keys.to("One empty message").press("Space")
    keys.send()
    keys.window.shows("One empty message means: come.")
    keys.follow("Take along on paper")
    keys.to("A card for a pocket").press("Space")
    keys.to("At any time").press("Space")
    keys.to("English").press("ArrowRight")
    keys.to("Show it for printing").press("Enter")
    expect(keys.window.field("How would this be found?")).to_be_focused()  # the browser itself asks first
    keys.type("He looks into the bag.")
    keys.to("Where will it be kept?").type("In the shoe")
    keys.send("Show it for printing")
    expect(keys.page).to_have_title("Notes")
    keys.page.emulate_media(media="print")
    assert keys.page.locator("body").inner_text().split("\n") == [
        "The blue curtain",
        "One empty message means: come.",
    ]


def test_the_plan_is_not_printed_from_its_page(cast, as_person, signed_in):
    from alongside.cases.tests.plan.ground import a_need, a_phase

    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
        a_need(actor, esther, "A place with my own key")
        a_phase(actor, esther, signal="The blue curtain")
    window = signed_in(cast.amira)
    for name, words in {
        "cases:plan": ".needs h3",
        "cases:client": ".needs h3",
        "cases:safety": ".safety-steps dd",
    }.items():
        window.go(name, esther.id)
        window.page.emulate_media(media="screen")
        expect(window.page.locator(words).first).to_be_visible()
        window.page.emulate_media(media="print")
        expect(window.page.locator(words).first).to_be_hidden()
