"""Journey 10 whole: what was promised, who owes it, what others found, having a say. Nobody outside has an account."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from alongside.plan_room.tests.consultations import ground
from alongside.plan_room.tests.shadow.ground import PROMISE, SAID
from alongside.plan_room.views import reports
from alongside.plan_room.views.consultations import agreeing, writing
from tests.browser.keys import Keys

pytestmark = pytest.mark.slow
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
GROUP, OFFICE = "board@prairie.example.org", "office@federal.example.org"
WAYS = pytest.mark.parametrize(
    ("javascript", "width"),
    [(True, 1280), (True, 320), (False, 320)],
    ids=["wide", "phone", "without-scripts"],
)


@pytest.fixture(autouse=True)
def mails(settings):
    settings.MAIL_ON = True
    for meter in (reports.meter, writing.SENDS, agreeing.MAILS):
        meter._left.clear()


@pytest.fixture
def larch(cast, as_person):
    """An open consultation of an invented city, with a draft and a letter."""
    with as_person(cast.fay) as actor:
        return ground.open_one(actor)


def link_to(address):
    """The path of the link in the last mail to somebody that has one."""
    bodies = [one.body for one in reversed(mail.outbox) if address in one.to]
    return next(found[1] for body in bodies if (found := re.search(r"https?://[^/\s]+(/\S+)", body)))


def presses_in_mail(window, address, button):
    """Opening the link is not enough: programs open links too."""
    window.page.goto(link_to(address))
    window.press(button)


# -- a journalist ----------------------------------------------------------------------------------------


@WAYS
def test_a_journalist_reads_who_owes_what_and_takes_it_along(cast, open_window, javascript, width):
    window = open_window(javascript=javascript, width=width)
    window.go("plans:front")
    for number in ("92", "64", "4"):
        window.shows(number)
    window.page.get_by_role("link", name=re.compile("^National Action Plan to Combat")).last.click()
    window.is_headed("National Action Plan")
    window.field("Who owes it").select_option("SPOG")
    with window.page.expect_navigation():
        window.press("Show")
    window.follow("As a list")
    window.page.locator(f"a[href*='{PROMISE}']").first.click()
    window.is_headed("Set up a working group")
    window.shows("Senior Policy Operating Group")
    window.shows("No time is given.")
    window.shows("Nobody has sent a report about this.")
    assert not window.page.evaluate(TOO_WIDE)
    feed = window.page.request.get(reverse("plans:promise_feed", args=[PROMISE]))
    assert (feed.status, feed.headers["content-type"].split(";")[0]) == (200, "application/atom+xml")
    window.go("plans:promise", "HHS20-L16-b")
    window.does_not_show("verdue")
    window.was_quiet()


# -- a group of survivors --------------------------------------------------------------------------------


def writes_a_report(window):
    window.go("plans:promise", PROMISE)
    window.follow("Bring evidence")
    for label, words in (
        ("Your organization", "organization"), ("What you looked at", "title"), ("What you saw", "text"),
        ("How you checked", "method"), ("Where the evidence", "url"), ("Email of your", "address"),
    ):  # fmt: skip
        window.fill(label, SAID[words])
    window.choose("Limited")
    window.press("Send")
    window.is_headed("Look into your mail")


def asks_the_office(fay):
    fay.go("plan_desk:sent_in")
    fay.follow(SAID["title"])
    fay.fill("Which office is asked", "The group's office")
    fay.fill("Its email", OFFICE)
    fay.press("Ask it to answer")
    fay.shows("to answer by")


def answers(office):
    office.page.goto(link_to(OFFICE))
    office.fill("Which office answers", "The group's office")
    office.fill("Your answer", "Two more meetings were held in May.")
    office.press("Send the answer")


@WAYS
def test_a_report_is_confirmed_asked_about_answered_published_and_taken_back(
    cast, open_window, signed_in, javascript, width
):
    window = open_window(javascript=javascript, width=width)
    writes_a_report(window)
    assert not window.page.evaluate(TOO_WIDE)
    presses_in_mail(window, GROUP, "Confirm and send")
    fay = signed_in(cast.fay)
    asks_the_office(fay)
    answers(open_window(javascript=javascript, width=width))
    fay.page.reload()
    fay.press("Publish")
    window.go("plans:promise", PROMISE)
    for words in (SAID["text"], "Two more meetings were held in May.", "Limited"):
        window.shows(words)
    presses_in_mail(window, GROUP, "Take it back")
    window.go("plans:promise", PROMISE)
    for words in (SAID["text"], "Two more meetings were held in May."):
        window.does_not_show(words)
    for one in (window, fay):
        one.was_quiet()


# -- an organization -------------------------------------------------------------------------------------


@WAYS
def test_an_organization_adapts_a_draft_and_sees_what_it_changed(
    cast, larch, open_window, signed_in, javascript, width
):
    window = open_window(javascript=javascript, width=width)
    window.go("consultations:draft", "LARCH-SAY-1")
    window.follow("Adapt it")
    window.field("What you want to say").fill(ground.DRAFT.replace("twice a year", "every month"))
    window.choose("For an organization")
    window.fill("The organization’s name", "Prairie Tenants")
    window.fill("Mail address", GROUP)
    with window.page.expect_navigation():
        window.press("Look once more")
    changed = window.page.locator(".beside")
    for kind, words in (("ins", ("every", "month")), ("del", ("twice", "year"))):
        for word in words:
            expect(changed.locator(kind, has_text=word).first).to_be_visible()
    assert not window.page.evaluate(TOO_WIDE)
    window.press("Send")
    window.is_headed("We have it")
    presses_in_mail(window, GROUP, "Yes, this was us")
    fay = signed_in(cast.fay)
    fay.go("consultations:queue")
    fay.follow("The hotline number in every office")
    fay.press("Publish it")
    window.go("consultations:ideas", "LARCH-SAY")
    window.follow("The hotline number in every office")
    window.shows("Prairie Tenants")
    window.shows("every month")
    for one in (window, fay):
        one.was_quiet()


@WAYS
def test_an_organization_signs_a_letter(cast, larch, open_window, javascript, width):
    window = open_window(javascript=javascript, width=width)
    window.go("consultations:letter", "LARCH-SAY-letter")
    window.follow("Sign for an organization")
    window.fill("The organization’s name", "Prairie Tenants")
    window.fill("Its mail address", GROUP)
    window.press("Send the link")
    presses_in_mail(window, GROUP, "Yes, this was us")
    window.go("consultations:letter", "LARCH-SAY-letter")
    window.shows("1 organization signed here")
    window.shows("Prairie Tenants")
    assert not window.page.evaluate(TOO_WIDE)
    window.was_quiet()


def test_by_keyboard_alone_from_the_front_to_a_report(cast, open_window):
    keys = Keys(open_window())
    keys.window.go("plans:front")
    keys.follow("National Action Plan to Combat")
    keys.follow("As a list")
    keys.follow("Set up a working group")
    keys.follow("Bring evidence")
    keys.to("Your organization").type(SAID["organization"])
    keys.to("What you looked at").type(SAID["title"])
    keys.choose("What you found", "Limited")
    keys.to("What you saw").type(SAID["text"])
    keys.to("How you checked").type(SAID["method"])
    keys.to("Email of your").type(GROUP)
    keys.send("Send")
    keys.window.is_headed("Look into your mail")
    keys.window.was_quiet()
