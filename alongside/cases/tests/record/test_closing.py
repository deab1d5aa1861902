"""Letting the work rest, and taking it up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions.closing import close_case, reopen_case
from alongside.cases.enums import CaseState
from alongside.cases.errors import CaseNotClosable
from alongside.cases.factories import a_contact, a_note
from alongside.cases.selectors import case_for
from alongside.cases.selectors.seeing import people_who_may_see
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


def close(actor, case, on=None):
    return close_case(actor=actor, case_id=case.id, reason="moved", on=on or timezone.localdate())


def test_closing_keeps_everything_and_everyone(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_note(actor, esther, "We met.")
        before = {seer.account_id for seer in people_who_may_see(actor, esther.subject_id)}
        close(actor, esther)
        assert {seer.account_id for seer in people_who_may_see(actor, esther.subject_id)} == before
    shown = browser(cast.amira).get(f"/clients/{esther.id}/").content.decode()
    assert "We met." in shown
    assert "The work rests since" in shown


def test_it_cannot_be_closed_twice(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        close(actor, esther)
        with pytest.raises(CaseNotClosable):
            close(actor, esther)


def test_it_cannot_be_closed_before_it_began(cast, as_person, esther):
    with as_person(cast.amira) as actor, pytest.raises(CaseNotClosable):
        close(actor, esther, on=esther.opened_on - timedelta(days=1))


@pytest.mark.parametrize("who", ["dev", "ben", "ida", "noor"])
def test_nobody_else_closes_or_reopens(cast, as_person, esther, who):
    with as_person(getattr(cast, who)) as actor:
        with pytest.raises(NotFound):
            close(actor, esther)
        with pytest.raises(NotFound):
            reopen_case(actor=actor, case_id=esther.id)


def test_it_can_be_taken_up_again_at_any_time(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        close(actor, esther)
    with as_person(cast.chloe) as actor:
        for _ in range(2):
            reopen_case(actor=actor, case_id=esther.id)
        case = case_for(actor, esther.id)
        assert (case.state, case.closed_on, case.close_reason) == (CaseState.OPEN, None, "")
    said_whats = [line.what for line in said if line.what in (What.CASE_CLOSED, What.CASE_REOPENED)]
    assert said_whats == [What.CASE_CLOSED, What.CASE_REOPENED]


def test_from_the_screen(cast, browser, esther):
    client, where = browser(cast.amira), f"/clients/{esther.id}/close/"
    assert client.post(where, {"reason": ""}).status_code == 422
    assert client.post(where, {"reason": "because"}).status_code == 422
    assert client.post(where, {"reason": "goals_met"}).status_code == 303
    assert client.post(where, {"reason": "goals_met"}).status_code == 303
    shown = client.get(f"/clients/{esther.id}/").content.decode()
    assert "Goals met" in shown
    assert "Take it up again" in shown
    assert client.get(f"/clients/{esther.id}/reopen/").status_code == 405
    assert client.post(f"/clients/{esther.id}/reopen/").status_code == 303
    assert "Take it up again" not in client.get(f"/clients/{esther.id}/").content.decode()


def test_it_warns_of_ways_that_stay_in_use(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_contact(actor, esther, "217-555-0142")
    shown = browser(cast.amira).get(f"/clients/{esther.id}/close/").content.decode()
    assert "ask whether these may still be used" in shown
    assert "217-555-0142" in shown
