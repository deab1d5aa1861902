"""Goals: word for word, revised freely, with what they said before; steps, and whose they are."""

import pytest

from alongside.cases.actions import goals
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import Goal
from alongside.cases.selectors.plan import former_goals, goals_of
from alongside.cases.tests.plan.ground import NOBODY_ELSE, a_goal, a_step
from alongside.vault.errors import NotFound

VERBATIM = "  I want a door that locks, ¿sabe? — and my own key.\nNobody walks in."


def only(actor, case):
    [goal] = goals_of(actor, case.subject_id)
    return goal


def test_it_stands_word_for_word_and_sealed(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_goal(actor, esther, VERBATIM)
        assert only(actor, esther).words == VERBATIM
        assert b"door" not in bytes(Goal.objects.get().words_sealed)


def test_what_it_said_before_is_kept(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther, "A room")
        its = {"actor": actor, "case_id": esther.id, "goal_id": goal.id}
        goals.revise_goal(version=1, given={"words": "A house with a garden"}, **its)
        assert [row.words for row in former_goals(actor, esther.subject_id, goal.id)] == ["A room"]
        assert only(actor, esther).words == "A house with a garden"
        with pytest.raises(SomeoneElseWasFaster):
            goals.revise_goal(version=1, given={"words": "A boat"}, **its)


def test_it_is_set_aside_and_taken_up_without_a_reason(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        its = {"actor": actor, "case_id": esther.id, "goal_id": goal.id}
        goals.turn_goal(to="aside", **its)
        assert only(actor, esther).set_aside_on
        goals.turn_goal(to="again", **its)
        assert only(actor, esther).set_aside_on is None
        goals.turn_goal(to="reached", **its)
        assert only(actor, esther).reached_on
        with pytest.raises(NotThere):
            goals.turn_goal(to="failed", **its)


def test_how_close_it_feels_is_theirs_and_may_stay_open(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        assert only(actor, esther).rating is None
        its = {"actor": actor, "case_id": esther.id, "goal_id": goal.id}
        goals.rate_goal(rating=0, **its)
        assert only(actor, esther).rating == 0
        goals.rate_goal(rating=None, **its)
        assert only(actor, esther).rating is None
        with pytest.raises(NotThere):
            goals.rate_goal(rating=6, **its)


def test_a_step_is_theirs_a_colleagues_or_a_partners(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        a_step(actor, esther, goal, "Put by 40 dollars")
        a_step(actor, esther, goal, "Ask the fund", owner="worker", account_id=cast.amira.id)
        a_step(actor, esther, goal, "Birth certificate", owner="partner", partner="Ben, Millrace")
        steps = {step.words: (step.who, step.is_theirs) for step in only(actor, esther).steps}
        assert steps == {
            "Put by 40 dollars": ("", True),
            "Ask the fund": ("Amira", False),
            "Birth certificate": ("Ben, Millrace", False),
        }


@pytest.mark.parametrize("account", ["nobody", "ben"])
def test_a_colleagues_step_needs_a_colleague_of_this_agency(cast, as_person, esther, account):
    account_id = None if account == "nobody" else getattr(cast, account).id
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        with pytest.raises(NotThere):
            a_step(actor, esther, goal, owner="worker", account_id=account_id)


def test_done_undone_and_let_go(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        step = a_step(actor, esther, a_goal(actor, esther))
        its = {"actor": actor, "case_id": esther.id, "step_id": step.id}
        goals.turn_step(to="done", **its)
        assert only(actor, esther).steps[0].done_on
        goals.turn_step(to="undone", **its)
        assert only(actor, esther).steps[0].done_on is None
        goals.turn_step(to="dropped", **its)
        assert only(actor, esther).steps == []
        assert [one.words for one in only(actor, esther).let_go] == ["See the room"]
        with pytest.raises(NotThere):
            goals.turn_step(to="overdue", **its)


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_touches_one(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        step = a_step(actor, esther, goal)
    with as_person(getattr(cast, who)) as actor:
        its = {"actor": actor, "case_id": esther.id}
        with pytest.raises(NotFound):
            goals.revise_goal(goal_id=goal.id, version=1, given={"words": "x"}, **its)
        with pytest.raises(NotFound):
            goals.turn_goal(goal_id=goal.id, to="aside", **its)
        with pytest.raises(NotFound):
            goals.turn_step(step_id=step.id, to="done", **its)


# -- the screens ------------------------------------------------------------------------------------


def test_a_goal_with_a_step_from_screen_to_screen(cast, as_person, browser, esther):
    client, here = browser(cast.amira), f"/clients/{esther.id}/plan"
    assert client.get(f"{here}/goals/add/").status_code == 200
    client.post(f"{here}/goals/add/", {"words": "My own key", "said_on": "2026-05-08", "how_said": "aloud"})
    with as_person(cast.amira) as actor:
        goal = only(actor, esther)
    step = {"words": "Ask the fund", "owner": "worker", "account_id": str(cast.amira.id)}
    assert client.post(f"{here}/goals/{goal.id}/steps/add/", step).status_code == 303
    client.post(f"{here}/goals/{goal.id}/rate/", {"rating": "2"})
    page = client.get(f"{here}/").content.decode()
    for words in ("My own key", "Ask the fund", "2 of 5", "aloud"):
        assert words in page
    with as_person(cast.amira) as actor:
        [line] = only(actor, esther).steps
    changed = {"words": "Ask the other fund", "owner": "client", "version": "1"}
    assert client.post(f"{here}/steps/{line.id}/", changed).status_code == 303
    client.post(f"{here}/steps/{line.id}/turn/", {"to": "done"})
    client.post(f"{here}/goals/{goal.id}/turn/", {"to": "aside"})
    assert "Set aside" in client.get(f"{here}/").content.decode()


def test_a_revised_goal_shows_what_it_said_before(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther, "A room")
    client, where = browser(cast.amira), f"/clients/{esther.id}/plan/goals/{goal.id}/"
    client.post(where, {"words": "A house", "said_on": "2026-05-08", "version": "2"})
    client.post(where, {"words": "A house", "said_on": "2026-05-08", "version": "1"})
    page = client.get(where).content.decode()
    assert "What it said before" in page
    assert "A room" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"owner": ""}, "Choose one of these."),
        ({"owner": "worker"}, "Choose the colleague."),
        ({"owner": "partner"}, "Write who it is."),
        ({"words": ""}, "Write down the step."),
    ],
)
def test_what_is_missing_in_a_step_is_told(cast, as_person, browser, esther, change, sentence):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
    form = {"words": "See it", "owner": "client", **change}
    answer = browser(cast.amira).post(f"/clients/{esther.id}/plan/goals/{goal.id}/steps/add/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
