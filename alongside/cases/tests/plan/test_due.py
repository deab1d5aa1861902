"""Today: steps whose day has come and needs to look at again, of one's own clients; who leads is told how many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.cases.actions import goals
from alongside.cases.actions.closing import close_case
from alongside.cases.factories import a_client
from alongside.cases.selectors.due import due_today
from alongside.cases.tests.plan.ground import a_goal, a_need, a_step, a_wish, today
from alongside.vault.enums import What


def days(many):
    return today() + timedelta(days=many)


def seen_by(as_person, person, limit=5):
    with as_person(person) as actor:
        return due_today(actor, limit)


def test_what_is_due_stands_by_client_the_soonest_first(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        a_step(actor, esther, goal, "Later", due_on=days(1))
        a_step(actor, esther, goal, "Today", due_on=today(), owner="worker", account_id=cast.amira.id)
        a_step(actor, esther, goal, "Theirs", due_on=days(-3))
        a_need(actor, esther, review_on=days(-1))
        a_need(actor, esther, review_on=days(2))
        other = a_client(actor, "Rain")
        a_need(actor, other, review_on=days(-9))
    due = seen_by(as_person, cast.amira)
    assert (due.steps, due.needs, due.total_of_others) == (2, 2, 0)
    assert [(one.name, one.steps, one.needs, one.since) for one in due.first] == [
        ("Rain", 0, 1, days(-9)),
        ("Esther", 2, 1, days(-3)),
    ]


@pytest.mark.parametrize("to", ["done", "dropped"])
def test_a_step_that_is_done_or_let_go_is_not_due(cast, as_person, esther, to):
    with as_person(cast.amira) as actor:
        step = a_step(actor, esther, a_goal(actor, esther), due_on=days(-1))
        goals.turn_step(actor=actor, case_id=esther.id, step_id=step.id, to=to)
    assert seen_by(as_person, cast.amira).total == 0


@pytest.mark.parametrize("to", ["reached", "aside"])
def test_nor_is_a_step_to_a_goal_that_rests(cast, as_person, esther, to):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        a_step(actor, esther, goal, due_on=days(-1))
        goals.turn_goal(actor=actor, case_id=esther.id, goal_id=goal.id, to=to)
    assert seen_by(as_person, cast.amira).total == 0


def test_nor_is_anything_of_a_record_that_rests(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        a_need(actor, esther, review_on=days(-1))
        close_case(actor=actor, case_id=esther.id, on=today(), reason="moved")
    assert seen_by(as_person, cast.amira).total == 0


def test_who_leads_is_told_how_many_and_no_name(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_step(actor, esther, a_goal(actor, esther), due_on=today())
        a_need(actor, esther, review_on=today())
    due = seen_by(as_person, cast.chloe)
    assert (due.total, due.first, due.steps_of_others, due.needs_of_others) == (0, [], 1, 1)
    page = browser(cast.chloe).get(reverse("people:today")).content.decode()
    assert "With the clients of those you lead: 2." in page
    assert reverse("cases:plan", args=[esther.id]) not in page


def test_a_step_that_a_colleague_took_is_hers(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        goal = a_goal(actor, esther)
        a_step(actor, esther, goal, owner="worker", account_id=cast.chloe.id, due_on=today())
    assert [one.steps for one in seen_by(as_person, cast.chloe).first] == [1]


@pytest.mark.parametrize("who", ["dev", "noor", "rosa", "ida", "ben"])
def test_nobody_else_is_told_anything(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        a_step(actor, esther, a_goal(actor, esther), due_on=today())
    due = seen_by(as_person, getattr(cast, who))
    assert (due.total, due.total_of_others, due.first) == (0, 0, [])


def test_the_first_few_are_named_with_one_line_and_all_are_counted(cast, as_person, esther, said):
    with as_person(cast.amira) as actor:
        other = a_client(actor, "Rain")
        for case in (esther, other):
            goal = a_goal(actor, case)
            for number in range(4):
                a_step(actor, case, goal, due_on=days(-number))
    said.clear()
    due = seen_by(as_person, cast.amira, limit=1)
    assert (due.steps, len(due.first)) == (8, 1)
    assert [line.what for line in said] == [What.LIST_OPENED]


def test_a_wish_about_contact_stands_beside_it(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_step(actor, esther, a_goal(actor, esther), due_on=today())
        a_wish(actor, esther)
    [one] = seen_by(as_person, cast.amira).first
    assert one.wish
    assert one.wish in browser(cast.amira).get(reverse("people:today")).content.decode()


def test_it_is_one_statement_where_nothing_is_due(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        assert actor.standing
        with CaptureQueriesContext(
            connection,
        ) as asked:
            due_today(actor, 5)
    assert len(asked) == 1


def test_today_leads_to_the_plan(cast, as_person, browser, esther):
    with as_person(cast.amira) as actor:
        a_step(actor, esther, a_goal(actor, esther), "Put by 40 dollars", due_on=today())
    page = browser(cast.amira).get(reverse("people:today")).content.decode()
    assert reverse("cases:plan", args=[esther.id]) in page
    assert "Put by 40 dollars" not in page  # no word of a plan is opened for a list
