"""Signing in takes a passphrase and a second factor. Nothing opens before both."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from alongside.people import totp
from alongside.people.actions import signing_in
from alongside.people.middleware import ring_of
from alongside.people.models import Totp, WebSession
from alongside.people.sessions import SessionStore
from alongside.vault import keyring
from tests.browse import code_of, sign_in, sign_in_by_form

ACCOUNT = "/staff/account/"


def give_passphrase(client, person, **more):
    data = {"login": person.account.login, "passphrase": person.passphrase, **more}
    return client.post(reverse("people:sign_in"), data)


def give_code(client, code):
    return client.post(reverse("people:second_factor"), {"code": code})


def session_of(client):
    return SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)


def test_both_factors_open_a_session(client, cast):
    answer = sign_in_by_form(client, cast.amira)
    assert answer.status_code == 303
    assert client.get(ACCOUNT).status_code == 200


def test_the_session_opens_her_own_key(client, cast, rf):
    sign_in_by_form(client, cast.amira)
    page = client.get(ACCOUNT)
    ring = ring_of(page.wsgi_request)
    assert isinstance(ring, keyring.Keyring)
    assert ring._privates[cast.amira.holder_id] == cast.amira.private


def test_the_passphrase_alone_opens_no_staff_page(client, cast):
    answer = give_passphrase(client, cast.amira)
    assert answer["Location"] == reverse("people:second_factor")
    for url in (
        ACCOUNT,
        reverse("people:sessions"),
        reverse("people:factors"),
        reverse("people:recovery_codes"),
    ):
        assert client.get(url)["Location"].startswith(reverse("people:sign_in"))


def test_a_wrong_passphrase_and_an_unknown_login_get_the_same_page(client, cast):
    known = client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": "not this one"}
    )
    unknown = client.post(
        reverse("people:sign_in"), {"login": "nobody@linden.example", "passphrase": "not this one"}
    )
    assert known.status_code == unknown.status_code == 403
    said = "That did not open."
    assert said in known.content.decode()
    assert said in unknown.content.decode()


@pytest.mark.parametrize("login", ["amira@linden.example", "nobody@linden.example"])
def test_known_or_not_a_login_costs_the_same_derivation(client, cast, monkeypatch, login):
    derived = []
    from alongside.vault.crypto import holders

    real = holders.hash_secret_raw
    monkeypatch.setattr(holders, "hash_secret_raw", lambda *args: derived.append(args[2:5]) or real(*args))
    client.post(reverse("people:sign_in"), {"login": login, "passphrase": "not this one"})
    cost = settings.PASSPHRASE_COST
    assert derived == [(cost["time"], cost["memory_kib"], cost["parallelism"])]


@pytest.mark.parametrize("login", ["amira@linden.example", "nobody@linden.example"])
def test_known_or_not_a_login_costs_the_same_queries(client, cast, django_assert_num_queries, login):
    with django_assert_num_queries(2):
        client.post(reverse("people:sign_in"), {"login": login, "passphrase": "not this one"})


def test_one_sign_in_derives_once(client, cast, monkeypatch):
    derived = []
    from alongside.vault.crypto import holders

    real = holders.hash_secret_raw
    monkeypatch.setattr(holders, "hash_secret_raw", lambda *args: derived.append(1) or real(*args))
    sign_in_by_form(client, cast.amira)
    assert derived == [1]


def test_the_login_may_be_written_in_other_letters(client, cast):
    answer = client.post(
        reverse("people:sign_in"), {"login": "  AMIRA@Linden.Example ", "passphrase": cast.amira.passphrase}
    )
    assert answer["Location"] == reverse("people:second_factor")


def test_a_wrong_code_opens_nothing(client, cast):
    give_passphrase(client, cast.amira)
    wrong = f"{(int(code_of(cast.amira)) + 1) % 1_000_000:06d}"
    assert give_code(client, wrong).status_code == 403
    assert client.get(ACCOUNT).status_code == 302


def test_a_code_works_once(client, cast):
    code = code_of(cast.amira)
    give_passphrase(client, cast.amira)
    assert give_code(client, code).status_code == 303
    client.post(reverse("people:sign_out"))
    give_passphrase(client, cast.amira)
    assert give_code(client, code).status_code == 403


@pytest.mark.parametrize(("off", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_right_for_the_half_minute_before_and_after(client, cast, off, opens, monkeypatch):
    here = totp.step_now()
    monkeypatch.setattr(totp, "step_now", lambda: here)
    give_passphrase(client, cast.amira)
    answer = give_code(client, totp.code_at(cast.amira.totp_secret, here + off))
    assert (answer.status_code == 303) is opens


def test_somebody_elses_code_does_not_open(client, cast):
    give_passphrase(client, cast.amira)
    assert give_code(client, code_of(cast.dev)).status_code == 403


def test_a_half_open_session_lasts_ten_minutes(client, cast, monkeypatch):
    give_passphrase(client, cast.amira)
    later = time.time() + 601
    monkeypatch.setattr("alongside.people.actions.web_sessions.time.time", lambda: later)
    answer = give_code(client, code_of(cast.amira))
    assert answer["Location"] == reverse("people:sign_in")


def test_a_half_open_session_does_not_outlive_the_passphrase(client, cast, as_person):
    give_passphrase(client, cast.amira)
    from alongside.vault.actions.keys import change_lock
    from alongside.vault.crypto.holders import lock_private_key
    from alongside.vault.selectors import holder_of

    with as_person(cast.amira):
        holder = holder_of(cast.amira.id)
        change_lock(
            holder=holder,
            lock=lock_private_key(cast.amira.private, "another one now", context=holder.id.bytes),
        )
    assert give_code(client, code_of(cast.amira))["Location"] == reverse("people:sign_in")


def test_the_session_key_changes_at_each_step(client, cast):
    client.get(reverse("people:sign_in"))
    give_passphrase(client, cast.amira)
    first = client.cookies[settings.SESSION_COOKIE_NAME].value
    give_code(client, code_of(cast.amira))
    second = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert first != second
    assert SessionStore(first).load() == {}


def test_a_session_without_the_cookie_half_opens_no_key(client, cast):
    sign_in_by_form(client, cast.amira)
    del client.cookies[settings.UNLOCK_COOKIE_NAME]
    assert isinstance(ring_of(client.get(ACCOUNT).wsgi_request), keyring.ClosedRing)


def test_the_cookie_half_without_a_session_opens_nothing(client, cast):
    sign_in_by_form(client, cast.amira)
    del client.cookies[settings.SESSION_COOKIE_NAME]
    assert client.get(ACCOUNT).status_code == 302


def test_another_persons_half_does_not_fit(client, cast):
    sign_in(client, cast.dev)
    devs = client.cookies[settings.UNLOCK_COOKIE_NAME].value
    sign_in(client, cast.amira)
    client.cookies[settings.UNLOCK_COOKIE_NAME] = devs
    assert isinstance(ring_of(client.get(ACCOUNT).wsgi_request), keyring.ClosedRing)


def test_the_sessions_table_holds_nothing_that_opens(client, cast):
    sign_in_by_form(client, cast.amira)
    half = client.cookies[settings.UNLOCK_COOKIE_NAME].value
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    rows = " ".join(str(row) for row in WebSession.objects.values())
    server_half = session_of(client)["half"]
    for secret in (key, half, server_half, cast.amira.private.hex(), str(cast.amira.holder_id)):
        assert secret not in rows


def test_the_stored_secret_of_an_app_is_sealed_to_its_account(cast):
    from alongside.vault.crypto.errors import SealBroken

    kept = bytes(Totp.objects.get(account_id=cast.amira.id).secret_sealed)
    assert cast.amira.totp_secret.encode() not in kept
    assert totp.opened(cast.amira.account, kept) == cast.amira.totp_secret
    with pytest.raises(SealBroken):
        totp.opened(cast.dev.account, kept)


def test_signing_out_destroys_both_halves(client, cast):
    sign_in_by_form(client, cast.amira)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post(reverse("people:sign_out"))
    assert client.cookies[settings.UNLOCK_COOKIE_NAME].value == ""
    assert SessionStore(key).load() == {}
    assert client.get(ACCOUNT).status_code == 302


def test_looking_at_the_way_out_does_not_sign_out(client, cast):
    sign_in_by_form(client, cast.amira)
    assert client.get(reverse("people:sign_out")).status_code == 405
    assert client.get(ACCOUNT).status_code == 200


def test_someone_who_left_does_not_get_in(client, cast, as_person):
    from alongside.people.models import Account

    with as_person(cast.rosa):
        Account.objects.filter(id=cast.dev.id).update(left_at=timezone.now())
    assert give_passphrase(client, cast.dev).status_code == 403


def test_a_session_ends_after_half_an_hour_unused(client, cast):
    sign_in(client, cast.dev)
    assert client.get(ACCOUNT).status_code == 200
    WebSession.objects.filter(account_id=cast.dev.id).update(seen_at=timezone.now() - timedelta(minutes=31))
    assert client.get(ACCOUNT).status_code == 302


def test_the_ledger_says_who_signed_in_and_who_could_not(client, cast, said):
    client.post(reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": "not this one"})
    sign_in_by_form(client, cast.amira)
    assert said == [("sign_in.failed", cast.amira.id, "passphrase"), ("signed_in", cast.amira.id, "")]


def test_without_a_ledger_nobody_gets_in(client, cast, monkeypatch):
    from alongside.vault import ledger
    from alongside.vault.errors import LedgerDown

    give_passphrase(client, cast.amira)

    def down(_pen):
        raise LedgerDown

    monkeypatch.setattr(ledger.Pen, "write", down)
    assert give_code(client, code_of(cast.amira)).status_code == 503
    monkeypatch.undo()
    assert client.get(ACCOUNT).status_code == 302


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_another_site_is_never_the_next_page(client, cast, target):
    answer = sign_in_by_form(client, cast.amira, next_page=target)
    assert answer["Location"].startswith("/staff/")


def test_the_page_that_was_asked_for_comes_next(client, cast):
    asked = client.get(reverse("people:sessions"))
    assert "next=" in asked["Location"]
    answer = sign_in_by_form(client, cast.amira, next_page=reverse("people:sessions"))
    assert answer["Location"] == reverse("people:sessions")


@pytest.mark.parametrize("name", ["sign_in", "second_factor", "sign_out", "passkey_challenge"])
def test_a_form_without_its_token_is_refused(cast, name):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse(f"people:{name}"), {}).status_code == 403


@pytest.mark.parametrize("login", ["\x00", "a" * 5000, "ünïcode@linden.example", "' or 1=1 --", ""])
def test_odd_logins_get_a_sentence_and_keep_their_page(client, cast, login):
    answer = client.post(reverse("people:sign_in"), {"login": login, "passphrase": "x" * 50})
    assert answer.status_code in (200, 403)
    assert "Sign in" in answer.content.decode()


def test_a_very_long_passphrase_is_refused_before_it_is_stretched(client, cast, monkeypatch):
    monkeypatch.setattr(signing_in, "unlocked", lambda *_: pytest.fail("stretched"))
    answer = client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": "x" * 401}
    )
    assert answer.status_code == 200
