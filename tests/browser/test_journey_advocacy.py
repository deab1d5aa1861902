"""Beside a client at the hospital: on a phone, by keyboard alone, with and without scripts. And what is on paper."""

import re

import pytest
from playwright.sync_api import expect

from alongside.cases.actions import checklists, police_harm
from alongside.cases.factories import a_client
from alongside.cases.tests.advocacy import words

pytestmark = pytest.mark.slow
ONLY_ON_SCREENS = ".masthead, .tabs, .foot, .btn, form:not(.form), #main header a, #main .meta > a"
SHOWN = "e => e.checkVisibility({ visibilityProperty: true })"


@pytest.fixture
def esther(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


def tab_to(window, what):
    """Press Tab until this has the focus, as someone without a mouse does."""
    for _ in range(90):
        if what.evaluate("e => e === document.activeElement"):
            return
        window.page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {what}")


def press_enter_on(window, what):
    tab_to(window, what)
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_an_advocate_at_the_hospital_by_keyboard_at_360(cast, signed_in, esther, javascript):
    window = signed_in(cast.amira, width=360, javascript=javascript)
    window.go("cases:advocacy", esther.id)
    press_enter_on(window, window.link("Go to the hospital"))
    press_enter_on(window, window.button("Go on"))
    press_enter_on(window, window.main.get_by_role("button", name=re.compile(r"Now\s*: Arrived")))
    expect(window.main.get_by_role("button", name=re.compile(r"Take back\s*: Arrived"))).to_be_visible()
    press_enter_on(window, window.link("Write down"))
    tab_to(window, window.main.locator("[name=stay_exam]").first)
    window.page.keyboard.press("Space")
    press_enter_on(window, window.button("Save"))
    window.shows("During the exam")
    expect(window.main.locator("dd", has_text="Yes")).to_have_count(1)
    window.was_quiet()


def test_lists_are_opened_and_written_on_line_after_line(cast, signed_in, esther):
    window = signed_in(cast.amira, width=360)
    window.go("cases:open_checklists", esther.id)
    for kind in ("evidence_kit", "orders"):
        tab_to(window, window.main.locator(f"[value={kind}]"))
        window.page.keyboard.press("Space")
    press_enter_on(window, window.button("Open"))
    press_enter_on(window, window.link("Evidence kit"))
    press_enter_on(window, window.main.locator("#line-1 a"))
    tab_to(window, window.main.locator("[name=answer]").first)
    window.page.keyboard.press("Space")
    press_enter_on(window, window.button("Save and go to the next line"))
    window.is_headed("Whether they want a kit, some parts of it, or none")
    window.was_quiet()


def left_over(window):
    """What would be printed though it only acts on a screen."""
    return [
        found.evaluate("e => e.outerHTML.slice(0, 120)")
        for found in window.page.locator(ONLY_ON_SCREENS).all()
        if found.evaluate(SHOWN)
    ]


def test_a_printed_list_carries_no_controls(cast, as_person, signed_in, esther):
    with as_person(cast.amira) as actor:
        kit = checklists.open_checklists(actor=actor, case_id=esther.id, kinds=["evidence_kit"])[0]
    window = signed_in(cast.amira)
    for name, parts in (("cases:checklist", [esther.id, kit.id]), ("cases:advocacy", [esther.id])):
        window.go(name, *parts)
        window.page.emulate_media(media="print")
        assert left_over(window) == []
        expect(window.page.locator(".print-head")).to_contain_text("From the record of Esther")
        window.page.emulate_media(media="screen")


def test_harm_by_police_is_on_no_paper(cast, as_person, signed_in, esther):
    with as_person(cast.amira) as actor:
        entry = police_harm.write_harm(actor=actor, case_id=esther.id, told=words.harm())
    window = signed_in(cast.amira)
    for name, parts in (("cases:police_harm", [esther.id, entry.id]), ("cases:police_harm_log", [esther.id])):
        window.go(name, *parts)
        window.shows("He took all of it.")
        window.page.emulate_media(media="print")
        expect(window.page.get_by_text("He took all of it.").first).to_be_hidden()
        expect(window.page.locator(".print-head")).to_contain_text("not made to be printed")
        window.page.emulate_media(media="screen")


def test_the_sheet_on_paper_is_a_list_and_nothing_else(cast, as_person, signed_in, esther):
    with as_person(cast.amira) as actor:
        checklists.open_checklists(actor=actor, case_id=esther.id, kinds=["evidence_kit"])
    window = signed_in(cast.amira)
    window.go("cases:papers_to_find", esther.id)
    window.choose("Yes")
    window.choose("English")
    window.press("Show the sheet")
    window.page.emulate_media(media="print")
    assert left_over(window) == []
    said = window.page.locator("body").inner_text()
    assert "The number of the kit" in said
    for word in ("Esther", "Linden", "Amira", "Evidence kit"):
        assert word not in said
