"""A sealed file: whole or not at all, wherever it is cut, joined or turned round."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.vault.crypto import files, sealing
from alongside.vault.crypto.errors import FileAlreadyClosed, KeyNotUsable, SealBroken
from alongside.vault.tests.crypto.strategies import flipped

KEY = bytes(range(32))
AD = b"agency, subject, document"
PIECE = files.CHUNK + sealing.TAG_BYTES
HEAD = files.HEADER_BYTES


def sealed(content: bytes, *, step: int | None = None) -> bytes:
    target = BytesIO()
    with files.SealingWriter(target, KEY, AD) as writer:
        for start in range(0, len(content), step or len(content) or 1):
            writer.write(content[start : start + (step or len(content))])
    return target.getvalue()


def opened(blob: bytes, key: bytes = KEY, ad: bytes = AD) -> bytes:
    return b"".join(files.open_chunks(BytesIO(blob), key, ad))


def refused(blob: bytes, key: bytes = KEY, ad: bytes = AD) -> bool:
    """Say whether the file is refused, having made sure that all it gave until then was genuine."""
    given_out = b""
    try:
        for piece in files.open_chunks(BytesIO(blob), key, ad):
            given_out += piece
    except SealBroken:
        return THREE.startswith(given_out)
    return False


THREE = bytes(index % 251 for index in range(files.CHUNK * 2 + 1000))
THREE_SEALED = sealed(THREE)


@pytest.mark.parametrize(
    "size", [0, 1, files.CHUNK - 1, files.CHUNK, files.CHUNK + 1, files.CHUNK * 2, files.CHUNK * 2 + 7]
)
def test_a_file_of_any_length_opens_again(size: int) -> None:
    assert opened(sealed(bytes(size))) == bytes(size)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, len(THREE)), st.integers(1000, 100_000))
def test_it_does_not_matter_in_what_portions_it_was_written(size: int, step: int) -> None:
    assert opened(sealed(THREE[:size], step=step)) == THREE[:size]


def test_a_sealed_file_is_as_long_as_its_pieces_and_no_longer() -> None:
    assert len(sealed(bytes(files.CHUNK))) == HEAD + PIECE
    assert len(THREE_SEALED) == HEAD + 2 * PIECE + 1000 + sealing.TAG_BYTES


def test_pieces_come_one_at_a_time() -> None:
    assert [len(piece) for piece in files.open_chunks(BytesIO(THREE_SEALED), KEY, AD)] == [
        files.CHUNK,
        files.CHUNK,
        1000,
    ]


def test_a_source_that_answers_in_driblets_opens() -> None:
    class Slow(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(size or 0, 1000))

    assert b"".join(files.open_chunks(Slow(THREE_SEALED), KEY, AD)) == THREE


@given(st.integers(0, len(THREE_SEALED) - 1), st.integers(1, 255))
def test_any_flipped_byte_is_refused(place: int, by: int) -> None:
    assert refused(flipped(THREE_SEALED, place, by))


def test_every_byte_of_the_header_is_protected() -> None:
    for place in range(HEAD):
        assert refused(flipped(THREE_SEALED, place))


@given(st.integers(0, len(THREE_SEALED) - 1))
def test_a_file_cut_anywhere_is_refused(kept: int) -> None:
    assert refused(THREE_SEALED[:kept])


@pytest.mark.parametrize("pieces", [0, 1, 2])
def test_a_file_cut_between_pieces_is_refused(pieces: int) -> None:
    assert refused(THREE_SEALED[: HEAD + pieces * PIECE])


def test_a_file_cut_at_its_start_is_refused() -> None:
    assert refused(THREE_SEALED[:HEAD] + THREE_SEALED[HEAD + PIECE :])


def test_pieces_in_another_order_are_refused() -> None:
    first, second = THREE_SEALED[HEAD : HEAD + PIECE], THREE_SEALED[HEAD + PIECE : HEAD + 2 * PIECE]
    assert refused(THREE_SEALED[:HEAD] + second + first + THREE_SEALED[HEAD + 2 * PIECE :])


@pytest.mark.parametrize("more", [b"x", b"x" * 16, b"x" * 100, THREE_SEALED[HEAD:]])
def test_a_file_with_something_added_is_refused(more: bytes) -> None:
    assert refused(THREE_SEALED + more)


def test_a_piece_given_twice_is_refused() -> None:
    first = THREE_SEALED[HEAD : HEAD + PIECE]
    assert refused(THREE_SEALED[:HEAD] + first + THREE_SEALED[HEAD:])


def test_a_piece_of_another_file_is_refused() -> None:
    other = sealed(THREE)
    assert refused(THREE_SEALED[: HEAD + PIECE] + other[HEAD + PIECE :])
    assert refused(other[:HEAD] + THREE_SEALED[HEAD:])


def test_another_key_and_another_place_are_refused() -> None:
    assert refused(THREE_SEALED, key=sealing.new_key())
    assert refused(THREE_SEALED, key=b"")
    assert refused(THREE_SEALED, ad=b"another document")


def test_another_key_with_the_same_key_id_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "key_id", lambda key: THREE_SEALED[1:5])
    assert refused(THREE_SEALED, key=sealing.new_key())


def test_a_file_that_was_left_halfway_does_not_open() -> None:
    target = BytesIO()
    with pytest.raises(ConnectionError), files.SealingWriter(target, KEY, AD) as writer:
        writer.write(THREE)
        raise ConnectionError
    writer.close()
    assert len(target.getvalue()) == HEAD + 2 * PIECE
    assert refused(target.getvalue())


def test_nothing_is_written_in_the_clear() -> None:
    canary = b"Canary Lighthouse 7 "
    blob = sealed(canary * 10_000)
    assert canary not in blob


def test_a_closed_file_takes_nothing_more_and_closes_once() -> None:
    target = BytesIO()
    writer = files.SealingWriter(target, KEY, AD)
    writer.write(b"a letter")
    writer.close()
    finished = target.getvalue()
    writer.close()
    with pytest.raises(FileAlreadyClosed):
        writer.write(b"a second page")
    assert target.getvalue() == finished
    assert opened(finished) == b"a letter"


def test_the_file_beneath_stays_open() -> None:
    target = BytesIO()
    with files.SealingWriter(target, KEY, AD):
        pass
    assert not target.closed


def test_a_key_of_another_size_seals_no_file() -> None:
    with pytest.raises(KeyNotUsable):
        files.SealingWriter(BytesIO(), bytes(16), AD)


def test_the_same_file_sealed_twice_looks_different() -> None:
    assert sealed(b"a letter")[HEAD:] != sealed(b"a letter")[HEAD:]
