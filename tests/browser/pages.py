"""What people do in a window: sign in, open a client, write a note. Things are found by their words.

Belongs here: steps that several journeys share. Not here: tests, the browser itself (conftest).
"""

import re
from typing import Any
from uuid import UUID

from django.urls import reverse
from playwright.sync_api import Dialog, Locator, Page, Response, expect

from tests.browse import code_of
from tests.cast import Person

SECONDS = 15
expect.set_options(timeout=SECONDS * 1000)


class Window:
    """One window, what it complained about, and which other origins it asked."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))
        page.on("request", lambda asked: self._note_origin(asked.url))

    def _note_origin(self, url: str) -> None:
        if not url.startswith((self.home, "data:", "blob:")):
            self.strangers.append(url)

    def another_tab(self) -> "Window":
        """A second tab of the same browser, with the same cookies."""
        return Window(self.page.context.new_page(), self.home)

    # -- finding -------------------------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        return self.page.locator("#main")

    def field(self, label: str) -> Locator:
        """The field whose label begins so."""
        return self.main.get_by_label(re.compile(rf"^\s*{re.escape(label)}")).first

    def button(self, words: str) -> Locator:
        """The button that says exactly this, anywhere on the page."""
        return self.page.get_by_role("button", name=words, exact=True)

    def link(self, words: str) -> Locator:
        """The first link in the main part that says exactly this."""
        return self.main.get_by_role("link", name=words, exact=True).first

    # -- doing ---------------------------------------------------------------------------------------

    def go(self, name: str, *parts: Any, query: str = "") -> Response | None:
        """Open a named address."""
        return self.page.goto(reverse(name, args=parts) + query)

    def press(self, words: str, *, of: str = "") -> None:
        """Press the button; `of` is what it adds for those who do not see where it stands."""
        said = re.compile(rf"^{re.escape(words)}\W*{re.escape(of)}") if of else words
        self.page.get_by_role("button", name=said, exact=not of).click()

    def follow(self, words: str) -> None:
        self.link(words).click()

    def fill(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, words: str) -> None:
        """A tick or one of several choices, by its words."""
        self.main.get_by_label(words, exact=True).check()

    def leaves_what_is_typed(self) -> None:
        """When the browser asks whether to leave a page with something typed: yes."""
        self.page.on("dialog", _accept)

    # -- seeing --------------------------------------------------------------------------------------

    def shows(self, words: str) -> None:
        expect(self.main).to_contain_text(words)

    def does_not_show(self, words: str) -> None:
        expect(self.main).not_to_contain_text(words)

    def is_headed(self, words: str) -> None:
        """The page stands under this heading, and its scripts listen: a key pressed now goes where it should."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)
        self.page.wait_for_load_state("domcontentloaded")

    def is_at(self, name: str, *parts: Any) -> None:
        expect(self.page).to_have_url(self.home + reverse(name, args=parts))

    def was_quiet(self) -> None:
        """Nothing on the console, nothing asked of another origin."""
        assert (self.complaints, self.strangers) == ([], [])

    # -- steps ---------------------------------------------------------------------------------------

    def gives_passphrase(self, person: Person) -> None:
        self.go("people:sign_in")
        self.fill("Work address", person.account.login)
        self.fill("Passphrase", person.passphrase)
        self.press("Go on")
        self.is_headed("Second step")

    def gives_code(self, person: Person, *, then: str = "Sign in") -> None:
        self.fill("Code", code_of(person))
        self.press(then)

    def signs_in(self, person: Person) -> None:
        """Both factors, typed."""
        self.gives_passphrase(person)
        self.gives_code(person)
        self.is_at("people:today")

    def opens_client(self, name: str) -> UUID:
        """A new client, from the list of one's own. Returns the case's id, read from the address."""
        self.go("cases:list")
        self.follow("Open a client")
        self.is_headed("Open a client")
        self.fill("Name", name)
        self.press("Open")
        self.is_headed(name)
        return UUID(self.page.url.rstrip("/").rsplit("/", 1)[-1])

    def writes_note(self, text: str, *, into: str = "Advocacy notes") -> None:
        """A note, from the client's page, and back there."""
        self.follow("Write a note")
        self.choose(into)
        self.fill("Note", text)
        self.press("Save the note")
        self.shows(text)


def _accept(dialog: Dialog) -> None:
    dialog.accept()
