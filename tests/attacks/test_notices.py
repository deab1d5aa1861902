"""Attack 20: what waits for someone says that something waits, and to nobody of another agency.

There is no mail yet; notices are what Today, the lists and the message at the top of the next page say.
"""

import re

import pytest
from django.test import Client

from tests.attacks.ground import CANARY, ask
from tests.browse import sign_in

PAGES = ("/staff/", "/clients/glasses/", "/staff/lapses/", "/staff/keys/", "/staff/colleagues/", "/clients/")
REASON = "A reason with a name in it, Quillfeather"
ASK = (
    "insert into vault_breakglass (id, agency_id, subject_id, asked_by_id, reason_sealed, alone, state, asked_at)"
    " values (gen_random_uuid(), %s, %s, %s, %s, false, 'asked', now()) returning id"
)


def pages_of(person):
    browser = Client()
    sign_in(browser, person)
    return {page: re.sub(r"[0-9a-f]{32}|[A-Za-z0-9]{64}", "", browser.get(page).content.decode()) for page in PAGES}


@pytest.fixture
def something_happens(cast, as_person, esther):
    """At Linden a break-glass is asked for and a colleague's papers lapse."""
    before = {who: pages_of(person) for who, person in cast.people.items()}
    with as_person(cast.dev):
        ask(ASK, [cast.linden.id, esther.subject_id, cast.dev.id, b"sealed"])
    with as_person(cast.rosa):
        ask("update vault_clearance set cleared_until = now() where actor_id = %s", [cast.noor.id])
    return before, {who: pages_of(person) for who, person in cast.people.items()}


def test_who_decides_is_told(something_happens):
    before, after = something_happens
    for who in ("chloe", "rosa"):
        assert before[who]["/staff/"] != after[who]["/staff/"]
        assert before[who]["/clients/glasses/"] != after[who]["/clients/glasses/"]


@pytest.mark.parametrize("who", ["ben", "ruth", "fay"])
def test_nobody_of_another_agency_is(something_happens, who):
    before, after = something_happens
    assert before[who] == after[who]


def test_nothing_of_her_stands_in_it(something_happens, cast, esther):
    _, after = something_happens
    for who in ("chloe", "rosa", "vera", "dev", "ida", "noor"):
        for page in ("/staff/", "/clients/glasses/"):
            assert CANARY not in after[who][page] or who == "chloe"
            assert str(esther.subject_id) not in after[who][page]
            assert str(esther.case_id) not in after[who][page] or who == "chloe"


@pytest.mark.parametrize("who", ["ida", "noor", "amira"])
def test_a_colleague_who_decides_nothing_is_told_nothing_of_the_glass(something_happens, who):
    before, after = something_happens
    if who != "amira":  # she had asked for one herself
        assert before[who]["/clients/glasses/"] == after[who]["/clients/glasses/"]
    assert "Dev" not in after[who]["/clients/glasses/"]
