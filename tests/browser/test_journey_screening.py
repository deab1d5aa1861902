"""A conversation in a real browser: by keyboard alone, while the network is away, and without script.

Belongs here: what only a browser shows. Not here: which answers are kept (screening, cases).
"""

from django.urls import reverse

from alongside.screening.loading import shipped
from alongside.screening.selectors.asking import conversation_for
from tests.browser.ground import only_a_name
from tests.browser.keys import Keys
from tests.cast import as_person


def told(cast, case):
    key = next(key for key, one in shipped().items() if one.language == "en")
    for actor in as_person(cast.chloe):
        found = conversation_for(actor, case.subject_id, "notes", key)
    return {item: (entry.get("a", ""), entry.get("words", "")) for item, entry in found.answers.items()}


def asked(window, case):
    window.page.goto(reverse("cases:screening", args=[case.id]))
    Keys(window).to("1 If you wanted to stop")
    return window.page


def saved(page, number, words):
    page.locator(f"#say-mark-{number}", has_text=words).wait_for()


def focused(page):
    return page.evaluate("document.activeElement.closest('li')?.id")


def test_a_conversation_by_keyboard_alone(signed_in, cast):
    case = only_a_name(cast)
    page = asked(signed_in(cast.amira), case)
    page.keyboard.press("n")
    saved(page, 1, "No")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("r")
    saved(page, 2, "Rather not say")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "say-3"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("yes and no are letters here")
    saved(page, 3, "Note")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("u")
    saved(page, 2, "Not sure")
    assert told(cast, case) == {
        "leave": ("no", ""),
        "come-and-go": ("unknown", ""),
        "threat-leaving": ("", "yes and no are letters here"),
    }


def test_an_answer_is_taken_away_and_the_question_keeps_the_focus(signed_in, cast):
    case = only_a_name(cast)
    window = signed_in(cast.amira)
    page = asked(window, case)
    page.keyboard.press("y")
    saved(page, 1, "Yes")
    Keys(window).to("Take this answer away").press("Enter")
    page.locator("#say-mark-1 .mark").wait_for(state="detached")
    page.wait_for_function("document.activeElement.closest('li')?.id === 'say-1'")
    assert page.locator("#say-1 input:checked").count() == 0
    assert told(cast, case) == {}


def test_what_is_typed_while_the_network_is_away_stays_and_is_saved_when_it_is_back(signed_in, cast):
    case = only_a_name(cast)
    window = signed_in(cast.amira)
    page = asked(window, case)
    page.keyboard.press("Enter")
    page.context.set_offline(True)
    page.locator("#say-words-1").fill("Not while he is here")
    page.locator("[data-trouble]:not([hidden])").wait_for()
    page.context.set_offline(False)
    assert page.locator("#say-words-1").input_value() == "Not while he is here"
    saved(page, 1, "Note")
    assert told(cast, case) == {"leave": ("", "Not while he is here")}


def test_without_script_each_question_is_a_small_form(signed_in, cast):
    case = only_a_name(cast)
    window = signed_in(cast.amira, javascript=False)
    page = window.page
    page.goto(reverse("cases:screening", args=[case.id]) + "?at=leave")
    page.locator("#say-1 .seg label", has_text="No").first.click()
    page.locator("#say-words-1").fill("Not yet")
    page.locator("#say-acts-1 button").first.click()
    assert page.locator("#say-2 details[open]").count() == 1
    assert told(cast, case) == {"leave": ("no", "Not yet")}
