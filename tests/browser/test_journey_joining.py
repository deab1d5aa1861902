"""A colleague is invited, joins in a window of her own, is cleared, is given keys, is let in, and reads."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.ground import only_a_name
from tests.browser.joining import join

NOTE = "She wants to see the room before she says yes."
PAPERS = ("40-hour training", "Signed confidentiality agreement")


@pytest.fixture
def esther(cast):
    return only_a_name(cast)


def invite(window, name):
    window.go("people:invite")
    window.fill("Working name", name)
    window.fill("Signs in with", f"{name.lower()}@linden.example")
    window.field("Role").select_option("Advocate")
    window.field("Supervisor").select_option("Chloe")
    window.choose("On-call team")
    window.press("Make the invitation")
    window.is_headed(f"A link for {name}")
    return window.page.locator("#link").inner_text()


def record_papers(window):
    """On the colleague's page, both papers for a year."""
    today = timezone.localdate()
    for paper in PAPERS:
        window.field("Which").select_option(paper)
        window.fill("Finished or signed on", str(today))
        window.fill("Counts until", str(today + timedelta(days=365)))
        window.press("Record it")
        window.shows("Recorded. The drawers follow at once.")


def test_a_colleague_joins_and_reads(cast, esther, signed_in, open_window):
    chloe, amira, nadia = signed_in(cast.chloe), signed_in(cast.amira), open_window()
    join(nadia, invite(chloe, "Nadia"))
    nadia.is_at("people:today")
    nadia.shows("Your drawers are closed.")

    chloe.go("people:staff")
    chloe.follow("Nadia")
    record_papers(chloe)
    chloe.go("people:keys")
    chloe.press("Give keys", of="Nadia")
    chloe.shows("Nobody waits for a key.")

    amira.go("cases:client", esther.id)
    amira.writes_note(NOTE)
    nadia.go("cases:list")
    nadia.does_not_show("Esther")
    amira.go("cases:add_member", esther.id)
    amira.field("Colleague").select_option("Nadia, advocate")
    amira.field("Part").select_option("Advocate")
    amira.fill("Why this person needs to know", "Steps in on weekends.")
    amira.press("Let them see")
    amira.shows("Nadia")

    nadia.go("cases:list")
    nadia.follow("Esther")
    nadia.shows(NOTE)
    nadia.was_quiet()


def test_an_invitation_works_once(cast, signed_in, open_window):
    link = invite(signed_in(cast.chloe), "Nadia")
    join(open_window(), link)
    second = open_window()
    second.page.goto(link)
    second.is_headed("This link does not open")
