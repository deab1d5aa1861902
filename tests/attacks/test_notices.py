"""Attack 20: what waits for someone says that something waits, and to nobody of another agency.

Notices are what Today, the lists and the message at the top of the next page say; and mails, which say only that.
"""

import re

import pytest
from django.core import mail
from django.test import Client

from alongside.people.actions.notices import choose_notices, send_notice
from alongside.people.enums import NoticeKind
from alongside.people.selectors.notices import waiting
from tests.attacks.ground import CANARY, ask, passes_or_is_refused
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


# -- by mail ---------------------------------------------------------------------------------------------


@pytest.fixture
def everyone_chose(cast, as_person):
    """Everyone wants to be told of everything, since yesterday."""
    for who, person in cast.people.items():
        with as_person(person) as actor:
            choose_notices(actor=actor, address=f"{who}@mail.example", kinds=NoticeKind.values)
            ask(
                "update people_noticewish set changed_at = now() - interval '1 day' where account_id = %s",
                [person.id],
            )


def told(cast):
    names = {person.id: who for who, person in cast.people.items()}
    return {names[one] for one in waiting()}


def test_a_mail_goes_to_who_decides_and_holds_nothing_of_anyone(cast, as_person, esther, everyone_chose):
    something_happens(cast, as_person, esther)
    assert {"chloe", "rosa", "vera"} <= told(cast)
    assert not told(cast) & {"noor", "ida"}
    for person in cast.people.values():
        send_notice(person.id)
    assert len({(one.subject, one.body) for one in mail.outbox}) == 1
    for one in mail.outbox:
        text = str(one.message())
        assert one.to[0].endswith("@mail.example")
        assert len(one.to) == 1
        assert not one.cc + one.bcc
        for secret in (CANARY, "Linden", "Dev", "Esther", str(esther.subject_id), str(esther.case_id)):
            assert secret not in text
        assert re.findall(r"https?://\S+", one.body) == ["http://localhost/sign-in/"]


def test_nobody_of_another_agency_gets_a_mail(cast, as_person, esther, everyone_chose):
    something_happens(cast, as_person, esther)
    assert not told(cast) & {"ben", "ruth", "fay"}
    with as_person(cast.ruth):  # nor by a query of one's own
        assert ask("select count(*) from people_noticewish") == [(1,)]
        assert ask("select count(*) from people_noticesent") == [(0,)]


def test_nobody_chooses_for_a_colleague_or_reads_an_address(cast, as_person, everyone_chose):
    with as_person(cast.rosa):
        assert ask("select address from people_noticewish") == [("rosa@mail.example",)]
        for sql in (
            "update people_noticewish set address = 'x@x.example' where account_id = %s",
            "delete from people_noticewish where account_id = %s",
        ):
            assert passes_or_is_refused(sql, [cast.amira.id]) == 0
        assert passes_or_is_refused("update people_noticesent set sent_at = now()") == 0
