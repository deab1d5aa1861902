"""Contacts on a client's behalf: their word comes first, nobody's text is overwritten, everything is sealed."""

import pytest

from alongside.cases import policies_advocacy
from alongside.cases.actions import advocacy_contacts as contacts
from alongside.cases.enums_advocacy import ContactWith
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_advocacy import AskFirst, NeedsTheirYes, SupervisorNotTold
from alongside.cases.models import AdvocacyContact
from alongside.cases.selectors.advocacy import read_contact
from alongside.cases.tests.advocacy.words import a_contact, sent_contact
from alongside.vault.enums import What
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7

ONLY_WITH_A_YES = ["police", "prosecutor", "immigration"]


def add(actor, esther, **more):
    return contacts.add_advocacy_contact(actor=actor, case_id=esther.id, spoken=a_contact(**more))


# -- their word ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("with_whom", ContactWith.values)
def test_a_contact_they_said_yes_to_is_written_down(cast, as_person, esther, with_whom):
    with as_person(cast.amira) as actor:
        assert add(actor, esther, with_whom=with_whom).their_word == "yes"


@pytest.mark.parametrize("with_whom", ONLY_WITH_A_YES)
@pytest.mark.parametrize("their_word", ["", "no", "nameless"])
def test_no_police_prosecution_or_immigration_without_a_yes(cast, as_person, esther, with_whom, their_word):
    with as_person(cast.amira) as actor, pytest.raises(NeedsTheirYes):
        add(actor, esther, with_whom=with_whom, their_word=their_word)


@pytest.mark.parametrize("their_word", ["", "no"])
def test_with_anyone_else_they_are_asked_first_too(cast, as_person, esther, their_word):
    with as_person(cast.amira) as actor, pytest.raises(AskFirst):
        add(actor, esther, their_word=their_word)


def test_a_question_that_points_to_nobody_may_be_asked(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert add(actor, esther, with_whom="emergency_room", their_word="nameless").pk


@pytest.mark.parametrize("with_whom", ["police", "emergency_room"])
def test_danger_to_life_stands_above_it_with_a_supervisor_told(cast, as_person, esther, with_whom):
    with as_person(cast.amira) as actor:
        with pytest.raises(SupervisorNotTold):
            add(actor, esther, with_whom=with_whom, their_word="", danger=True)
        row = add(
            actor,
            esther,
            with_whom=with_whom,
            their_word="",
            danger=True,
            supervisor_told_id=cast.chloe.id,
        )
        assert row.supervisor_told_id == cast.chloe.id


@pytest.mark.parametrize("who", ["dev", "ida", "ruth"])
def test_only_someone_of_ours_who_leads_can_have_been_told(cast, as_person, esther, who):
    told = getattr(cast, who).id
    with as_person(cast.amira) as actor, pytest.raises(SupervisorNotTold):
        add(actor, esther, with_whom="police", their_word="", danger=True, supervisor_told_id=told)


def test_a_supervisor_told_is_no_yes_where_no_life_is_in_danger():
    assert not policies_advocacy.may_speak("police", "", danger=False, supervisor_told=True)


def test_a_change_cannot_do_what_writing_down_may_not(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = add(actor, esther)
        with pytest.raises(NeedsTheirYes):
            contacts.change_advocacy_contact(
                actor=actor,
                case_id=esther.id,
                contact_id=row.id,
                version=1,
                spoken=a_contact(with_whom="police", their_word="no"),
            )


# -- the page --------------------------------------------------------------------------------------------


def test_the_form_says_the_rule_and_loses_nothing_that_was_typed(cast, browser, esther):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/contacts/add/"
    asked = client.get(here).content.decode()
    assert "nothing is said" in asked
    assert "checked" not in asked
    answer = client.post(here, sent_contact(with_whom="police", their_word="", outcome="She asked about it."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "without their yes to this contact" in page
    assert "She asked about it." in page
    assert 'value="police" selected' in page


def test_a_contact_is_written_listed_and_gone_on_with(cast, browser, esther):
    client = browser(cast.amira)
    here = f"/clients/{esther.id}/advocacy/contacts/"
    answer = client.post(f"{here}add/", sent_contact())
    assert answer.status_code == 303
    one = answer.headers["Location"]
    assert "He waits." in client.get(here).content.decode()
    assert "They said yes" in client.get(one).content.decode()
    answer = client.post(f"{one}change/", sent_contact(version="1", outcome="He agreed."))
    assert answer.status_code == 303
    page = client.get(one).content.decode()
    assert "He agreed." in page
    assert "He waits." in page.split("What it said before")[1]


def test_what_is_still_to_come_is_no_contact_yet(cast, browser, esther):
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/contacts/add/", sent_contact(happened_at="2999-01-01T10:00")
    )
    assert answer.status_code == 422
    assert "This is still to come." in answer.content.decode()


def test_a_form_sent_twice_makes_one_contact_and_other_words_are_shown_beside(
    cast, as_person, browser, esther
):
    client = browser(cast.amira)
    here, row_id = f"/clients/{esther.id}/advocacy/contacts/add/", str(uuid7())
    for _ in range(2):
        assert client.post(here, sent_contact(row_id=row_id)).status_code == 303
    answer = client.post(here, sent_contact(row_id=row_id, outcome="Something else."))
    assert answer.status_code == 409
    assert "He waits." in answer.content.decode()
    assert "Something else." in answer.content.decode()
    with as_person(cast.amira):
        assert AdvocacyContact.objects.count() == 1


def test_the_same_id_with_other_words_is_refused_by_the_action(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        row = add(actor, esther)
        with pytest.raises(SavedBefore) as before:
            contacts.add_advocacy_contact(
                actor=actor, case_id=esther.id, spoken=a_contact(outcome="Other."), contact_id=row.id
            )
        assert not before.value.same


def test_nobody_writes_over_a_colleague(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        row = add(actor, esther)
    with as_person(cast.chloe) as actor:
        changed = {"actor": actor, "case_id": esther.id, "contact_id": row.id}
        contacts.change_advocacy_contact(**changed, version=1, spoken=a_contact(outcome="Chloe called."))
        with pytest.raises(SomeoneElseWasFaster):
            contacts.change_advocacy_contact(**changed, version=1, spoken=a_contact(outcome="Late."))
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/advocacy/contacts/{row.id}/change/",
        sent_contact(version="1", outcome="Amira called."),
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Chloe called." in page
    assert "Amira called." in page


# -- sealed ----------------------------------------------------------------------------------------------


def test_its_words_are_sealed_and_each_reading_is_a_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        row = add(actor, esther)
    with as_person(cast.amira) as actor:
        fresh = AdvocacyContact.objects.get()
        for column in ("place", "person", "may_be_said", "outcome", "next_step"):
            assert bytes(getattr(fresh, f"{column}_sealed"))
            assert getattr(fresh, column).encode() not in bytes(getattr(fresh, f"{column}_sealed"))
        read_contact(actor, fresh)
    assert (What.NOTE_READ, row.id) in {(line.what, line.about_id) for line in said}
    assert What.NOTE_WRITTEN in {line.what for line in said}


@pytest.mark.parametrize("who", ["dev", "ida", "noor", "ben"])
def test_for_everyone_else_there_is_none(cast, as_person, browser, esther, who):
    with as_person(cast.amira) as actor:
        row = add(actor, esther)
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            contacts.change_advocacy_contact(
                actor=actor, case_id=esther.id, contact_id=row.id, version=1, spoken=a_contact()
            )
        with pytest.raises(Refused):
            add(actor, esther)
    assert (
        browser(getattr(cast, who)).get(f"/clients/{esther.id}/advocacy/contacts/{row.id}/").status_code
        == 404
    )
