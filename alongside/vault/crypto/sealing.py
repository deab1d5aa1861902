"""Seal and open one value with one key: AES-256-GCM in a stored form that carries its own version.

Belongs here: the stored form, the associated data, the padding of text. Not here: where keys come
from (holders, grants), long files (files), or who may open.

    stored form = version (1) | key id (4) | nonce (12) | ciphertext and tag
"""

import hashlib
import secrets
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from alongside.vault.crypto.errors import KeyNotUsable, SealBroken, TextNotSealable

KEY_BYTES = 32
VERSION = b"\x01"
KEY_ID_BYTES = 4
NONCE_BYTES = 12
TAG_BYTES = 16
HEADER_BYTES = len(VERSION) + KEY_ID_BYTES
UUID_LABEL = b"u" + (16).to_bytes(4, "big")

SMALL_BUCKETS = (32, 64, 128, 256, 512)
LARGE_STEP = 512


def new_key() -> bytes:
    """Return a fresh random 256-bit key."""
    return secrets.token_bytes(KEY_BYTES)


def key_id(key: bytes) -> bytes:
    """Return a short public name of a key, stored beside everything that it seals."""
    return hashlib.sha256(b"alongside key id" + key).digest()[:KEY_ID_BYTES]


def associated(*parts: bytes | str | UUID) -> bytes:
    """Join parts into associated data so that no two different lists of parts look alike.

    Each part carries its kind and its length: ("ab", "c") differs from ("a", "bc"), and a UUID from its text.
    """
    return b"".join([_labelled(part) for part in parts])


def seal(key: bytes, text: bytes, ad: bytes) -> bytes:
    """Seal bytes under a key, bound to the associated data."""
    if len(key) != KEY_BYTES:
        raise KeyNotUsable
    header = VERSION + key_id(key)
    nonce = secrets.token_bytes(NONCE_BYTES)
    return header + nonce + AESGCM(key).encrypt(nonce, text, header + ad)


def open_sealed(key: bytes, blob: bytes, ad: bytes) -> bytes:
    """Open what `seal` made, whole or not at all: anything wrong raises SealBroken."""
    header, rest = blob[:HEADER_BYTES], blob[HEADER_BYTES:]
    nonce, body = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    if len(key) != KEY_BYTES or len(body) < TAG_BYTES or header != VERSION + key_id(key):
        raise SealBroken
    try:
        return AESGCM(key).decrypt(nonce, body, header + ad)
    except InvalidTag:
        raise SealBroken from None


def seal_text(key: bytes, text: str, ad: bytes) -> bytes:
    """Seal text padded to a bucket, so that its stored length says little about a name."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        encoded = None
    # Raised here, not in the handler: that exception carries the whole text, and would travel along.
    if encoded is None:
        raise TextNotSealable
    return seal(key, _padded(encoded), ad)


def open_text(key: bytes, blob: bytes, ad: bytes) -> str:
    """Open what `seal_text` made."""
    text = _decoded(_unpadded(open_sealed(key, blob, ad)))
    if text is None:
        raise SealBroken
    return text


def _labelled(part: bytes | str | UUID) -> bytes:
    if isinstance(part, UUID):
        return UUID_LABEL + part.bytes
    if isinstance(part, str):
        kind, raw = b"s", part.encode("utf-8", "surrogatepass")
    else:
        kind, raw = b"b", part
    return kind + len(raw).to_bytes(4, "big") + raw


def _bucket(size: int) -> int:
    for bucket in SMALL_BUCKETS:
        if size <= bucket:
            return bucket
    return -(-size // LARGE_STEP) * LARGE_STEP


def _padded(raw: bytes) -> bytes:
    return (raw + b"\x80").ljust(_bucket(len(raw) + 1), b"\x00")


def _unpadded(padded: bytes) -> bytes:
    marked = padded.rstrip(b"\x00")
    if not marked.endswith(b"\x80"):
        raise SealBroken
    return marked[:-1]


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None
