"""One value, one key: what opens, what does not, and what its length tells."""

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.vault.crypto import sealing
from alongside.vault.crypto.errors import KeyNotUsable, SealBroken, TextNotSealable
from alongside.vault.tests.crypto.strategies import flipped, keys, texts

KEY = bytes(range(32))
AD = sealing.associated("agency", "cases_case", "headline")


@given(keys, st.binary(max_size=600), st.binary(max_size=60))
def test_what_is_sealed_opens_again(key: bytes, text: bytes, ad: bytes) -> None:
    assert sealing.open_sealed(key, sealing.seal(key, text, ad), ad) == text


@given(st.binary(max_size=60), st.integers(0, 10_000), st.integers(1, 255))
def test_any_flipped_byte_is_refused(text: bytes, place: int, by: int) -> None:
    blob = sealing.seal(KEY, text, AD)
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, flipped(blob, place, by), AD)


def test_every_single_bit_of_a_sealed_value_is_protected() -> None:
    blob = sealing.seal(KEY, b"Esther", AD)
    for bit in range(len(blob) * 8):
        with pytest.raises(SealBroken):
            sealing.open_sealed(KEY, flipped(blob, bit // 8, 1 << bit % 8), AD)


@pytest.mark.parametrize("kept", range(sealing.HEADER_BYTES + sealing.NONCE_BYTES + sealing.TAG_BYTES + 6))
def test_a_value_cut_short_is_refused(kept: int) -> None:
    blob = sealing.seal(KEY, b"Esther", AD)
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, blob[:kept], AD)


@given(keys, keys)
def test_another_key_does_not_open(key: bytes, other: bytes) -> None:
    assume(key != other)
    with pytest.raises(SealBroken):
        sealing.open_sealed(other, sealing.seal(key, b"Esther", AD), AD)


def test_another_key_with_the_same_key_id_does_not_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "key_id", lambda key: b"same")
    with pytest.raises(SealBroken):
        sealing.open_sealed(sealing.new_key(), sealing.seal(KEY, b"Esther", AD), AD)


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_other_associated_data_does_not_open(ad: bytes, other: bytes) -> None:
    assume(ad != other)
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, sealing.seal(KEY, b"Esther", ad), other)


def test_an_unknown_version_is_refused_even_where_it_was_sealed_with_the_right_key() -> None:
    with pytest.MonkeyPatch.context() as later:
        later.setattr(sealing, "VERSION", b"\x02")
        blob = sealing.seal(KEY, b"Esther", AD)
        assert sealing.open_sealed(KEY, blob, AD) == b"Esther"
    with pytest.raises(SealBroken):
        sealing.open_sealed(KEY, blob, AD)


def test_the_same_value_sealed_twice_looks_different() -> None:
    assert sealing.seal(KEY, b"Esther", AD) != sealing.seal(KEY, b"Esther", AD)


def test_the_stored_form_names_its_version_and_its_key() -> None:
    blob = sealing.seal(KEY, b"Esther", AD)
    assert blob[:1] == b"\x01"
    assert blob[1:5] == sealing.key_id(KEY)
    assert len(blob) == 1 + 4 + 12 + len(b"Esther") + 16


@pytest.mark.parametrize("size", [0, 16, 24, 31, 33])
def test_a_key_of_another_size_neither_seals_nor_opens(size: int) -> None:
    with pytest.raises(KeyNotUsable):
        sealing.seal(bytes(size), b"Esther", AD)
    with pytest.raises(SealBroken):
        sealing.open_sealed(bytes(size), sealing.seal(KEY, b"Esther", AD), AD)


def test_new_keys_have_the_right_size_and_differ() -> None:
    first, second = sealing.new_key(), sealing.new_key()
    assert len(first) == sealing.KEY_BYTES
    assert first != second


parts = st.lists(st.one_of(st.binary(max_size=5), st.text(max_size=5), st.uuids()), max_size=4)


@given(parts, parts)
def test_different_parts_never_give_the_same_associated_data(
    some: list[bytes | str | UUID], others: list[bytes | str | UUID]
) -> None:
    assert (sealing.associated(*some) == sealing.associated(*others)) == (some == others)


def test_parts_cannot_be_shifted_into_one_another() -> None:
    identity = UUID("018f0000-0000-7000-8000-000000000001")
    assert sealing.associated("ab", "c") != sealing.associated("a", "bc")
    assert sealing.associated("asb") != sealing.associated("a", "b")
    assert sealing.associated("ab") != sealing.associated("ab", "")
    assert sealing.associated("ab") != sealing.associated(b"ab")
    assert sealing.associated(identity) != sealing.associated(identity.bytes)
    assert sealing.associated(identity) != sealing.associated(str(identity))


@given(keys, texts)
def test_sealed_text_opens_again(key: bytes, text: str) -> None:
    assert sealing.open_text(key, sealing.seal_text(key, text, AD), AD) == text


@pytest.mark.parametrize("text", ["", "\x00", "a\x00", "\x80\x00\x00", "\x80" * 31, "n" * 31, "n" * 512])
def test_text_that_looks_like_padding_opens_again(text: str) -> None:
    assert sealing.open_text(KEY, sealing.seal_text(KEY, text, AD), AD) == text


@pytest.mark.parametrize(
    ("shortest", "longest", "bucket"),
    [
        (0, 31, 32),
        (32, 63, 64),
        (64, 127, 128),
        (128, 255, 256),
        (256, 511, 512),
        (512, 1023, 1024),
        (1024, 1535, 1536),
    ],
)
def test_lengths_within_a_bucket_look_alike(shortest: int, longest: int, bucket: int) -> None:
    sizes = {len(sealing.seal_text(KEY, "n" * length, AD)) for length in range(shortest, longest + 1)}
    assert sizes == {1 + 4 + 12 + bucket + 16}


@given(texts, st.integers(0, 10_000), st.integers(1, 255))
def test_a_flipped_byte_gives_no_text_at_all(text: str, place: int, by: int) -> None:
    with pytest.raises(SealBroken):
        sealing.open_text(KEY, flipped(sealing.seal_text(KEY, text, AD), place, by), AD)


@pytest.mark.parametrize("inside", [b"", bytes(32), b"no padding here", b"\xff\x80"])
def test_a_seal_whose_inside_is_not_padded_text_is_refused(inside: bytes) -> None:
    with pytest.raises(SealBroken) as refusal:
        sealing.open_text(KEY, sealing.seal(KEY, inside, AD), AD)
    assert refusal.value.__context__ is None


def test_text_that_is_not_unicode_is_refused_without_taking_it_along() -> None:
    with pytest.raises(TextNotSealable) as refusal:
        sealing.seal_text(KEY, "Esther \ud800", AD)
    assert refusal.value.args == ()
    assert refusal.value.__context__ is None
