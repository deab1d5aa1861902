"""The screens of a plan and of the measures: an action's place, agreeing and not, publishing, sharing, a note."""

from datetime import date

import pytest
from django.urls import reverse

from alongside.bulletin.tallies import shared_since
from alongside.coalition.actions import strategy as acts
from alongside.coalition.models import PlanAction, ReviewNote, StrategicPlan
from alongside.coalition.tests import ground
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
