"""What an agency said: written down at the desk, read by all, taken off again, never changed."""

import pytest
from django.test import Client
from django.urls import reverse

from alongside.plan_room.models import OfficialUpdate
from alongside.plan_room.tests.shadow.ground import PROMISE
from alongside.vault import wall
from tests.browse import sign_in

DESK = "/staff/plans/promise/" + PROMISE + "/"
TOLD = {
    "status": "delayed", "said_on": "2026-02-03", "text": "Two meetings were moved.", "delay_reason": "No money yet",
    "url": "https://example.org/status",
}  # fmt: skip


def at_desk(cast, who="fay"):
    browser = Client()
    sign_in(browser, getattr(cast, who))
    return browser


def body_of(browser):
    page = browser.get(reverse("plan_desk:said", args=[PROMISE])).content.decode()
    return page.split('name="body"')[1].split('value="')[2].split('"')[0]


def test_what_is_written_down_is_read_by_all_with_its_reason_and_its_evidence(db, cast):
    browser = at_desk(cast)
    assert browser.post(DESK, {**TOLD, "body": body_of(browser)}).status_code == 303
    page = Client().get(reverse("plans:promise", args=[PROMISE])).content.decode()
    for said in ("Two meetings were moved.", "No money yet", "https://example.org/status"):
        assert said in page
    assert "Two meetings" not in Client().get(reverse("plans:promise_feed", args=[PROMISE])).content.decode()


def test_taken_off_it_is_on_no_page_and_still_in_the_table(db, cast):
    browser = at_desk(cast)
    browser.post(DESK, {**TOLD, "body": body_of(browser)})
    with wall.nobody():
        row = OfficialUpdate.objects.get()
    browser.post(reverse("plan_desk:take_off_said", args=[row.id]))
    assert "No money yet" not in Client().get(reverse("plans:promise", args=[PROMISE])).content.decode()
    with wall.nobody():
        assert not OfficialUpdate.objects.exists()
    assert "Taken back" in browser.get(DESK).content.decode()


def test_another_agency_takes_nothing_off(db, cast):
    browser = at_desk(cast)
    browser.post(DESK, {**TOLD, "body": body_of(browser)})
    with wall.nobody():
        row = OfficialUpdate.objects.get()
    at_desk(cast, "chloe").post(reverse("plan_desk:take_off_said", args=[row.id]))
    with wall.nobody():
        assert OfficialUpdate.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"said_on": "2999-01-01"}, "still to come"), ({"status": "done"}, "Give a reason only"),
        ({"text": "Call 312-555-0142"}, "becomes public"), ({"status": ""}, "Choose what it says"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_nothing_is_lost(db, cast, changed, said):
    browser = at_desk(cast)
    answer = browser.post(DESK, {**TOLD, "body": body_of(browser), **changed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "https://example.org/status" in answer.content.decode()


@pytest.mark.parametrize("who", ["amira", "ida", "ben"])
def test_whoever_keeps_no_plans_writes_nothing_down(db, cast, who):
    assert at_desk(cast, who).post(DESK, TOLD).status_code == 403


def test_the_page_of_a_promise_shows_the_way_to_those_who_keep_plans_alone(db, cast):
    page = reverse("plans:promise", args=[PROMISE])
    assert DESK in at_desk(cast).get(page).content.decode()
    assert DESK not in at_desk(cast, "amira").get(page).content.decode()
    assert DESK not in Client().get(page).content.decode()
