"""Changing who a client is said to be."""

from datetime import date

import pytest

from alongside.cases.actions.contacts import end_contact
from alongside.cases.actions.identity import change_identity
from alongside.cases.actions.tracing import index_key
from alongside.cases.errors import NameMissing, SomeoneElseWasFaster
from alongside.cases.factories import a_contact
from alongside.cases.selectors import identity_for
from alongside.vault.crypto.blind import compound_tokens
from alongside.vault.enums import What
from alongside.vault.errors import NotFound
from alongside.vault.models import BlindToken
from alongside.vault.selectors import may_exist

BORN = date(1999, 4, 30)


def change(actor, case, version=1, **more):
    given = {"chosen_name": "Esther", **more}
    return change_identity(actor=actor, case_id=case.id, version=version, **given)


def token(actor, **parts):
    asked = {"given": None, "family": None, "born": None, "phone": None, **parts}
    return compound_tokens(index_key(actor.agency_id), **asked)


def test_everything_is_kept_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change(actor, esther, legal_name="Esther Brandt", born_on=BORN, about="Likes tea.")
    with as_person(cast.chloe) as actor:
        row = identity_for(actor, esther.subject_id)
        assert (row.legal_name, row.born_on, row.about) == ("Esther Brandt", "1999-04-30", "Likes tea.")
        assert b"Brandt" not in bytes(row.legal_name_sealed)


def test_a_name_is_needed(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(NameMissing):
        change(actor, esther, chosen_name="  ")


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_changes_it(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(NotFound):
        change(actor, esther)


def test_what_someone_else_saved_meanwhile_is_not_overwritten(cast, as_person, esther):
    with as_person(cast.chloe) as actor:
        change(actor, esther, pronouns="they")
    with as_person(cast.amira) as actor:
        with pytest.raises(SomeoneElseWasFaster):
            change(actor, esther, pronouns="she")
        assert identity_for(actor, esther.subject_id).pronouns == "they"
        assert change(actor, esther, version=2, pronouns="she").pronouns == "she"


def test_it_leaves_a_line_and_moves_the_last_day_of_work(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        before = esther.last_worked_at
        change(actor, esther)
        esther.refresh_from_db()
    assert esther.last_worked_at > before
    [line] = [line for line in said if line.what == What.RECORD_CHANGED]
    assert (line.subjects, line.drawer, line.why) == ((esther.subject_id,), "identity", "identity")


# -- blind traces -----------------------------------------------------------------------------------


def test_a_second_identifier_leaves_a_trace(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change(actor, esther, legal_name="Ester Brandt", born_on=BORN)
    with as_person(cast.dev) as actor:
        for parts in (
            {"given": "esther", "family": "BRANDT"},
            {"given": "Ester", "family": "Brandt"},
            {"family": "Brandt", "born": BORN},
        ):
            assert may_exist(token(actor, **parts)) == [esther.subject_id]


def test_a_name_alone_leaves_none(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change(actor, esther)
        assert not BlindToken.objects.filter(subject_id=esther.subject_id).exists()


def test_a_former_name_is_no_trace_any_more(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change(actor, esther, legal_name="Ester Brandt", born_on=BORN)
        change(actor, esther, version=2, legal_name="Ester Moor", born_on=BORN)
    with as_person(cast.dev) as actor:
        assert may_exist(token(actor, family="Brandt", born=BORN)) == []
        assert may_exist(token(actor, family="Moor", born=BORN)) == [esther.subject_id]


def test_a_number_is_a_trace_until_it_is_no_longer_used(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        way = a_contact(actor, esther, "(217) 555-0142")
        assert may_exist(token(actor, given="Esther", phone="217-555-0142")) == [esther.subject_id]
        end_contact(actor=actor, case_id=esther.id, contact_id=way.id)
        assert may_exist(token(actor, given="Esther", phone="217-555-0142")) == []


def test_another_agency_has_another_index(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        change(actor, esther, legal_name="Ester Brandt", born_on=BORN)
        ours = token(actor, family="Brandt", born=BORN)
    with as_person(cast.ben) as actor:
        assert token(actor, family="Brandt", born=BORN) != ours
        assert may_exist(ours) == []


# -- the screen -------------------------------------------------------------------------------------


def test_saving_from_the_screen(cast, as_person, browser, esther):
    form = {"version": "1", "chosen_name": "Estie", "born_on": "1999-04-30"}
    assert browser(cast.amira).post(f"/clients/{esther.id}/identity/", form).status_code == 303
    with as_person(cast.amira) as actor:
        assert identity_for(actor, esther.subject_id).chosen_name == "Estie"


def test_a_stale_form_shows_both_texts_and_can_then_be_saved(cast, as_person, browser, esther):
    with as_person(cast.chloe) as actor:
        change(actor, esther, about="Prefers mornings.")
    client, where = browser(cast.amira), f"/clients/{esther.id}/identity/"
    answer = client.post(where, {"version": "1", "chosen_name": "Esther", "about": "Prefers evenings."})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Prefers mornings." in shown
    assert "Prefers evenings." in shown
    assert 'name="version" value="2"' in shown
    assert (
        client.post(where, {"version": "2", "chosen_name": "Esther", "about": "Evenings."}).status_code == 303
    )


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("legal_name", "Est*", "cannot hold any of these signs"),
        ("legal_name", "Est\uff0a", "cannot hold any of these signs"),
        ("born_on", "30/04/99", "Write a day as year-month-day"),
        ("born_on", "2099-01-01", "This day has not come yet."),
        ("born_on", "0199-01-01", "Look at the year again."),
        ("about", "x" * 4001, "1 letter too long. There is room for 4,000."),
        ("about", "half\ufffdlost", "did not arrive whole"),
        ("pronouns", "she\x00", "did not arrive whole"),
    ],
)
def test_what_cannot_be_kept_is_told_and_stays_in_the_form(cast, browser, esther, field, value, sentence):
    form = {"version": "1", "chosen_name": "Esther", "language": "Twi", field: value}
    answer = browser(cast.amira).post(f"/clients/{esther.id}/identity/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="Twi"' in answer.content.decode()


def test_signs_that_turn_a_line_around_are_dropped_from_a_name(cast, as_person, browser, esther):
    form = {"version": "1", "chosen_name": "Es\u202ether\u2066"}
    browser(cast.amira).post(f"/clients/{esther.id}/identity/", form)
    with as_person(cast.amira) as actor:
        assert identity_for(actor, esther.subject_id).chosen_name == "Esther"
