"""A call at night: by keyboard alone, with no network for a minute, with two workers, without a script, on a phone."""

import pytest
from playwright.sync_api import expect

from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.models import Call
from alongside.crisis_line.selectors.calls import opened, values_in
from tests.browser.conftest import enter
from tests.browser.keys import Keys
from tests.cast import as_person

pytestmark = pytest.mark.slow
NOTE = "Left a house on foot tonight. At a gas station, lit."
SAID = "[data-state-words]"
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
STORED = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"


@pytest.fixture
def a_call(cast):
    for actor in as_person(cast.amira):
        call = take_call(actor=actor)
    return call


def kept(cast, call_id):
    """What is saved of a call, or nothing."""
    for _ in as_person(cast.amira):
        call = Call.objects.filter(id=call_id).first()
        values = values_in(call, opened(call)) if call else None
    return values


def open_call(signed_in, who, call, **more):
    window = signed_in(who, **more)
    window.go("crisis_line:call", call.id)
    return window


def note_of(window):
    return window.main.get_by_role("textbox", name="Short note")


def is_saved(window):
    expect(window.page.locator(SAID)).to_contain_text("Saved")


def row(window, name):
    return window.page.locator(f"[data-row='{name}']")


def test_a_whole_call_by_keyboard_alone(cast, signed_in):
    window = signed_in(cast.amira)
    window.go("crisis_line:line")
    keys = window.page.keyboard
    keys.press("c")
    window.is_headed("Call of")
    call_id = window.page.url.rstrip("/").rsplit("/", 1)[-1]
    for key in ("1", "Space", "Tab", "Space"):  # a few things may be asked; private enough
        keys.press(key)
    for key in ("2", "Tab", "Tab", "Space", "ArrowRight", "ArrowLeft"):  # hands on their neck
        keys.press(key)
    expect(window.page.locator("[data-advice='danger.neck']")).to_be_visible()
    keys.press("4")
    keys.type(NOTE + " 5 people.")  # a number in a note goes nowhere
    keys.press("F2")  # tonight
    keys.press("Shift+F2")
    expect(note_of(window)).to_be_focused()
    for key in ("F2", "Space", "7", "Space", "0", "ArrowDown"):
        keys.press(key)
    expect(window.main.get_by_label("This call, without a name")).to_be_checked()
    is_saved(window)
    keys.press("Control+Enter")
    window.is_at("crisis_line:line")
    found = kept(cast, call_id)
    assert (found["before.permission"], found["before.privacy"], found["danger.neck"]) == (
        "yes",
        "yes",
        "yes",
    )
    assert (found["note"], found["keep"], found["need.safety"]) == (f"{NOTE} 5 people.", "call", "wanted")
    assert found["ends.support_only"] == "yes"
    window.was_quiet()


def test_a_caller_becomes_a_client_and_the_shift_hands_over_by_keyboard_alone(cast, signed_in):
    """Journey 1 without the directory: a code word, a page with their yes, nothing asked twice, a hand-over."""
    keys = Keys(signed_in(cast.amira))
    keys.window.go("crisis_line:line")
    keys.press("c")
    keys.window.is_headed("Call of")
    keys.choose("May I ask a few things?", "Yes")
    keys.to("Short note").type(NOTE)
    keys.press("F2")
    keys.choose("A bed", "Wanted")
    keys.choose("May we call back?", "Yes")
    keys.to("Number").type("217-555-0142")
    keys.to("Code word").type("the blue umbrella")
    keys.choose("What they let us keep", "Open a page")
    is_saved(keys.window)
    keys.to("A name, if they give one").type("Rain")
    is_saved(keys.window)
    with keys.page.expect_navigation():
        keys.press("Control+Enter")
    keys.window.is_headed("Open a page for them")
    keys.window.shows("They said yes to opening a page.")  # said on the sheet: it is not asked twice
    assert keys.window.field("Name").input_value() == "Rain"
    keys.to("The way to reach them goes along").press("Space")
    keys.send("Open the page")
    keys.window.is_headed("Rain")
    keys.window.shows("217-555-0142")
    keys.window.go("crisis_line:hand_over")
    keys.to("What should the next one know?").type("A caller may ring after 2 pm.")
    keys.send("Hand over")
    keys.window.shows("A caller may ring after 2 pm.")
    keys.window.was_quiet()


def test_an_answer_chosen_once_more_is_taken_back(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    answer = row(window, "before.safe").get_by_label("Unsure")
    answer.check()
    is_saved(window)
    assert kept(cast, a_call.id)["before.safe"] == "unsure"
    with window.page.expect_response(lambda answer: "/step/" in answer.url):
        answer.click()
    expect(answer).not_to_be_checked()
    assert kept(cast, a_call.id)["before.safe"] == ""


def test_a_lost_network_loses_nothing_and_stores_nothing(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    window.page.context.set_offline(True)
    note_of(window).fill(NOTE)
    row(window, "danger.weapon").get_by_label("Yes").check()
    row(window, "need.food").get_by_label("Wanted").check()
    expect(window.page.locator(SAID)).to_contain_text("goes on when the line is back")
    note_of(window).fill(NOTE + " Wants a bed.")
    window.page.wait_for_timeout(900)
    assert kept(cast, a_call.id)["note"] == ""
    assert "gas station" not in window.page.evaluate(STORED)
    assert "weapon" not in window.page.evaluate(STORED)
    window.page.context.set_offline(False)
    is_saved(window)
    found = kept(cast, a_call.id)
    assert (found["note"], found["danger.weapon"], found["need.food"]) == (
        f"{NOTE} Wants a bed.",
        "yes",
        "wanted",
    )


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_server_that_fails_is_asked_again(cast, signed_in, a_call, status):
    window = open_call(signed_in, cast.amira, a_call)
    failed = []

    def fail_twice(route):
        failed.append(1)
        if len(failed) < 3:
            route.fulfill(status=status, body="")
        else:
            route.fallback()

    window.page.route("**/step/", fail_twice)
    note_of(window).fill(NOTE)
    expect(window.page.locator(SAID)).to_contain_text("Not saved yet")
    is_saved(window)
    assert kept(cast, a_call.id)["note"] == NOTE


def test_signed_out_in_the_middle_it_goes_on_after_signing_in_again(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    window.page.context.clear_cookies()
    note_of(window).fill(NOTE)
    expect(window.page.locator(SAID)).to_contain_text("You are signed out")
    expect(note_of(window)).to_have_value(NOTE)
    enter(window.page, cast.amira, window.home)
    is_saved(window)
    assert kept(cast, a_call.id)["note"] == NOTE


def test_what_is_written_while_a_slow_answer_is_on_its_way_is_saved_too(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    held = []
    window.page.route("**/step/", lambda route: held.append(route) if not held else route.fallback())
    note_of(window).fill(NOTE)
    expect(window.page.locator(SAID)).to_have_text("Saving")
    note_of(window).fill(NOTE + " More.")
    held[0].fallback()
    is_saved(window)
    assert kept(cast, a_call.id)["note"] == f"{NOTE} More."
    assert not window.page.locator("[data-insist]").count()


def test_ending_without_a_network_waits_and_leaving_asks(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    window.page.context.set_offline(True)
    note_of(window).fill(NOTE)
    expect(window.page.locator(SAID)).to_contain_text("Not saved yet")
    window.button("End and save Ctrl ↵").click()
    expect(note_of(window)).to_have_value(NOTE)
    asked = []
    window.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    window.page.locator(".nav a").first.click(no_wait_after=True)
    expect(note_of(window)).to_have_value(NOTE)
    assert asked == ["beforeunload"]
    window.page.context.set_offline(False)
    is_saved(window)
    window.button("End and save Ctrl ↵").click()
    window.is_at("crisis_line:line")
    assert kept(cast, a_call.id)["note"] == NOTE


def test_two_workers_see_each_other_and_overwrite_nothing(cast, signed_in, a_call):
    amira, dev = (open_call(signed_in, who, a_call) for who in (cast.amira, cast.dev))
    dev.page.route("**/changes/**", lambda route: route.abort())  # Dev's page is late
    note_of(amira).fill("Amira writes.")
    row(dev, "need.bed").get_by_label("Wanted").check()
    is_saved(amira)
    expect(row(amira, "need.bed").get_by_label("Wanted")).to_be_checked()
    note_of(dev).fill("Dev writes.")
    expect(dev.main.locator(".theirs-row")).to_contain_text("Amira writes.")
    expect(note_of(dev)).to_have_value("Dev writes.")
    assert kept(cast, a_call.id)["note"] == "Amira writes."
    note_of(dev).fill("Amira writes. Dev writes.")
    dev.button("Keep mine").click()
    expect(note_of(amira)).to_have_value("Amira writes. Dev writes.")
    assert kept(cast, a_call.id)["need.bed"] == "wanted"


def test_a_mistake_is_said_beside_its_field_and_the_rest_goes_on(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    window.main.get_by_label("Contacts").fill("many")
    expect(window.main.locator(".error")).to_have_text("Write a number from 1 to 99.")
    note_of(window).fill(NOTE)
    is_saved(window)
    window.main.get_by_label("Contacts").fill("2")
    expect(window.main.locator(".error")).to_have_count(0)
    found = kept(cast, a_call.id)
    assert (found["note"], found["contacts"]) == (NOTE, "2")


def test_enter_in_a_line_ends_nothing(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    field = window.main.get_by_label("A name, if they give one")
    field.fill("Rain")
    field.press("Enter")
    is_saved(window)
    window.is_at("crisis_line:call", a_call.id)
    assert kept(cast, a_call.id)["name"] == "Rain"


def test_stop_and_keep_nothing_says_what_it_means_first(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call)
    note_of(window).fill(NOTE)
    window.page.locator("[data-opens=stop]").click()
    expect(window.page.locator("#stop")).to_contain_text("Nobody can bring it back")
    window.page.locator("#stop [type=submit]").click()
    window.is_at("crisis_line:line")
    window.shows("Nothing is kept.")
    assert kept(cast, a_call.id) is None


def test_without_a_script_the_sheet_is_one_form(cast, signed_in, a_call):
    window = open_call(signed_in, cast.amira, a_call, javascript=False)
    note_of(window).fill(NOTE)
    row(window, "before.safe").get_by_label("Yes").check()
    window.main.get_by_label("A name, if they give one").fill("Rain")
    window.main.get_by_label("A name, if they give one").press("Enter")
    window.shows("Saved.")
    found = kept(cast, a_call.id)
    assert (found["note"], found["before.safe"], found["name"]) == (NOTE, "yes", "Rain")
    row(window, "before.safe").get_by_label("not asked").check()
    window.button("End and save").click()
    window.is_at("crisis_line:line")
    assert kept(cast, a_call.id)["before.safe"] == ""


@pytest.mark.parametrize("width", [320, 360, 768, 1024])
def test_the_sheet_fits_a_narrow_screen(cast, signed_in, a_call, width):
    window = open_call(signed_in, cast.amira, a_call, width=width)
    row(window, "danger.neck").get_by_label("Yes").check()
    is_saved(window)
    assert not window.page.evaluate(TOO_WIDE)
    window.was_quiet()
