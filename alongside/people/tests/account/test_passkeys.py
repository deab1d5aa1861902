"""Passkeys: a second factor bound to this site, one answer a challenge."""

import json

import pytest
from django.urls import reverse

from alongside.people.models import Passkey
from alongside.people.tests.soft_key import SoftKey
from tests.browse import code_of, sign_in

ADD, SECOND = reverse("people:add_passkey"), reverse("people:second_factor")


def challenge(client, name):
    answer = client.post(reverse(f"people:{name}"))
    assert answer.status_code == 200
    return json.loads(answer.content)


def add(client, key, name="office key"):
    made = key.make(challenge(client, "new_passkey_challenge"))
    return client.post(ADD, {"name": name, "passkey": made})


@pytest.fixture
def key(client, cast):
    """Amira has one; she is signed out again, after her passphrase."""
    key = SoftKey()
    sign_in(client, cast.amira)
    assert add(client, key).status_code == 303
    client.post(reverse("people:sign_out"))
    client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    return key


def test_a_passkey_is_a_second_factor(client, cast, key):
    answer = client.post(SECOND, {"passkey": key.sign(challenge(client, "passkey_challenge"))})
    assert answer.status_code == 303
    assert client.get("/staff/account/").status_code == 200


def test_a_passkey_without_the_passphrase_is_asked_for_nothing(client, cast, key):
    client.cookies.clear()
    assert client.post(reverse("people:passkey_challenge")).status_code == 403


def test_an_answer_works_once(client, cast, key):
    answer = key.sign(challenge(client, "passkey_challenge"))
    client.post(SECOND, {"passkey": answer})
    client.post(reverse("people:sign_out"))
    client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    assert client.post(SECOND, {"passkey": answer}).status_code == 403


def test_a_challenge_put_back_into_a_session_does_not_work_again(client, cast, key, rf):
    from alongside.people.actions import factors
    from alongside.people.passkeys import Site

    site = Site("testserver", "http://testserver")
    options, state = factors.ask_for_passkey(site, cast.amira.account)
    answer = key.sign(options)
    assert factors.give_passkey(site, cast.amira.account, state, answer)
    assert not factors.give_passkey(site, cast.amira.account, state, answer)


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "https://evil.example"},
        {"type": "webauthn.create"},
        {"challenge": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
)
def test_an_answer_for_another_site_kind_or_challenge_is_refused(client, cast, key, changed):
    answer = key.sign(challenge(client, "passkey_challenge"), **changed)
    assert client.post(SECOND, {"passkey": answer}).status_code == 403


def test_another_key_does_not_answer_for_hers(client, cast, key):
    options, stranger = challenge(client, "passkey_challenge"), SoftKey()
    stranger.id = key.id
    assert client.post(SECOND, {"passkey": stranger.sign(options)}).status_code == 403


@pytest.mark.parametrize(
    "answer", ["{}", "[]", "null", "not json", '{"id": 1}', '{"response": {}}', "x" * 30_000]
)
def test_what_is_no_answer_is_refused_with_a_sentence(client, cast, key, answer):
    challenge(client, "passkey_challenge")
    page = client.post(SECOND, {"passkey": answer})
    assert page.status_code == 403
    assert "did not answer" in page.content.decode()


def test_the_same_credential_is_kept_once(client, cast):
    key = SoftKey()
    sign_in(client, cast.amira)
    add(client, key)
    assert add(client, key).status_code == 403
    assert Passkey.objects.filter(account_id=cast.amira.id).count() == 1


def test_adding_asks_for_the_second_factor_again(client, cast):
    sign_in(client, cast.amira, stepped_up=False)
    assert client.get(ADD)["Location"].startswith("/staff/step-up/")
    assert client.post(reverse("people:new_passkey_challenge")).status_code == 302


def test_she_names_it_anew_and_removes_it(client, cast):
    sign_in(client, cast.amira)
    add(client, SoftKey())
    passkey = Passkey.objects.get(account_id=cast.amira.id)
    client.post(reverse("people:rename_passkey", args=[passkey.id]), {"name": "ring"})
    assert Passkey.objects.get(id=passkey.id).name == "ring"
    client.post(reverse("people:remove_passkey", args=[passkey.id]))
    assert not Passkey.objects.filter(account_id=cast.amira.id).exists()


def test_nobody_touches_somebody_elses(client, cast):
    sign_in(client, cast.amira)
    add(client, SoftKey())
    passkey = Passkey.objects.get(account_id=cast.amira.id)
    sign_in(client, cast.dev)
    assert (
        client.post(reverse("people:rename_passkey", args=[passkey.id]), {"name": "mine"}).status_code == 404
    )
    assert client.post(reverse("people:remove_passkey", args=[passkey.id])).status_code == 404
    assert Passkey.objects.get(id=passkey.id).name == "office key"


def test_the_last_second_factor_cannot_be_removed(client, cast):
    sign_in(client, cast.amira)
    add(client, SoftKey())
    client.post(reverse("people:remove_app"))
    passkey = Passkey.objects.get(account_id=cast.amira.id)
    page = client.post(reverse("people:remove_passkey", args=[passkey.id]), follow=True)
    assert "only second factor" in page.content.decode()
    assert Passkey.objects.filter(account_id=cast.amira.id).count() == 1


def test_the_only_app_cannot_be_removed(client, cast):
    sign_in(client, cast.amira)
    page = client.post(reverse("people:remove_app"), follow=True)
    assert "only second factor" in page.content.decode()
    client.post(reverse("people:sign_out"))
    client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    assert client.post(SECOND, {"code": code_of(cast.amira)}).status_code == 303


def test_a_passkey_brings_back_a_covered_screen(client, cast, key):
    client.post(SECOND, {"passkey": key.sign(challenge(client, "passkey_challenge"))})
    client.post("/staff/cover/")
    answer = client.post("/staff/uncover/", {"passkey": key.sign(challenge(client, "passkey_challenge"))})
    assert answer.status_code == 303
    assert client.get("/staff/account/").status_code == 200
