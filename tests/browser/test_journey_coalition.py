"""The coalition meets: an agenda by need, a decision with how survivors were heard, a task, an agreement renewed."""

import re
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from alongside.coalition.tests import ground as coalition_ground
from alongside.coalition.tests.meetings import ground
from alongside.directory.tests.agreements.ground import in_force
from tests.cast import as_person


def _joined(cast):
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            coalition_ground.joined(fay, agency)


def _proposes(window, cast, title, need):
    window.go("coalition:front", cast.coalition.id)
    window.follow("Propose an item")
    window.fill("What would you like to talk about", title)
    window.choose(need)
    window.press("Put it on the agenda")
    window.shows(title)


def test_the_coalition_meets(cast, signed_in, transactional_db):
    _joined(cast)
    today = timezone.localdate()
    in_force(cast, starts_on=today - timedelta(days=300), review_on=today + timedelta(days=10))
    fay, amira, ben = signed_in(cast.fay), signed_in(cast.amira), signed_in(cast.ben)

    # -- a meeting is set; two agencies propose, and the agenda orders itself
    fay.go("coalition:front", cast.coalition.id)
    fay.follow("Set a meeting")
    fay.fill("Day", today.isoformat())
    fay.fill("From", "10:00")
    fay.fill("To", "12:00")
    fay.fill("Place", "Library, room 2")
    fay.choose("No steps on the way in")
    fay.press("Set it")
    fay.shows("Nothing else was proposed yet.")
    _proposes(amira, cast, "Cards in Spanish", "Good to talk about")
    _proposes(ben, cast, "Night line", "Soon")
    amira.page.get_by_role("link", name="Meetings", exact=True).click()
    amira.main.locator(".meet-list a").first.click()
    amira.press("Now", of="Night line")
    expect(amira.main.locator(".meet-item h3")).to_have_text(
        [re.compile("What expert advisers bring"), re.compile("Night line"), re.compile("Cards in Spanish")]
    )

    # -- an agreement that is due comes onto the agenda from the front page
    rosa = signed_in(cast.rosa)
    rosa.go("coalition:front", cast.coalition.id)
    rosa.main.get_by_role("link", name=re.compile("^Put it on the agenda")).click()
    expect(rosa.field("What would you like to talk about")).to_have_value("Agreement with Millrace Legal Aid")
    rosa.choose("Soon")
    rosa.press("Put it on the agenda")
    rosa.shows("Agreement with Millrace Legal Aid")

    # -- the meeting begins; what is said saves itself
    meeting = fay.page.url
    fay.page.goto(meeting)
    fay.press("Begin the meeting")
    fay.is_headed("Minutes")
    item = fay.main.locator(".meet-item", has_text="Night line")
    item.get_by_role("button", name=re.compile("^We talk about this now")).click()
    fay.shows("Talked about now")
    item = fay.main.locator(".meet-item", has_text="Night line")
    item.locator("textarea").fill("Two agencies answer in turn.")
    expect(item.locator("[role=status]")).to_contain_text("Saved")

    # -- without a network the text stays on the page, and is saved later
    fay.page.context.set_offline(True)
    item.locator("textarea").fill("Two agencies answer in turn. From March on.")
    expect(fay.page.locator("[data-trouble]")).to_be_visible()
    fay.page.context.set_offline(False)
    fay.complaints.clear()
    with fay.page.expect_response(re.compile("/note/")):
        item.get_by_role("button", name=re.compile("^Save")).click()
    fay.page.reload()
    expect(item.locator("textarea")).to_have_value("Two agencies answer in turn. From March on.")

    # -- a decision; the meeting does not close before it says how survivors were heard
    item.get_by_role("link", name=re.compile("^Decide something")).click()
    fay.fill("What was decided", "One number for the night, from March on")
    fay.choose("By consensus")
    fay.fill("Who sees it otherwise, in their words", "We would have wanted two")
    fay.press("Keep the decision")
    fay.shows("Not said yet")
    fay.follow("Back to the minutes")
    fay.press("Close the meeting")
    fay.shows("A decision does not say yet how survivors were heard.")
    fay.follow("One number for the night, from March on")  # the minutes name what is not said yet
    fay.follow("Change")
    fay.choose("Asked, and their advice is here")
    fay.fill("What they advised, or why they were not asked", "A person answers, never a machine")
    fay.choose("Yes")
    fay.press("Keep the decision")
    fay.shows("A person answers, never a machine")

    # -- a task for one agency, by a day; a member there does it
    fay.follow("Write down a task")
    fay.fill("What is to do", "Print the cards with the number")
    fay.field("Which organization does it").select_option(label="Linden Crisis Center")
    fay.field("Who there").select_option(label="Amira, Linden Crisis Center")
    fay.fill("By", (today + timedelta(days=5)).isoformat())
    fay.press("Save")
    fay.shows("Print the cards with the number")
    amira.go("people:today")
    amira.follow("Print the cards with the number")
    amira.press("Done", of="Print the cards with the number")
    amira.shows("Print the cards with the number: Done")

    # -- who came, with advisers as seats; closed; on paper
    fay.page.goto(meeting)
    fay.follow("Write down who came")
    fay.fill("Seats of expert advisers", "2")
    fay.choose("Amira")
    fay.press("Save")
    fay.shows("2 seats of expert advisers")
    fay.follow("Write minutes")
    fay.press("Close the meeting")
    fay.follow("Minutes on paper")
    fay.shows("A person answers, never a machine")
    fay.shows("Print the cards with the number")
    with fay.page.expect_download() as paper:
        fay.follow("As a PDF")
    assert paper.value.path().read_bytes()[:5] == b"%PDF-"

    # -- the agreement that was due is renewed
    rosa.go("directory:agreements")
    rosa.follow("Millrace Legal Aid")
    rosa.press("Begin to look at it again")
    rosa.fill("Look at it again on", (today + timedelta(days=365)).isoformat())
    rosa.press("It goes on as it is")
    rosa.go("coalition:front", cast.coalition.id)
    rosa.does_not_show("Agreements to look at again")
    rosa.shows("One number for the night, from March on")
    for window in (fay, amira, ben, rosa):
        window.was_quiet()


def test_the_wall_goes_on_by_a_key(cast, signed_in, transactional_db):
    for fay in as_person(cast.fay):
        meeting = ground.meeting(fay, state=ground.GOING)
        ground.item(fay, meeting, "Shelter beds in winter")
    window = signed_in(cast.fay)
    window.page.goto(reverse("coalition:projector", args=[cast.coalition.id, meeting.id]))
    window.is_headed("Welcome")
    for heading in ("What expert advisers bring", "Shelter beds in winter"):
        with window.page.expect_navigation():
            window.page.keyboard.press("ArrowRight")
        window.is_headed(heading)
    window.was_quiet()


def test_who_was_signed_out_while_people_talked_keeps_what_she_typed(cast, signed_in, transactional_db):
    for fay in as_person(cast.fay):
        meeting = ground.meeting(fay, state=ground.GOING)
        ground.item(fay, meeting, "Shelter beds in winter")
    window = signed_in(cast.fay)
    window.page.goto(reverse("coalition:minutes", args=[cast.coalition.id, meeting.id]))
    window.page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    item = window.main.locator(".meet-item", has_text="Shelter beds in winter")
    item.locator("textarea").fill("Twelve beds, four too few.")
    expect(window.main.locator("[data-signed-out]")).to_be_visible()
    expect(item.locator("textarea")).to_have_value("Twelve beds, four too few.")
    window.is_at("coalition:minutes", cast.coalition.id, meeting.id)
