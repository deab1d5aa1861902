"""A form sent twice does its work once: the action, and the screens of everything that a form makes."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from alongside.cases.actions.once import once
from alongside.cases.errors import SavedBefore
from alongside.cases.models import Case, ContactMethod, Document, Note
from alongside.vault.ids import uuid7

SAID = "This was saved already."
TOLD = "This was saved already, and says something else there."


def clash():
    raise IntegrityError


def test_what_an_earlier_sending_made_is_given_back():
    with pytest.raises(SavedBefore) as before:
        once(clash, made=lambda: "made", same=lambda row: row == "made")
    assert (before.value.row, before.value.same) == ("made", True)


def test_two_at_the_same_moment_end_with_the_one_that_was_first(db):
    answers = iter([None, "made meanwhile"])
    with pytest.raises(SavedBefore) as before:
        once(clash, made=lambda: next(answers), same=lambda _: False)
    assert (before.value.row, before.value.same) == ("made meanwhile", False)
    with connection.cursor() as cursor:
        cursor.execute("select 1")  # the request's transaction goes on


def test_a_clash_with_something_else_is_not_hidden(db):
    with pytest.raises(IntegrityError):
        once(clash, made=lambda: None, same=lambda _: True)


def test_otherwise_it_is_made(db):
    assert once(lambda: "new", made=lambda: None, same=lambda _: True) == "new"


# -- the screens: where, what is typed, what is typed the second time, what it makes ------------------

NOTE = {"drawer": "notes", "text": "We met.", "happened_at": "2026-05-12T14:10"}
WAY = {"kind": "phone", "value": "217-555-0142", "safe_as_of": "2026-05-12", "text_ok": "no"}
WHO = {"chosen_name": "Jo", "pronouns": "they"}
FORMS = {
    "note": ("/clients/{}/notes/add/", NOTE, {"text": "We met again."}, Note),
    "moment": ("/clients/{}/notes/add/", NOTE, {"happened_at": "2026-05-12T15:10"}, Note),
    "place": ("/clients/{}/notes/add/", NOTE, {"drawer": "plan"}, Note),
    "way": ("/clients/{}/contacts/add/", WAY, {"remarks": "Ask for Ruth."}, ContactMethod),
    "client": ("/clients/new/", WHO, {"chosen_name": "Joanna"}, Case),
    "pronouns": ("/clients/new/", WHO, {"pronouns": "she"}, Case),
}


@pytest.fixture(params=FORMS)
def form(request, cast, browser, esther):
    """A form that was sent once: where it stands, who has it, what was typed, what would be typed else."""
    where, typed, other, model = FORMS[request.param]
    where, typed = where.format(esther.id), {**typed, "row_id": str(uuid7())}
    client = browser(cast.amira)
    assert client.post(where, typed).status_code == 303
    return client, where, typed, other, model


def how_many(cast, as_person, model):
    with as_person(cast.amira):
        return model.objects.count()


def test_sent_again_it_lands_on_what_is_saved(cast, as_person, form):
    client, where, typed, _, model = form
    before = how_many(cast, as_person, model)
    answer = client.post(where, typed, follow=True)
    assert answer.status_code == 200
    assert SAID in answer.content.decode()
    assert TOLD not in answer.content.decode()
    assert how_many(cast, as_person, model) == before
    with as_person(cast.amira):
        row = model.objects.get(id=typed["row_id"])
    if model is Note:
        assert answer.redirect_chain == [(f"/clients/{where.split('/')[2]}/notes/{row.id}/", 303)]


def test_sent_again_with_other_words_it_says_so_and_keeps_them(cast, as_person, form):
    client, where, typed, other, model = form
    before = how_many(cast, as_person, model)
    answer = client.post(where, {**typed, **other})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert TOLD in shown
    assert "What is saved now" in shown
    assert answer.context["form"][next(iter(other))].value() == next(iter(other.values()))
    assert "data-typed" in shown
    assert how_many(cast, as_person, model) == before
    anew = answer.context["form"]["row_id"].value()
    assert anew != typed["row_id"]
    assert client.post(where, {**typed, **other, "row_id": anew}).status_code == 303
    assert how_many(cast, as_person, model) == before + 1


def test_a_way_that_ended_meanwhile_is_no_longer_the_same(cast, as_person, browser, esther):
    client, typed = browser(cast.amira), {**WAY, "row_id": str(uuid7())}
    client.post(f"/clients/{esther.id}/contacts/add/", typed)
    client.post(f"/clients/{esther.id}/contacts/{typed['row_id']}/end/")
    assert client.post(f"/clients/{esther.id}/contacts/add/", typed).status_code == 409


# -- documents: nothing to compare by eye, so what differs is kept beside -----------------------------


def send(client, esther, row_id, *papers, drawer="notes"):
    files = [SimpleUploadedFile(name, body, "text/plain") for name, body in papers]
    form = {"drawer": drawer, "row_id": row_id, "papers": files}
    return client.post(f"/clients/{esther.id}/documents/add/", form, follow=True).content.decode()


@pytest.fixture
def kept(cast, browser, esther, settings):
    """A browser whose form with one letter was sent, and the id that the form has."""
    client, row_id = browser(cast.amira), str(uuid7())
    assert "1 document is kept." in send(client, esther, row_id, ("letter.txt", b"One."))
    return client, row_id


def test_the_same_paper_sent_again_is_kept_once(cast, as_person, esther, settings, kept):
    shown = send(*(kept[0], esther, kept[1]), ("letter.txt", b"One."))
    assert SAID in shown
    assert "is kept." not in shown
    assert how_many(cast, as_person, Document) == 1
    assert len(list(settings.FILES_DIR.glob("??/*"))) == 1


@pytest.mark.parametrize(
    ("paper", "drawer"),
    [
        (("letter.txt", b"Two."), "notes"),
        (("other.txt", b"One."), "notes"),
        (("letter.txt", b"One."), "plan"),
    ],
    ids=["of the same length", "of another name", "for another place"],
)
def test_another_paper_is_kept_beside_it(cast, as_person, esther, kept, paper, drawer):
    shown = send(*(kept[0], esther, kept[1]), paper, drawer=drawer)
    assert SAID not in shown
    assert how_many(cast, as_person, Document) == 2


def test_one_known_and_one_new_are_both_told(cast, as_person, esther, kept):
    shown = send(*(kept[0], esther, kept[1]), ("new.txt", b"New."), ("letter.txt", b"One."))
    assert SAID in shown
    assert "1 document is kept." in shown
    assert how_many(cast, as_person, Document) == 2


def test_a_paper_taken_away_meanwhile_is_kept_anew(cast, as_person, esther, kept):
    with as_person(cast.amira):
        document = Document.objects.get()
    kept[0].post(f"/clients/{esther.id}/documents/{document.id}/remove/")
    assert SAID not in send(*(kept[0], esther, kept[1]), ("letter.txt", b"One."))
    assert how_many(cast, as_person, Document) == 2


# -- the form's id stands in the address --------------------------------------------------------------

PAGES = ["/clients/new/", "/clients/{}/notes/add/", "/clients/{}/contacts/add/", "/clients/{}/documents/add/"]


@pytest.mark.parametrize("where", PAGES)
def test_a_browser_gets_an_address_to_come_back_to(cast, browser, esther, where):
    client, where = browser(cast.amira), where.format(esther.id)
    answer = client.get(where, headers={"Sec-Fetch-Mode": "navigate"})
    assert answer.status_code == 302
    address = answer["Location"]
    assert re.fullmatch(re.escape(where) + r"\?form=[0-9a-f-]{36}", address)
    for _ in range(2):
        page = client.get(address, headers={"Sec-Fetch-Mode": "navigate"})
        assert str(page.context["form"]["row_id"].value()) == address[-36:]


@pytest.mark.parametrize("said", ["", "?form=", "?form=x%27", "?form=1"])
def test_a_garbled_one_is_replaced(cast, browser, said):
    answer = browser(cast.amira).get("/clients/new/" + said, headers={"Sec-Fetch-Mode": "navigate"})
    assert re.fullmatch(r"/clients/new/\?form=[0-9a-f-]{36}", answer["Location"])


def test_what_was_asked_for_stays_in_the_address(cast, browser):
    client = browser(cast.amira)
    answer = client.get("/services/?on=2026-05-12&form=1", headers={"Sec-Fetch-Mode": "navigate"})
    assert re.fullmatch(r"/services/\?on=2026-05-12&form=[0-9a-f-]{36}", answer["Location"])
    page = client.get(answer["Location"], headers={"Sec-Fetch-Mode": "navigate"})
    assert page.context["day"] == date(2026, 5, 12)


def test_a_clock_that_a_list_names_is_asked_about_at_once(cast, browser, esther):
    where = f"/clients/{esther.id}/clocks/add/?rule=us-hiv-pep-72h"
    page = browser(cast.amira).get(where, headers={"Sec-Fetch-Mode": "navigate"}, follow=True)
    assert "The last time HIV could have been passed on" in page.content.decode()
    strange = browser(cast.amira).get(where + "x", headers={"Sec-Fetch-Mode": "navigate"}, follow=True)
    assert "Which clock" in strange.content.decode()


def test_who_may_not_open_it_learns_nothing_from_the_address(cast, browser, esther):
    client, where = browser(cast.dev), f"/clients/{esther.id}/notes/add/"
    answer = client.get(where, headers={"Sec-Fetch-Mode": "navigate"}, follow=True)
    assert answer.status_code == 404
