"""Covering the screen: hidden at once, on every page and tab, and what was being typed comes back."""

import pytest
from playwright.sync_api import expect

TYPED = "She said she would think about it until Friday."


@pytest.fixture
def writing(cast, as_person, signed_in):
    """Amira, in the middle of a note about Esther."""
    from alongside.cases.factories import a_client

    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")

    def open_note(**options):
        window = signed_in(cast.amira, **options)
        window.go("cases:add_note", esther.id)
        window.fill("Note", TYPED)
        return window

    return open_note


def is_hidden(window):
    expect(window.page.get_by_role("heading", name="Paused")).to_be_visible()
    expect(window.main).to_be_hidden()
    expect(window.page).to_have_title("Notes")


def come_back_with(window, passphrase):
    window.page.get_by_label("Your passphrase").fill(passphrase)
    window.press("Come back")


def test_what_is_typed_is_hidden_and_comes_back(cast, writing):
    window = writing()
    with window.page.expect_response("**/staff/cover/"):
        window.press("Cover screen")
        is_hidden(window)
    come_back_with(window, "not the passphrase")
    expect(window.page.get_by_text("That did not open it. Try again.")).to_be_visible()
    is_hidden(window)
    come_back_with(window, cast.amira.passphrase)
    expect(window.field("Note")).to_have_value(TYPED)
    expect(window.page).to_have_title("Write a note · Esther · Alongside")


def test_a_covered_screen_is_covered_in_every_tab(cast, writing):
    window = writing()
    with window.page.expect_response("**/staff/cover/"):
        for _ in range(3):
            window.page.keyboard.press("Shift")
    is_hidden(window)
    other = window.another_tab()
    other.go("cases:list")
    other.is_headed("Paused")
    other.does_not_show("Esther")
    other.fill("Your passphrase", cast.amira.passphrase)
    other.press("Come back")
    other.is_at("cases:list")
    other.shows("Esther")


def test_without_scripts_covering_is_a_page(cast, writing):
    window = writing(javascript=False)
    window.press("Cover screen")
    window.is_headed("Paused")
    window.go("cases:list")
    window.is_headed("Paused")
    window.fill("Your passphrase", cast.amira.passphrase)
    window.press("Come back")
    window.is_at("cases:list")
