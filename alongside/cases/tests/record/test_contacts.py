"""Ways to reach a client, and the rules that keep them safe."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions.contacts import add_contact, change_contact, confirm_contact, end_contact
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.factories import a_contact
from alongside.cases.forms import ContactForm
from alongside.cases.selectors.contacts import contact_for, ways_of
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

WAY = {"value": "217-555-0142", "times": "after 4", "code_word": "blue umbrella"}


def filled(**more):
    today = timezone.localdate().isoformat()
    return {"kind": "phone", "value": "217-555-0142", "safe_as_of": today, **more}


def test_a_way_is_kept_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = add_contact(actor=actor, case_id=esther.id, kind="phone", way=WAY)
    with as_person(cast.chloe) as actor:
        row = contact_for(actor, esther.subject_id, way.id)
        assert (row.value, row.times, row.code_word) == ("217-555-0142", "after 4", "blue umbrella")
        assert b"555" not in bytes(row.value_sealed)


def test_what_nobody_asked_is_not_asked(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = add_contact(actor=actor, case_id=esther.id, kind="phone", way={"value": "217-555-0142"})
        assert (way.voicemail_ok, way.text_ok) == ("not_asked", "not_asked")
        assert ways_of(actor, esther.subject_id)[0].rules == ""


def test_no_answer_is_chosen_beforehand():
    form = ContactForm()
    for name in ("kind", "voicemail_ok", "text_ok"):
        assert "checked" not in str(form[name])


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_adds_changes_confirms_or_ends_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
    its = {"case_id": esther.id, "contact_id": way.id}
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            add_contact(actor=actor, case_id=esther.id, kind="phone", way=WAY)
        with pytest.raises(NotFound):
            change_contact(actor=actor, version=1, kind="phone", way=WAY, **its)
        with pytest.raises(NotFound):
            confirm_contact(actor=actor, **its)
        with pytest.raises(NotFound):
            end_contact(actor=actor, **its)


def test_a_way_of_another_client_is_not_reached_through_mine(cast, as_person, esther):
    from alongside.cases.factories import a_client

    with as_person(cast.dev) as actor:
        theirs = a_contact(actor, a_client(actor, "Jo"))
    with as_person(cast.amira) as actor, pytest.raises(NotFound):
        end_contact(actor=actor, case_id=esther.id, contact_id=theirs.id)


def test_what_someone_else_saved_meanwhile_is_not_overwritten(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
    its = {"case_id": esther.id, "contact_id": way.id, "kind": "phone"}
    with as_person(cast.chloe) as actor:
        change_contact(actor=actor, version=1, way={**WAY, "times": "never"}, **its)
    with as_person(cast.amira) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            change_contact(actor=actor, version=1, way=WAY, **its)
        assert contact_for(actor, esther.subject_id, way.id).times == "never"


def test_confirming_starts_the_month_anew(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther, safe_as_of=timezone.localdate() - timedelta(days=40))
        assert ways_of(actor, esther.subject_id)[0].ask_again
        confirm_contact(actor=actor, case_id=esther.id, contact_id=way.id)
        assert not ways_of(actor, esther.subject_id)[0].ask_again


def test_ending_one_keeps_it_on_record(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
        for _ in range(2):
            end_contact(actor=actor, case_id=esther.id, contact_id=way.id)
        [shown] = ways_of(actor, esther.subject_id)
        assert shown.ended_on == timezone.localdate()


def test_each_act_leaves_its_line(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
        its = {"actor": actor, "case_id": esther.id, "contact_id": way.id}
        change_contact(version=1, kind="phone", way=WAY, **its)
        confirm_contact(**its)
        end_contact(**its)
    lines = [line for line in said if line.what == What.RECORD_CHANGED]
    assert [line.why for line in lines] == [
        "contact_added",
        "contact_changed",
        "contact_confirmed",
        "contact_ended",
    ]
    assert {line.about_id for line in lines} == {way.id}


# -- the screen -------------------------------------------------------------------------------------


def test_a_stale_form_shows_both_texts(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
        its = {"case_id": esther.id, "contact_id": way.id, "kind": "phone"}
        change_contact(actor=actor, version=1, way={**WAY, "times": "mornings"}, **its)
    where = f"/clients/{esther.id}/contacts/{way.id}/"
    answer = browser(cast.amira).post(where, filled(version="1", times="evenings"))
    assert answer.status_code == 409
    assert "mornings" in answer.content.decode()
    assert "evenings" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": ""}, "Choose one of these."),
        ({"value": ""}, "Write where this way leads."),
        ({"safe_as_of": "2099-01-01"}, "This day has not come yet."),
        ({"safe_as_of": ""}, "Give the day on which they last said"),
        ({"times": "y" * 201}, "1 letter too long."),
    ],
)
def test_what_is_missing_is_told_and_the_rest_kept(cast, browser, esther, change, sentence):
    answer = browser(cast.amira).post(
        f"/clients/{esther.id}/contacts/add/", filled(remarks="Ask for Ruth.", **change)
    )
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Ask for Ruth." in answer.content.decode()


@pytest.mark.parametrize("act", ["confirm", "end"])
def test_looking_at_an_address_changes_nothing(cast, as_person, browser, esther, act):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther)
    client = browser(cast.amira)
    where = f"/clients/{esther.id}/contacts/{way.id}/{act}/"
    assert client.get(where).status_code == 405
    assert client.post(where).status_code == 303
