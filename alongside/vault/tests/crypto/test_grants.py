"""A key wrapped for a holder: both kinds open for her, here, and for nobody else."""

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.vault.crypto import grants, holders
from alongside.vault.crypto.errors import KeyNotUsable, SealBroken
from alongside.vault.tests.crypto.strategies import flipped, keys

HOLDER = holders.new_key_pair()
OTHER = holders.new_key_pair()
DRAWER = bytes(range(32))
AD = b"subject, drawer, holder"
Wrap = Callable[[bytes, bytes], bytes]


def to_public(key: bytes, ad: bytes) -> bytes:
    return grants.wrap_for_public(key, HOLDER.public, ad)


def to_holder(key: bytes, ad: bytes) -> bytes:
    return grants.wrap_for_holder(key, HOLDER.private, ad)


both_kinds = pytest.mark.parametrize("wrap", [to_public, to_holder])


@both_kinds
@given(key=keys, ad=st.binary(max_size=60))
def test_the_holder_opens_a_grant(wrap: Wrap, key: bytes, ad: bytes) -> None:
    assert grants.unwrap(wrap(key, ad), private=HOLDER.private, ad=ad) == key


@both_kinds
def test_another_holder_does_not(wrap: Wrap) -> None:
    with pytest.raises(SealBroken):
        grants.unwrap(wrap(DRAWER, AD), private=OTHER.private, ad=AD)


@both_kinds
@given(ad=st.binary(max_size=60), other=st.binary(max_size=60))
def test_a_grant_moved_elsewhere_does_not_open(wrap: Wrap, ad: bytes, other: bytes) -> None:
    assume(ad != other)
    with pytest.raises(SealBroken):
        grants.unwrap(wrap(DRAWER, ad), private=HOLDER.private, ad=other)


@both_kinds
def test_every_byte_of_a_grant_is_protected(wrap: Wrap) -> None:
    blob = wrap(DRAWER, AD)
    for place in range(len(blob)):
        with pytest.raises(SealBroken):
            grants.unwrap(flipped(blob, place), private=HOLDER.private, ad=AD)


@both_kinds
def test_a_grant_cut_short_does_not_open(wrap: Wrap) -> None:
    blob = wrap(DRAWER, AD)
    for kept in range(len(blob)):
        with pytest.raises(SealBroken):
            grants.unwrap(blob[:kept], private=HOLDER.private, ad=AD)


def test_one_kind_cannot_pose_as_the_other() -> None:
    for blob in (to_public(DRAWER, AD), to_holder(DRAWER, AD)):
        posing = (grants.BOX if blob[:1] == grants.SYMMETRIC else grants.SYMMETRIC) + blob[1:]
        with pytest.raises(SealBroken):
            grants.unwrap(posing, private=HOLDER.private, ad=AD)


def test_an_already_derived_wrapping_key_opens_and_wraps_the_same() -> None:
    wrapping_key = holders.symmetric_of(HOLDER.private)
    quick = grants.wrap_with(DRAWER, wrapping_key, AD)
    assert grants.unwrap(quick, private=HOLDER.private, ad=AD) == DRAWER
    slow = to_holder(DRAWER, AD)
    assert grants.unwrap(slow, private=HOLDER.private, ad=AD, wrapping_key=wrapping_key) == DRAWER


@pytest.mark.parametrize(
    "wrapping_key", [b"", bytes(32), holders.symmetric_of(OTHER.private)], ids=["empty", "zeros", "another"]
)
def test_a_wrong_wrapping_key_does_not_fall_back_on_the_right_one(wrapping_key: bytes) -> None:
    with pytest.raises(SealBroken):
        grants.unwrap(to_holder(DRAWER, AD), private=HOLDER.private, ad=AD, wrapping_key=wrapping_key)


@pytest.mark.parametrize("size", [0, 16, 31, 33, 64])
def test_only_a_whole_key_is_wrapped_and_only_for_a_whole_key(size: int) -> None:
    wrong = bytes(size)
    attempts: list[Callable[[], bytes]] = [
        lambda: grants.wrap_for_public(wrong, HOLDER.public, AD),
        lambda: grants.wrap_for_public(DRAWER, wrong, AD),
        lambda: grants.wrap_for_holder(wrong, HOLDER.private, AD),
        lambda: grants.wrap_for_holder(DRAWER, wrong, AD),
        lambda: grants.wrap_with(DRAWER, wrong, AD),
        lambda: grants.unwrap(to_public(DRAWER, AD), private=wrong, ad=AD),
    ]
    for attempt in attempts:
        with pytest.raises(KeyNotUsable):
            attempt()


def test_a_public_key_that_shares_no_secret_is_refused() -> None:
    with pytest.raises(KeyNotUsable):
        grants.wrap_for_public(DRAWER, bytes(32), AD)
