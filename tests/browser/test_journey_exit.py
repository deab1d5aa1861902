"""Leaving quickly: by a press, by a link without scripts, by three times Shift. Back does not return."""

import pytest
from playwright.sync_api import expect

WEATHER = "https://www.weather.gov/"


@pytest.fixture
def at_help(open_window):
    """A window on the help page, come there from nowhere. The weather is a page of our own."""

    def open_help(**options):
        window = open_window(**options)
        window.page.context.route(
            f"{WEATHER}**", lambda route: route.fulfill(body="<h1>Sunny</h1>", content_type="text/html")
        )
        window.go("public_site:help")
        window.is_headed("Get help")
        return window

    return open_help


def is_away(window):
    window.is_headed("Sunny")
    expect(window.page).to_have_url(WEATHER)


def press_shift(window, times):
    for _ in range(times):
        window.page.keyboard.press("Shift")


def test_the_way_out_leaves_and_back_does_not_return(at_help):
    window = at_help()
    window.page.get_by_role("link", name="Leave this site").click()
    is_away(window)
    window.page.go_back()
    expect(window.page).to_have_url("about:blank")


def test_without_scripts_the_way_out_is_a_link(at_help):
    window = at_help(javascript=False)
    window.page.get_by_role("link", name="Leave this site").click()
    is_away(window)


def test_the_way_out_is_the_first_that_the_keyboard_reaches(at_help):
    window = at_help()
    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    is_away(window)


def test_shift_three_times_leaves(at_help):
    window = at_help()
    press_shift(window, 3)
    is_away(window)


def test_shift_twice_and_a_letter_stays(at_help):
    window = at_help()
    press_shift(window, 2)
    window.page.keyboard.press("a")
    press_shift(window, 2)
    window.is_headed("Get help")
    window.is_at("public_site:help")
