"""Lists: opened several at once, written on line by line, nothing overwritten or deleted, put away and taken up."""

import pytest
from django.urls import reverse

from alongside.cases.actions import checklists as lists
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_advocacy import ListPutAway
from alongside.cases.models import Checklist, ChecklistMark
from alongside.cases.selectors.checklists import checklists_of, groups_of, line_for, papers_to_find
from alongside.cases.tests.advocacy.words import a_word
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused


@pytest.fixture
def kit(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return lists.open_checklists(actor=actor, case_id=esther.id, kinds=["evidence_kit"])[0]


def write(actor, esther, kit, *, number=1, version=0, **more):
    return lists.write_on(
        actor=actor,
        case_id=esther.id,
        checklist_id=kit.id,
        item_number=number,
        version=version,
        written=a_word(**more),
    )


def test_several_lists_open_at_once_and_one_that_lies_open_stays(cast, as_person, browser, esther, kit):
    client = browser(cast.amira)
    answer = client.post(f"/clients/{esther.id}/advocacy/lists/open/", {"kinds": ["orders", "immigration"]})
    assert answer.status_code == 303
    page = client.get(f"/clients/{esther.id}/advocacy/").content.decode()
    assert "Evidence kit" in page
    assert "Orders of protection and no contact" in page
    with as_person(cast.amira) as actor:
        again = lists.open_checklists(actor=actor, case_id=esther.id, kinds=["evidence_kit"])
        assert again == [kit]
        assert Checklist.objects.filter(kind="evidence_kit").count() == 1


def test_a_list_offered_to_open_is_none_that_lies_open(cast, browser, esther, kit):
    page = browser(cast.amira).get(f"/clients/{esther.id}/advocacy/lists/open/").content.decode()
    assert 'value="evidence_kit"' not in page
    assert 'value="orders"' in page
    assert "checked" not in page


def test_choosing_no_list_says_so(cast, browser, esther):
    answer = browser(cast.amira).post(f"/clients/{esther.id}/advocacy/lists/open/", {})
    assert answer.status_code == 422
    assert "Choose a list to open." in answer.content.decode()


def test_a_line_is_written_down_sealed_and_read_with_a_ledger_line(cast, as_person, esther, kit, said):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
    with as_person(cast.amira) as actor:
        row = ChecklistMark.objects.get()
        assert b"They would like it." not in bytes(row.words_sealed)
        groups = groups_of(actor, kit)
        assert groups[0].lines[0].mark.words == "They would like it."
        assert groups[0].lines[0].mark.answer_words == "Wanted"
        assert groups[0].lines[1].mark is None
    assert (What.NOTE_READ, kit.id) in {(line.what, line.about_id) for line in said}


def test_nothing_is_chosen_on_a_line_that_nobody_asked_about(cast, browser, esther, kit):
    page = browser(cast.amira).get(f"/clients/{esther.id}/advocacy/lists/{kit.id}/lines/1/").content.decode()
    assert "checked" not in page


def test_an_answer_chosen_by_a_slip_goes_back_to_not_asked(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/lists/{kit.id}/lines/"
    assert "Not asked" in client.get(f"{here}1/").content.decode()
    assert "Not asked" not in client.get(f"{here}2/").content.decode()
    assert (
        client.post(f"{here}1/", {"version": "1", "answer": "", "happened_on": "2026-05-12"}).status_code
        == 303
    )
    with as_person(cast.amira) as actor:
        assert line_for(actor, kit, 1)[0].mark.answer == ""


def test_a_line_is_written_through_the_page_and_the_next_one_opens(cast, browser, esther, kit):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/lists/{kit.id}/"
    sent = {"version": "0", "answer": "offered", "words": "Told about it.", "happened_on": "2026-05-12"}
    answer = client.post(f"{here}lines/1/", sent)
    assert answer.headers["Location"] == f"{here}#line-1"
    assert "Told about it." in client.get(here).content.decode()
    answer = client.post(f"{here}lines/2/", {**sent, "go_on": "yes"})
    assert answer.headers["Location"] == f"{here}lines/3/"


def test_a_change_keeps_what_was_said_before(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
        write(actor, esther, kit, version=1, answer="chose_not", words="Not for now.")
        line, former = line_for(actor, kit, 1)
        assert line.mark.words == "Not for now."
        assert [mark.words for mark in former] == ["They would like it."]
    page = browser(cast.amira).get(f"/clients/{esther.id}/advocacy/lists/{kit.id}/lines/1/").content.decode()
    assert "They would like it." in page
    assert "Not for now." in page


def test_the_same_again_writes_nothing(cast, as_person, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
        write(actor, esther, kit)
        assert ChecklistMark.objects.count() == 1


def test_nobody_writes_over_a_colleague(cast, as_person, browser, esther, kit):
    with as_person(cast.chloe) as actor:
        write(actor, esther, kit, words="Chloe was faster.")
    with as_person(cast.amira) as actor, pytest.raises(SomeoneElseWasFaster):
        write(actor, esther, kit, words="Amira too.")
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/lists/{kit.id}/lines/1/",
        {"version": "0", "words": "Amira too.", "happened_on": "2026-05-12"},
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Chloe was faster." in page
    assert "Amira too." in page
    assert 'name="version" value="1"' in page


def test_a_list_is_put_away_with_all_it_holds_and_taken_up_again(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/lists/{kit.id}/"
    assert client.post(reverse("cases:put_away_checklist", args=[esther.id, kit.id])).status_code == 303
    assert "They would like it." in client.get(here).content.decode()
    with as_person(cast.amira) as actor, pytest.raises(ListPutAway):
        write(actor, esther, kit, version=1, words="More.")
    assert client.get(f"{here}lines/1/").status_code == 403
    assert (
        client.post(reverse("cases:take_up_checklist", args=[esther.id, kit.id])).headers["Location"] == here
    )
    with as_person(cast.amira) as actor:
        write(actor, esther, kit, version=1, words="More.")


def test_a_list_taken_up_beside_a_newer_one_leads_to_the_newer(cast, as_person, esther, kit):
    with as_person(cast.amira) as actor:
        lists.put_away(actor=actor, case_id=esther.id, checklist_id=kit.id)
        lists.put_away(actor=actor, case_id=esther.id, checklist_id=kit.id)
        newer = lists.open_checklists(actor=actor, case_id=esther.id, kinds=["evidence_kit"])[0]
        assert lists.take_up(actor=actor, case_id=esther.id, checklist_id=kit.id) == newer
        assert [entry.put_away_at is None for entry in checklists_of(actor, esther.subject_id)] == [
            True,
            False,
        ]


def test_progress_is_a_count_of_what_was_written_and_no_measure(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit)
        write(actor, esther, kit, number=2)
        write(actor, esther, kit, number=2, version=1, words="Another word.")
    page = browser(cast.amira).get(f"/clients/{esther.id}/advocacy/").content.decode()
    assert "2 lines written down" in page
    assert "%" not in page.split("Medical", 1)[1].split("</section>")[0]


def test_a_line_that_no_list_has_is_not_there(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor, pytest.raises(NotFound):
        write(actor, esther, kit, number=99)
    assert (
        browser(cast.amira).get(f"/clients/{esther.id}/advocacy/lists/{kit.id}/lines/99/").status_code == 404
    )


def test_nobody_else_opens_or_writes_a_list(cast, as_person, esther, kit):
    for person in (cast.dev, cast.ben, cast.ida):
        with as_person(person) as actor:
            with pytest.raises(Refused):
                write(actor, esther, kit)
            assert checklists_of(actor, esther.subject_id) == []


# -- the sheet -------------------------------------------------------------------------------------------


def test_the_sheet_is_asked_for_before_it_is_shown(cast, as_person, browser, esther, kit, said):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/papers/"
    asked = client.get(here).content.decode()
    assert "Do they say that a printed sheet is safe for them?" in asked
    assert "checked" not in asked
    answer = client.post(here, {"safe": "no", "language": "en"})
    assert answer.status_code == 422
    assert "Then print nothing." in answer.content.decode()
    assert What.EXPORTED not in {line.what for line in said}
    sheet = client.post(here, {"safe": "yes", "language": "es"}).content.decode()
    assert "El número del examen" in sheet
    assert What.EXPORTED in {line.what for line in said}


def test_the_sheet_names_nobody_and_no_list(cast, as_person, browser, esther, kit):
    with as_person(cast.amira) as actor:
        write(actor, esther, kit, number=7, words="At the clinic on Elm Street.")
    sheet = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/papers/", {"safe": "yes", "language": "en"}
    )
    inside = sheet.content.decode().split("<main")[1].split("</main>")[0]
    assert "The number of the kit" in inside
    for word in ("Esther", "Evidence", "Elm Street", "Linden"):
        assert word not in inside


def test_a_paper_that_is_found_or_not_wanted_leaves_the_sheet(cast, as_person, esther, kit):
    with as_person(cast.amira) as actor:
        before = [item.number for item in papers_to_find(actor, esther.subject_id)]
        write(actor, esther, kit, number=7, answer="done")
        after = [item.number for item in papers_to_find(actor, esther.subject_id)]
        assert set(before) - set(after) == {7}
        write(actor, esther, kit, number=7, version=1, answer="wanted")
        assert 7 in [item.number for item in papers_to_find(actor, esther.subject_id)]
