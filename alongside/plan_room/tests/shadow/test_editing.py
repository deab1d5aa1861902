"""A plan by hand: looked at, kept as a draft, published by a second person, brought back."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from alongside.plan_room.models import PlanVersion
from alongside.plan_room.plan_mistakes import form_and_mistakes
from alongside.plan_room.selectors.editing import BEGIN
from tests.browse import sign_in

EDIT = "/staff/plans/plans/edit/"


def at_desk(cast, who):
    browser = Client()
    sign_in(browser, getattr(cast, who))
    return browser


def text(**changes):
    return json.dumps({**BEGIN, "level": "local", **changes})


def kept(as_person, cast):
    with as_person(cast.fay):
        return PlanVersion.objects.filter(plan__key="OURS-2026").order_by("number").last()


def settle(browser, version, do):
    return browser.post(reverse("plan_desk:settle_draft", args=[version.id]), {"do": do}, follow=True)


def write(cast, as_person, who="fay", **changes):
    answer = at_desk(cast, who).post(EDIT, {"text": text(**changes), "why": "A first plan", "do": "keep"})
    assert answer.status_code == 303
    return kept(as_person, cast)


def test_looking_shows_what_changes_and_keeps_nothing(db, cast, as_person):
    page = at_desk(cast, "fay").post(EDIT, {"text": text(), "why": "x", "do": "look"})
    assert page.status_code == 200
    assert "What we will do" in page.content.decode()
    assert kept(as_person, cast) is None


def test_one_writes_and_another_publishes(db, cast, as_person):
    version = write(cast, as_person)
    fay = at_desk(cast, "fay")
    assert 'value="publish"' not in fay.get(reverse("plan_desk:draft", args=[version.id])).content.decode()
    assert "does not publish it" in settle(fay, version, "publish").content.decode()
    assert Client().get(reverse("plans:plan", args=["OURS-2026"])).status_code == 404
    chloe = at_desk(cast, "chloe")
    assert "A first plan" in chloe.get(reverse("plan_desk:editor")).content.decode()
    settle(chloe, version, "publish")
    assert Client().get(reverse("plans:plan", args=["OURS-2026"])).status_code == 200


def test_an_earlier_version_comes_back_as_a_draft(db, cast, as_person):
    first = write(cast, as_person)
    settle(at_desk(cast, "chloe"), first, "publish")
    second = write(cast, as_person, title="Another title")
    settle(at_desk(cast, "chloe"), second, "publish")
    assert "Bring it back" in at_desk(cast, "fay").get(EDIT + "?plan=OURS-2026").content.decode()
    settle(at_desk(cast, "fay"), first, "bring_back")
    third = kept(as_person, cast)
    assert (third.number, third.state, third.form["title"]) == (3, "draft", "Our plan")


def test_a_draft_is_set_aside_by_its_writer(db, cast, as_person):
    version = write(cast, as_person)
    settle(at_desk(cast, "fay"), version, "set_aside")
    assert kept(as_person, cast).state == "set_aside"


def test_a_plan_opened_and_kept_as_it_is_changes_nothing(db, cast):
    page = at_desk(cast, "fay")
    told = page.get(EDIT + "?plan=NAP20").context["form"].initial["text"]
    assert "No promise changed." in page.post(EDIT, {"text": told, "why": "x", "do": "look"}).content.decode()


@pytest.mark.parametrize("who", ["amira", "ida", "ben"])
def test_whoever_keeps_no_plans_edits_none(db, cast, as_person, who):
    version = write(cast, as_person)
    browser = at_desk(cast, who)
    for answer in (
        browser.get(EDIT), browser.post(EDIT, {"text": text(), "why": "x", "do": "keep"}),
        browser.get(reverse("plan_desk:draft", args=[version.id])), settle(browser, version, "publish"),
    ):  # fmt: skip
        assert answer.status_code in (403, 404)


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ("{", "line 1"), ("[]", "plan"), ('{"key": "A", "title": "b", "wrong": 1}', "wrong"), ('{"title": "b"}', "key"),
        (text(actions=[{"key": "A", "title": 5}]), "actions[0].title"),
        (text(level="heaven"), "level"),
        (text(actions=[{"key": "A", "title": "b", "owners": [{"role": "lead"}]}]), "actions[0].owners[0].code"),
        (text(actions=[{"key": "A", "title": "b", "clock": {"kind": "soon"}}]), "actions[0].clock.kind"),
        (text(actions=[{"key": "A", "title": "b", "node": "9"}]), "actions: 9"),
        ("[" * 100_000, "line 1"),
    ],
)  # fmt: skip
def test_each_mistake_is_said_with_its_place_and_why(told, path):
    form, mistakes = form_and_mistakes(told)
    assert form is None
    assert path in [one.path for one in mistakes]
    assert all(one.why for one in mistakes)


def test_several_mistakes_are_said_at_once_and_nothing_typed_is_lost(db, cast):
    wrong = text(level="heaven", actions=[{"key": "A", "title": 5, "more": 1}])
    answer = at_desk(cast, "fay").post(EDIT, {"text": wrong, "why": "x", "do": "keep"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert [word in page for word in ("level", "actions[0].title", "actions[0].more", "heaven")] == [True] * 4
