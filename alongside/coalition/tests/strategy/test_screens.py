"""The screens of a plan and of the measures: an action's place, agreeing and not, publishing, sharing, a note."""

from datetime import date, time

import pytest
from django.urls import reverse

from alongside.bulletin.tallies import shared_since
from alongside.coalition.actions import strategy as acts
from alongside.coalition.actions.decisions import Decided, record_decision
from alongside.coalition.actions.meetings import Facts, move_meeting, set_meeting
from alongside.coalition.enums_meetings import Method
from alongside.coalition.models import PlanAction, ReviewNote, StrategicPlan
from alongside.coalition.selectors.measures import Cell, Measured
from alongside.coalition.tests import ground
from alongside.vault.errors import NotFound
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def plan(cast, as_person):
    """A plan with two actions of Linden's."""
    with as_person(cast.fay) as fay:
        member = ground.joined(fay, cast.linden)
        told = {"actor": fay, "coalition_id": fay.agency_id}
        said = acts.PlanSaid("Doors that open", date(2026, 1, 1), date(2027, 12, 31))
        row = acts.write_plan(plan_id=uuid7(), said=said, **told)
        for what in ("Open at night", "Teach front desks"):
            said = acts.ActionSaid(what=what, member_id=member.id)
            acts.add_action(plan_id=row.id, action_id=uuid7(), said=said, **told)
    return row


def url(cast, name, *parts):
    return reverse(f"coalition:{name}", args=[cast.coalition.id, *parts])


def rows_of(cast, as_person, plan):
    with as_person(cast.fay):
        return list(PlanAction.objects.filter(plan=plan).order_by("place", "id"))


def test_an_action_goes_up_by_an_organizer_and_by_nobody_else(cast, as_person, client, plan):
    first, second = rows_of(cast, as_person, plan)
    sign_in(client, cast.amira)
    assert "Teach front desks" in client.get(url(cast, "plan_action", second.id)).text
    assert client.post(url(cast, "place_plan_action", second.id), {"way": "up"}).status_code == 403
    assert rows_of(cast, as_person, plan) == [first, second]
    sign_in(client, cast.fay)
    assert client.post(url(cast, "place_plan_action", second.id), {"way": "up"}).status_code == 303
    assert rows_of(cast, as_person, plan) == [second, first]


def test_a_plan_is_published_only_after_it_was_agreed(cast, as_person, client, plan):
    sign_in(client, cast.fay)
    early = client.post(url(cast, "publish_strategy", plan.id), follow=True)
    assert early.redirect_chain[-1][0].startswith(url(cast, "strategy"))
    client.post(
        url(cast, "agree_on_strategy", plan.id), {"on": "2026-01-09", "words": "Nobody was against it."}
    )
    offered = client.post(url(cast, "publish_strategy", plan.id), follow=True)
    assert offered.status_code == 200
    assert "Open at night" in offered.text
    client.post(url(cast, "strategy_not_agreed", plan.id))
    with as_person(cast.fay):
        assert StrategicPlan.objects.get(id=plan.id).state == "drafted"


def test_an_agency_shares_its_counts_by_whoever_leads_there(cast, as_person, client, plan):
    sign_in(client, cast.amira)
    assert "The six measures" in client.get(url(cast, "measures")).text
    assert client.post(url(cast, "share_measures"), {"share": "yes"}).status_code == 403
    sign_in(client, cast.rosa)
    client.post(url(cast, "share_measures"), {"share": "yes"})
    with as_person(cast.rosa) as rosa:
        assert shared_since(rosa, cast.coalition.id)
    client.post(url(cast, "share_measures"), {"share": "no"})
    with as_person(cast.rosa) as rosa:
        assert not shared_since(rosa, cast.coalition.id)


def test_what_one_sees_in_a_measure_is_noted_by_an_organizer(cast, as_person, client, plan):
    here = url(cast, "note_measure", "people", "2026-Q1")
    sign_in(client, cast.amira)
    assert client.get(here).status_code == 403
    sign_in(client, cast.fay)
    said = {"seen": "Fewer came at night.", "tries": "One number.", "version": "0"}
    assert client.post(here, said).status_code in (303, 422)
    with as_person(cast.fay):
        assert ReviewNote.objects.count() == 1


def decided(cast, as_person, what="The plan holds"):
    """A decision of a meeting of this coalition."""
    with as_person(cast.fay) as fay:
        told = {"actor": fay, "coalition_id": fay.agency_id}
        facts = Facts(on=date(2026, 1, 9), starts=time(17), ends=time(19), place="Library")
        meeting = set_meeting(meeting_id=uuid7(), facts=facts, **told)
        move_meeting(meeting_id=meeting.id, then="going", seen=meeting.state, **told)
        said = Decided(what, Method.CONSENSUS)
        return record_decision(meeting_id=meeting.id, decision_id=uuid7(), decided=said, **told)


def test_which_decision_agreed_the_plan_is_chosen_and_each_leads_to_the_other(cast, as_person, client, plan):
    one = decided(cast, as_person)
    sign_in(client, cast.fay)
    agree = url(cast, "agree_on_strategy", plan.id)
    wrong = client.post(agree, {"on": "2026-01-09", "decision": str(uuid7())})
    assert wrong.status_code == 422
    assert "Choose one of the decisions in the list." in wrong.text
    client.post(agree, {"on": "2026-01-09", "decision": str(one.id)})
    sign_in(client, cast.amira)
    there = url(cast, "decision", one.id)
    first = rows_of(cast, as_person, plan)[0]
    assert there in client.get(url(cast, "strategy")).text
    assert there in client.get(url(cast, "plan_action", first.id)).text
    page = client.get(there).text
    assert "Doors that open" in page
    assert url(cast, "plan_action", first.id) in page


def test_a_later_draft_is_agreed_by_a_later_decision_and_undoing_unties(cast, as_person, client, plan):
    early, late = decided(cast, as_person), decided(cast, as_person, "One more action")
    sign_in(client, cast.fay)
    agree = url(cast, "agree_on_strategy", plan.id)
    client.post(agree, {"on": "2026-01-09", "decision": str(early.id)})
    client.post(url(cast, "add_plan_action", plan.id), {"row_id": str(uuid7()), "what": "A van"})
    client.post(agree, {"on": "2026-02-09", "decision": str(late.id)})
    found = [row.decision_id for row in rows_of(cast, as_person, plan)]
    assert found == [early.id, early.id, late.id]
    client.post(url(cast, "strategy_not_agreed", plan.id))
    assert {row.decision_id for row in rows_of(cast, as_person, plan)} == {None}
    assert "What it agreed in the plan" not in client.get(url(cast, "decision", early.id)).text


def test_a_plan_is_not_tied_to_a_decision_of_nobody(cast, as_person, plan):
    with as_person(cast.fay) as fay, pytest.raises(NotFound):
        acts.agree_on_plan(
            actor=fay, coalition_id=fay.agency_id, plan_id=plan.id, on=date(2026, 1, 9), words="",
            decision_id=uuid7(),
        )  # fmt: skip
    with as_person(cast.fay):
        assert StrategicPlan.objects.get(id=plan.id).state == "drafted"


def test_answers_that_are_kept_back_stand_in_one_line_under_their_question():
    def cell(under, name, now, before=None):
        return Cell(under, name, now, before, had_before=True)

    cells = [
        cell("", "Answers", 39), cell("I felt safe", "yes", 26), cell("I felt safe", "partly", None),
        cell("I felt safe", "no", None), cell("I decided", "yes", None), cell("I decided", "no", None),
        cell("", "Kept back", None),
    ]  # fmt: skip
    shown = [(one.under, one.name, one.now) for one in Measured("feedback", "Feedback", True, cells).shown]
    assert shown == [
        ("", "Answers", 39), ("I felt safe", "yes", 26), ("I felt safe", "The other answers", None),
        ("I decided", "All answers", None), ("", "Kept back", None),
    ]  # fmt: skip


def test_of_hundreds_of_organizations_a_measure_shows_those_with_the_most():
    cells = [Cell("", f"Partner {n:03}", n, 0, had_before=True) for n in range(300)]
    one = Measured("crosstraining", "Hours", True, cells)
    assert [cell.now for cell in one.shown] == list(range(299, 269, -1))
    assert one.further == 270
