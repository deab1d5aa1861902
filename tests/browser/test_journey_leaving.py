"""The worker leaves and hands over; a passphrase is lost, and the clients are there again. Nobody loses anyone."""

import pytest

from tests.browser.ground import only_a_name

PASSPHRASE = "lantern orchard velvet seven"


@pytest.fixture
def esther(cast):
    return only_a_name(cast)


def test_the_one_who_leaves_hands_over_and_is_out_at_once(cast, esther, signed_in):
    amira, rosa, dev = signed_in(cast.amira), signed_in(cast.rosa), signed_in(cast.dev)
    amira.go("cases:client", esther.id)
    amira.is_headed("Esther")

    rosa.go("people:colleague", cast.amira.id)
    rosa.follow("Hand clients over")
    rosa.does_not_show("Esther")
    rosa.press("Hand over and end the employment")
    rosa.shows("Choose someone else here.")
    rosa.field("Who takes over").select_option("Dev")
    rosa.press("Hand over and end the employment")
    rosa.shows("1 client handed over. Amira has left: keys and sessions are gone.")

    amira.go("cases:client", esther.id)
    amira.is_headed("Sign in")
    amira.fill("Work address", cast.amira.account.login)
    amira.fill("Passphrase", cast.amira.passphrase)
    amira.press("Go on")
    amira.shows("That did not open.")
    dev.go("cases:list")
    dev.follow("Esther")
    dev.is_headed("Esther")


def test_a_lost_passphrase_loses_nobody(cast, esther, signed_in, open_window):
    chloe, amira = signed_in(cast.chloe), open_window()
    chloe.go("people:colleague", cast.amira.id)
    chloe.press("Make a link")
    chloe.is_headed("A link for Amira")
    amira.page.goto(chloe.page.locator("#link").inner_text())
    amira.is_headed("Choose a new passphrase")
    amira.fill("New passphrase", PASSPHRASE)
    amira.fill("The same once more", PASSPHRASE)
    amira.press("Go on")
    amira.is_headed("Second step")
    amira.gives_code(cast.amira)
    amira.is_at("people:today")
    amira.go("cases:list")
    amira.does_not_show("Esther")

    chloe.go("people:keys")
    chloe.press("Give keys", of="Amira")
    chloe.shows("Nobody waits for a key.")
    amira.go("cases:list")
    amira.follow("Esther")
    amira.is_headed("Esther")
