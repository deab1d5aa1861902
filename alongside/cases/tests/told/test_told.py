"""What they told: only if it helps, never a label, all of it sealed, nothing overwritten, any of it taken back."""

import json
import re

import pytest

from alongside.cases.actions.told import save_told
from alongside.cases.enums_told import LISTS, Stand
from alongside.cases.errors import SomeoneElseWasFaster, TextMissing
from alongside.cases.errors_plan import NotThere
from alongside.cases.forms_told import ToldForm
from alongside.cases.models import FormerTold, Told
from alongside.cases.selectors.told import told_of, told_saved
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound, Refused

NOBODY_ELSE = ("dev", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")
SAID = {
    "stand": "leaving",
    "kinds": ["home_work", "selling"],
    "held": ["papers"],
    "held_words": "In the drawer.",
}
NEVER = re.compile(
    r"victim|survivor|prostitut|whore|pimp|trafficker|slave|addict|abuser|offender|illegal|criminal|suicid"
    r"|disorder|syndrome|ptsd|trauma bond|diagnosed|relapse|went back|returned|refus|denie|consent|severe|worst",
    re.IGNORECASE,
)


def write(actor, case, version=0, **more):
    return save_told(actor=actor, case_id=case.id, version=version, told={**SAID, **more})


def shown(page):
    return {part.label: (part.chosen, part.words) for part in page.parts}


def test_what_was_said_stands_on_one_page_and_what_was_not_does_not(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        write(actor, esther)
    page = browser(cast.chloe).get(f"/clients/{esther.id}/told/").content.decode()
    assert "Write down only what helps to help" in page
    assert "it may be read in court" in page
    for words in ("Leaving", "Work in someone&#x27;s home", "Selling from door to door, or begging"):
        assert f"<li>{words}</li>" in page
    assert "In the drawer." in page
    assert "How it began" not in page


def test_an_empty_page_says_that_help_does_not_wait_for_it(cast, browser, esther):
    page = browser(cast.amira).get(f"/clients/{esther.id}/told/").content.decode()
    assert "Nothing is written here." in page
    assert "Help does not wait for it." in page


def test_nothing_is_chosen_beforehand_nothing_is_needed_and_every_list_is_folded(cast, browser, esther):
    page = browser(cast.amira).get(f"/clients/{esther.id}/told/write/").content.decode()
    form = page.split('class="form told-form"')[1].split("</form>")[0]
    assert "checked" not in form
    assert "required" not in form
    assert form.count('<details class="told-list">') == len(LISTS) == 8
    assert not any(field.required for field in ToldForm().fields.values())


def test_a_list_in_which_something_was_said_stands_open(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        write(actor, esther)
    page = browser(cast.amira).get(f"/clients/{esther.id}/told/write/").content.decode()
    assert page.count('<details class="told-list" open>') == 2


def test_a_page_with_nothing_on_it_is_not_made(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor, pytest.raises(TextMissing):
        save_told(actor=actor, case_id=esther.id, version=0, told={"stand_words": "  "})
    answer = browser(cast.amira).post(f"/clients/{esther.id}/told/write/", {})
    assert answer.status_code == 422
    assert "There is nothing written yet." in answer.content.decode()
    with as_person(cast.amira):
        assert not Told.objects.exists()


def test_where_they_stand_may_change_in_any_direction_on_any_day(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        for version, stand in enumerate(("have_left", "in_it", "not_said", "at_risk", "", "leaving")):
            write(actor, esther, version, stand=stand)
            assert told_saved(actor, esther)["stand"] == stand
        assert len(told_of(actor, esther).former) == 5


def test_any_of_it_can_be_taken_back(cast, as_person, browser, esther):
    client = browser(cast.amira)
    with as_person(cast.amira) as actor:
        write(actor, esther)
    form = client.get(f"/clients/{esther.id}/told/write/").content.decode()
    assert "Not asked" in form
    assert client.post(f"/clients/{esther.id}/told/write/", {"version": "1", "stand": ""}).status_code == 303
    page = client.get(f"/clients/{esther.id}/told/").content.decode()
    assert "Nothing is written here." in page
    assert "In the drawer." in page.split("What it said before")[1]


def test_also_the_codes_are_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        write(actor, esther)
        write(actor, esther, 1, stand="in_it")
        for row in (Told.objects.get(), FormerTold.objects.get()):
            for word in (b"home_work", b"leaving", b"in_it", b"drawer"):
                assert word not in bytes(row.told_sealed)
    for model in (Told, FormerTold):
        opened = model.Care.linking | model.Care.operational
        assert opened.isdisjoint({"stand", *LISTS})
        assert model.Care.sealed == {"told_sealed"}


def test_what_it_said_before_is_kept_and_only_what_changed_is_shown(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        write(actor, esther)
        write(actor, esther, 1, held_words="In the car.")
        write(actor, esther, 2, held_words="In the car.")  # the same again is no change
        page = told_of(actor, esther)
        assert shown(page)["How they were held"] == (["Papers or phone taken"], "In the car.")
        assert [before.said for before in page.former] == [
            [("How they were held, in their words", "In the drawer.")]
        ]


def test_nobodys_words_are_overwritten(cast, as_person, browser, esther):
    with as_person(cast.chloe) as actor:
        write(actor, esther)
    with as_person(cast.amira) as actor, pytest.raises(SomeoneElseWasFaster):
        write(actor, esther, stand="in_it")
    sent = {"version": "0", "stand": "have_left", "kinds": ["sex"], "stand_words": "Since May."}
    answer = browser(cast.amira).post(f"/clients/{esther.id}/told/write/", sent)
    both = answer.content.decode()
    assert answer.status_code == 409
    theirs = both.split('class="theirs"')[1].split("</section>")[0]
    assert "Work in someone&#x27;s home, Selling from door to door, or begging" in theirs
    assert "Leaving" in theirs
    assert "Since May." in both
    assert 'name="version" value="1"' in both
    with as_person(cast.amira) as actor:
        assert told_saved(actor, esther)["stand"] == "leaving"


def test_a_form_that_is_sent_twice_saves_once(cast, as_person, browser, esther):
    client = browser(cast.amira)
    sent = {"version": "0", "kinds": ["selling"]}
    for _time in range(2):
        assert client.post(f"/clients/{esther.id}/told/write/", sent).status_code == 303
    with as_person(cast.amira):
        assert Told.objects.get().version == 1


def test_too_many_words_are_told_and_not_cut(cast, browser, esther):
    sent = {"version": "0", "harms_words": "word " * 100}
    answer = browser(cast.amira).post(f"/clients/{esther.id}/told/write/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "letters too long" in page
    assert page.count('<details class="told-list" open>') == 1


@pytest.mark.parametrize(
    "told", [{"stand": "cured"}, {"kinds": ["mule"]}, {"moved": ["within_town", "back"]}]
)
def test_there_are_these_words_only(cast, as_person, browser, esther, told):
    with as_person(cast.amira) as actor, pytest.raises(NotThere):
        write(actor, esther, **told)
    assert browser(cast.amira).post(f"/clients/{esther.id}/told/write/", told).status_code == 422


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_reads_or_writes_it(cast, as_person, browser, esther, who):
    with as_person(cast.amira) as actor:
        write(actor, esther)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            told_of(actor, esther)
        with pytest.raises(NotFound):
            write(actor, esther, 1, stand="in_it")
        assert not Told.objects.exists()
    assert browser(getattr(cast, who)).get(f"/clients/{esther.id}/told/").status_code == 404


def test_reading_and_writing_are_lines_about_the_notes(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        row = write(actor, esther)
        told_of(actor, esther)
    lines = [(line.what, line.drawer, line.why) for line in said if line.about_id == row.id]
    assert lines == [
        (What.RECORD_CHANGED, Drawer.NOTES, "told"),
        (What.NOTE_READ, Drawer.NOTES, "told"),
    ]


def test_the_page_is_reached_from_advocacy_and_from_the_clients_page(cast, browser, esther):
    client = browser(cast.amira)
    for page in ("", "advocacy/"):
        assert (
            f'href="/clients/{esther.id}/told/"'
            in client.get(f"/clients/{esther.id}/{page}").content.decode()
        )


def test_no_word_of_ours_labels_blames_or_diagnoses():
    ours = [(label, hint) for label, hint, _choices in LISTS.values()]
    words = [str(word) for pair in ours for word in pair]
    for choices in (Stand, *(choices for _label, _hint, choices in LISTS.values())):
        words += [str(label) for label in choices.labels] + list(choices.values) + [choices.__doc__]
    assert [word for word in words if NEVER.search(word)] == []
    assert json.dumps(words).count("!") == 0


def test_no_list_has_a_place_for_a_name():
    assert not any("name" in field and "word" not in field for field in ToldForm().fields)
    assert "No names here." in str(LISTS["roles"][1])


def test_through_a_broken_glass_nothing_is_written(cast, as_person, esther, monkeypatch):
    with as_person(cast.amira) as actor:
        monkeypatch.setattr(
            type(actor), "may_open", lambda self, subject_id, drawer, *, writing=False: not writing
        )
        with pytest.raises(Refused):
            write(actor, esther)
