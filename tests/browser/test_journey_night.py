"""Journey 1 whole, by keyboard: a call, a service and a bed found on it, a client, a hand-over. Two agencies."""

import pytest
from playwright.sync_api import expect

from alongside.crisis_line.tests.calls.ground import pantry, shelter
from tests.browser.keys import Keys

pytestmark = pytest.mark.slow
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def night(cast, signed_in):
    """Somebody calls: Amira is on the line, a pantry is known, Millrace has a room."""
    pantry(cast)
    shelter(cast)

    def on_a_call(**options):
        window = signed_in(cast.amira, **options)
        window.go("crisis_line:line")
        window.page.locator("[data-take-call]").click()
        window.is_headed("Call of")
        return window

    return on_a_call


def panel(window):
    return window.page.locator("#help-panel")


def test_a_night_by_keyboard_alone(cast, night, signed_in):
    keys = Keys(night())
    window = keys.window
    keys.choose("Food", "Wanted")
    keys.choose("A bed", "Wanted")
    expect(window.page.locator("[data-state-words]")).to_contain_text("Saved")
    # A number, without leaving the call
    keys.press("h", "Enter")
    expect(panel(window)).to_contain_text("What is needed")
    keys.to("Food").press("Enter")
    expect(panel(window)).to_contain_text("217-555-0147")
    expect(window.page.locator(".htmx-settling")).to_have_count(0)  # it listens now
    keys.to("Gave this number").press("Enter")
    expect(window.page.locator("#places-found")).to_contain_text("Prairie Pantry")
    assert keys.here()[0].startswith("Take back")
    # A bed, with their yes
    window.page.locator("#part-h").focus()
    keys.to("A bed tonight").press("Enter")
    expect(panel(window)).to_contain_text("Millrace Legal Aid")
    keys.to("Millrace Legal Aid").press("Space")
    keys.pick("What is needed", "Family")
    keys.to("25 to 59").type("1")
    keys.to("They said yes to being asked for").press("Space")
    keys.choose("How they said it", "Out loud")
    keys.to("Ask them").press("Enter")
    expect(window.page.locator("#bed-answers")).to_contain_text("Not answered yet")
    _millrace_says_yes(Keys(signed_in(cast.ben)))
    expect(window.page.locator("#bed-answers")).to_contain_text("held until")
    window.page.locator("#part-h").focus()
    keys.to("Take this bed").press("Enter")
    expect(window.page.locator("#bed-answers")).to_contain_text("The bed is taken under")
    expect(window.page.locator("[data-row='need.bed']").get_by_label("Found", exact=True)).to_be_checked()
    # A client, with their yes, and a hand-over
    keys.choose("What they let us keep", "Open a page")
    keys.to("A name, if they give one").type("Rain")
    expect(window.page.locator("[data-state-words]")).to_contain_text("Saved")
    with keys.page.expect_navigation():
        keys.press("Control+Enter")
    window.is_headed("Open a page for them")
    keys.to("What they wanted tonight goes along").press("Space")
    keys.send("Open the page")
    window.is_headed("Rain")
    window.follow("Plan")
    window.shows("A number was given: Prairie Pantry, 217-555-0147")
    window.shows("A bed is kept under")
    window.go("crisis_line:hand_over")
    keys.to("What should the next one know?").type("A family is on the way to Millrace.")
    keys.send("Hand over")
    window.shows("A family is on the way to Millrace.")
    window.was_quiet()


def _millrace_says_yes(keys):
    keys.window.go("directory:beds")
    keys.follow("Answer")
    keys.choose("Your answer", "Yes")
    keys.pick("If yes: held for", "2 hours")
    keys.send("Answer")


@pytest.mark.parametrize("width", [360, 1280])
def test_finding_help_fits_a_narrow_screen(night, width):
    window = night(width=width)
    window.page.get_by_role("button", name="Find a service").click()
    panel(window).get_by_role("button", name="Food", exact=True).click()
    expect(panel(window)).to_contain_text("217-555-0147")
    assert not window.page.evaluate(TOO_WIDE)
    window.page.get_by_role("button", name="A bed tonight").click()
    expect(panel(window)).to_contain_text("Millrace Legal Aid")
    assert not window.page.evaluate(TOO_WIDE)
    window.was_quiet()


def test_without_a_script_it_is_a_page_that_leads_back_with_everything_saved(night):
    window = night(javascript=False)
    window.main.get_by_role("textbox", name="Short note").fill("At a gas station, lit.")
    window.press("Find a service")
    window.is_headed("Find help")
    window.main.get_by_role("button", name="Food", exact=True).click()
    window.press("Gave this number", of=": Prairie Pantry")
    window.is_headed("Call of")
    window.shows("Places for them")
    assert window.main.get_by_role("textbox", name="Short note").input_value() == "At a gas station, lit."
    window.was_quiet()


def test_a_place_is_noted_and_rung_together_without_leaving_the_call(night):
    window = night()
    window.press("Find a service")
    panel(window).get_by_role("button", name="Food", exact=True).click()
    window.press("Gave this number", of=": Prairie Pantry")
    places = window.page.locator("#places-found")
    expect(places).to_contain_text("Number given")
    places.get_by_role("link", name="Note more").click()
    expect(panel(window).locator("[name=area]")).to_have_value("food")
    panel(window).get_by_label("For a child of theirs").check()
    panel(window).get_by_label("We ring there now, with them on the line").check()
    panel(window).get_by_role("button", name="Note it").click()
    expect(places).to_contain_text("To be rung together")
    expect(places).to_contain_text("For a child of theirs")
    expect(places.get_by_text("217-555-0147")).to_have_count(1)
    with window.page.expect_popup() as opened:
        panel(window).get_by_role("link", name="Ring them together, step by step").click()
    together = opened.value
    for step in ("They say yes to being introduced", "Called", "All three are talking"):
        together.get_by_role("button", name=step, exact=True).click()
        together.wait_for_load_state()
    window.page.reload()
    expect(places).to_contain_text("Rung together")
    window.was_quiet()
