"""Attack 17: a role is removed, someone leaves, a passphrase changes, a session is tampered with.

Other sessions end at the next request. Session rows hold nothing that opens anything.
"""

import hashlib
import json

import pytest
from django.conf import settings as house
from django.test import Client

from alongside.people.models import WebSession
from alongside.people.sessions import SessionStore
from tests.attacks.ground import ask
from tests.browse import sign_in

pytestmark = pytest.mark.urls("tests.attacks.views_that_break")


@pytest.fixture
def browser(transactional_db, cast, esther):
    def signed_in(person):
        client = Client(raise_request_exception=False)
        sign_in(client, person)
        return client

    return signed_in


def is_in(client):
    return client.get("/shows/").status_code == 200


def test_signed_in_she_is_in(browser, cast):
    assert is_in(browser(cast.amira))


def test_who_left_is_out_at_the_next_request(browser, cast):
    hers = browser(cast.amira)
    ask("update people_account set left_at = now() where id = %s", [cast.amira.id], using="owner")
    assert hers.get("/shows/").status_code == 302


def test_a_role_taken_away_is_gone_at_the_next_request(browser, cast):
    hers = browser(cast.amira)
    ask("update vault_clearance set cleared_until = null where actor_id = %s", [cast.amira.id], using="owner")
    assert not is_in(hers)


def test_a_session_row_taken_away_ends_it(browser, cast):
    one, two = browser(cast.amira), browser(cast.amira)
    WebSession.objects.filter(session_key__in=[_row(one)]).delete()
    assert one.get("/shows/").status_code == 302
    assert is_in(two)


def test_it_ends_when_idle_and_when_its_day_is_over(browser, cast):
    idle, old = browser(cast.amira), browser(cast.amira)
    ask(
        "update people_websession set seen_at = now() - interval '31 minutes' where session_key = %s",
        [_row(idle)],
        using="owner",
    )
    ask("update people_websession set expire_date = now() where session_key = %s", [_row(old)], using="owner")
    assert (idle.get("/shows/").status_code, old.get("/shows/").status_code) == (302, 302)


def test_each_half_alone_opens_nothing(browser, cast):
    hers = browser(cast.amira)
    del hers.cookies[house.UNLOCK_COOKIE_NAME]
    assert hers.get("/opens/").status_code == 403
    again = browser(cast.amira)
    del again.cookies[house.SESSION_COOKIE_NAME]
    assert again.get("/opens/").status_code == 302


def test_the_half_of_another_session_opens_nothing(browser, cast):
    one, two = browser(cast.amira), browser(cast.amira)
    one.cookies[house.UNLOCK_COOKIE_NAME] = two.cookies[house.UNLOCK_COOKIE_NAME].value
    assert one.get("/opens/").status_code == 403
    dev = browser(cast.dev)
    dev.cookies[house.UNLOCK_COOKIE_NAME] = two.cookies[house.UNLOCK_COOKIE_NAME].value
    assert dev.get("/opens/").status_code == 403


def test_a_session_row_given_to_someone_else_is_nobodys(browser, cast):
    """Whoever can write the table but not the seal does not become a director that way."""
    devs = browser(cast.dev)
    ask(
        "update people_websession set account_id = %s where session_key = %s",
        [cast.rosa.id, _row(devs)],
        using="owner",
    )
    assert devs.get("/opens/").status_code == 302


def test_payloads_swapped_between_rows_open_for_nobody(browser, cast):
    amiras, devs = browser(cast.amira), browser(cast.dev)
    [(data,)] = ask(
        "select session_data from people_websession where session_key = %s", [_row(amiras)], using="owner"
    )
    ask(
        "update people_websession set session_data = %s where session_key = %s",
        [data, _row(devs)],
        using="owner",
    )
    assert devs.get("/opens/").status_code == 302


def test_an_account_alone_in_the_column_is_not_signed_in(browser, cast):
    """The first factor is given: the row may know whose it is, the payload does not say open."""
    session = SessionStore()
    session.update({"pending": str(cast.amira.id)})
    session.create()
    ask("update people_websession set account_id = %s", [cast.amira.id], using="owner")
    client = Client(raise_request_exception=False)
    client.cookies[house.SESSION_COOKIE_NAME] = str(session.session_key)
    assert client.get("/shows/").status_code == 302


@pytest.mark.parametrize(
    "made_up", ["", "a", "x" * 32, "../../etc", "\u00e9", "0" * 5000, "8f14e45f-ceea-467f-a2c6-1d2f0c9b7a31"]
)
def test_a_session_key_that_was_made_up_is_nobodys(browser, cast, made_up):
    client = Client(raise_request_exception=False)
    client.cookies[house.SESSION_COOKIE_NAME] = made_up
    assert client.get("/shows/").status_code == 302


def test_the_table_holds_no_key_and_no_half(browser, cast):
    hers = browser(cast.amira)
    said = json.dumps(ask("select row_to_json(w)::text from people_websession w", using="owner"))
    for secret in (
        hers.cookies[house.SESSION_COOKIE_NAME].value,
        hers.cookies[house.UNLOCK_COOKIE_NAME].value,
        cast.amira.private.hex(),
        str(cast.amira.holder_id),
    ):
        assert secret not in said


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(browser, cast):
    client = browser(cast.amira)
    for name, morsel in client.get("/says/").cookies.items():
        assert morsel["httponly"], name
        assert morsel["samesite"] in ("Lax", "Strict"), name


def _row(client):
    return hashlib.sha256(client.cookies[house.SESSION_COOKIE_NAME].value.encode()).hexdigest()
