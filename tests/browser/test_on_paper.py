"""A page of a client's on paper: it says what it is, and nothing on it is only for a screen. And forced colours."""

import pytest
from playwright.sync_api import expect

from alongside.cases.factories import a_client, a_contact, a_note

ONLY_ON_SCREENS = (
    ".masthead, .tabs, .foot, .btn, form:not(.form), .sec > header > a, .timeline .meta > a, .way-acts"
)
LOOK = """e => {
  const style = getComputedStyle(e);
  return [style.borderTopWidth, style.outlineStyle, style.backgroundColor].join();
}"""
SHOWN = "e => e.checkVisibility({ visibilityProperty: true })"


@pytest.fixture
def printed(cast, as_person, signed_in):
    """`printed("cases:client")`: a page about Esther, as a printer gets it."""
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
        a_contact(actor, esther, "217-555-0142")
        a_note(actor, esther, "She wants to see the room first.")

    def open_one(name):
        window = signed_in(cast.amira)
        window.go(name, esther.id)
        expect(window.page.locator(".print-head")).to_be_hidden()
        window.page.emulate_media(media="print")
        return window

    return open_one


def left_over(window):
    """What would be printed though it only acts on a screen."""
    return [
        found.evaluate("e => e.outerHTML.slice(0, 120)")
        for found in window.page.locator(ONLY_ON_SCREENS).all()
        if found.evaluate(SHOWN)
    ]


@pytest.mark.parametrize(
    "name", ["cases:client", "cases:timeline", "cases:team", "cases:log", "cases:documents"]
)
def test_a_printed_page_says_what_it_is_and_carries_no_controls(printed, name):
    window = printed(name)
    head = window.page.locator(".print-head")
    expect(head).to_contain_text("From the record of Esther at Linden Crisis Center, as it stood on")
    expect(head).to_contain_text("Taken out by Amira.")
    assert left_over(window) == []


def test_only_the_log_is_for_the_client_herself(printed):
    kept_close = "Only for those who may see this record."
    expect(printed("cases:client").page.locator(".print-head")).to_contain_text(kept_close)
    expect(printed("cases:log").page.locator(".print-head")).not_to_contain_text(kept_close)


def test_what_was_written_is_printed_and_no_address_of_a_page(printed):
    window = printed("cases:client")
    for words in ("Esther", "217-555-0142", "She wants to see the room first."):
        expect(window.page.get_by_text(words, exact=True).first).to_be_visible()
    after = "() => [...document.querySelectorAll('#main *')].map(e => getComputedStyle(e, '::after').content).join()"
    assert "/clients/" not in window.page.evaluate(after)


def test_the_number_to_call_is_printed_from_the_front(open_window):
    window = open_window()
    window.go("public_site:front")
    window.page.emulate_media(media="print")
    expect(window.page.get_by_text("1-888-373-7888").last).to_be_visible()
    expect(window.main.get_by_role("heading", name="Where would you like to go?")).to_be_hidden()


@pytest.mark.parametrize(
    "how", [{"media": "print"}, {"forced_colors": "active"}], ids=["paper", "forced-colours"]
)
def test_what_is_chosen_shows_without_its_background(cast, signed_in, as_person, how):
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    window = signed_in(cast.amira)
    window.go("cases:add_contact", esther.id)
    window.page.locator("[name=kind]").first.check()
    window.page.locator("[name=text_ok][value=yes]").check(force=True)
    window.page.emulate_media(**how)
    for chosen, other in (
        ("[name=kind]:checked", "[name=kind]:not(:checked)"),
        ("[name=text_ok]:checked + span", "[name=text_ok]:not(:checked) + span"),
    ):
        looks = [window.page.locator(which).first.evaluate(LOOK) for which in (chosen, other)]
        assert looks[0] != looks[1]
