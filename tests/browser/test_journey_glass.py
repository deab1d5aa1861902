"""Breaking the glass: Dev asks, Chloe opens with her second factor, Dev reads, cannot write, ends; it is reviewed."""

import pytest
from playwright.sync_api import expect

from tests.browser.ground import LONG

REASON = "At the hospital, and nobody who knows her is reachable."


@pytest.fixture
def esther(esther_in_full):
    return esther_in_full


def find_and_ask(window):
    """Dev knows her name, and that it cannot wait."""
    window.go("cases:find")
    window.fill("Given name or chosen name", "Esther")
    window.fill("Family name", "Quill")
    window.press("Ask")
    window.shows("There may be a record here.")
    window.follow("It cannot wait: ask to break the glass")
    window.field("What it is about").select_option("Emergency or danger")
    window.fill("Why it cannot wait", REASON)
    window.press("Ask")
    window.is_at("cases:glasses")
    window.shows("Waiting for someone to answer.")


def test_the_glass_is_broken_read_through_ended_and_reviewed(cast, esther, signed_in):
    dev, chloe = signed_in(cast.dev), signed_in(cast.chloe, stepped_up=False)
    dev.go("cases:client", esther.case_id)
    dev.does_not_show("Esther")
    find_and_ask(dev)

    chloe.go("people:today")
    chloe.shows("One person asks to break the glass")
    chloe.follow("Decide")
    chloe.shows(REASON)
    chloe.press("30 minutes")
    chloe.is_headed("Once more, please")
    chloe.gives_code(cast.chloe, then="Go on")
    chloe.press("30 minutes")
    chloe.shows("Open now")

    dev.go("cases:glasses")
    dev.follow("Esther")
    dev.shows("You opened this by breaking the glass.")
    dev.shows(LONG.strip())
    expect(dev.page.get_by_text("Write a note")).to_have_count(0)
    dev.go("cases:add_note", esther.case_id)
    expect(dev.page.get_by_role("button", name="Save the note")).to_have_count(0)
    dev.go("cases:glasses")
    dev.press("End it now")
    dev.does_not_show("Open now")
    dev.go("cases:client", esther.case_id)
    dev.does_not_show("Esther")

    chloe.go("cases:glasses")
    chloe.press("It was right")
    chloe.shows("Reviewed: it was right")
    amira = signed_in(cast.amira)
    amira.go("cases:log", esther.case_id)
    amira.shows("Dev, advocate")


def test_a_declined_glass_opens_nothing(cast, esther, signed_in):
    dev, chloe = signed_in(cast.dev), signed_in(cast.chloe)
    find_and_ask(dev)
    chloe.go("cases:glasses")
    chloe.press("Decline")
    dev.go("cases:glasses")
    dev.shows("Declined")
    dev.go("cases:client", esther.case_id)
    dev.does_not_show("Esther")
