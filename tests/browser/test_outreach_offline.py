"""Three rounds in airplane mode: nothing lost, nothing doubled, nothing readable on the phone (docs/decisions/0024)."""

from collections import Counter

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from alongside.coalition.models import OutreachCheckIn, OutreachRound, OutreachTap
from tests.browser.conftest import enter
from tests.browser.outreach_phone import (
    KEPT,
    STATE,
    counted,
    is_sent,
    nothing_readable,
    phone,
    tap,
    three_rounds,
    waits,
)
from tests.cast import as_person

pytestmark = pytest.mark.slow


@pytest.fixture
def three(cast):
    return three_rounds(cast)


def test_airplane_mode_three_rounds_and_back(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    expect(window.page.locator("[data-places]")).to_contain_text("Rail yard lot")
    context = window.page.context
    context.set_offline(True)

    tap(window, "A greeting", "A greeting", "A talk", "Coffee or water", "Card", of=0)
    tap(window, "Coffee or water", "Snack", place=1, of=0)
    waits(window, 7)
    window.page.reload()  # the phone slept, and the browser threw the page away
    expect(window.page.locator("[data-places]")).to_contain_text("Place 1")
    waits(window, 7)
    tap(window, "A talk", "A bed", "Spanish", of=1)
    window.page.get_by_role("button", name="Undo").click()
    waits(window, 10)
    window.page.close()  # and the tab is closed

    later = context.new_page()
    later.goto(reverse("coalition:round_phone"))
    window = type(window)(later, window.home)
    waits(window, 10)
    tap(window, "A long talk", "Condoms", "Condoms", place=1, of=2)
    waits(window, 13)
    nothing_readable(window, cast, three)
    assert counted(cast) == Counter()

    context.set_offline(False)
    is_sent(window)
    tokens = [row.token for row in three]
    assert counted(cast) == Counter(
        {
            (tokens[0], 1, 11): 2, (tokens[0], 1, 12): 1, (tokens[0], 1, 22): 1, (tokens[0], 1, 21): 1,
            (tokens[0], 2, 22): 1, (tokens[0], 2, 23): 1,
            (tokens[1], 1, 12): 1, (tokens[1], 1, 31): 1,
            (tokens[2], 2, 13): 1, (tokens[2], 2, 25): 2,
        }
    )  # fmt: skip
    kept = later.evaluate(KEPT)["rows"]
    assert kept.count('"box"') == 1  # only the list of rounds, as bare numbers
    nothing_readable(window, cast, three)
    assert window.strangers == []


def test_an_answer_that_is_lost_doubles_nothing(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    lost = []

    def lose(route):
        if len(lost) < 2:
            lost.append(route.fetch())  # the server has it; the phone never hears so
            route.abort()
        else:
            route.fallback()

    window.page.route("**/phone/taps/", lose)
    tap(window, "A talk", "Coffee or water")
    is_sent(window)
    assert [answer.status for answer in lost] == [200, 200]
    assert sum(counted(cast).values()) == 2


def test_taken_back_while_it_is_being_sent_it_is_taken_back(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    held = []
    window.page.route("**/phone/taps/", lambda route: held.append(route) if not held else route.fallback())
    tap(window, "Coffee or water")
    window.page.wait_for_function(
        "() => document.querySelector('[data-state]').textContent.includes('Waiting')"
    )
    window.page.wait_for_timeout(200)
    window.page.get_by_role("button", name="Undo").click()
    window.page.wait_for_timeout(100)
    held[0].fallback()
    is_sent(window)
    assert counted(cast) == Counter()
    for _ in as_person(cast.amira):
        assert [row.gone for row in OutreachTap.objects.all()] == [True]


def test_signed_out_on_the_way_home_the_counts_wait_for_her(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.context.set_offline(True)
    tap(window, "A talk", "Card")
    window.page.context.clear_cookies()
    window.page.context.set_offline(False)
    expect(window.page.locator(STATE)).to_contain_text("Sign in to send them", timeout=30_000)
    window.page.reload()
    waits(window, 2)
    enter(window.page, cast.amira, window.home)
    window.page.reload()
    is_sent(window)
    assert sum(counted(cast).values()) == 2


def test_a_check_in_that_does_not_go_through_says_whom_to_call_and_is_not_kept(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.press("We are well")
    expect(window.page.locator("[data-checked]")).to_contain_text("Checked in at")
    window.page.context.set_offline(True)
    window.press("We are well")
    expect(window.page.locator("[data-alarm]")).to_contain_text("Chloe, 217-555-0177")
    window.page.context.set_offline(False)
    is_sent(window)
    for _ in as_person(cast.amira):
        assert OutreachCheckIn.objects.count() == 1


def test_leaving_quickly_leaves_and_loses_no_count(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.route("https://www.weather.gov/**", lambda route: route.fulfill(body="weather"))
    window.page.route("**/phone/taps/", lambda route: route.abort())
    tap(window, "Card")
    waits(window, 1)
    window.page.locator("[data-exit]").click()
    window.page.wait_for_url("https://www.weather.gov/")
    window.page.unroute("**/phone/taps/")
    window.go("coalition:round_phone")
    expect(window.page.locator(STATE)).to_contain_text("Sign in to send them")  # the session is covered
    enter(window.page, cast.amira, window.home)
    window.page.reload()
    is_sent(window)
    assert sum(counted(cast).values()) == 1


def test_when_no_round_is_near_nothing_stays(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    tap(window, "Card")
    is_sent(window)
    for amira in as_person(cast.amira):
        OutreachRound.objects.filter(agency_id=cast.coalition.id, made_by_id=amira.account_id).update(
            state="off"
        )
    window.page.reload()
    expect(window.page.locator("[data-none]")).to_be_visible()
    window.page.wait_for_function("async () => (await indexedDB.databases()).length === 0")


def test_it_fits_a_small_phone_and_what_is_tapped_is_low_and_large(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.set_viewport_size({"width": 320, "height": 568})
    wide = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not window.page.evaluate(wide)
    for button in window.page.locator("[data-group=met] button, [data-undo], [data-check-in]").all():
        box = button.bounding_box()
        assert min(box["height"], box["width"]) >= 48
    last = window.page.locator("[data-check-in]").bounding_box()
    assert last["y"] + last["height"] <= 568 + 1
    window.was_quiet()
