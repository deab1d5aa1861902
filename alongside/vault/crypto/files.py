"""Seal a file piece by piece, before it touches a disk, and open it again without holding it whole.

Belongs here: the sealed stream. Not here: where files lie, their names (sealed as text), their types.

    header = version (1) | key id (4) | salt (16) | nonce prefix (7)
    then pieces of 64 KiB, each with its tag; nonce = prefix | piece number (4) | last piece? (1)

Each file has a key of its own, derived from the salt: nonces of two files under one drawer key can
then never meet. The number and the last-piece flag make a missing, moved, added or cut piece fail.
"""

import secrets
from collections.abc import Iterator
from types import TracebackType
from typing import Protocol, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from alongside.vault.crypto.errors import FileAlreadyClosed, KeyNotUsable, SealBroken
from alongside.vault.crypto.sealing import KEY_BYTES, TAG_BYTES, associated, key_id

CHUNK = 64 * 1024
VERSION = b"\x01"
SALT_BYTES = 16
PREFIX_BYTES = 7
HEADER_BYTES = len(VERSION) + 4 + SALT_BYTES + PREFIX_BYTES


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class SealingWriter:
    """Seals what is written and passes it on. It never closes the file beneath it.

    Only `close` writes the last piece. Left by an exception, the `with` block does not close, and what
    was written so far will not open: half a document can never be taken for a whole one.
    """

    def __init__(self, fileobj: Writable, key: bytes, ad: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise KeyNotUsable
        self._fileobj = fileobj
        self._pieces = _Pieces(key, _new_header(key), ad)
        self._waiting = bytearray()
        self._closed = False
        fileobj.write(self._pieces.header)

    def write(self, data: bytes) -> int:
        """Take bytes of any amount; whole pieces leave at once, the rest waits."""
        if self._closed:
            raise FileAlreadyClosed
        self._waiting += data
        # A full piece waits for one byte more: it might be the last, which is marked differently.
        while len(self._waiting) > CHUNK:
            self._fileobj.write(self._pieces.seal(bytes(self._waiting[:CHUNK]), last=False))
            del self._waiting[:CHUNK]
        return len(data)

    def close(self) -> None:
        """Write the last piece. Closing twice is harmless."""
        if not self._closed:
            self._closed = True
            self._fileobj.write(self._pieces.seal(bytes(self._waiting), last=True))
            self._waiting.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        self._closed = True
        self._waiting.clear()


def open_chunks(fileobj: Readable, key: bytes, ad: bytes) -> Iterator[bytes]:
    """Yield the pieces of a sealed file, each verified first; SealBroken at the first that is wrong.

    A file that was cut short is only known at its end: throw away what came before when this raises.
    """
    pieces = _Pieces(key, _known_header(_read(fileobj, HEADER_BYTES), key), ad)
    current = _read(fileobj, CHUNK + TAG_BYTES)
    while current:
        following = _read(fileobj, CHUNK + TAG_BYTES)
        yield pieces.open(current, last=not following)
        current = following
    if pieces.count == 0:
        raise SealBroken


class _Pieces:
    """The numbered pieces of one file: its own key, its header, and the number of the next piece."""

    def __init__(self, key: bytes, header: bytes, ad: bytes) -> None:
        salt = header[-SALT_BYTES - PREFIX_BYTES : -PREFIX_BYTES]
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"alongside file")
        self._cipher = AESGCM(hkdf.derive(key))
        self._ad = associated(b"alongside file", header, ad)
        self.header = header
        self.count = 0

    def seal(self, piece: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._next_nonce(last), piece, self._ad)

    def open(self, piece: bytes, *, last: bool) -> bytes:
        try:
            return self._cipher.decrypt(self._next_nonce(last), piece, self._ad)
        except (InvalidTag, ValueError):  # ValueError: shorter than a tag, in some versions of the library
            raise SealBroken from None

    def _next_nonce(self, last: bool) -> bytes:
        number = self.count.to_bytes(4, "big")
        self.count += 1
        return self.header[-PREFIX_BYTES:] + number + (b"\x01" if last else b"\x00")


def _new_header(key: bytes) -> bytes:
    return VERSION + key_id(key) + secrets.token_bytes(SALT_BYTES + PREFIX_BYTES)


def _known_header(header: bytes, key: bytes) -> bytes:
    if len(key) != KEY_BYTES or len(header) != HEADER_BYTES or not header.startswith(VERSION + key_id(key)):
        raise SealBroken
    return header


def _read(fileobj: Readable, size: int) -> bytes:
    """Read exactly `size` bytes unless the file ends: a pipe or a socket may answer with less."""
    gathered = bytearray()
    while len(gathered) < size and (more := fileobj.read(size - len(gathered))):
        gathered += more
    return bytes(gathered)
