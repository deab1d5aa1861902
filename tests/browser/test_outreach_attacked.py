"""The phone page of outreach attacked: other hands, a wrong clock, a full phone, old and broken counts."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from alongside.coalition.actions.outreach_rounds import move_round
from alongside.coalition.enums_outreach import Counted
from alongside.coalition.models import OutreachRound, OutreachTap
from alongside.coalition.selectors.outreach_rounds import band_at
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
# A phone whose clock is seven hours and ten minutes ahead.
WRONG_CLOCK = """
(() => {
  const Right = Date;
  const off = 430 * 60_000;
  window.Date = class extends Right {
    constructor(...said) { if (said.length) super(...said); else super(Right.now() + off); }
    static now() { return Right.now() + off; }
  };
})();
"""
# A phone that has no room left once `window.full` is set.
NO_ROOM = """
(() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...said) {
    if (window.full) throw new DOMException("full", "QuotaExceededError");
    return put.apply(this, said);
  };
})();
"""
BREAK_ONE = """
async () => {
  const base = await new Promise((done) => { indexedDB.open("tally").onsuccess = (e) => done(e.target.result); });
  const store = base.transaction("rows", "readwrite").objectStore("rows");
  const rows = await new Promise((done) => { store.getAll().onsuccess = (e) => done(e.target.result); });
  rows[0].box = rows[0].box.slice(0, 40);
  await new Promise((done) => { store.put(rows[0]).onsuccess = done; });
  base.close();
}
"""


@pytest.fixture
def three(cast):
    return three_rounds(cast)


def of_these(cast, change):
    """Change the rounds behind the phone's back."""
    for _ in as_person(cast.amira):
        change(OutreachRound.objects.all())


def test_another_worker_who_signs_in_neither_counts_nor_throws_away_what_is_not_hers(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.context.set_offline(True)
    tap(window, "A talk", "Card")
    waits(window, 2)
    window.page.context.clear_cookies()
    window.page.context.set_offline(False)
    enter(window.page, cast.noor, window.home)
    window.go("coalition:round_phone")
    expect(window.page.locator("[data-others-words]")).to_contain_text("From somebody else’s round: 2")
    expect(window.page.locator("[data-none]")).to_be_visible()
    text = window.page.locator("main").inner_text()
    assert "Rail yard" not in text
    assert not counted(cast)
    window.page.get_by_role("button", name="Throw away").click()
    expect(window.page.get_by_role("button", name="Press again")).to_be_visible()  # and she does not
    window.page.context.clear_cookies()
    enter(window.page, cast.amira, window.home)
    window.go("coalition:round_phone")
    is_sent(window)
    assert sum(counted(cast).values()) == 2


def test_two_phones_of_a_pair_each_count_once_and_see_what_both_counted(cast, signed_in, three):
    hers, his = phone(signed_in, cast.amira), phone(signed_in, cast.dev)
    for window in (hers, his):
        window.page.context.set_offline(True)
    tap(hers, "A talk", "Card")
    tap(his, "A talk", "Coffee or water", "Coffee or water")
    for window in (hers, his):
        window.page.context.set_offline(False)
        is_sent(window)
    assert sum(counted(cast).values()) == 5
    hers.page.reload()
    expect(hers.page.locator("[data-sum]")).to_have_text("Counted on this round, by all its phones: 5")


def test_a_phone_whose_clock_is_wrong_counts_and_warns_by_the_agencys(cast, signed_in, three):
    window = signed_in(cast.amira, width=360, locale="en-US")
    window.page.context.add_init_script(WRONG_CLOCK)
    window.go("coalition:round_phone")
    expect(window.page.locator("[data-tally][data-kept]")).to_be_attached()
    window.press("We are well")
    expect(window.page.locator("[data-due]")).to_contain_text("(in 30 min)")
    due = timezone.localtime(timezone.now() + timedelta(minutes=30))
    assert f"{due:%I}".lstrip("0") in window.page.locator("[data-due]").inner_text()
    window.page.context.set_offline(True)
    window.page.reload()  # also where it knows no more than it kept
    tap(window, "A talk")
    waits(window, 1)
    window.page.context.set_offline(False)
    is_sent(window)
    for _ in as_person(cast.amira):
        assert [row.band for row in OutreachTap.objects.all()] == [band_at(timezone.now()).value]


def test_a_phone_without_room_loses_no_tap_and_says_so(cast, signed_in, three):
    window = signed_in(cast.amira, width=360, locale="en-US")
    window.page.context.add_init_script(NO_ROOM)
    window.go("coalition:round_phone")
    expect(window.page.locator("[data-tally][data-kept]")).to_be_attached()
    window.page.context.set_offline(True)
    tap(window, "Card")
    waits(window, 1)
    window.page.evaluate("() => { window.full = true; }")
    tap(window, "A talk", "Coffee or water", "Snack")
    waits(window, 4)
    expect(window.page.locator("[data-no-shelf]")).to_be_visible()
    window.page.get_by_role("button", name="Undo").click()  # the snack, in memory
    window.page.evaluate("() => { window.full = false; }")
    tap(window, "Toiletries")
    window.page.context.set_offline(False)
    is_sent(window)
    found = {code for (_, _, code) in counted(cast)}
    assert found == {Counted.CARD, Counted.TALK, Counted.COFFEE, Counted.TOILETRIES}
    assert sum(counted(cast).values()) == 4


def test_a_check_in_goes_through_on_a_phone_without_room(cast, signed_in, three):
    window = signed_in(cast.amira, width=360, locale="en-US")
    window.page.context.add_init_script(NO_ROOM + "window.full = true;")
    window.go("coalition:round_phone")
    window.press("We are well")
    expect(window.page.locator("[data-checked]")).to_contain_text("Checked in at")
    expect(window.page.locator("[data-alarm]")).to_be_hidden()


def test_a_box_that_cannot_be_read_stops_no_other_and_can_be_thrown_away(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.context.set_offline(True)
    tap(window, "A talk", "Card", "Snack")
    waits(window, 3)
    window.page.evaluate(BREAK_ONE)
    window.page.reload()
    window.page.context.set_offline(False)
    expect(window.page.locator("[data-apart-words]")).to_contain_text(
        "Could not be counted: 1", timeout=30_000
    )
    assert sum(counted(cast).values()) == 2
    window.page.get_by_role("button", name="Throw away").click()
    window.page.get_by_role("button", name="Press again: throw them away").click()
    expect(window.page.locator("[data-apart]")).to_be_hidden()
    assert window.page.evaluate(KEPT)["rows"].count('"box"') == 1


def test_counts_older_than_a_day_still_arrive_and_those_of_weeks_ago_are_named_one_by_one(
    cast, signed_in, three
):
    window = phone(signed_in, cast.amira)
    window.page.context.set_offline(True)
    tap(window, "A talk", "Card", of=0)
    tap(window, "Snack", place=1, of=1)
    waits(window, 3)
    window.page.close()

    def long_ago(rows):
        for row, days in ((three[0], 2), (three[1], 20), (three[2], 20)):
            then = timezone.now() - timedelta(days=days)
            rows.filter(id=row.id).update(starts_at=then, ends_at=then + timedelta(hours=2))

    of_these(cast, long_ago)
    page = window.page.context.new_page()
    window.page.context.set_offline(False)
    window = type(window)(page, window.home)
    page.goto(reverse("coalition:round_phone"))
    expect(page.locator("[data-apart-words]")).to_contain_text("Could not be counted: 1", timeout=30_000)
    expect(page.locator("[data-apart-list]")).to_have_text("Place 2: Snack × 1")
    expect(page.locator("[data-none]")).to_be_visible()
    assert sum(counted(cast).values()) == 2


def test_a_round_that_was_called_off_meanwhile_keeps_its_counts_and_says_so(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.page.context.set_offline(True)
    tap(window, "A talk", of=0)
    for chloe in as_person(cast.chloe):
        for row in three:
            move_round(actor=chloe, coalition_id=row.agency_id, round_id=row.id, then="off", seen="planned")
    window.page.context.set_offline(False)
    is_sent(window)
    assert sum(counted(cast).values()) == 1
    window.page.reload()
    expect(window.page.locator("[data-off]")).to_contain_text("is called off")
    expect(window.page.locator("[data-none]")).to_be_visible()


def test_a_check_in_of_a_round_that_was_ended_meanwhile_raises_no_alarm(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    of_these(cast, lambda rows: rows.update(state="back", out_at=timezone.now(), back_at=timezone.now()))
    window.press("We are well")
    expect(window.page.locator("[data-checked]")).to_contain_text("Nobody waits for a check-in.")
    expect(window.page.locator("[data-alarm]")).to_be_hidden()


def test_they_come_back_from_the_phone_in_two_presses(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    window.press("We are well")
    window.page.get_by_role("button", name="We are back").click()
    assert not list(states(cast, "back"))
    window.page.get_by_role("button", name="Press again: we are both back").click()
    expect(window.page.locator("[data-is-back]")).to_be_visible()
    assert len(list(states(cast, "back"))) == 1


def states(cast, state):
    for _ in as_person(cast.amira):
        return list(OutreachRound.objects.filter(state=state))
    return []


def test_the_phones_history_its_titles_and_its_worker_tell_nothing(cast, signed_in, three):
    window = phone(signed_in, cast.amira)
    tap(window, "Card")
    is_sent(window)
    page = window.page
    assert page.title() == "Notes"
    assert re.fullmatch(r"https?://[^/]+/coalition/phone/", page.url)
    before = page.evaluate("() => history.length")
    tap(window, "A talk", place=1)
    assert page.evaluate("() => [history.length, history.state]") == [before, None]
    workers = page.evaluate(
        "async () => (await navigator.serviceWorker.getRegistrations()).map((one) => new URL(one.scope).pathname)"
    )
    assert workers == [reverse("coalition:round_phone")]
    kept = page.evaluate(
        "async () => (await (await caches.open('shell')).keys()).map((one) => new URL(one.url).pathname)"
    )
    assert all(path == reverse("coalition:round_phone") or path.startswith("/static/") for path in kept), kept
    told = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, window.name])")
    assert told == '[{},{},""]'
    nothing_readable(window, cast, three)
    expect(page.locator(STATE)).to_be_visible()


def test_a_page_left_open_says_by_itself_that_a_check_in_was_to_be_there(cast, signed_in, three):
    window = signed_in(cast.dev)
    then = timezone.now() - timedelta(minutes=34, seconds=45)  # so long before somebody has to call
    of_these(cast, lambda rows: rows.filter(id=three[0].id).update(state="out", out_at=then, starts_at=then))
    window.go("people:today")
    late = window.page.locator("[data-left]").first
    expect(late).to_be_attached()
    if int(late.get_attribute("data-left")) > 3:
        expect(late).to_be_hidden()
    expect(late).to_be_visible(timeout=30_000)
    late.get_by_role("link", name="Look again").click()
    expect(window.page.locator("main")).to_contain_text("A check-in was missed")
    window.was_quiet()
