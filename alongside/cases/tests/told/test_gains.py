"""What was gained, for a report: of whoever asks, within a period, without anyone in it."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.utils import timezone

from alongside.cases.actions.goals import turn_goal
from alongside.cases.facts import Gain, gains_between
from alongside.cases.models import Need, StageMove
from alongside.cases.tests.plan.ground import a_goal, a_need

DAY = date(2026, 3, 3)
NOBODY_ELSE = ("dev", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay")


def moved(case, actor, stage, state, on):
    about = {"agency_id": case.agency_id, "subject_id": case.subject_id, "by_id": actor.account_id}
    StageMove(**about, stage=stage, state=state, moved_on=on).save(force_insert=True)


def test_goals_needs_and_paths_are_counted_each_by_its_day(cast, as_person, esther):
    today = timezone.localdate()
    with as_person(cast.amira) as actor:
        turn_goal(actor=actor, case_id=esther.id, goal_id=a_goal(actor, esther).id, to="reached")
        a_goal(actor, esther)  # not reached
        need = a_need(actor, esther, area="food")
        a_need(actor, esther, area="phone")  # not met
        Need.objects.filter(id=need.id).update(status="met")
        moved(esther, actor, "housing", "reached", today)
        found = list(gains_between(actor, today, today))
        assert found == [
            Gain("goal", "", today),
            Gain("need", "food", today),
            Gain("stage", "housing", today),
        ]
        assert list(gains_between(actor, today - timedelta(9), today - timedelta(1))) == []


def test_a_path_counts_once_on_the_day_it_was_first_reached(cast, as_person, esther):
    with as_person(cast.amira) as actor:
        for days, state in enumerate(("reached", "resting", "going_on", "reached")):
            moved(esther, actor, "education", state, DAY + timedelta(days))
        assert list(gains_between(actor, DAY, DAY + timedelta(9))) == [Gain("stage", "education", DAY)]
        assert list(gains_between(actor, DAY + timedelta(1), DAY + timedelta(9))) == []


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_it_counts_only_what_opens_to_whoever_asks(cast, as_person, esther, who):
    with as_person(cast.amira) as actor:
        moved(esther, actor, "housing", "reached", DAY)
    with as_person(getattr(cast, who)) as actor:
        assert list(gains_between(actor, DAY, DAY)) == []


def test_there_is_no_one_in_it():
    assert {field.name for field in fields(Gain)} == {"what", "code", "on"}
