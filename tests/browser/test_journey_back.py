"""Back to a form that was sent, and sent again: nothing is made twice, and nothing written is lost."""

import pytest

from alongside.cases.factories import a_client
from alongside.cases.models import Case, Note

SAID = "This was saved already."
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without-scripts"])


@pytest.fixture
def esther(cast, as_person):
    with as_person(cast.amira) as actor:
        return a_client(actor, "Esther")


def how_many(cast, as_person, model):
    with as_person(cast.amira):
        return model.objects.count()


@BOTH
def test_a_note_saved_twice_is_one(cast, as_person, signed_in, esther, javascript):
    window = signed_in(cast.amira, javascript=javascript)
    window.go("cases:client", esther.id)
    window.writes_note("She wants to see the room first.")
    window.page.go_back()
    window.fill("Note", "She wants to see the room first.")
    window.choose("Advocacy notes")
    window.press("Save the note")
    window.shows(SAID)
    assert how_many(cast, as_person, Note) == 1


def test_other_words_in_the_same_form_are_kept_as_another_note(cast, as_person, signed_in, esther):
    window = signed_in(cast.amira)
    window.go("cases:client", esther.id)
    window.writes_note("One.")
    window.page.go_back()
    window.fill("Note", "Two.")
    window.choose("Advocacy notes")
    window.press("Save the note")
    window.shows("says something else there")
    window.shows("One.")
    assert window.field("Note").input_value() == "Two."
    assert how_many(cast, as_person, Note) == 1
    window.press("Save the note")
    window.shows("The note is saved.")
    assert how_many(cast, as_person, Note) == 2


@BOTH
def test_a_client_opened_twice_is_one(cast, as_person, signed_in, javascript):
    window = signed_in(cast.amira, javascript=javascript)
    window.opens_client("Esther")
    window.page.go_back()
    window.fill("Name", "Esther")
    window.press("Open")
    window.is_headed("Esther")
    window.shows(SAID)
    assert how_many(cast, as_person, Case) == 1
