"""The way in of somebody new: the link, a passphrase, an app, codes; for the first of an agency, three papers."""

import re

from alongside.people import totp
from tests.browser.pages import Window

PASSPHRASE = "lantern orchard velvet seven"


def join(window: Window, link: str) -> None:
    """Passphrase, app, codes. Today follows, or, for the first of an agency, its recovery shares."""
    window.page.goto(link)
    window.fill("New passphrase", PASSPHRASE)
    window.fill("The same once more", PASSPHRASE)
    window.press("Go on")
    window.is_headed("Your second step")
    secret = window.page.locator(".letters").inner_text().replace(" ", "")
    window.fill("The six figures it shows", totp.code_at(secret, totp.step_now()))
    window.press("Go on")
    window.is_headed("Recovery codes")
    codes = window.page.locator(".codes li").all_inner_texts()
    assert len(set(codes)) == 10
    window.press("I have put them away")


def puts_shares_away(window: Window) -> None:
    """The page asks for one word of one share: somebody wrote them down."""
    window.is_headed("Your agency’s three recovery shares")
    words = window.main.inner_text()
    asked = re.search(r"Word number (\d+) of share (\d)", words)
    assert asked is not None
    share = words.split(f"Share {asked[2]} of 3")[1]
    word = re.search(rf"^{asked[1]} ([a-z]+)$", share, flags=re.MULTILINE)
    assert word is not None
    window.fill(asked[0], word[1])
    window.main.get_by_label("Three people, or three places").check()
    window.press("They are put away")
