"""A coalition from nothing to its first decided plan, in one sitting, following what each page says comes next.

Nothing is a coalition that the command line founded a moment ago, and the link it printed for its first organizer.
"""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from alongside.people.actions.founding import found_agency
from tests.browser.joining import join, puts_shares_away


@pytest.fixture
def today():
    return timezone.localdate()


def _follows_what_comes_next(window, words):
    """The line at the top of each page leads on."""
    link = window.main.locator(".comes-next a")
    expect(link).to_have_text(words)
    link.click()


def _adds(window, kind, *, name="", agency=""):
    window.follow("Add an organization")
    window.field("Kind of partner").select_option(label=kind)
    if name:
        window.fill("Its name", name)
    else:
        window.field("Or an agency that works here").select_option(label=agency)
    window.press("Add it")
    window.is_headed(name or agency)


def _comes_in(window, token):
    join(window, f"{window.home}{reverse('people:join', args=[token])}")
    puts_shares_away(window)
    window.is_at("people:today")


def _lists_partners(window):
    window.shows("Founding: what is next")
    window.follow("List the partners")
    _adds(window, "Rape crisis center", agency="Linden Crisis Center")
    window.page.locator(".coalition-areas").get_by_role("link", name="Members", exact=True).click()
    _adds(window, "Health care, emergency room, public health", name="Wexley Hospital")


def _invites(window, today):
    _follows_what_comes_next(window, "Invite them with a letter")
    window.follow("Write letters")
    window.choose("Linden Crisis Center")
    window.fill("Signed by", "Noor, for the coalition")
    window.press("Make the drafts")
    window.shows("Linden Crisis Center")
    window.press("The ticked ones are sent today")


def _says_yes(window):
    window.go("coalition:coalitions")
    window.follow("Read it and answer")
    window.choose("Yes, we join")
    window.press("Send our answer")


def _promises(window, coalition):
    window.go("coalition:front", coalition.id)
    window.follow("Look at them")
    window.main.get_by_text("Promise for our organization", exact=True).click()
    form = window.main.locator("form", has=window.page.locator("[name=promises]"))
    for tick in form.locator("[name=promises]").all():
        tick.check()
    form.get_by_role("button", name="Save", exact=True).click()
    expect(window.main.get_by_text("Promise for our organization", exact=True)).to_have_count(0)


def _agrees_on_purpose_and_rules(window, today):
    _follows_what_comes_next(window, "Agree on the purpose")
    window.follow("Write a draft")
    window.fill("Vision", "Everyone who asks for help at night gets it")
    window.fill("Mission", "We answer together")
    window.press("Save the draft")
    window.fill("Agreed on", today.isoformat())
    window.press("The members agreed")
    _follows_what_comes_next(window, "Agree on the ground rules")
    window.follow("Write a draft")
    window.fill("Who leads", "Linden Crisis Center, for a year")
    window.field("How decisions are made").select_option(index=1)
    window.press("Save the draft")
    window.fill("Agreed on", today.isoformat())
    window.press("The members agreed")


def _makes_seats(window):
    _follows_what_comes_next(window, "Make seats for experts")
    window.fill("How many seats to add", "2")
    window.press("Add")
    window.shows("Seat 2")


def _meets(window, today):
    _follows_what_comes_next(window, "The first meeting")
    window.follow("Set a meeting")
    window.fill("Day", today.isoformat())
    window.fill("From", "10:00")
    window.fill("To", "12:00")
    window.fill("Place", "Library, room 2")
    window.press("Set it")
    window.follow("Propose an item")
    window.fill("What would you like to talk about", "Who answers at night")
    window.choose("Soon")
    window.press("Put it on the agenda")
    window.press("Begin the meeting")
    window.is_headed("Minutes")


def _names_a_barrier(window):
    _follows_what_comes_next(window, "Name the barriers")
    window.follow("Name a barrier")
    window.fill("What stands in the way", "Nobody answers between two and six")
    for group in window.main.locator("fieldset").all():
        group.locator("input[type=radio]").first.check()
    window.press("Save")
    window.shows("Nobody answers between two and six")


def _drafts_the_plan(window, today):
    _follows_what_comes_next(window, "The first plan")
    window.follow("Begin a plan")
    window.fill("What the plan is called", "Doors that open")
    window.fill("Begins on", today.isoformat())
    window.fill("Ends on", (today + timedelta(days=700)).isoformat())
    window.press("Save")
    expect(window.main.get_by_text("Agree on the plan", exact=True)).to_have_count(0)
    window.shows("Write the first action above. Then the members can agree on the plan.")
    window.fill("What", "Take turns on the line at night")
    window.main.locator(".strategy-quick").get_by_label("Who").select_option(label="Linden Crisis Center")
    window.fill("By when", (today + timedelta(days=90)).isoformat())
    window.press("Add")


def _says_what_it_answers(window):
    window.follow("Take turns on the line at night")
    window.follow("Change")
    window.field("Which barrier it answers").select_option(label="Nobody answers between two and six")
    window.fill("What is different afterwards", "A person answers at any hour")
    window.fill("Who there does it", "The head of the line")
    window.field("Which measure it moves").select_option(index=1)
    window.press("Save")
    window.shows("Nobody answers between two and six")


def _decides(window, coalition):
    window.go("coalition:meetings", coalition.id)
    window.main.locator(".meet-list a").first.click()
    window.follow("Write minutes")
    item = window.main.locator(".meet-item", has_text="Who answers at night")
    item.get_by_role("link", name=re.compile("^Decide something")).click()
    window.fill("What was decided", "This is our plan for two years")
    window.choose("By consensus")
    window.choose("Asked, and their advice is here")
    window.fill("What they advised, or why they were not asked", "A person, never a machine")
    window.choose("Yes")
    window.press("Keep the decision")


def _agrees_on_the_plan(window, coalition):
    window.go("coalition:strategy", coalition.id)
    window.main.get_by_text("Agree on the plan", exact=True).click()
    decisions = window.field("Which decision of a meeting agreed it")
    decisions.select_option(value=decisions.locator("option").nth(1).get_attribute("value"))
    window.press("It was decided")
    window.shows("The decision in the minutes")
    expect(window.main.get_by_text("Agree on the new drafts", exact=True)).to_have_count(0)
    expect(window.main.locator(".comes-next")).to_have_count(0)
    window.follow("The decision in the minutes")
    window.shows("This is our plan for two years")


def test_a_coalition_from_nothing_to_its_first_decided_plan(
    cast, open_window, signed_in, transactional_db, today
):
    told = {"name": "Three Rivers Coalition", "kind": "coalition", "login": "noor@threerivers.example"}
    coalition, _, token = found_agency(**told, working_name="Noor")
    noor, rosa = open_window(), signed_in(cast.rosa)
    _comes_in(noor, token)
    _lists_partners(noor)
    _invites(noor, today)
    _says_yes(rosa)
    _promises(rosa, coalition)
    noor.page.reload()
    _agrees_on_purpose_and_rules(noor, today)
    _makes_seats(noor)
    _meets(noor, today)
    _names_a_barrier(noor)
    _drafts_the_plan(noor, today)
    _says_what_it_answers(noor)
    _decides(noor, coalition)
    _agrees_on_the_plan(noor, coalition)
    noor.go("coalition:founding", coalition.id)
    expect(noor.main.locator(".founding-steps li", has_text="The first plan")).to_contain_text("Done")
    for window in (noor, rosa):
        window.was_quiet()
