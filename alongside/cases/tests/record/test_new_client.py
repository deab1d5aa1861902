"""Opening a client from the screen."""

import pytest

from alongside.cases.models import Case
from alongside.cases.selectors import identity_for
from alongside.vault.ids import uuid7

NEW = "/clients/new/"


def test_a_name_is_enough(cast, as_person, browser):
    answer = browser(cast.amira).post(NEW, {"chosen_name": "Esther"})
    assert answer.status_code == 303
    with as_person(cast.amira) as actor:
        case = Case.objects.get()
        assert answer["Location"] == f"/clients/{case.id}/"
        assert identity_for(actor, case.subject_id).chosen_name == "Esther"


def test_without_a_name_nothing_is_opened_and_the_rest_is_kept(cast, as_person, browser):
    answer = browser(cast.amira).post(NEW, {"chosen_name": " ", "language": "Twi"})
    assert answer.status_code == 422
    assert "Write any name." in answer.content.decode()
    assert 'value="Twi"' in answer.content.decode()
    with as_person(cast.amira):
        assert not Case.objects.exists()


def test_two_clients_of_the_same_name_are_two(cast, as_person, browser):
    client = browser(cast.amira)
    for _ in range(2):
        client.post(NEW, {"chosen_name": "Jo", "row_id": str(uuid7())})
    with as_person(cast.amira):
        assert Case.objects.count() == 2


def test_a_garbled_row_id_is_nobodys_mistake(cast, browser):
    assert browser(cast.amira).post(NEW, {"chosen_name": "Jo", "row_id": "x' or 1=1"}).status_code == 303


@pytest.mark.parametrize("who", ["ida", "fay"])
def test_who_does_not_work_with_clients_opens_none(cast, browser, who):
    client = browser(getattr(cast, who))
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, {"chosen_name": "Jo"}).status_code == 403


def test_each_form_carries_an_id_of_its_own(cast, browser):
    client = browser(cast.amira)
    first, second = (client.get(NEW).context["form"]["row_id"].value() for _ in range(2))
    assert first != second


def test_without_a_token_nothing_happens(cast, as_person, browser):
    answer = browser(cast.amira, enforce_csrf_checks=True).post(NEW, {"chosen_name": "Jo"})
    assert answer.status_code == 403
    with as_person(cast.amira):
        assert not Case.objects.exists()
