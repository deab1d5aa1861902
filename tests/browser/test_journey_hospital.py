"""Journey 2, the emergency room, by keyboard alone: asked from outside, sent, there, the short times, what follows."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from alongside.cases.factories import a_client
from alongside.crisis_line.actions import roster
from tests.browser.keys import Keys

pytestmark = pytest.mark.slow


def test_the_emergency_room(cast, as_person, open_window, signed_in):
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    with as_person(cast.chloe) as actor:
        roster.change_rules(actor=actor, version=0, how=roster.HowHeld(takes_requests=True))
    number = _a_social_worker_asks(Keys(open_window()))
    _the_line_sends_someone(Keys(signed_in(cast.amira, width=360)), number)
    _with_them_at_the_hospital(Keys(signed_in(cast.amira, width=360), esther.id))


def _a_social_worker_asks(keys):
    """From outside, without an account; the receipt says a number and nothing of what was written."""
    keys.window.go("crisis_line:ask_from_outside", "linden-crisis-center")
    keys.pick("Where you are from", "A hospital")
    keys.to("Who should we ask for").type("Nurse Okafor")
    keys.to("Number to call back").type("217-555-0188")
    keys.pick("What kind of place", "Emergency")
    keys.to("Where should the advocate come").type("St. Odile, desk 4")
    keys.choose("How soon", "Now")
    keys.send("Ask")
    keys.window.is_headed("Received")
    keys.window.does_not_show("Okafor")
    keys.window.was_quiet()
    return re.search(r"[0-9A-F]{4}-[0-9A-F]{4}", keys.window.main.inner_text()).group()


def _the_line_sends_someone(keys, number):
    keys.window.go("crisis_line:requests")
    keys.follow(number)
    keys.follow("I am on it")
    keys.window.shows("Someone is on it")
    keys.follow("Send an advocate")
    expect(keys.window.field("Where to come")).to_have_value("St. Odile, desk 4")
    keys.send("Go on: whom to call")
    keys.follow("I called: Dev")
    keys.window.shows("If nobody has answered by")
    keys.follow("Says yes: Dev")
    for tap in ("On the way", "Arrived"):
        keys.follow(tap)
    keys.window.shows("Dev is there, since")
    keys.window.was_quiet()


def _with_them_at_the_hospital(keys):
    """On a phone: each tap leaves one where one was, and Tab goes on from there."""
    keys.window.go("cases:advocacy", keys.case_id)
    keys.follow("Go to the hospital")
    keys.to("Hospital or clinic").type("St. Odile")
    keys.send("Go on")
    keys.follow("Now: Arrived")
    keys.press("Tab")
    assert keys.here()[0].startswith("Take back: Arrived")
    keys.follow("Start this clock: Medicine against HIV")
    _yesterday(keys)
    keys.send("Start the clock")
    keys.window.shows("Medicine against HIV, 72 hours")
    keys.window.go("cases:advocacy", keys.case_id)
    keys.follow("St. Odile")
    keys.window.does_not_show("Start this clock: Medicine against HIV")
    keys.follow("Write down")
    keys.choose("May I stay during the exam", "Yes")
    keys.to("What follows").type("Clinic on Monday, Amira goes along.")
    keys.send()
    keys.window.shows("Clinic on Monday")
    keys.window.was_quiet()


def _yesterday(keys):
    """The day as one types it into the browser's own field: month, day, year."""
    day = timezone.localdate() - timedelta(days=1)
    keys.choose("Do we know when?", "We know when")
    keys.to("The last time HIV").page.keyboard.type(f"{day:%m%d%Y}")
