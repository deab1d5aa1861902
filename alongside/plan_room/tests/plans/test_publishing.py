"""From a form to everyone: who may, drafts that nobody sees, versions, what is not done twice."""

import pytest

from alongside.plan_room.actions import editing, publishing
from alongside.plan_room.errors import FormNotReadable, NotADraft, SecondPerson
from alongside.plan_room.models import Action, Node, Plan, PlanVersion
from alongside.plan_room.tests import ground
from alongside.vault import wall
from alongside.vault.errors import NotFound, Refused
from alongside.vault.ids import uuid7


def test_a_new_plan_is_a_draft_until_it_is_published(cast, as_person):
    with as_person(cast.fay) as actor:
        version = publishing.keep_draft(actor=actor, form=ground.form())
        assert Action.objects.filter(plan__key="LARCH").count() == 3
    with wall.nobody():
        assert not Plan.objects.filter(key="LARCH").exists()
    with as_person(cast.chloe) as actor:
        publishing.publish(actor=actor, version_id=version.id)
    with wall.nobody():
        assert Action.objects.filter(plan__key="LARCH").count() == 3
        assert PlanVersion.objects.get(plan__key="LARCH").published_at is not None


def test_a_draft_of_a_published_plan_changes_nothing_yet(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        version = publishing.keep_draft(actor=actor, form=ground.form(title="Another title"))
    with wall.nobody():
        assert Plan.objects.get(key="LARCH").title == "The plan of Larch"
    with as_person(cast.chloe) as actor:
        publishing.publish(actor=actor, version_id=version.id)
    with wall.nobody():
        assert Plan.objects.get(key="LARCH").title == "Another title"


def test_whoever_wrote_a_draft_does_not_publish_it_through_any_door(cast, as_person):
    with as_person(cast.fay) as actor:
        first = publishing.keep_draft(actor=actor, form=ground.form())
        by_hand = editing.write_draft(actor=actor, form=ground.form(title="By hand"), why="A better title")
        for version in (first, by_hand):
            with pytest.raises(SecondPerson):
                publishing.publish(actor=actor, version_id=version.id)
    with wall.nobody():
        assert not Plan.objects.filter(key="LARCH").exists()
    with as_person(cast.chloe) as actor:
        assert publishing.publish(actor=actor, version_id=first.id).state == "published"


def test_a_draft_sent_again_by_somebody_else_stays_its_first_writers(cast, as_person):
    with as_person(cast.fay) as actor:
        version = publishing.keep_draft(actor=actor, form=ground.form())
    with as_person(cast.chloe) as actor:
        assert publishing.keep_draft(actor=actor, form=ground.form()).id == version.id
    with as_person(cast.fay) as actor, pytest.raises(SecondPerson):
        publishing.publish(actor=actor, version_id=version.id)


def test_an_earlier_version_is_brought_back_by_one_and_published_by_another(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        earlier = PlanVersion.objects.get(plan__key="LARCH")
        ground.published(actor, title="Another title")
        again = editing.bring_back(actor=actor, version_id=earlier.id, why="The first was right")
        with pytest.raises(SecondPerson):
            publishing.publish(actor=actor, version_id=again.id)
    with as_person(cast.chloe) as actor:
        publishing.publish(actor=actor, version_id=again.id)
        assert Plan.objects.get(key="LARCH").title == "The plan of Larch"


@pytest.mark.parametrize("who", ["amira", "dev", "noor", "ida", "ben"])
def test_whoever_does_not_lead_keeps_no_draft(cast, as_person, who):
    with as_person(getattr(cast, who)) as actor, pytest.raises(Refused):
        publishing.keep_draft(actor=actor, form=ground.form())


def test_whoever_does_not_lead_publishes_nothing(cast, as_person):
    with as_person(cast.fay) as actor:
        version = publishing.keep_draft(actor=actor, form=ground.form())
    with as_person(cast.amira) as actor, pytest.raises(Refused):
        publishing.publish(actor=actor, version_id=version.id)


def test_a_coalitions_own_plan_is_published_by_the_coalition_alone(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor, level="coalition")
        assert Plan.objects.get(key="LARCH").keeper_id == actor.agency_id
    with as_person(cast.chloe) as actor, pytest.raises(Refused):
        publishing.keep_draft(actor=actor, form=ground.form(level="coalition", title="Ours now"))


def test_a_version_is_published_or_set_aside_once(cast, as_person):
    with as_person(cast.fay) as actor:
        version = publishing.keep_draft(actor=actor, form=ground.form())
        publishing.set_aside(actor=actor, version_id=version.id)
        for act in (publishing.publish, publishing.set_aside):
            with pytest.raises(NotADraft):
                act(actor=actor, version_id=version.id)
        with pytest.raises(NotFound):
            publishing.publish(actor=actor, version_id=uuid7())


def test_the_same_draft_sent_twice_is_one_version(cast, as_person):
    with as_person(cast.fay) as actor:
        one = publishing.keep_draft(actor=actor, form=ground.form())
        other = publishing.keep_draft(actor=actor, form=ground.form())
        assert one.id == other.id


def test_what_stood_under_a_dropped_promise_stays_for_its_page(cast, as_person):
    with as_person(cast.fay) as actor:
        ground.published(actor)
        ground.published(
            actor,
            nodes=[{"key": "1", "kind": "goal", "number": "1", "title": "See"}],
            actions=ground.ACTIONS[:2],
        )
        assert Node.objects.filter(plan__key="LARCH").count() == 2
        dropped = Action.objects.get(key="LARCH-3")
        assert dropped.dropped_in.number == 2
        ground.published(actor, title="With all three again")
        dropped.refresh_from_db()
        assert dropped.dropped_in is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "x" * 201}, {"released_on": "yesterday"}, {"key": "not a key"},
        {"facts": [{"key": "F", "kind": "indicator", "title": "t", "url": "javascript:alert(1)"}]},
        {"nodes": [{"key": "2", "kind": "goal", "parent": "1"}, {"key": "1", "kind": "goal"}]},
    ],
)  # fmt: skip
def test_what_a_row_cannot_hold_is_said_by_its_place(cast, as_person, wrong):
    with as_person(cast.fay) as actor, pytest.raises(FormNotReadable):
        publishing.keep_draft(actor=actor, form=ground.form(**wrong))
