"""The promise of the plan room that an action of the coalition's plan answers: found by its key or by its words."""

from datetime import date

import pytest
from django.urls import reverse

from alongside.coalition.actions import strategy as acts
from alongside.coalition.models import PlanAction
from alongside.plan_room.selectors.promises import promise_by_key
from alongside.vault.ids import uuid7
from tests.browse import sign_in

KEY = "NAP20-3.2-c"


@pytest.fixture
def change(cast, client, as_person):
    """Sends the form of an action with this written as the promise; the answer, and what is saved then."""
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id}
        said = acts.PlanSaid("Doors that open", date(2026, 1, 1), date(2027, 12, 31))
        plan = acts.write_plan(plan_id=uuid7(), said=said, **told)
        row = acts.add_action(
            plan_id=plan.id, action_id=uuid7(), said=acts.ActionSaid(what="Open at night"), **told
        )
    sign_in(client, cast.fay)

    def send(written):
        here = reverse("coalition:change_plan_action", args=[cast.coalition.id, row.id])
        with as_person(cast.fay):
            version = PlanAction.objects.get(id=row.id).version
        answer = client.post(here, {"what": "Open at night", "answers": written, "version": version})
        with as_person(cast.fay):
            return answer, PlanAction.objects.get(id=row.id).answers

    return send


@pytest.mark.parametrize("written", [KEY, KEY.lower(), f" {KEY} "])
def test_a_key_is_taken_however_it_is_written(change, written):
    answer, saved = change(written)
    assert answer.status_code == 303
    assert saved == KEY


def test_words_that_fit_one_promise_name_it(change, db):
    title = promise_by_key(KEY).title
    answer, saved = change(title)
    assert answer.status_code == 303
    assert saved == KEY


def test_words_that_fit_several_come_back_as_a_list_and_nothing_is_saved(change):
    answer, saved = change("training")
    assert answer.status_code == 422
    assert saved == ""
    assert answer.text.count('type="radio" name="answers"') > 2
    assert 'value="Open at night"' in answer.text or ">Open at night<" in answer.text


def test_what_fits_nothing_is_said(change):
    answer, saved = change("zebra crossing")
    assert answer.status_code == 422
    assert "No promise has this key or these words." in answer.text
    assert saved == ""


def test_nothing_written_takes_the_promise_off_again(change):
    assert change(KEY)[1] == KEY
    assert change("")[1] == ""
