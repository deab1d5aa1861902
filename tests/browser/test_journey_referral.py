"""Journeys 4 and 5 whole: help asked for elsewhere, allowed item by item, answered, closed; taken back on the phone.

Two agencies side by side, and once a service without an account.
"""

from playwright.sync_api import expect

from alongside.directory.actions.areas import load_areas
from alongside.releases.selectors.releases import running_for
from tests.browser.ground import only_a_name
from tests.browser.test_journey_permission import ASKS, link_of, staff_intake
from tests.cast import as_person

AGENCY = "We send it to an agency that works here"
LINK = "A link and a spoken code, for a service without an account"


def ready(cast):
    """Esther, an intake team at Millrace, the areas of help."""
    for _actor in as_person(cast.fay):
        load_areas()
    staff_intake(cast)
    return only_a_name(cast)


def ask(amira, esther, *, way, to=""):
    """What is asked for, up to the draft."""
    amira.go("referrals:referrals", esther.id)
    amira.main.get_by_role("link", name="Ask for help somewhere").first.click()
    amira.choose(way)
    if to:
        amira.fill("Or the name of the place", to)
    else:
        amira.field("Which agency that works here").select_option(label="Millrace Legal Aid")
    amira.field("What help is looked for").select_option(value="immigration")
    amira.choose("For themselves")
    for name, value in (("priority", "urgent"), ("calls", "yes")):
        amira.main.locator(f"[name={name}][value={value}]").check(force=True)
    amira.press("Write it down")
    amira.shows("Not sent yet")


def allow(amira, *, take_out=False):
    """The permission on the way, read in Spanish and signed for fourteen days; then back at the referral."""
    amira.follow("Make a permission together")
    amira.choose("A service that helps: housing, law, work, school")
    amira.fill("What for", "help with her birth certificate")
    amira.fill("Why now", "The office asks for one")
    amira.choose("Spanish")
    amira.press("Go on")
    amira.main.locator("[name=items]").first.check()
    amira.fill("What they ask for, in their words", ASKS)
    amira.press("Show what they would see")
    expect(amira.main.locator("form[lang=es]")).to_be_visible()
    if take_out:
        with amira.page.expect_navigation():
            amira.main.locator("[name=take_out]").first.click()
    page = amira.main
    for name, value in (("days", "14"), ("read_how", "aloud"), ("signed_how", "typed")):
        page.locator(f"[name={name}][value='{value}']").check(force=True)
    for name in ("help_told", "law_told"):
        page.locator(f"[name={name}]").check(force=True)
    page.locator("[name=signature]").fill("Esther")
    with amira.page.expect_navigation():
        page.locator(".sign [name=sign]").click()


def send(amira):
    amira.main.locator("[name=release_id]").first.check()
    amira.press("Send it")
    amira.shows("Sent, waiting for an answer")


def test_a_referral_that_closes(cast, signed_in):
    esther = ready(cast)
    amira, ben = signed_in(cast.amira), signed_in(cast.ben)
    ask(amira, esther, way=AGENCY)
    amira.shows("There is none between both sides. That is noted, and stops nothing.")
    allow(amira, take_out=True)
    send(amira)

    ben.go("referrals:inbox")
    ben.main.get_by_role("link", name="Linden Crisis Center").first.click()
    ben.shows(ASKS)
    expect(ben.main.locator(".packet > li")).to_have_count(1)  # the name was taken out
    ben.press("Accept")
    ben.follow("It has to wait")
    ben.choose("There is no place")
    ben.press("It has to wait")
    ben.press("Help has begun")
    ben.main.locator("[name=at]").fill("2031-05-14T15:30")
    ben.press("Save the appointment")
    ben.fill("Write to the sender", "Room 4, second floor.")
    ben.press("Send it to them")

    amira.page.reload()
    for words in ("Room 4, second floor.", "Opened it", "Help has begun"):
        amira.shows(words)

    ben.follow("Close it with an outcome")
    ben.choose("They got what they needed")
    ben.press("Close it with an outcome")
    ben.shows("This has ended")
    ben.does_not_show(ASKS)

    amira.page.reload()
    amira.shows("They got what they needed")
    amira.shows("Nothing any more: the permission has ended. Help goes on.")
    for actor in as_person(cast.amira):
        assert running_for(actor, esther.subject_id) == []


def test_she_changes_her_mind_on_the_phone_and_help_goes_on(cast, signed_in):
    esther = ready(cast)
    amira, ben = signed_in(cast.amira), signed_in(cast.ben)
    ask(amira, esther, way=AGENCY)
    allow(amira)
    send(amira)
    referral = amira.page.url
    ben.go("referrals:inbox")
    ben.main.get_by_role("link", name="Linden Crisis Center").first.click()
    ben.press("Accept")
    ben.shows(ASKS)

    amira.follow("The permission")
    amira.press("Taken back by phone")
    ben.shows(ASKS)  # the page is open still
    ben.main.locator("h1").click()
    ben.shows("Taken back by phone")
    ben.does_not_show(ASKS)
    expect(ben.page.get_by_text("Esther")).to_have_count(0)

    amira.page.goto(referral)
    amira.shows("Accepted")
    amira.shows("Nothing any more: the permission has ended. Help goes on.")
    amira.press("Help has begun there")  # what they tell on the telephone is noted here now
    amira.shows("Help has begun")


def test_a_service_without_an_account_opens_a_link(cast, signed_in, open_window):
    esther = ready(cast)
    amira, harbor = signed_in(cast.amira), open_window()
    ask(amira, esther, way=LINK, to="Harbor House")
    allow(amira)
    address, code = link_of(amira)
    amira.follow("I have both")
    send(amira)
    harbor.page.goto(address)
    harbor.fill("The code that was said to you", code)
    harbor.press("Open it")
    harbor.shows(ASKS)

    amira.press("They accepted")
    amira.follow("Close it with an outcome")
    amira.choose("They get help there now")
    amira.press("Close it with an outcome")
    amira.shows("They get help there now")
    harbor.page.goto("about:blank")
    harbor.page.goto(address)
    harbor.fill("The code that was said to you", code)
    harbor.press("Open it")
    harbor.shows("The referral was closed")
    harbor.does_not_show(ASKS)
