"""Attack 20: what waits for someone says that something waits, and to nobody of another agency.

There is no mail yet; notices are what Today, the lists and the message at the top of the next page say.
"""

import re

import pytest
from django.test import Client

from tests.attacks.ground import CANARY, ask
from tests.browse import sign_in

PAGES = (
    "/staff/",
    "/clients/glasses/",
    "/staff/colleagues/lapses/",
    "/staff/colleagues/keys/",
    "/staff/colleagues/",
    "/clients/",
)
ASK = (
    "insert into vault_breakglass"
    " (id, agency_id, subject_id, asked_by_id, reason_code, reason_sealed, alone, state, asked_at)"
    " values (gen_random_uuid(), %s, %s, %s, 'other', %s, false, 'asked', now()) returning id"
)


# Tokens, the id that a form brings along, and the minute: new each time, and told by nobody.
NEW_EACH_TIME = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[A-Za-z0-9]{64}|\d{1,2}:\d\d (?:am|pm)|[\d.]+%"
)


def pages_of(person):
    browser = Client()
    sign_in(browser, person)
    return {page: NEW_EACH_TIME.sub("", browser.get(page).content.decode()) for page in PAGES}


def something_happens(cast, as_person, esther):
    """At Linden a break-glass is asked for and a colleague's papers lapse."""
    with as_person(cast.dev):
        ask(ASK, [cast.linden.id, esther.subject_id, cast.dev.id, b"sealed"])
    with as_person(cast.rosa):
        ask("update vault_clearance set cleared_until = now() where actor_id = %s", [cast.noor.id])


def test_who_decides_is_told_and_nothing_of_her_stands_in_it(cast, as_person, esther):
    before = {who: pages_of(getattr(cast, who)) for who in ("chloe", "rosa")}
    something_happens(cast, as_person, esther)
    for who, earlier in before.items():
        now = pages_of(getattr(cast, who))
        assert earlier["/staff/"] != now["/staff/"]
        assert earlier["/clients/glasses/"] != now["/clients/glasses/"]
        assert str(esther.subject_id) not in " ".join(now.values())
        if who == "rosa":  # Chloe supervises her and may see the name
            assert CANARY not in " ".join(now.values())
            assert str(esther.case_id) not in " ".join(now.values())


@pytest.mark.parametrize("who", ["ben", "fay"])
def test_nobody_of_another_agency_is_told(cast, as_person, esther, who):
    before = pages_of(getattr(cast, who))
    something_happens(cast, as_person, esther)
    assert pages_of(getattr(cast, who)) == before


@pytest.mark.parametrize("who", ["ida", "vera", "amira"])
def test_a_colleague_is_told_of_a_glass_only_if_she_decides(cast, as_person, esther, who):
    something_happens(cast, as_person, esther)
    browser = Client()
    sign_in(browser, getattr(cast, who))
    assert ("Dev" in browser.get("/clients/glasses/").content.decode()) is (who == "vera")
