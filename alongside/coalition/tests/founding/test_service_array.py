"""Help by stage: entries, plan and agreements side by side, with what nobody offers; for those who belong."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.coalition.actions import strategy
from alongside.coalition.actions.members import add_member, join
from alongside.coalition.selectors import service_array as reads
from alongside.coalition.tests import ground
from alongside.directory.actions.services import set_areas
from alongside.directory.tests.agreements.ground import in_force
from alongside.directory.tests.ground import organization, service
from alongside.vault.ids import uuid7
from tests.browse import sign_in


@pytest.fixture
def oak(cast, as_person):
    """A member with two services in the directory, one of them ended, and an action of the plan."""
    with as_person(cast.fay) as fay:
        entry = organization("Oak House")
        beds, ended = service("Beds", of=entry), service("Homes", of=entry, status="defunct")
        told = {"name": "Oak House", "partner_type": "housing", "organization_id": entry.id}
        row = add_member(actor=fay, coalition_id=fay.agency_id, **told)
        join(actor=fay, member=row, on=timezone.localdate())
        ground.joined(fay, cast.linden)
        planned(fay, what="Open a house", member_id=row.id, stage="housing")
    with as_person(cast.chloe) as chloe:
        set_areas(actor=chloe, service_id=beds.id, codes=["housing_tonight", "food"])
        set_areas(actor=chloe, service_id=ended.id, codes=["housing_long"])
    return row


def planned(fay, **said):
    about_it = {"actor": fay, "coalition_id": fay.agency_id}
    plan = strategy.reads.plan_now(fay.agency_id) or strategy.write_plan(
        plan_id=uuid7(), said=strategy.PlanSaid("Doors", date(2026, 1, 1), date(2027, 1, 1)), **about_it
    )
    said = strategy.ActionSaid(**said)
    return strategy.add_action(plan_id=plan.id, action_id=uuid7(), said=said, **about_it)


def url(cast):
    return reverse("coalition:service_array", args=[cast.coalition.id])


def test_entries_and_the_plan_stand_at_their_stages(cast, as_person, oak):
    with as_person(cast.fay) as fay:
        found = reads.lanes_of(fay, fay.agency_id, timezone.localdate())
    assert [lane.member.name for lane in found] == [
        "Oak House",
        cast.linden.name,
    ]  # what is known stands first
    parts = found[0].parts
    assert [area.code for area in parts["crisis"].areas] == ["housing_tonight", "food"]
    assert (parts["housing"].areas, [one.what for one in parts["housing"].actions]) == ([], ["Open a house"])
    assert found[1].is_empty


def test_what_nobody_offers_is_named_and_what_ended_is_not_offered(cast, as_person, oak):
    with as_person(cast.fay) as fay:
        sums = {one.code: one for one in reads.sums_of(reads.lanes_of(fay, fay.agency_id, date.today()))}
    assert (sums["crisis"].members, sums["housing"].members, sums["treatment"].members) == (1, 1, 0)
    assert "A home for good" in sums["housing"].missing
    assert "A safe place tonight" not in sums["crisis"].missing


def test_without_a_known_entry_nothing_is_said_to_be_missing(cast, as_person, client):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.linden)
    sign_in(client, cast.fay)
    shown = client.get(url(cast)).text
    assert "No member is tied to its entry" in shown
    assert "A home for good" not in shown


def test_an_action_that_was_let_go_is_not_drawn_and_one_of_all_is(cast, as_person, oak):
    with as_person(cast.fay) as fay:
        planned(fay, what="Meet in spring", stage="")
        row = planned(fay, what="A van", member_id=oak.id, stage="community")
        told = {"actor": fay, "coalition_id": fay.agency_id, "action_id": row.id}
        strategy.move_action(then="let_go", seen=row.state, words="No money.", **told)
        found = reads.lanes_of(fay, fay.agency_id, timezone.localdate())
    assert not found[0].parts["community"].actions
    together = next(lane for lane in found if lane.member is None)
    assert [one.what for one in together.parts[reads.ALONG].actions] == ["Meet in spring"]


def test_every_member_sees_the_drawing_and_the_same_as_a_table(cast, client, oak):
    for who in ("fay", "amira"):
        sign_in(client, getattr(cast, who))
        shown = client.get(url(cast)).text
        table = re.search(r'<table class="table.*?</table>', shown, re.S)[0]
        for words in ("Oak House", "A safe place tonight", "Open a house"):
            assert words in table
        assert shown.count('<div class="array-lane') == 3  # how many of us, Oak House, Linden


def test_who_does_not_belong_finds_nothing(cast, client, oak):
    sign_in(client, cast.ben)  # his agency has not joined
    assert client.get(url(cast)).status_code == 404


def test_an_agreement_is_marked_for_its_own_sides_alone(cast, as_person, client, oak):
    with as_person(cast.fay) as fay:
        ground.joined(fay, cast.millrace)
    in_force(cast)  # Linden and Millrace
    for who, marked in (("amira", True), ("ben", True), ("fay", False)):
        sign_in(client, getattr(cast, who))
        assert ("agreement with us" in client.get(url(cast)).text) == marked


def test_a_coalition_without_members_is_told_so(cast, client):
    sign_in(client, cast.fay)
    assert "Nobody has joined yet" in client.get(url(cast)).text
