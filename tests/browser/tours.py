"""Every page of the house, as someone comes to it. A tour opens one page after the other and names each.

Belongs here: the ways to each page, in the states that matter (mistakes in a form, a broken glass). A new address
goes into PAGES, into a tour, or into NO_PAGE; test_axe fails until it does. Words are not used to find things:
a tour is walked in every language. Not here: what is looked at on a page (test_axe).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from alongside.cases.actions import closing, glass
from alongside.people.actions import joining
from alongside.people.enums import Role
from tests.browse import code_of
from tests.browser.ground import Esther
from tests.browser.pages import Window
from tests.cast import Cast, as_person

Names = Iterator[str]


@dataclass
class Visit:
    """Who walks, in which window, past what."""

    window: Window
    cast: Cast
    esther: Esther
    sign_in: Callable[[Any], None]

    def parts(self, name: str) -> dict[str, Any]:
        """The parts of an address: Esther, her note, Dev; Noor on a care team."""
        who = self.cast.noor if name.startswith("cases:change_member") else self.cast.dev
        return {**vars(self.esther), **self.esther.more, "account_id": who.id}

    def open(self, name: str, query: str = "", **parts: Any) -> str:
        self.window.page.goto(reverse(name, kwargs=parts) + query)
        return name

    def send(self, form: str = "form.form", button: str = "button[type=submit]", **typed: str) -> None:
        """Fill the first such form by its fields' names and send it, unchecked by the browser."""
        found = self.window.main.locator(form).first
        found.evaluate("form => { form.noValidate = true; }")
        for name, text in typed.items():
            found.locator(f"[name={name}]").fill(text)
        with self.window.page.expect_navigation():
            found.locator(button).first.click()


# -- pages that only need to be opened: whose, and which ------------------------------------------------

PAGES = {
    "anonymous": """public_site:front public_site:help public_site:calling public_site:unsure public_site:rights
        public_site:privacy public_site:accessibility foundation:language foundation:theme
        foundation:keyboard foundation:styleguide
        people:sign_in""",
    "amira": """cases:list cases:new cases:find cases:client cases:identity cases:add_contact
        cases:edit_contact cases:code_word cases:timeline cases:add_note cases:note cases:correct_note
        cases:documents cases:add_document cases:close cases:team cases:add_member cases:change_member
        cases:log cases:glasses""",
    "rosa": """people:today people:staff people:colleague people:invite people:lapses people:keys
        people:recover people:ledger people:agency cases:leaving""",
    "noor": """people:account people:passphrase people:sessions people:factors people:factor_app
        people:add_passkey people:recovery_codes people:shares people:step_up people:today""",
}
# Shown by a tour below.
ON_THE_WAY = "people:second_factor people:set_up people:join people:uncover cases:ask_glass cases:destroy"
# Answered with something else than a page: test_axe makes sure.
NO_PAGE = """healthz people:passkey_challenge people:first_passkey_challenge people:sign_out people:cover
    people:preferences people:end_other_sessions people:end_session people:remove_app
    people:new_passkey_challenge people:rename_passkey people:remove_passkey people:change_colleague
    people:teams people:start_over people:record_credential people:withdraw_credential people:grant_keys
    cases:find_own cases:confirm_contact cases:end_contact cases:document cases:remove_document
    cases:undo_remove_document cases:reopen cases:shut_out cases:remove_member cases:give_keys
    cases:let_in_again cases:open_glass cases:decline_glass cases:end_glass cases:review_glass
    cases:settle_supervision cases:hold cases:end_hold"""


def simple(who: str, names: str = "") -> Callable[[Visit], Names]:
    """All of someone's pages, one after the other."""

    def walk(visit: Visit) -> Names:
        from tests.attacks.addresses import addresses

        parts_of = {address.name: [name for name, _ in address.parts] for address in addresses()}
        if who != "anonymous":
            visit.sign_in(getattr(visit.cast, who))
        for name in (names or PAGES[who]).split():
            known = visit.parts(name)
            yield visit.open(name, **{part: known[part] for part in parts_of[name]})

    return walk


# -- pages on which something has happened ----------------------------------------------------------


def at_the_door(visit: Visit) -> Names:
    """A wrong passphrase, an invitation, a passphrase too weak, a first code, the cover."""
    cast, window = visit.cast, visit.window
    visit.open("people:sign_in")
    visit.send(login="rosa@linden.example", passphrase="wrong")
    yield "people:sign_in"
    visit.open("people:join", token="made-up")
    yield "people:join"
    visit.open("people:join", token=_invitation(cast))
    yield "people:join"
    visit.send(passphrase="short", again="other")
    yield "people:join"
    visit.send(passphrase="lantern orchard velvet seven", again="lantern orchard velvet seven")
    yield "people:set_up"
    visit.send(code="000000")
    yield "people:set_up"
    window.page.context.clear_cookies(name="s")
    visit.open("people:sign_in")
    visit.send(login=cast.amira.account.login, passphrase=cast.amira.passphrase)
    yield "people:second_factor"
    visit.send(code="abc")
    yield "people:second_factor"
    visit.send(code=code_of(cast.amira))
    yield "people:today"
    with window.page.expect_navigation():
        window.page.locator("form[data-cover]").evaluate("form => form.submit()")
    yield "people:uncover"
    visit.send(passphrase="wrong")
    yield "people:uncover"


def mistakes(visit: Visit) -> Names:
    """Forms that say what is missing, and what was typed is still there."""
    visit.sign_in(visit.cast.amira)
    case_id = visit.esther.case_id
    for name, typed in {
        "cases:new": {"chosen_name": ""},
        "cases:identity": {"chosen_name": "", "born_on": "2099-01-01"},
        "cases:add_contact": {"value": ""},
        "cases:add_note": {"text": "Half a sentence"},
        "cases:add_document": {},
        "cases:add_member": {"why": "x" * 400},
    }.items():
        visit.open(name, **({} if name == "cases:new" else {"case_id": case_id}))
        visit.send(**typed)
        yield name
    other = visit.window.another_tab()
    other.go("cases:identity", case_id)
    visit.open("cases:identity", case_id=case_id)
    visit.send(chosen_name="Esther", about="Saved first.")
    yield "cases:client"
    other.page.close()


def among_colleagues(visit: Visit) -> Names:
    """A link shown once, a paper that cannot be, colleagues who left, a page that is not there."""
    visit.sign_in(visit.cast.rosa)
    dev = visit.cast.dev.id
    visit.open("people:colleague", account_id=dev)
    visit.send("#paper")
    yield "people:record_credential"
    yield visit.open("people:staff", "?left=yes")
    visit.open("people:invite")
    visit.send(working_name="", login="")
    yield "people:invite"
    visit.send(working_name="Nadia", login="nadia@linden.example", board_supervisor="Board chair")
    yield "people:invite"
    visit.open("people:recover")
    visit.send(first="one", second="two")
    yield "people:recover"
    visit.window.page.goto("/there-is-no-such-page/")
    yield ""


def through_glass(visit: Visit) -> Names:
    """Someone is looked for and found, the glass is asked for, broken, and reviewed."""
    cast, case_id = visit.cast, visit.esther.case_id
    visit.sign_in(cast.dev)
    visit.open("cases:find")
    visit.send(given="Esther")
    yield "cases:find"
    visit.send(given="Esther", family="Quill")
    yield "cases:find"
    with visit.window.page.expect_navigation():
        visit.window.main.locator("a[href*='/ask/']").click()
    yield "cases:ask_glass"
    visit.send(reason="")
    yield "cases:ask_glass"
    visit.window.main.locator("[name=code]").select_option("danger")
    visit.send(reason="At the hospital, and nobody who knows her is reachable.")
    yield "cases:glasses"
    _decide(cast, glass.open_glass, minutes=30)
    yield visit.open("cases:glasses")
    yield visit.open("cases:client", case_id=case_id)
    visit.sign_in(cast.chloe)
    yield visit.open("cases:glasses")
    _decide(cast, glass.end_glass)
    yield visit.open("cases:glasses")
    yield visit.open("people:today")


def to_the_end(visit: Visit) -> Names:
    """A record that is about to be destroyed: while work goes on, while it rests, under a hold, and afterwards."""
    case_id = visit.esther.case_id
    visit.sign_in(visit.cast.chloe)
    yield visit.open("cases:client", case_id=case_id)
    yield visit.open("cases:destroy", case_id=case_id)
    yield visit.open("cases:close", case_id=case_id)
    for actor in as_person(visit.cast.amira):
        closing.close_case(actor=actor, case_id=case_id, reason="moved", on=timezone.localdate())
    visit.open("cases:destroy", case_id=case_id)
    visit.send(form="form.form[action$='/destroy/']", name="Someone else")
    yield "cases:destroy"
    visit.send(form="form.form[action$='/hold/']", **{"hold-until": "2999-01-01"})
    yield "cases:destroy"
    visit.send(form="form.row[action$='/end/']")
    visit.send(form="form.form[action$='/destroy/']", name="Esther")
    yield "cases:list"


TOURS = {
    **{who: simple(who) for who in PAGES},
    "at-the-door": at_the_door,
    "mistakes": mistakes,
    "colleagues": among_colleagues,
    "glass": through_glass,
    "end": to_the_end,
}


def _invitation(cast: Cast) -> str:
    """The token of an invitation for a new advocate."""
    for actor in as_person(cast.chloe):
        _, token = joining.invite(
            actor=actor, login="nadia@linden.example", working_name="Nadia", role=Role.ADVOCATE,
            supervisor_id=cast.chloe.id, teams=[], is_demo=True,
        )  # fmt: skip
    return token


def _decide(cast: Cast, what: Callable[..., Any], **more: Any) -> None:
    """Chloe opens or ends the one glass there is."""
    from alongside.vault.models import BreakGlass

    for actor in as_person(cast.chloe):
        what(actor=actor, glass_id=BreakGlass.objects.get().id, **more)
