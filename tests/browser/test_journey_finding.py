"""Finding a client while typing; without scripts by a button. The code word in its place. Dark and Spanish stay."""

import pytest
from playwright.sync_api import expect

from tests.browser.ground import WORD, only_a_name


@pytest.fixture
def window(cast, esther_in_full, signed_in):
    """Amira's list, with Esther and Lena."""
    only_a_name(cast, "Lena")

    def open_list(**options):
        window = signed_in(cast.amira, **options)
        window.go("cases:list")
        window.shows("Lena")
        return window

    return open_list


def test_typing_finds_at_once_and_leaves_the_address_alone(window):
    amira = window()
    amira.page.keyboard.press("/")
    amira.page.keyboard.type("esth")
    amira.does_not_show("Lena")
    amira.shows("1 of your clients")
    amira.is_at("cases:list")
    amira.page.get_by_role("searchbox").fill("")
    amira.shows("Lena")
    amira.was_quiet()


def test_without_scripts_a_button_finds(window):
    amira = window(javascript=False)
    amira.page.get_by_role("searchbox").fill("esth")
    amira.press("Find")
    amira.does_not_show("Lena")
    amira.shows("Esther")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_the_code_word_shows_when_it_is_asked_for(window, javascript):
    amira = window(javascript=javascript)
    amira.follow("Esther")
    amira.is_headed("Esther")
    amira.does_not_show(WORD)
    amira.follow("Show")
    amira.shows(WORD)
    if javascript:
        amira.is_headed("Esther")
        expect(amira.page.locator(".code-word")).to_be_focused()
    amira.was_quiet()


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_dark_and_spanish_stay_chosen(open_window, db, javascript):
    anyone = open_window(javascript=javascript)
    anyone.go("public_site:help")
    anyone.press("Dark")
    expect(anyone.page.locator("html")).to_have_attribute("data-theme", "dark")
    anyone.page.locator("footer").get_by_role("button", name="Español").click()
    expect(anyone.page.locator("html")).to_have_attribute("lang", "es")
    anyone.go("public_site:front")
    expect(anyone.page.locator("html")).to_have_attribute("lang", "es")
    expect(anyone.page.locator("html")).to_have_attribute("data-theme", "dark")
    anyone.was_quiet()
