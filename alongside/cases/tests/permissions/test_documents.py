"""A document that a client allows someone to see: offered by name, looked at first, taken out, put back, sent whole."""

import pytest
from django.urls import reverse

from alongside.cases.actions.documents import remove_document
from alongside.cases.factories import a_document
from alongside.cases.selectors.permissions import things_of
from alongside.releases.selectors.packets import file_for_recipient, packet_for_recipient
from alongside.releases.selectors.releases import releases_of
from alongside.vault import files
from alongside.vault.enums import Drawer, What

NAME = "birth certificate.pdf"


@pytest.fixture
def paper(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return a_document(actor, esther, NAME, b"%PDF born in Linden")


def here(case):
    return reverse("cases:permission_new", args=[case.id])


def with_paper(steps, paper, **more):
    return (
        steps["sign"]
        | {"items": ["name", f"document:{paper.id}"], "words": "", "documents_told": "on"}
        | more
    )


def every(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        return releases_of(actor, esther.subject_id)


def test_it_is_offered_by_name_looked_at_first_and_sent_whole(
    cast, as_person, browser, esther, intake, steps, paper, said
):
    amira = browser(cast.amira)
    what = amira.post(here(esther), steps["reader"]).content.decode()
    assert NAME in what
    assert "checked" not in what
    sheet = amira.post(here(esther), with_paper(steps, paper, step="items")).content.decode()
    assert "The file itself goes along." in sheet
    assert reverse("cases:document", args=[esther.id, paper.id]) in sheet
    assert "not what they saved" in sheet
    assert amira.post(here(esther), with_paper(steps, paper)).status_code == 303
    assert [line.drawer for line in said if (line.what, line.why) == (What.FILE_READ, "shared")] == ["notes"]
    [one] = every(cast, as_person, esther)
    assert [(item.kind, item.text) for item in one.items] == [("name", "Esther"), ("document", "")]
    with as_person(cast.ben) as actor:
        [_name, (item, _document)] = packet_for_recipient(actor, one.packet_id).contents.shown
        assert item.text == NAME
        opened = file_for_recipient(actor, one.packet_id, item.id)
        assert b"".join(opened.pieces) == b"%PDF born in Linden"


def test_taken_out_and_put_back(cast, as_person, browser, esther, intake, steps, paper):
    amira, key = browser(cast.amira), f"document:{paper.id}"
    out = amira.post(here(esther), with_paper(steps, paper, step="items", take_out=key)).content.decode()
    assert "You took this out. It is not sent." in out
    assert 'name="documents_told"' not in out
    back = with_paper(steps, paper, step="items", out=key, put_back=key)
    assert 'name="documents_told"' in amira.post(here(esther), back).content.decode()
    assert amira.post(here(esther), with_paper(steps, paper, out=key)).status_code == 303
    [one] = every(cast, as_person, esther)
    assert [item.kind for item in one.items] == ["name"]


def test_without_the_word_on_saving_it_is_not_given(cast, as_person, browser, esther, intake, steps, paper):
    answer = browser(cast.amira).post(here(esther), with_paper(steps, paper, documents_told=""))
    assert answer.status_code == 422
    assert "Say this first." in answer.content.decode()
    assert every(cast, as_person, esther) == []


def test_one_that_was_taken_away_since_sends_back_to_the_list(
    cast, as_person, browser, esther, intake, steps, paper
):
    with as_person(cast.amira) as actor:
        remove_document(actor=actor, case_id=esther.id, document_id=paper.id)
    answer = browser(cast.amira).post(here(esther), with_paper(steps, paper))
    assert answer.status_code == 422
    assert "no longer there" in answer.content.decode()
    assert every(cast, as_person, esther) == []


@pytest.mark.parametrize("how", ["gone", "bent"])
def test_one_whose_file_is_gone_or_was_changed_is_not_sent(
    cast, as_person, browser, esther, intake, steps, paper, how
):
    path = files.path_of(paper.stored_as)
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    answer = browser(cast.amira).post(here(esther), with_paper(steps, paper))
    assert answer.status_code == 422
    assert "does not open any more" in answer.content.decode()
    assert every(cast, as_person, esther) == []


def test_at_most_five(cast, as_person, browser, esther, intake, steps, paper):
    with as_person(cast.amira) as actor:
        keys = [f"document:{a_document(actor, esther, f'{n}.txt').id}" for n in range(6)]
    answer = browser(cast.amira).post(here(esther), steps["items"] | {"items": keys})
    assert answer.status_code == 422
    assert "At most five documents" in answer.content.decode()


def test_it_is_not_on_a_letter_and_what_lies_with_counselling_is_not_offered(
    cast, as_person, browser, counselled, intake, steps, paper
):
    letter = {"way": "letter", "to_agency": "", "reader": "County clerk"}
    what = browser(cast.amira).post(here(counselled), steps["reader"] | letter).content.decode()
    assert NAME not in what
    with as_person(cast.noor) as actor:
        hidden = a_document(actor, counselled, "session.pdf", drawer=Drawer.COUNSELLING)
        listed = {thing.item.id for thing in things_of(actor, counselled)}
        assert paper.id in listed
        assert hidden.id not in listed


def test_the_permissions_page_names_it_where_it_opens(cast, as_person, browser, esther, intake, steps, paper):
    amira = browser(cast.amira)
    amira.post(here(esther), with_paper(steps, paper))
    [one] = every(cast, as_person, esther)
    page = reverse("cases:permission", args=[esther.id, one.id])
    assert NAME in amira.get(page).content.decode()
    with as_person(cast.amira) as actor:
        remove_document(actor=actor, case_id=esther.id, document_id=paper.id)
    after = amira.get(page).content.decode()
    assert NAME not in after
    assert "Its name stands with the documents only." in after
    copy = reverse("cases:permission_paper", args=[esther.id, one.id])
    assert "not what they saved" in amira.get(copy).content.decode()
