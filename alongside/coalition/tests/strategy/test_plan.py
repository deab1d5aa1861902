"""The plan: written in a meeting, agreed, moved on, put in order, published."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from alongside.coalition.actions import strategy as acts
from alongside.coalition.actions.strategy_publishing import action_key, offer_plan
from alongside.coalition.errors_strategy import NothingToAgreeOn, NothingToPublish, StepNotThere, WhyMissing
from alongside.coalition.models import PlanAction
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.tests import ground
from alongside.plan_room.actions import publishing
from alongside.plan_room.selectors.editing import draft_for
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7
from tests.browse import sign_in

SAID = acts.PlanSaid("Doors that open", date(2026, 1, 1), date(2027, 12, 31))


def a_plan(fay):
    return acts.write_plan(actor=fay, coalition_id=fay.agency_id, plan_id=uuid7(), said=SAID)


def an_action(actor, plan, what="Open at night", **more):
    return acts.add_action(
        actor=actor, coalition_id=plan.agency_id, plan_id=plan.id, action_id=uuid7(),
        said=acts.ActionSaid(what=what, **more),
    )  # fmt: skip


def moved(actor, row, then, words=""):
    seen = reads.action_for(row.agency_id, row.id).state
    return acts.move_action(
        actor=actor, coalition_id=row.agency_id, action_id=row.id, then=then, seen=seen, words=words
    )


def agreed(fay, plan):
    return acts.agree_on_plan(
        actor=fay,
        coalition_id=plan.agency_id,
        plan_id=plan.id,
        on=date(2026, 1, 9),
        words="Nobody was against it.",
    )


def test_a_plan_from_nothing_to_its_decision_in_a_meeting(cast, client, as_person):
    with as_person(cast.fay) as fay:
        member = ground.joined(fay, cast.linden)
    sign_in(client, cast.fay)
    here = [cast.coalition.id]
    assert "There is no plan yet" in client.get(reverse("coalition:strategy", args=here)).text
    said = {"title": "Doors", "starts_on": "2026-01-01", "ends_on": "2026-12-31", "review_every": "3"}
    assert client.post(reverse("coalition:strategy_new", args=here), said).status_code == 303
    with as_person(cast.fay):
        plan = reads.plan_now(cast.coalition.id)
    row = {"row_id": str(uuid4()), "what": "Open at night", "member": str(member.id), "due_on": "2026-06-01"}
    add = reverse("coalition:add_plan_action", args=[*here, plan.id])
    for _twice in range(2):
        answer = client.post(add, row)
        assert answer.status_code == 303
        assert answer["Location"].endswith("#id_what")
    agree = reverse("coalition:agree_on_strategy", args=[*here, plan.id])
    assert client.post(agree, {"on": "2026-01-09", "words": "All said yes."}, follow=True).status_code == 200
    page = client.get(reverse("coalition:strategy", args=here)).text
    assert page.count("Open at night</a>") == 1
    assert "All said yes." in page
    assert "past its day" in page
    for by in ("organization", "time"):
        assert "Linden Crisis Center" in client.get(reverse("coalition:strategy", args=here), {"by": by}).text
    assert client.get(reverse("coalition:strategy_pdf", args=here)).content.startswith(b"%PDF")
    assert "Open at night" in client.get(reverse("coalition:strategy_csv", args=here)).content.decode()


def test_a_mistake_in_the_quick_row_loses_nothing(cast, client, as_person):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
    sign_in(client, cast.fay)
    add = reverse("coalition:add_plan_action", args=[cast.coalition.id, plan.id])
    answer = client.post(add, {"what": "Open at night", "due_on": "soon"})
    assert answer.status_code == 422
    assert "Write a day" in answer.text
    assert "Open at night" in answer.text


def test_a_member_writes_and_moves_its_own_and_nobody_elses(cast, as_person):
    with as_person(cast.fay) as fay:
        linden, millrace = ground.joined(fay, cast.linden), ground.joined(fay, cast.millrace)
        plan = a_plan(fay)
        theirs = an_action(fay, plan, member_id=millrace.id)
    with as_person(cast.rosa) as rosa:
        ours = an_action(rosa, plan, member_id=linden.id)
        with pytest.raises(Refused):
            an_action(rosa, plan, member_id=millrace.id)
        with pytest.raises(Refused):
            moved(rosa, ours, "agreed")
        with pytest.raises(Refused):
            moved(rosa, theirs, "let_go", "no")
        assert not PlanAction.objects.filter(id=theirs.id).update(what="Changed")
    with as_person(cast.amira) as amira, pytest.raises(Refused):
        an_action(amira, plan, member_id=linden.id)
    with as_person(cast.fay) as fay:
        agreed(fay, plan)
    with as_person(cast.rosa) as rosa:
        assert moved(rosa, ours, "under_way").state == "under_way"
        with pytest.raises(Refused):  # what was agreed is put in other words by the organizers
            change(rosa, ours, version=3)


def change(actor, row, version, what="Open all night"):
    return acts.change_action(
        actor=actor, coalition_id=row.agency_id, action_id=row.id, version=version,
        said=acts.ActionSaid(what=what, member_id=row.member_id),
    )  # fmt: skip


def test_an_agency_outside_finds_no_plan(cast, client, as_person):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
        an_action(fay, a_plan(fay))
    with as_person(cast.ruth):
        assert not PlanAction.objects.exists()
    sign_in(client, cast.ruth)
    assert client.get(reverse("coalition:strategy", args=[cast.coalition.id])).status_code == 404


def test_letting_go_says_why_and_the_story_keeps_it(cast, as_person):
    with as_person(cast.fay) as fay:
        row = an_action(fay, a_plan(fay))
        with pytest.raises(WhyMissing):
            moved(fay, row, "let_go", " ")
        moved(fay, row, "let_go", "No money this year.")
        with pytest.raises(StepNotThere):
            acts.move_action(
                actor=fay, coalition_id=fay.agency_id, action_id=row.id, then="done", seen="drafted"
            )
        story = reads.story_of(row)
        assert [(step.state, step.words) for step in story] == [
            ("let_go", "No money this year."),
            ("drafted", ""),
        ]
        assert story[0].by_name == "Fay"


def test_sent_twice_is_one_and_nothing_is_written_over(cast, as_person):
    with as_person(cast.fay) as fay:
        plan, key = a_plan(fay), uuid7()
        said = {"actor": fay, "coalition_id": fay.agency_id, "plan_id": plan.id, "action_id": key}
        row = acts.add_action(said=acts.ActionSaid(what="One"), **said)
        with pytest.raises(SavedBefore) as again:
            acts.add_action(said=acts.ActionSaid(what="One"), **said)
        assert again.value.same
        change(fay, row, version=1)
        with pytest.raises(SomeoneElseWasFaster):
            change(fay, row, version=1, what="Other")


def test_actions_change_places_and_come_back(cast, as_person):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
        one, two = an_action(fay, plan, "One"), an_action(fay, plan, "Two")
        at = {"actor": fay, "coalition_id": fay.agency_id}
        acts.shift_action(action_id=two.id, up=True, **at)
        acts.shift_action(action_id=two.id, up=True, **at)  # at the edge nothing happens
        assert [row.what for row in reads.actions_of(plan)] == ["Two", "One"]
        acts.remove_action(action_id=one.id, **at)
        assert [row.what for row in reads.actions_of(plan)] == ["Two"]
        acts.put_action_back(action_id=one.id, **at)
        assert reads.actions_of(plan).count() == 2


def test_an_agreement_that_was_none_is_taken_back(cast, as_person):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
        begun, waits = an_action(fay, plan, "Begun"), an_action(fay, plan, "Waits")
        agreed(fay, plan)
        moved(fay, begun, "under_way")
        acts.take_agreement_back(actor=fay, coalition_id=fay.agency_id, plan_id=plan.id)
        states = {row.what: row.state for row in reads.actions_of(plan)}
        assert states == {"Begun": "under_way", "Waits": "drafted"}
        assert waits.version == 1


def test_published_again_is_a_new_version_of_the_same_promises(cast, as_person):
    with as_person(cast.fay) as fay:
        member = ground.joined(fay, cast.linden)
        plan = a_plan(fay)
        row = an_action(fay, plan, member_id=member.id, due_on=date(2026, 6, 1), answers="NAP20-2.1-b")
        offer = {
            "actor": fay,
            "coalition_id": fay.agency_id,
            "plan_id": plan.id,
            "name": "Linden",
            "why": "So.",
        }
        with pytest.raises(NothingToPublish):
            offer_plan(**offer)
        agreed(fay, plan)
        first = offer_plan(**offer)
        assert offer_plan(**offer) == first
        with pytest.raises(Refused):  # a second person publishes
            publishing.publish(actor=fay, version_id=first)
        form = draft_for(fay, first).version.form
        assert [one["key"] for one in form["actions"]] == [action_key(row)]
        assert form["links"][0]["target"] == "NAP20-2.1-b"
        changed = reads.action_for(fay.agency_id, row.id)
        change(fay, changed, version=changed.version)
        second = offer_plan(**offer)
        assert second != first
        assert draft_for(fay, second).version.form["actions"][0]["key"] == action_key(row)


def test_a_long_plan_asks_the_database_no_more_often(cast, client, as_person, django_assert_max_num_queries):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
        member = ground.joined(fay, cast.linden)
        PlanAction.objects.bulk_create(
            PlanAction(agency_id=plan.agency_id, plan=plan, place=at, what=f"Step {at}", member=member)
            for at in range(300)
        )
    sign_in(client, cast.fay)
    with django_assert_max_num_queries(40):
        assert client.get(reverse("coalition:strategy", args=[cast.coalition.id])).status_code == 200


def test_a_plan_without_an_action_is_not_agreed_on(cast, client, as_person):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
        with pytest.raises(NothingToAgreeOn):
            agreed(fay, plan)
        let_go = an_action(fay, plan, "A mistake")
        moved(fay, let_go, "let_go", "Nobody has the time.")
        with pytest.raises(NothingToAgreeOn):
            agreed(fay, plan)
    sign_in(client, cast.fay)
    shown = client.get(reverse("coalition:strategy", args=[cast.coalition.id])).text
    assert "Write the first action above" in shown
    assert "Agree on the plan</" not in shown.replace("\n", "")
    refused = client.post(
        reverse("coalition:agree_on_strategy", args=[cast.coalition.id, plan.id]),
        {"on": "2026-01-09"},
        follow=True,
    )
    assert "No action is written yet" in refused.text


def test_new_drafts_are_offered_for_a_decision_only_where_there_are_any(cast, client, as_person):
    with as_person(cast.fay) as fay:
        plan = a_plan(fay)
        an_action(fay, plan)
        agreed(fay, plan)
    sign_in(client, cast.fay)
    page = reverse("coalition:strategy", args=[cast.coalition.id])
    assert "Agree on the new drafts" not in client.get(page).text
    with as_person(cast.fay) as fay:
        an_action(fay, plan, "A new one")
    assert "Agree on the new drafts" in client.get(page).text
