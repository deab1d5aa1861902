"""Two people, two tabs, two clicks: nothing that was typed is lost, and nothing is there twice."""

import re

import pytest
from playwright.sync_api import expect

from alongside.cases.models import Note
from tests.browser.ground import only_a_name
from tests.cast import as_person


@pytest.fixture
def esther(cast):
    return only_a_name(cast)


def notes_of(cast, case):
    for _ in as_person(cast.amira):
        count = Note.objects.filter(subject_id=case.subject_id).count()
    return count


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_two_tabs_edit_one_person_and_nothing_is_lost(cast, esther, signed_in, javascript):
    first = signed_in(cast.amira, javascript=javascript)
    second = first.another_tab()
    for tab in (first, second):
        tab.go("cases:identity", esther.id)
    first.fill("Good to know", "Prefers mornings.")
    first.press("Save")
    first.is_at("cases:client", esther.id)

    second.fill("Good to know", "Has a small dog.")
    second.press("Save")
    expect(second.field("Good to know")).to_have_value("Has a small dog.")
    second.shows("What is saved now")
    second.shows("Prefers mornings.")

    second.fill("Good to know", "Prefers mornings. Has a small dog.")
    second.press("Save")
    second.is_at("cases:client", esther.id)
    second.go("cases:identity", esther.id)
    expect(second.field("Good to know")).to_have_value("Prefers mornings. Has a small dog.")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])
def test_two_clicks_on_save_make_one_note(cast, esther, signed_in, javascript):
    window = signed_in(cast.amira, javascript=javascript)
    window.go("cases:add_note", esther.id)
    window.choose("Advocacy notes")
    window.fill("Note", "We met at the library.")
    window.button("Save the note").dblclick()
    # The answer to the first leads to her page, the answer to the second to the note (test_once): a browser
    # without scripts follows whichever it waits for.
    expect(window.page).to_have_url(re.compile(rf"/clients/{esther.id}/(notes/[0-9a-f-]{{36}}/)?$"))
    window.shows("We met at the library.")
    assert notes_of(cast, esther) == 1


def test_typed_text_is_not_lost_by_a_slip(cast, esther, signed_in):
    """Following a link while something is typed asks first, and staying keeps it."""
    window = signed_in(cast.amira)
    window.go("cases:add_note", esther.id)
    window.fill("Note", "Half a sentence")
    asked = []
    window.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    window.link("Not now").click(no_wait_after=True)
    expect(window.field("Note")).to_have_value("Half a sentence")
    assert asked == ["beforeunload"]
