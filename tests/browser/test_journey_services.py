"""A worker writes her day down by keyboard alone: one line, from the first key to the last, and takes it back."""

from django.urls import reverse

from alongside.cases.actions.evaluation import print_cards
from tests.browser.ground import only_a_name
from tests.browser.keys import Keys
from tests.cast import as_person


def test_a_line_is_typed_sent_and_taken_back_without_a_mouse(cast, signed_in, transactional_db):
    only_a_name(cast)
    window = signed_in(cast.amira, width=360)
    page, keys = window.page, window.page.keyboard
    page.goto(reverse("services:day"))
    keys.type("sp")
    keys.press("Tab")
    keys.type("esther")
    keys.press("Tab")
    keys.type("1:30")
    with page.expect_navigation():
        keys.press("Enter")
    row = page.locator("tbody tr")
    assert "Safety planning" in row.inner_text()
    assert "1.5" in row.inner_text()
    Keys(window).follow("Take it back: Safety planning")
    assert "Taken back" in page.locator("tbody tr").inner_text()


def test_the_public_form_is_sent_without_script(cast, open_window, transactional_db):
    for actor in as_person(cast.chloe):
        [code] = print_cards(actor, count=1)
    window = open_window(javascript=False, width=360)
    window.page.goto(reverse("evaluation:form"))
    window.page.fill("[name=code]", code)
    window.page.locator("[name=safe]").first.check(force=True)
    with window.page.expect_navigation():
        window.page.locator("form[action='/evaluation/'] button").click()
    assert window.page.url.endswith("/evaluation/thanks/")
    assert window.page.context.cookies() == []
