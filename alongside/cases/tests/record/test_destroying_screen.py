"""The page on which a record is destroyed: what it says, the name typed, the hold."""

from datetime import timedelta

import pytest

from alongside.cases.tests.record.ends import TODAY, rest, still_there
from tests.browse import sign_in


def about(client, case):
    return client.get(f"/clients/{case.id}/destroy/")


def typed(client, case, name="Esther"):
    return client.post(f"/clients/{case.id}/destroy/", {"name": name})


def test_the_page_names_what_goes_and_the_day(cast, browser, resting):
    shown = about(browser(cast.chloe), resting).content.decode()
    for words in (
        "What goes",
        "What stays",
        "The last backup of the key ends on",
        "Destroy the record of Esther",
    ):
        assert words in shown


def test_it_is_offered_to_those_who_may_and_shown_to_nobody_else(cast, browser, resting):
    where = f"/clients/{resting.id}/destroy/"
    assert where in browser(cast.chloe).get(f"/clients/{resting.id}/").content.decode()
    assert where not in browser(cast.amira).get(f"/clients/{resting.id}/").content.decode()
    for who, status in {"amira": 403, "dev": 404, "ben": 404}.items():
        assert about(browser(getattr(cast, who)), resting).status_code == status
        assert typed(browser(getattr(cast, who)), resting).status_code == status


def test_looking_destroys_nothing(cast, as_person, browser, resting):
    assert about(browser(cast.chloe), resting).status_code == 200
    still_there(cast, as_person, resting)


@pytest.mark.parametrize("name", ["", "Ester", "Esther Quill", "*"])
def test_another_name_destroys_nothing(cast, as_person, browser, resting, name):
    answer = typed(browser(cast.chloe), resting, name)
    assert answer.status_code == 422
    if name:
        assert "This is not the name above." in answer.content.decode()
    still_there(cast, as_person, resting)


@pytest.mark.parametrize("name", ["Esther", "  esther "])
def test_with_the_name_it_is_destroyed_and_the_day_is_said(cast, browser, resting, name):
    client = browser(cast.chloe)
    answer = typed(client, resting, name)
    assert (answer.status_code, answer["Location"]) == (303, "/clients/")
    shown = client.get("/clients/").content.decode()
    assert "The record is destroyed. The last backup of its keys ends on" in shown
    assert typed(client, resting, name).status_code == 404


def test_without_the_second_factor_the_name_typed_stays_on_the_page(cast, as_person, client, resting):
    sign_in(client, cast.chloe, stepped_up=False)
    assert f"/staff/step-up/?next=/clients/{resting.id}/destroy/" in about(client, resting).content.decode()
    answer = typed(client, resting)
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Give your second factor again first." in shown
    assert 'value="Esther"' in shown
    still_there(cast, as_person, resting)


def test_open_work_and_a_hold_are_told_on_the_page(cast, as_person, browser, esther):
    client = browser(cast.chloe)
    assert "Let the work rest first." in about(client, esther).content.decode()
    assert "Let the work rest first." in typed(client, esther).content.decode()
    rest(cast, as_person, esther)
    until = TODAY() + timedelta(days=30)
    assert client.post(f"/clients/{esther.id}/hold/", {"hold-until": str(until)}).status_code == 303
    assert "This record is kept up to and including" in about(client, esther).content.decode()
    answer = typed(client, esther)
    assert answer.status_code == 422
    assert "A legal hold keeps this record." in answer.content.decode()
    assert client.post(f"/clients/{esther.id}/hold/end/").status_code == 303
    assert typed(client, esther).status_code == 303


@pytest.mark.parametrize("until", ["", "soon", "2020-01-01"])
def test_a_hold_without_a_day_to_come_is_told(cast, browser, resting, until):
    answer = browser(cast.chloe).post(f"/clients/{resting.id}/hold/", {"hold-until": until})
    assert answer.status_code == 422
    assert "data-typed" in answer.content.decode()
