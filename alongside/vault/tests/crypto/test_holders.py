"""A private key: locked under a passphrase, halved for a web session, and never shown."""

from dataclasses import replace

import pytest
from argon2.low_level import hash_secret_raw
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from alongside.vault.crypto import holders
from alongside.vault.crypto.errors import EmptyPassphrase, KeyNotUsable, SealBroken, WrongPassphrase
from alongside.vault.tests.crypto.strategies import flipped

CHEAP = holders.Cost(memory_kib=64, time=1)
PAIR = holders.new_key_pair()
LOCKED = holders.lock_private_key(PAIR.private, "a lamp in the window", context=b"amira", cost=CHEAP)
passphrases = st.text(min_size=1, max_size=40)


def test_a_pair_belongs_together_and_is_new_each_time() -> None:
    assert holders.public_of(PAIR.private) == PAIR.public
    assert holders.new_key_pair().private != PAIR.private


def test_a_pair_does_not_show_its_private_half() -> None:
    shown = repr(PAIR)
    assert repr(PAIR.public) in shown
    assert repr(PAIR.private) not in shown


def test_the_symmetric_key_is_steady_and_is_not_the_private_key() -> None:
    assert holders.symmetric_of(PAIR.private) == holders.symmetric_of(PAIR.private)
    assert holders.symmetric_of(PAIR.private) not in (PAIR.private, PAIR.public)
    assert holders.symmetric_of(PAIR.private) != holders.symmetric_of(holders.new_key_pair().private)


@settings(deadline=None)
@given(passphrases)
def test_the_passphrase_opens_the_key(passphrase: str) -> None:
    locked = holders.lock_private_key(PAIR.private, passphrase, context=b"amira", cost=CHEAP)
    assert holders.unlock_private_key(locked, passphrase, context=b"amira") == PAIR.private


@settings(deadline=None)
@given(st.text(max_size=40))
def test_another_passphrase_does_not(passphrase: str) -> None:
    assume(passphrase != "a lamp in the window")
    with pytest.raises(WrongPassphrase):
        holders.unlock_private_key(LOCKED, passphrase, context=b"amira")


def test_the_same_passphrase_typed_on_another_keyboard_opens() -> None:
    composed, apart = "caf\u00e9 con leche", "cafe\u0301 con leche"
    locked = holders.lock_private_key(PAIR.private, composed, context=b"amira", cost=CHEAP)
    assert holders.unlock_private_key(locked, apart, context=b"amira") == PAIR.private


def test_the_key_of_one_person_does_not_open_as_that_of_another() -> None:
    with pytest.raises(WrongPassphrase):
        holders.unlock_private_key(LOCKED, "a lamp in the window", context=b"dev")


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_damaged_lock_does_not_open(place: int, by: int) -> None:
    damaged = replace(LOCKED, blob=flipped(LOCKED.blob, place, by))
    with pytest.raises(WrongPassphrase):
        holders.unlock_private_key(damaged, "a lamp in the window", context=b"amira")


def test_another_salt_or_another_cost_does_not_open() -> None:
    for changed in (
        replace(LOCKED, salt=flipped(LOCKED.salt, 0)),
        replace(LOCKED, params=str(replace(CHEAP, time=2))),
    ):
        with pytest.raises(WrongPassphrase):
            holders.unlock_private_key(changed, "a lamp in the window", context=b"amira")


@pytest.mark.parametrize(
    "params",
    [
        "",
        "scrypt",
        "argon2id,m=64,t=1",
        "argon2id,m=64,t=1,p=1,x=1",
        "argon2id,m=-64,t=1,p=1",
        "argon2id,m=64,t=0,p=1",
        "argon2id,m=64,t=99,p=1",
        "argon2id,m=64,t=1,p=0",
        "argon2id,m=64,t=1,p=9",
        "argon2id,m=7,t=1,p=1",
        "argon2id,m=9999999,t=1,p=1",
        "argon2id,m=٦٤,t=1,p=1",
    ],
)
def test_a_stored_cost_that_no_server_should_spend_is_refused(params: str) -> None:
    with pytest.raises(SealBroken):
        holders.unlock_private_key(replace(LOCKED, params=params), "anything", context=b"amira")


def test_a_damaged_salt_is_refused() -> None:
    with pytest.raises(SealBroken):
        holders.unlock_private_key(replace(LOCKED, salt=b"short"), "anything", context=b"amira")


def test_an_empty_passphrase_locks_nothing() -> None:
    with pytest.raises(EmptyPassphrase):
        holders.lock_private_key(PAIR.private, "", context=b"amira", cost=CHEAP)


def test_the_same_key_locked_twice_looks_different() -> None:
    again = holders.lock_private_key(PAIR.private, "a lamp in the window", context=b"amira", cost=CHEAP)
    assert again.salt != LOCKED.salt
    assert again.blob != LOCKED.blob
    assert again.params == LOCKED.params == "argon2id,m=64,t=1,p=1"


def test_the_cost_in_service_is_what_the_walls_promise() -> None:
    assert str(holders.DEFAULT_COST) == "argon2id,m=65536,t=1,p=1"


def test_an_unknown_account_costs_one_derivation_at_the_same_price(monkeypatch: pytest.MonkeyPatch) -> None:
    prices: list[tuple[object, ...]] = []

    def counted(secret: bytes, salt: bytes, *price: object) -> bytes:
        prices.append((len(salt), *price))
        return hash_secret_raw(secret, salt, *price)  # type: ignore[arg-type]

    monkeypatch.setattr(holders, "hash_secret_raw", counted)
    holders.unlock_private_key(LOCKED, "a lamp in the window", context=b"amira")
    holders.waste_time(CHEAP, "a lamp in the window")
    assert len(prices) == 2
    assert prices[0] == prices[1]


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=20))
def test_two_halves_make_a_whole(private: bytes, context: bytes) -> None:
    cookie, server = holders.halve(private, context=context)
    assert holders.rejoin(cookie, server, context=context) == private


def test_a_half_fits_no_other_half() -> None:
    cookie, server = holders.halve(PAIR.private, context=b"session 1")
    other_cookie, other_server = holders.halve(PAIR.private, context=b"session 1")
    for wrong_cookie, wrong_server in ((other_cookie, server), (cookie, other_server)):
        with pytest.raises(SealBroken):
            holders.rejoin(wrong_cookie, wrong_server, context=b"session 1")


def test_halves_do_not_join_in_another_session() -> None:
    cookie, server = holders.halve(PAIR.private, context=b"session 1")
    with pytest.raises(SealBroken):
        holders.rejoin(cookie, server, context=b"session 2")


def test_neither_half_holds_the_key() -> None:
    cookie, server = holders.halve(PAIR.private, context=b"session 1")
    assert PAIR.private not in server
    assert holders._cookie_key(cookie) != PAIR.private


@pytest.mark.parametrize(
    "damage", ["", "x", "é", "%%%", "cookie!", " cookie", "cookie ", "cookie=", "cookie\n"]
)
def test_only_the_exact_cookie_joins(damage: str) -> None:
    cookie, server = holders.halve(PAIR.private, context=b"session 1")
    with pytest.raises(SealBroken):
        holders.rejoin(damage.replace("cookie", cookie), server, context=b"session 1")


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_private_key_of_another_size_is_refused_everywhere(size: int) -> None:
    wrong = bytes(size)
    with pytest.raises(KeyNotUsable):
        holders.public_of(wrong)
    with pytest.raises(KeyNotUsable):
        holders.symmetric_of(wrong)
    with pytest.raises(KeyNotUsable):
        holders.halve(wrong, context=b"session 1")
    with pytest.raises(KeyNotUsable):
        holders.lock_private_key(wrong, "a lamp in the window", context=b"amira", cost=CHEAP)
