"""The covered screen, and giving the second factor again."""

import pytest
from django.urls import reverse

from alongside.people.stepping_up import require_step_up
from alongside.vault.errors import StepUpNeeded
from tests.browse import code_of, sign_in

ACCOUNT = "/staff/account/"
COVER, UNCOVER, STEP_UP = "/staff/cover/", "/staff/uncover/", "/staff/step-up/"


@pytest.fixture
def covered(client, cast):
    sign_in(client, cast.amira)
    client.post(COVER)
    return client


def test_a_covered_session_shows_nothing(covered):
    answer = covered.get(ACCOUNT)
    assert answer.status_code == 302
    assert answer["Location"].startswith(UNCOVER)
    assert covered.post(reverse("people:end_other_sessions"))["Location"] == UNCOVER


def test_looking_does_not_cover(client, cast):
    sign_in(client, cast.amira)
    assert client.get(COVER).status_code == 405
    assert client.get(ACCOUNT).status_code == 200


def test_the_passphrase_brings_back_the_page(covered, cast):
    answer = covered.post(UNCOVER, {"passphrase": cast.amira.passphrase, "next": ACCOUNT})
    assert answer["Location"] == ACCOUNT
    assert covered.get(ACCOUNT).status_code == 200


def test_the_pages_own_script_gets_a_bare_answer(covered, cast):
    wrong = covered.post(UNCOVER, {"passphrase": "not this one"}, headers={"X-Cover": "1"})
    assert wrong.status_code == 403
    right = covered.post(UNCOVER, {"passphrase": cast.amira.passphrase}, headers={"X-Cover": "1"})
    assert right.status_code == 204
    assert covered.get(ACCOUNT).status_code == 200


def test_a_code_brings_it_back_too(covered, cast):
    assert covered.post(UNCOVER, {"code": code_of(cast.amira)}).status_code == 303
    assert covered.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize("given", [{"passphrase": "not this one"}, {"code": "000000"}, {"code": ""}, {}])
def test_nothing_else_does(covered, cast, given, monkeypatch):
    monkeypatch.setattr("alongside.people.totp.code_at", lambda *_: "111111")
    assert covered.post(UNCOVER, given).status_code in (403, 422)
    assert covered.get(ACCOUNT).status_code == 302


def test_a_colleagues_passphrase_does_not(covered, cast):
    assert covered.post(UNCOVER, {"passphrase": cast.dev.passphrase}).status_code == 403


def test_guessing_behind_the_cover_has_to_wait(covered, cast):
    answers = [covered.post(UNCOVER, {"passphrase": "not this one"}).status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]
    assert covered.post(UNCOVER, {"passphrase": cast.amira.passphrase}).status_code == 429


def test_the_covered_page_says_nothing_about_what_it_hides(covered):
    page = covered.get(UNCOVER).content.decode()
    assert "Amira" not in page
    assert "Linden" not in page


def test_one_can_sign_out_from_behind_the_cover(covered):
    assert covered.post("/sign-out/").status_code == 303
    assert covered.get(UNCOVER)["Location"].startswith("/sign-in/")


def test_the_second_factor_given_again_holds_for_a_while(client, cast):
    sign_in(client, cast.amira, stepped_up=False)
    asked = client.get(reverse("people:factor_app"))
    assert asked["Location"].startswith(STEP_UP)
    answer = client.post(STEP_UP, {"code": code_of(cast.amira), "next": reverse("people:factor_app")})
    assert answer["Location"] == reverse("people:factor_app")
    assert client.get(reverse("people:factor_app")).status_code == 200


def test_a_wrong_code_does_not_step_up(client, cast):
    sign_in(client, cast.amira, stepped_up=False)
    wrong = f"{(int(code_of(cast.amira)) + 1) % 1_000_000:06d}"
    assert client.post(STEP_UP, {"code": wrong}).status_code == 403
    assert client.get(reverse("people:factor_app")).status_code == 302


def test_stepping_up_never_leads_to_another_site(client, cast):
    sign_in(client, cast.amira, stepped_up=False)
    answer = client.post(STEP_UP, {"code": code_of(cast.amira), "next": "https://evil.example/"})
    assert answer["Location"].startswith("/staff/")


def test_the_rule_asks_the_actor(as_person, cast):
    with as_person(cast.amira) as actor:
        require_step_up(actor)
        actor.stepped_up = False
        with pytest.raises(StepUpNeeded):
            require_step_up(actor)
