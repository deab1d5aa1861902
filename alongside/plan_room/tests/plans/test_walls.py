"""The row wall of the plan room: the published is read by all, drafts by keepers, an own plan is its agency's."""

import pytest
from django.db import DatabaseError, transaction

from alongside.plan_room.models import Action, Plan, PlanAgency, PlanVersion, ShadowReport
from alongside.vault import wall


def draft(**more):
    plan = Plan(key="CITY", title="A city's plan", level="local", **more)
    plan.save(force_insert=True)
    Action(plan=plan, key="CITY-1", title="Do it", modality="will", specificity="specific").save(
        force_insert=True
    )
    return plan


def seen():
    return Plan.objects.filter(key="CITY").count(), Action.objects.filter(plan__key="CITY").count()


@pytest.mark.parametrize("who", ["chloe", "rosa", "vera", "fay", "ruth"])
def test_those_who_keep_plans_write_them(cast, as_person, who):
    with as_person(getattr(cast, who)):
        draft()
        assert seen() == (1, 1)


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida", "ben"])
def test_others_do_not_and_do_not_see_a_draft(cast, as_person, who):
    with as_person(cast.fay):
        draft()
    with as_person(getattr(cast, who)):
        assert seen() == (0, 0)
        with pytest.raises(DatabaseError), transaction.atomic():
            Plan(key="THEIRS", title="x", level="local").save(force_insert=True)
        assert Plan.objects.filter(key="NAP20").update(title="x") == 0


def test_nobody_without_a_context_sees_a_draft_or_writes(cast, as_person):
    with as_person(cast.fay):
        draft()
    with wall.nobody(read_only=False):
        assert seen() == (0, 0)
        assert Plan.objects.count() == 3
        for row in (
            Plan(key="X", title="x", level="local"),
            PlanAgency(code="X", name="x", kind="office"),
            ShadowReport(organization="x", title="x", reported_on="2026-01-01"),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                row.save(force_insert=True)


def test_an_agencys_own_plan_is_written_by_that_agency_alone(cast, as_person):
    with as_person(cast.fay) as actor:
        plan = draft(keeper_id=cast.coalition.id, state="published")
        assert actor.agency_id == plan.keeper_id
    with as_person(cast.chloe):
        assert seen() == (1, 1)
        assert Plan.objects.filter(key="CITY").update(title="x") == 0
        assert Action.objects.filter(plan__key="CITY").update(title="x") == 0


def test_a_draft_of_an_own_plan_is_not_shown_to_another_agency(cast, as_person):
    with as_person(cast.fay):
        draft(keeper_id=cast.coalition.id)
    with as_person(cast.chloe):
        assert seen() == (0, 0)


def test_a_version_that_waits_is_not_shown_to_all(cast, as_person):
    with as_person(cast.fay):
        plan = Plan.objects.get(key="NAP20")
        PlanVersion(plan=plan, number=2, origin="by_hand", form={}, sha256="0" * 64).save(force_insert=True)
        assert PlanVersion.objects.filter(plan=plan).count() == 2
    with wall.nobody():
        assert PlanVersion.objects.filter(plan__key="NAP20").count() == 1
