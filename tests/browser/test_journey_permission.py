"""Esther decides what another agency sees: given, read side by side, taken back while the page is open; by link too."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from alongside.cases.factories import a_document
from alongside.people.actions import granting, staffing
from alongside.people.enums import TeamKind
from alongside.releases.selectors.releases import running_for
from tests.browser.ground import only_a_name
from tests.cast import as_person

STROKES = re.compile(r"^M\d+,\d+ (L\d+,\d+ ?)+$")
ASKS = "I want to sign my name and not be afraid of it."


def staff_intake(cast):
    for actor in as_person(cast.ruth):
        staffing.join_team(actor=actor, account_id=cast.ben.id, kind=TeamKind.INTAKE)
        granting.grant_pending(actor=actor, account=cast.ben.account)


def first_steps(amira, esther, *, way, reader):
    """For whom and why, and what: up to the page that Esther reads."""
    amira.go("cases:permissions", esther.id)
    amira.follow("A new permission")
    amira.choose(way)
    if way.startswith("To an agency"):
        amira.field("Which agency that works here").select_option(label=reader)
    else:
        amira.fill("Or the name of the place or the person", reader)
    amira.choose("A service that helps: housing, law, work, school")
    amira.fill("What for", "help with her birth certificate")
    amira.fill("Why now", "The office asks for one")
    amira.choose("English")
    amira.press("Go on")
    amira.main.locator("[name=items]").first.check()
    amira.fill("What they ask for, in their words", ASKS)
    amira.press("Show what they would see")


def sign(amira, *, how="Typed, a name or a mark"):
    amira.choose("We said: the same help, signed or not.")
    amira.choose("We said what this reader must pass on by law.")
    amira.main.locator("[name=days][value='14']").check()
    amira.choose("Read by themselves")
    amira.choose(how)


def given(
    amira, esther, *, way="To an agency that works here", reader="Millrace Legal Aid: intake team, 1 person"
):
    first_steps(amira, esther, way=way, reader=reader)
    sign(amira)
    amira.fill("Your name, or a mark", "Esther")
    amira.press("Sign and send")


def test_two_agencies_side_by_side_until_she_takes_it_back(cast, signed_in):
    esther = only_a_name(cast)
    staff_intake(cast)
    amira, ben = signed_in(cast.amira), signed_in(cast.ben)
    first_steps(
        amira, esther, way="To an agency that works here", reader="Millrace Legal Aid: intake team, 1 person"
    )
    amira.is_headed("You decide what Millrace Legal Aid sees.")
    amira.press("Take out", of="The name they chose")
    amira.shows("You took this out. It is not sent.")
    amira.press("Put back", of="The name they chose")
    sign(amira)
    amira.fill("Your name, or a mark", "Esther")
    amira.press("Sign and send")
    amira.shows("Nobody yet.")

    ben.go("people:today")
    ben.follow("Linden Crisis Center")
    ben.shows("Esther")
    ben.shows(ASKS)
    amira.page.reload()
    amira.shows("Ben, advocate, Millrace Legal Aid")

    amira.press("Taken back by phone")
    amira.shows("Taken back. They can make a new permission whenever they like.")

    ben.shows(ASKS)  # the page is open still
    ben.main.locator("h1").click()
    ben.shows("Taken back by phone")
    ben.does_not_show(ASKS)
    expect(ben.page.get_by_text("Esther")).to_have_count(0)


def test_signed_by_finger(cast, signed_in):
    esther = only_a_name(cast)
    staff_intake(cast)
    amira = signed_in(cast.amira)
    first_steps(
        amira, esther, way="To an agency that works here", reader="Millrace Legal Aid: intake team, 1 person"
    )
    sign(amira, how="Drawn on the screen")
    pad = amira.main.locator(".pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    mouse = amira.page.mouse
    mouse.move(box["x"] + 60, box["y"] + 90)
    mouse.down()
    for step in range(1, 12):
        mouse.move(box["x"] + 60 + 15 * step, box["y"] + 90 + (20 if step % 2 else -20))
    mouse.up()
    amira.press("Sign and send")
    amira.shows("Drawn on the screen")
    expect(amira.main.locator("svg.drawn path")).to_have_attribute("d", STROKES)


def link_of(amira):
    """The two secrets, as the one page shows them."""
    secrets = amira.main.locator(".secret")
    return secrets.nth(0).inner_text(), secrets.nth(1).inner_text()


def test_a_link_opens_with_its_end_and_the_code(cast, signed_in, open_window):
    esther = only_a_name(cast)
    amira, pastor = signed_in(cast.amira), open_window()
    given(amira, esther, way="By a link and a spoken code", reader="Pastor Lund")
    address, code = link_of(amira)
    pastor.page.goto(address)
    expect(pastor.field("The long word")).to_have_value(address.partition("#")[2])
    assert "#" not in pastor.page.url
    pastor.fill("The code that was said to you", "0000 0000")
    pastor.press("Open it")
    pastor.shows("This does not open anything.")
    pastor.fill("The code that was said to you", code)
    pastor.press("Open it")
    pastor.shows(ASKS)
    assert pastor.page.context.cookies() == []
    for actor in as_person(cast.amira):
        assert len(running_for(actor, esther.subject_id)) == 1


def test_without_script_the_word_is_typed_and_every_step_works(cast, signed_in, open_window):
    esther = only_a_name(cast)
    amira, pastor = signed_in(cast.amira, javascript=False), open_window(javascript=False)
    given(amira, esther, way="By a link and a spoken code", reader="Pastor Lund")
    address, code = link_of(amira)
    pastor.page.goto(address)
    pastor.fill("The long word", address.partition("#")[2].lower())
    pastor.fill("The code that was said to you", code.replace(" ", ""))
    pastor.press("Open it")
    pastor.shows(ASKS)


PDF = b"%PDF-1.4 born in Linden"


def with_a_document(cast):
    """Esther, of whom a birth certificate is kept."""
    esther = only_a_name(cast)
    for actor in as_person(cast.amira):
        a_document(actor, esther, "birth certificate.pdf", PDF)
    return esther


def saved(window):
    """What the browser was handed, by name and bytes."""
    with window.page.expect_download() as waiting:
        window.main.get_by_text("Save", exact=False).filter(visible=True).first.click()
    download = waiting.value
    return download.suggested_filename, Path(download.path()).read_bytes()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_document_through_a_link_without_an_account(cast, signed_in, open_window, javascript):
    esther = with_a_document(cast)
    amira = signed_in(cast.amira, javascript=javascript)
    pastor = open_window(javascript=javascript)
    first_steps(amira, esther, way="By a link and a spoken code", reader="Pastor Lund")
    amira.press("Change what")
    amira.main.locator("[name=items][value^='document:']").check()
    amira.press("Show what they would see")
    amira.shows("The file itself goes along.")
    sign(amira)
    amira.choose("We said: a document that the reader saved stays with them.")
    amira.fill("Your name, or a mark", "Esther")
    amira.press("Sign and send")
    address, code = link_of(amira)
    pastor.page.goto(address)
    if not javascript:
        pastor.fill("The long word", address.partition("#")[2])
    pastor.fill("The code that was said to you", code)
    pastor.press("Open it")
    pastor.shows("birth certificate.pdf")
    assert saved(pastor) == ("document.pdf", PDF)
    amira.follow("I have both")
    amira.shows("(one of the documents)")
    amira.press("Taken back by phone")
    pastor.press("Save", of="birth certificate.pdf")
    pastor.shows("Taken back by phone")
    pastor.does_not_show("birth certificate.pdf")
    assert pastor.page.context.cookies() == []


def test_a_document_between_two_agencies_and_out_again(cast, signed_in):
    esther = with_a_document(cast)
    staff_intake(cast)
    amira, ben = signed_in(cast.amira), signed_in(cast.ben)
    first_steps(
        amira, esther, way="To an agency that works here", reader="Millrace Legal Aid: intake team, 1 person"
    )
    amira.press("Change what")
    amira.main.locator("[name=items][value^='document:']").check()
    amira.press("Show what they would see")
    amira.press("Take out", of="A document")
    amira.shows("You took this out. It is not sent.")
    amira.press("Put back", of="A document")
    sign(amira)
    amira.choose("We said: a document that the reader saved stays with them.")
    amira.fill("Your name, or a mark", "Esther")
    amira.press("Sign and send")
    ben.go("people:today")
    ben.follow("Linden Crisis Center")
    assert saved(ben) == ("document.pdf", PDF)
    amira.press("Taken back by phone")
    ben.main.get_by_text("Save").first.click()
    ben.shows("Taken back by phone")
