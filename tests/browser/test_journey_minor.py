"""Journey 6, a girl of fifteen: the question, the report, the clocks of the law, who may consent. By Tab, at 360."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from alongside.cases.factories import a_client
from tests.browser.keys import Keys

pytestmark = pytest.mark.slow


@pytest.fixture
def keys(cast, as_person, signed_in):
    """Amira's window on Esther's clocks, on a phone."""
    with as_person(cast.amira) as actor:
        esther = a_client(actor, "Esther")
    window = signed_in(cast.amira, width=360)
    window.go("cases:clocks", esther.id)
    return Keys(window, esther.id)


def test_a_girl_of_fifteen(keys):
    keys.follow("If they are under 18")
    _about_them(keys)
    _an_adult_is_not_contacted_before_the_question(keys)
    _a_report_starts_its_clocks(keys)
    keys.window.was_quiet()


def _about_them(keys):
    """What was not asked stays open; a tick is what was asked, and decides nothing."""
    keys.follow("Answer the questions")
    keys.choose("Under 18?", "Yes")
    keys.to("Or about how old").type("about fifteen")
    keys.choose("Were they told before", "Yes")
    keys.to("Medical care and counseling").press("Space")
    keys.send()
    keys.window.shows("about fifteen")
    expect(keys.page.get_by_text("They decide", exact=True)).to_be_visible()
    expect(keys.page.get_by_text("Open", exact=True)).to_have_count(5)
    keys.window.shows("Ask an attorney before you rely on one.")


def _an_adult_is_not_contacted_before_the_question(keys):
    keys.window.shows("Nobody is contacted before someone asks")
    adults = keys.page.locator("section[aria-labelledby=adults]")
    keys.to("Add").press("Enter")
    keys.window.is_headed("An adult around them")
    keys.to("Name").type("Mara")
    keys.choose("Who this is to them", "Parent")
    keys.send()
    expect(adults).to_contain_text("Mara")
    expect(adults.get_by_role("button", name=re.compile("Someone gets in touch"))).to_have_count(0)
    keys.follow("Could this adult be involved?")
    keys.choose("Could this adult be involved?", "No")
    keys.choose("What they would be asked for", "To ask for consent")
    keys.send("Save the answer")
    keys.follow("Someone gets in touch now")
    keys.window.shows("Before the next time, the question is asked anew.")


def _a_report_starts_its_clocks(keys):
    keys.follow("Write down a report")
    keys.pick("Who had reasonable cause", "Amira")
    keys.send("Save the report")
    clocks = keys.page.locator("section[aria-labelledby=clocks]")
    expect(clocks).to_contain_text("Now, whatever the hour.")
    keys.follow("Complete it")
    keys.choose("Where it was reported", "Child-abuse hotline")
    _type_when(keys)
    keys.to("Report number").type("77-4417")
    keys.send("Save the report")
    reports = keys.page.locator("section[aria-labelledby=reports]")
    expect(reports).to_contain_text("77-4417")
    expect(clocks).to_contain_text("Written child report")
    expect(clocks).to_contain_text("Yours to keep.")
    expect(clocks).not_to_contain_text("Now, whatever the hour.")
    keys.to("The rule, and how it was counted").press("Enter")
    expect(clocks).to_contain_text("325 ILCS 5/7")
    expect(clocks).to_contain_text("Nobody has checked it yet.")


def _type_when(keys):
    """Since when someone had reasonable cause, typed into the browser's own field: day, then hour."""
    when = datetime.fromisoformat(keys.page.locator("[name=cause_at]").input_value())
    keys.to("When the call was made").page.keyboard.type(f"{when:%m%d%Y}")
    keys.press("Tab").page.keyboard.type(f"{when:%I%M%p}")
