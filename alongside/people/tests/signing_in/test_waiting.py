"""Guessing has to wait; a shelter behind one address does not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.people.actions import attempts
from alongside.people.devices import device_of, place_of
from alongside.people.errors import TooManyAttempts
from alongside.people.models import Attempt
from tests.browse import code_of, sign_in_by_form

WRONG = "not this passphrase"


def guess(client, login, passphrase=WRONG, place="192.0.2.1"):
    data = {"login": login, "passphrase": passphrase}
    return client.post(reverse("people:sign_in"), data, REMOTE_ADDR=place)


def test_after_five_failures_the_right_passphrase_has_to_wait_too(client, cast):
    login = cast.amira.account.login
    assert [guess(client, login).status_code for _ in range(6)] == [403] * 5 + [429]
    answer = guess(client, login, cast.amira.passphrase)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Too many tries" in answer.content.decode()


def test_an_unknown_login_waits_in_the_same_way(client, cast):
    assert [guess(client, "nobody@linden.example").status_code for _ in range(6)] == [403] * 5 + [429]


def test_a_colleague_behind_the_same_address_does_not_wait(client, cast):
    for _ in range(6):
        guess(client, cast.amira.account.login)
    assert guess(client, cast.dev.account.login, cast.dev.passphrase).status_code == 303


def test_from_another_place_she_still_gets_in(client, cast):
    for _ in range(6):
        guess(client, cast.amira.account.login)
    assert guess(client, cast.amira.account.login, cast.amira.passphrase, "198.51.100.7").status_code == 303


def test_thirty_failures_from_many_places_make_the_login_wait_everywhere(client, cast):
    for number in range(30):
        assert guess(client, cast.amira.account.login, place=f"192.0.2.{number // 5 + 1}").status_code == 403
    assert guess(client, cast.amira.account.login, cast.amira.passphrase, "198.51.100.7").status_code == 429


def test_the_wait_ends_after_a_quarter_of_an_hour(client, cast):
    for _ in range(6):
        guess(client, cast.amira.account.login)
    _age_all()
    assert guess(client, cast.amira.account.login, cast.amira.passphrase).status_code == 303


def _age_all():
    """`aside` may not update attempts: write them anew, older."""
    rows = list(Attempt.objects.all())
    Attempt.objects.all().delete()
    for row in rows:
        Attempt.objects.create(
            login_hash=row.login_hash, place=row.place, at=timezone.now() - timedelta(minutes=16)
        )


def test_waiting_does_not_make_the_wait_longer(client, cast):
    for _ in range(20):
        guess(client, cast.amira.account.login)
    assert Attempt.objects.count() == attempts.FROM_ONE_PLACE


def test_getting_in_forgets_what_failed_before(client, cast):
    for _ in range(4):
        guess(client, cast.amira.account.login, place="127.0.0.1")
    sign_in_by_form(client, cast.amira)
    assert Attempt.objects.count() == 0


def test_the_passphrase_alone_does_not_reset_the_count(client, cast):
    for _ in range(4):
        guess(client, cast.amira.account.login)
    guess(client, cast.amira.account.login, cast.amira.passphrase)
    assert Attempt.objects.count() == 4


def test_wrong_codes_count_as_well(client, cast):
    guess(client, cast.amira.account.login, cast.amira.passphrase)
    wrong = f"{(int(code_of(cast.amira)) + 1) % 1_000_000:06d}"
    url = reverse("people:second_factor")
    answers = [client.post(url, {"code": wrong}, REMOTE_ADDR="192.0.2.1").status_code for _ in range(6)]
    assert answers == [403] * 5 + [429]
    right = client.post(url, {"code": code_of(cast.amira)}, REMOTE_ADDR="192.0.2.1")
    assert right.status_code == 429


def test_another_spelling_of_the_login_is_counted_as_the_same(cast):
    one = attempts.who_is(cast.amira.account, "amira@linden.example")
    other = attempts.who_is(cast.amira.account, "AMIRA@LINDEN.EXAMPLE ")
    assert one == other != attempts.who_is(cast.dev.account)


def test_neither_login_nor_address_can_be_read_from_the_table(client, cast):
    guess(client, "someone@linden.example", place="192.0.2.77")
    stored = str(list(Attempt.objects.values())) + "".join(
        bytes(a.login_hash).hex() for a in Attempt.objects.all()
    )
    assert "someone" not in stored
    assert "192.0.2" not in stored


def test_a_header_about_the_address_is_believed_only_where_it_is_named(cast, settings):
    for number in range(5):
        Client().post(
            reverse("people:sign_in"),
            {"login": cast.amira.account.login, "passphrase": WRONG},
            headers={"X-Forwarded-For": f"203.0.113.{number}"},
        )
    assert len({bytes(attempt.place) for attempt in Attempt.objects.all()}) == 1
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    Client().post(
        reverse("people:sign_in"),
        {"login": cast.amira.account.login, "passphrase": WRONG},
        headers={"X-Forwarded-For": "203.0.113.9"},
    )
    assert len({bytes(attempt.place) for attempt in Attempt.objects.all()}) == 2


def test_a_guess_counts_before_it_is_looked_at(db):
    for _ in range(attempts.FROM_ONE_PLACE):
        attempts.begin(b"who", b"where")
    with pytest.raises(TooManyAttempts):
        attempts.begin(b"who", b"where")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("not an address", "", True),
    ],
)
def test_what_counts_as_one_place(one, other, same):
    assert (place_of(one) == place_of(other)) is same


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Firefox, Windows",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge, Linux",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit Chrome/126.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        ("curl/8", ""),
        ("", ""),
    ],
)
def test_a_device_is_two_words(said, words):
    assert device_of(said) == words
