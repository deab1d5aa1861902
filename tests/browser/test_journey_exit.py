"""Leaving quickly: by a press, by a link without scripts, by three times Shift. Back does not return, however often."""

import pytest
from playwright.sync_api import expect

from alongside.cases.factories import a_client

WEATHER = "https://www.weather.gov/"


def with_weather(window):
    window.page.context.route(
        f"{WEATHER}**", lambda route: route.fulfill(body="<h1>Sunny</h1>", content_type="text/html")
    )
    return window


@pytest.fixture
def at_help(open_window):
    """A window on the help page, come there from nowhere. The weather is a page of our own."""

    def open_help(**options):
        window = with_weather(open_window(**options))
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


# -- Back, any number of times ----------------------------------------------------------------------


def leaves(window):
    window.page.get_by_role("link", name="Leave this site").click()
    is_away(window)


def test_back_leaves_again_wherever_it_leads(open_window):
    window = with_weather(open_window())
    for name in ("public_site:front", "public_site:privacy", "public_site:help"):
        window.go(name)
    leaves(window)
    for _ in range(2):
        window.page.go_back()
        is_away(window)
    window.page.go_back()
    expect(window.page).to_have_url("about:blank")


def test_whoever_comes_anew_is_welcome(at_help):
    window = at_help()
    leaves(window)
    window.go("public_site:front")
    window.go("public_site:help")
    window.is_headed("Get help")
    window.page.go_back()
    window.is_at("public_site:front")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_without_storage_and_scripts_the_link_still_leaves(open_window, javascript):
    window = with_weather(open_window(javascript=javascript))
    window.page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('off'); } });"
    )
    window.go("public_site:help")
    leaves(window)


@pytest.fixture
def at_esthers(cast, as_person, signed_in):
    """Amira, who has been to Esther's pages one after the other."""
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    window = signed_in(cast.amira)
    for name in ("cases:client", "cases:timeline", "cases:log"):
        window.go(name, esther.id)
    return window


# The pages with a way out that someone who is signed in comes to: an error page, the public front.
@pytest.mark.parametrize("where", ["/there-is-no-such-page/", "/help/"])
def test_leaving_covers_whoever_is_signed_in(cast, at_esthers, where):
    window = with_weather(at_esthers)
    window.page.goto(where)
    with window.page.expect_request("**/staff/cover/"):
        leaves(window)
    for _ in range(4):
        window.page.go_back()
        assert "Esther" not in window.page.content()
    other = window.another_tab()
    other.go("cases:list")
    other.is_headed("Paused")


def test_nobody_who_is_not_signed_in_asks_for_a_cover(at_help):
    window = at_help()
    asked = []
    window.page.on("request", lambda request: asked.append(request.url))
    leaves(window)
    assert [url for url in asked if not url.startswith(WEATHER)] == []


@pytest.mark.parametrize("by", ["button", "shift"])
def test_back_from_a_covered_screen_shows_no_client(at_esthers, by):
    window = at_esthers
    with window.page.expect_response("**/staff/cover/"):
        window.press("Cover screen") if by == "button" else press_shift(window, 3)
    for _ in range(2):
        window.page.go_back()
        window.is_headed("Paused")
        assert "Esther" not in window.page.content()


def test_a_page_in_the_browsers_memory_is_blank_and_asked_for_again(at_esthers):
    window = at_esthers
    asked = "() => document.documentElement.classList.contains('is-gone')"
    goes = "dispatchEvent(new PageTransitionEvent('{}', {{ persisted: true }}))"
    window.page.evaluate(goes.format("pagehide"))
    assert window.page.evaluate(asked)
    with window.page.expect_navigation():
        window.page.evaluate(goes.format("pageshow"))
    assert not window.page.evaluate(asked)
