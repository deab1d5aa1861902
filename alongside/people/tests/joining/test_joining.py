"""Behind an invitation: a passphrase, a second factor, the codes, and for a founder the shares."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.people import totp
from alongside.people.account_selectors import factors_of, unspent_recovery_codes
from alongside.people.actions import founding, joining
from alongside.people.enums import AgencyKind, Role, TeamKind
from alongside.people.models import Account, Invitation
from alongside.people.tests.soft_key import SoftKey
from alongside.vault.crypto.shares import join_recovery
from alongside.vault.selectors import holder_of, recovery_holder
from tests.browse import code_of, sign_in

PASSPHRASE = "quiet orchard lantern seven"
SET_UP, SECOND = reverse("people:set_up"), reverse("people:second_factor")
CODES, SHARES = reverse("people:recovery_codes"), reverse("people:shares")


@pytest.fixture
def invited(transactional_db, cast, as_person):
    """Lior is invited by Rosa; committed, because web sessions are kept over another connection."""
    with as_person(cast.rosa) as actor:
        return joining.invite(
            actor=actor, login="lior@linden.example", working_name="Lior", role=Role.ADVOCATE,
            supervisor_id=cast.chloe.id, teams=[TeamKind.ON_CALL],
        )  # fmt: skip


def link(token):
    return reverse("people:join", args=[token])


def choose(client, token, passphrase=PASSPHRASE, again=None):
    return client.post(link(token), {"passphrase": passphrase, "again": again or passphrase})


def offered_secret(client, account):
    page = client.get(SET_UP).content.decode()
    offer = re.search(r'name="offer" value="([0-9a-f]+)"', page).group(1)
    return offer, totp.opened_offer(account, offer)


def set_up_app(client, account):
    offer, secret = offered_secret(client, account)
    return client.post(SET_UP, {"offer": offer, "code": totp.code_at(secret, totp.step_now())})


def test_the_link_says_who_invites_and_uses_nothing_up(client, invited):
    account, token = invited
    for _ in range(2):
        page = client.get(link(token)).content.decode()
        assert "Linden Crisis Center" in page
        assert "Lior" in page
        assert "Rosa" in page
    assert Invitation.objects.get(account=account).used_at is None


def test_from_the_link_to_an_open_session(client, invited):
    account, token = invited
    assert choose(client, token)["Location"] == SECOND
    assert client.get(SECOND)["Location"] == SET_UP
    assert set_up_app(client, account)["Location"] == CODES
    page = client.get(CODES).content.decode()
    assert len(re.findall(r"<li>[0-9A-Z]{5}-[0-9A-Z]{5}</li>", page)) == 10
    assert client.post(CODES, {"do": "put-away"}).status_code == 303
    assert client.get("/staff/account/").status_code == 200
    assert len(unspent_recovery_codes(account.id)) == 10


def test_the_passphrase_alone_opens_nothing_yet(client, invited):
    choose(client, invited[1])
    assert client.get("/staff/account/").status_code == 302
    assert client.get(CODES).status_code == 302


def test_whoever_stops_after_the_passphrase_goes_on_later(client, invited):
    account, token = invited
    choose(client, token)
    later = Client()
    later.post(reverse("people:sign_in"), {"login": account.login, "passphrase": PASSPHRASE})
    assert later.get(SECOND)["Location"] == SET_UP
    assert set_up_app(later, account)["Location"] == CODES


def test_a_wrong_first_code_keeps_no_factor_and_the_same_secret(client, invited):
    account, token = invited
    choose(client, token)
    offer, secret = offered_secret(client, account)
    wrong = f"{(int(totp.code_at(secret, totp.step_now())) + 1) % 1_000_000:06d}"
    page = client.post(SET_UP, {"offer": offer, "code": wrong})
    assert page.status_code == 403
    assert offer in page.content.decode()
    assert not factors_of(account.id)
    assert client.get("/staff/account/").status_code == 302


def test_a_passkey_will_do_as_the_first_factor(client, invited):
    account, token = invited
    choose(client, token)
    options = client.post(reverse("people:first_passkey_challenge")).json()
    answer = client.post(SET_UP, {"passkey": SoftKey().make(options), "name": "ring"})
    assert answer["Location"] == CODES
    assert [passkey.name for passkey in factors_of(account.id).passkeys] == ["ring"]


def test_a_passkey_that_answers_wrongly_is_no_first_factor(client, invited):
    account, token = invited
    choose(client, token)
    client.post(reverse("people:first_passkey_challenge"))
    assert client.post(SET_UP, {"passkey": "{}", "name": "ring"}).status_code == 403
    assert not factors_of(account.id)


def test_set_up_is_closed_to_whoever_has_a_factor(client, cast):
    client.post(
        reverse("people:sign_in"), {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    )
    assert client.get(SET_UP)["Location"] == SECOND
    assert client.post(reverse("people:first_passkey_challenge")).status_code == 403
    secret = totp.new_secret()
    offer = totp.sealed(cast.amira.account, secret, use="offered").hex()
    answer = client.post(SET_UP, {"offer": offer, "code": totp.code_at(secret, totp.step_now())})
    assert answer["Location"] == SECOND


@pytest.mark.parametrize(
    "wrong", [{"passphrase": "short"}, {"passphrase": PASSPHRASE, "again": "something else now"}]
)
def test_a_passphrase_that_will_not_do_uses_nothing_up(client, invited, wrong):
    account, token = invited
    answer = choose(client, token, **wrong)
    assert answer.status_code == 422
    assert holder_of(account.id) is None
    assert choose(client, token).status_code == 303


def test_a_link_works_once(client, invited):
    token = invited[1]
    choose(client, token)
    again = choose(Client(), token)
    assert again.status_code == 404
    assert "does not open" in again.content.decode()


def test_used_ended_withdrawn_and_unknown_links_get_the_same_page(client, cast, as_person):
    with as_person(cast.rosa) as actor:
        tokens = [
            joining.invite(actor=actor, login=f"n{n}@linden.example", working_name="N", role=Role.ADVOCATE,
                           supervisor_id=cast.chloe.id)[1]
            for n in range(2)
        ]  # fmt: skip
        hashed = [joining.token_hash(token) for token in tokens]
        Invitation.objects.filter(token_hash=hashed[1]).update(withdrawn_at=timezone.now())
    pages = [client.get(link(tokens[1])), client.get(link("unknown"))]
    assert {page.status_code for page in pages} == {404}
    assert (
        len(
            {
                re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"|/join/[^"]+', "", p.content.decode())
                for p in pages
            }
        )
        == 1
    )
    assert client.get(link(tokens[0])).status_code == 200


def test_a_link_ends_after_three_days(client, cast, as_person, time_machine):
    with as_person(cast.rosa) as actor:
        token = joining.invite(
            actor=actor,
            login="lior@linden.example",
            working_name="Lior",
            role=Role.ADVOCATE,
            supervisor_id=cast.chloe.id,
        )[1]
    assert client.get(link(token)).status_code == 200
    time_machine.move_to(timezone.now() + timedelta(days=3, minutes=1))
    assert client.get(link(token)).status_code == 404


# -- starting over -----------------------------------------------------------------------------------------


@pytest.fixture
def starting_over(cast, as_person):
    with as_person(cast.chloe) as actor:
        return joining.let_start_over(actor=actor, account=cast.amira.account)


def test_starting_over_keeps_the_second_factor(client, cast, starting_over):
    assert choose(client, starting_over)["Location"] == SECOND
    assert client.get("/staff/account/").status_code == 302
    assert client.post(SECOND, {"code": code_of(cast.amira)}).status_code == 303
    assert client.get("/staff/account/").status_code == 200


def test_starting_over_without_the_second_factor_opens_nothing(client, cast, starting_over):
    choose(client, starting_over)
    assert client.get(SECOND).status_code == 200
    assert client.get(SET_UP)["Location"] == SECOND


def test_starting_over_ends_the_old_sessions_and_the_old_passphrase(client, cast, starting_over):
    old = Client()
    sign_in(old, cast.amira)
    choose(client, starting_over)
    assert old.get("/staff/account/").status_code == 302
    first = {"login": cast.amira.account.login, "passphrase": cast.amira.passphrase}
    assert Client().post(reverse("people:sign_in"), first).status_code == 403


def test_a_new_key_opens_nothing_until_a_custodian_grants(client, cast, starting_over):
    choose(client, starting_over)
    assert Account.objects.get(id=cast.amira.id).must_regrant
    assert holder_of(cast.amira.id).id != cast.amira.holder_id


# -- the first of an agency --------------------------------------------------------------------------------


@pytest.fixture
def founder(transactional_db, cast, client):
    """Mei founds an agency and has come as far as her recovery codes."""
    _, account, token = founding.found_agency(
        name="Harbor Youth", kind=AgencyKind.YOUTH, login="mei@harbor.example", working_name="Mei"
    )
    choose(client, token)
    set_up_app(client, account)
    return account


def shares_in(page):
    found = re.findall(r'<ol class="words">(.*?)</ol>', page.content.decode(), re.DOTALL)
    return [" ".join(re.findall(r"</b> ([a-z]+)</li>", each)) for each in found]


def asked_word(page):
    return int(re.search(r"Word number (\d+) of share 2", page.content.decode()).group(1))


def test_a_founder_puts_the_codes_away_and_then_the_shares(client, founder):
    assert client.post(CODES, {"do": "put-away"})["Location"] == SHARES
    page = client.get(SHARES)
    shares = shares_in(page)
    assert [len(share.split()) for share in shares] == [33, 33, 33]
    word = shares[1].split()[asked_word(page) - 1]
    assert client.post(SHARES, {"word": word.upper(), "away": "on"}).status_code == 303
    assert recovery_holder(founder.agency_id).confirmed_at is not None
    assert shares_in(client.get(SHARES)) == []


def test_the_shown_shares_are_the_agencys(client, founder):
    from alongside.vault.crypto.holders import public_of

    shares = shares_in(client.get(SHARES))
    assert public_of(join_recovery(shares[1:])) == bytes(recovery_holder(founder.agency_id).public_key)


@pytest.mark.parametrize("typed", [{"word": "wrong", "away": "on"}, {"word": ""}, {"away": "on"}])
def test_without_the_word_and_the_tick_nothing_is_confirmed(client, founder, typed):
    assert client.post(SHARES, typed).status_code in (403, 422)
    assert recovery_holder(founder.agency_id).confirmed_at is None
    assert len(shares_in(client.get(SHARES))) == 3


def test_shares_lost_before_they_were_on_paper_are_made_again(client, founder):
    before = recovery_holder(founder.agency_id).id
    session = client.session
    session.pop("shares")
    session.save()
    assert "Make three new shares" in client.get(SHARES).content.decode()
    client.post(SHARES)
    fresh = recovery_holder(founder.agency_id)
    from alongside.vault.crypto.holders import public_of

    assert fresh.id != before
    assert public_of(join_recovery(shares_in(client.get(SHARES))[:2])) == bytes(fresh.public_key)


def test_confirmed_shares_are_never_made_again(client, cast, as_person):
    from alongside.vault.models import Holder

    with as_person(cast.rosa):
        Holder.objects.filter(id=recovery_holder(cast.linden.id).id).update(confirmed_at=timezone.now())
    sign_in(client, cast.rosa)
    assert "Make three new shares" not in client.get(SHARES).content.decode()
    assert client.post(SHARES).status_code == 403


def test_only_a_custodian_makes_shares_again(client, cast):
    sign_in(client, cast.amira)
    assert "Make three new shares" not in client.get(SHARES).content.decode()
    assert client.post(SHARES).status_code == 403


def test_nothing_of_it_stands_in_the_sessions_table(client, founder):
    from alongside.people.models import WebSession

    share = shares_in(client.get(SHARES))[0]
    stored = " ".join(WebSession.objects.values_list("session_data", flat=True))
    assert share not in stored
    assert share.encode().hex() not in stored
    assert client.cookies[settings.SESSION_COOKIE_NAME].value not in stored
