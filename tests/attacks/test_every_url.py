"""Attack 1: every address, asked for by everyone, about Amira's client and about a colleague. Only those listed get in.

An address that is missing from the table (access.py) fails, as does a person who gets in without being listed, or is
listed and does not get in. An address that takes forms only is asked with a form.
"""

import re
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client

from tests import areas
from tests.attacks.access import ACCESS, EVERYONE, ON_THE_CARE_TEAM
from tests.attacks.addresses import addresses, example_of
from tests.attacks.ground import CANARY
from tests.browse import sign_in

pytestmark = pytest.mark.usefixtures("refusals_drawn_once")
ANSWERED = {200, 204, 400, 409, 410, 422, 429}
REFUSED = {403, 404}
# What must be in a form before its address asks who sends it.
FORMS = {"people:teams": {"team": "on_call", "do": "leave"}, "people:grant_keys": {"account": "dev"}}
for area in areas.access_files():
    FORMS |= getattr(area, "FORMS", {})
# What a program says of a thing whose words were forgotten.
MACHINE = re.compile(r"\b[A-Z]\w+ object \(|&lt;[A-Z]\w+: ")
TAKES_FORMS_ONLY: set[str] = (
    set()
)  # answered 405 when somebody looked: the next are asked with the form at once


def browser_of(who, cast):
    browser = Client(raise_request_exception=False)
    if who != "anonymous":
        sign_in(browser, getattr(cast, who))
    return browser


def answer_to(browser, address, cast, record):
    """A page where there is one, the answer to a form where only forms are taken. Nothing of it stays."""
    url, cookies = example_of(address, cast, record), deepcopy(browser.cookies)
    form = {
        name: str(cast.dev.id) if value == "dev" else value
        for name, value in FORMS.get(address.name, {}).items()
    }
    with transaction.atomic(), transaction.atomic(using="aside"):
        answer = None if address.name in TAKES_FORMS_ONLY else browser.get(url)
        if answer is None or answer.status_code == 405:
            TAKES_FORMS_ONLY.add(address.name)
            answer = browser.post(url, form)
        browser.cookies = cookies
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="aside")
    return answer


def got_in(address, answer):
    if answer.status_code in (302, 303):
        return not answer.headers["Location"].startswith("/sign-in/?") and not answer.headers[
            "Location"
        ].endswith("/sign-in/")
    if address.name == "healthz":
        return answer.status_code in (200, 503)
    assert answer.status_code in ANSWERED | REFUSED, (address.name, answer.status_code)
    return answer.status_code in ANSWERED


@pytest.mark.parametrize("who", EVERYONE)
def test_everyone_gets_in_where_the_table_says_and_nowhere_else(cast, esther, who):
    browser, got, named, unspoken = browser_of(who, cast), set(), set(), set()
    for address in addresses():
        answer = answer_to(browser, address, cast, esther)
        if got_in(address, answer):
            got.add(address.name)
        if CANARY in (body := b"".join(answer).decode(errors="replace")) or "217-555-0199" in body:
            named.add(address.name)
        if MACHINE.search(body):
            unspoken.add(address.name)
    listed = {name for name, people in ACCESS.items() if who in people}
    assert (got - listed, listed - got) == (set(), set())
    assert bool(named) is (who in ON_THE_CARE_TEAM)
    assert unspoken == set()


def test_the_table_names_every_address_and_none_that_is_gone():
    assert set(ACCESS) == {address.name for address in addresses()}


def test_everyone_of_the_cast_is_asked(cast):
    assert set(EVERYONE) == {"anonymous", *cast.people}


@pytest.mark.parametrize("who", ["dev", "ben"])
def test_what_is_not_there_and_what_is_not_hers_look_the_same(cast, esther, who):
    """Someone asks for Amira's client, then for one who does not exist."""
    browser = browser_of(who, cast)
    for address in addresses():
        if not {"case_id", "glass_id", "handle"} & {name for name, _ in address.parts}:
            continue
        real, made_up = (plain(answer_to(browser, address, cast, record)) for record in (esther, None))
        assert real == made_up, address.name


def plain(answer):
    """The answer without what differs between any two: the request's id, the form's token."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", b"".join(answer))
    body = re.sub(rb"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", b"", body)
    return answer.status_code, body
