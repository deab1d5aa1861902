"""One's own account: passphrase, app, recovery codes, sessions, preferences."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from alongside.people import totp
from alongside.people.account_selectors import unspent_recovery_codes
from alongside.people.models import Account, RecoveryCode, Totp, WebSession
from tests.browse import code_of, sign_in, sign_in_by_form

PASSPHRASE = reverse("people:passphrase")
NEW = "quiet orchard lantern seven"


def change(client, person, **typed):
    data = {"old": person.passphrase, "passphrase": NEW, "again": NEW, **typed}
    return client.post(PASSPHRASE, data)


@pytest.mark.parametrize("name", ["account", "passphrase", "sessions", "factors", "factor_app", "add_passkey",
                                  "recovery_codes", "shares"])  # fmt: skip
def test_every_page_opens(client, cast, name):
    sign_in(client, cast.amira)
    assert client.get(reverse(f"people:{name}")).status_code == 200


# -- passphrase --------------------------------------------------------------------------------------------


def test_a_new_passphrase_opens_the_same_key(client, cast):
    sign_in(client, cast.amira)
    assert change(client, cast.amira).status_code == 303
    browser = Client()
    first = {"login": cast.amira.account.login, "passphrase": NEW}
    assert browser.post(reverse("people:sign_in"), first).status_code == 303
    first["passphrase"] = cast.amira.passphrase
    assert Client().post(reverse("people:sign_in"), first).status_code == 403


def test_a_new_passphrase_ends_her_other_sessions_and_not_this_one(client, cast):
    other, devs = Client(), Client()
    sign_in(other, cast.amira)
    sign_in(devs, cast.dev)
    sign_in(client, cast.amira)
    change(client, cast.amira)
    assert client.get("/staff/account/").status_code == 200
    assert other.get("/staff/account/").status_code == 302
    assert devs.get("/staff/account/").status_code == 200


def test_the_old_passphrase_is_needed(client, cast):
    sign_in(client, cast.amira)
    page = change(client, cast.amira, old="not this one")
    assert page.status_code == 403
    assert "not the passphrase you have now" in page.content.decode()


def test_guessing_the_old_one_has_to_wait(client, cast):
    sign_in(client, cast.amira)
    answers = [change(client, cast.amira, old="not this one").status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]


@pytest.mark.parametrize(
    ("weak", "why"),
    [
        ("short", "too short"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("password1234", "easy to guess"),
        ("amira linden crisis", "easy to guess"),
        ("qwertyuiop123", "easy to guess"),
        ("x" * 201, "longer than we can take"),
    ],
)
def test_a_weak_passphrase_is_refused_with_advice(client, cast, weak, why):
    sign_in(client, cast.amira)
    page = change(client, cast.amira, passphrase=weak, again=weak)
    assert page.status_code == 422
    assert why in page.content.decode()
    assert f'value="{weak}"' not in page.content.decode()


def test_two_different_passphrases_are_noticed(client, cast):
    sign_in(client, cast.amira)
    page = change(client, cast.amira, again=f"{NEW}x")
    assert "not the same" in page.content.decode()


def test_accents_typed_another_way_are_the_same_passphrase(client, cast):
    sign_in(client, cast.amira)
    composed, apart = "sueño ventana otoño café", "suen\u0303o ventana oton\u0303o cafe\u0301"
    change(client, cast.amira, passphrase=composed, again=composed)
    first = {"login": cast.amira.account.login, "passphrase": apart}
    assert Client().post(reverse("people:sign_in"), first).status_code == 303


# -- the app -----------------------------------------------------------------------------------------------


def offer_of(page):
    text = page.content.decode()
    return re.search(r'name="offer" value="([0-9a-f]+)"', text).group(1)


def test_another_app_takes_the_place_of_the_first(client, cast):
    sign_in(client, cast.amira)
    url = reverse("people:factor_app")
    offer = offer_of(client.get(url))
    secret = totp.opened_offer(cast.amira.account, offer)
    assert (
        client.post(url, {"offer": offer, "code": totp.code_at(secret, totp.step_now())}).status_code == 303
    )
    kept = Totp.objects.get(account_id=cast.amira.id)
    assert totp.opened(cast.amira.account, bytes(kept.secret_sealed)) == secret != cast.amira.totp_secret


def test_a_wrong_first_code_keeps_the_same_picture_and_the_old_app(client, cast):
    sign_in(client, cast.amira)
    url = reverse("people:factor_app")
    offer = offer_of(client.get(url))
    secret = totp.opened_offer(cast.amira.account, offer)
    wrong = f"{(int(totp.code_at(secret, totp.step_now())) + 1) % 1_000_000:06d}"
    page = client.post(url, {"offer": offer, "code": wrong})
    assert page.status_code == 403
    assert offer_of(page) == offer
    kept = Totp.objects.get(account_id=cast.amira.id)
    assert totp.opened(cast.amira.account, bytes(kept.secret_sealed)) == cast.amira.totp_secret


def test_an_offer_made_for_somebody_else_is_not_taken(client, cast):
    secret = totp.new_secret()
    devs = totp.sealed(cast.dev.account, secret, use="offered").hex()
    sign_in(client, cast.amira)
    page = client.post(
        reverse("people:factor_app"), {"offer": devs, "code": totp.code_at(secret, totp.step_now())}
    )
    assert page.status_code == 403


def test_a_kept_secret_cannot_be_offered(client, cast):
    kept = bytes(Totp.objects.get(account_id=cast.amira.id).secret_sealed).hex()
    assert totp.opened_offer(cast.amira.account, kept) is None


# -- recovery codes ----------------------------------------------------------------------------------------


def codes_in(page):
    return re.findall(r"<li>([0-9A-Z]{5}-[0-9A-Z]{5})</li>", page.content.decode())


@pytest.fixture
def codes(client, cast):
    sign_in(client, cast.amira)
    page = client.post(reverse("people:recovery_codes"), {"do": "new"}, follow=True)
    return codes_in(page)


def test_ten_codes_are_shown_until_they_are_put_away(client, cast, codes):
    url = reverse("people:recovery_codes")
    assert len(set(codes)) == 10
    assert codes_in(client.get(url)) == codes
    client.post(url, {"do": "put-away"})
    assert codes_in(client.get(url)) == []


def test_a_recovery_code_stands_in_for_the_second_factor_once(client, cast, codes):
    browser = Client()
    first = {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    for expected in (303, 403):
        browser.post(reverse("people:sign_in"), first)
        answer = browser.post(reverse("people:second_factor"), {"code": codes[0].lower().replace("-", " ")})
        assert answer.status_code == expected
        browser.post(reverse("people:sign_out"))
    assert len(unspent_recovery_codes(cast.amira.id)) == 9


def test_new_codes_end_the_old_ones(client, cast, codes):
    client.post(reverse("people:recovery_codes"), {"do": "new"})
    browser = Client()
    browser.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    assert browser.post(reverse("people:second_factor"), {"code": codes[0]}).status_code == 403


def test_the_table_holds_no_code(cast, codes):
    stored = {bytes(row.code_hash) for row in RecoveryCode.objects.filter(account_id=cast.amira.id)}
    assert len(stored) == 10
    assert all(code.replace("-", "").encode() not in mark for code in codes for mark in stored)


def test_somebody_elses_recovery_code_opens_nothing(client, cast, codes):
    browser = Client()
    browser.post(
        reverse("people:sign_in"), {"login": cast.dev.account.login, "passphrase": cast.dev.passphrase}
    )
    assert browser.post(reverse("people:second_factor"), {"code": codes[0]}).status_code == 403


def test_new_codes_ask_for_the_second_factor_again(client, cast):
    sign_in(client, cast.amira, stepped_up=False)
    answer = client.post(reverse("people:recovery_codes"), {"do": "new"})
    assert answer["Location"].startswith("/staff/step-up/")
    assert not RecoveryCode.objects.filter(account_id=cast.amira.id).exists()


# -- sessions and preferences ------------------------------------------------------------------------------


def test_she_sees_her_sessions_and_ends_one(client, cast):
    other = Client(headers={"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/128.0"})
    sign_in_by_form(other, cast.amira)
    sign_in(client, cast.amira)
    page = client.get(reverse("people:sessions")).content.decode()
    assert "Firefox, Windows" in page
    row = WebSession.objects.get(account_id=cast.amira.id, device="Firefox, Windows")
    client.post(reverse("people:end_session", args=[row.public_id]))
    assert other.get("/staff/account/").status_code == 302
    assert client.get("/staff/account/").status_code == 200


def test_she_ends_all_the_others(client, cast):
    others = [Client(), Client()]
    for other in others:
        sign_in(other, cast.amira)
    sign_in(client, cast.amira)
    client.post(reverse("people:end_other_sessions"))
    assert [other.get("/staff/account/").status_code for other in others] == [302, 302]
    assert client.get("/staff/account/").status_code == 200


def test_nobody_ends_somebody_elses_session(client, cast):
    other = Client()
    sign_in(other, cast.dev)
    row = WebSession.objects.get(account_id=cast.dev.id)
    sign_in(client, cast.amira)
    client.post(reverse("people:end_session", args=[row.public_id]))
    assert other.get("/staff/account/").status_code == 200


def test_language_and_light_are_kept_with_the_account(client, cast):
    sign_in(client, cast.amira)
    client.post(reverse("people:preferences"), {"language": "es", "theme": "dark"})
    kept = Account.objects.get(id=cast.amira.id)
    assert (kept.language, kept.theme) == ("es", "dark")
    client.post(reverse("people:preferences"), {"language": "xx", "theme": "dark"})
    assert Account.objects.get(id=cast.amira.id).language == "es"


# -- the demonstration -------------------------------------------------------------------------------------


def card():
    return [{"name": "Amira", "role": "Advocate", "agency": "Linden", "login": "amira@linden.example",
             "passphrase": "amira paper lamp river", "about": "Try this.", "code": ""}]  # fmt: skip


@pytest.fixture
def demo(settings):
    settings.DEMO, settings.DEMO_CAST = True, f"{__name__}.card"


def test_a_card_signs_in_with_one_press_and_the_code_is_shown(client, cast, demo):
    assert "Be Amira" in client.get(reverse("people:sign_in")).content.decode()
    page = client.post(
        reverse("people:sign_in"), {"card": "amira@linden.example"}, follow=True
    ).content.decode()
    shown = "".join(re.search(r"<b>(\d{3}) (\d{3})</b>", page).groups())
    assert client.post(reverse("people:second_factor"), {"code": shown}).status_code == 303


def test_the_shown_code_is_one_that_was_not_used(client, cast, demo):
    for _ in range(2):
        page = client.post(
            reverse("people:sign_in"), {"card": "amira@linden.example"}, follow=True
        ).content.decode()
        shown = "".join(re.search(r"<b>(\d{3}) (\d{3})</b>", page).groups())
        assert client.post(reverse("people:second_factor"), {"code": shown}).status_code == 303
        client.post(reverse("people:sign_out"))


def test_outside_a_demonstration_there_are_no_cards_and_no_codes(client, cast, demo, settings):
    settings.DEMO = False
    assert "Be Amira" not in client.get(reverse("people:sign_in")).content.decode()
    assert client.post(reverse("people:sign_in"), {"card": "amira@linden.example"}).status_code == 200
    client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    assert code_of(cast.amira)[:3] + " " not in client.get(reverse("people:second_factor")).content.decode()


def test_the_code_of_a_real_account_is_never_shown(cast, settings):
    from alongside.people.actions.factors import live_code

    account = Account.objects.get(id=cast.amira.id)
    account.is_demo = False
    assert live_code(account) == ""
    assert settings.SESSION_COOKIE_NAME
