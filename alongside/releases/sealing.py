"""The sealed form of a packet: a key of its own, what is in it, and the two ways to its key.

Belongs here: cryptography of a packet. Not here: where it is stored (functions of the wall), who may open it.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from alongside.releases.items import Item, as_text, from_text
from alongside.vault.crypto.sealing import associated, open_text, seal_text

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
WORD_LETTERS, CODE_DIGITS = 25, 8


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader sees."""

    sender: str
    purpose: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Secret:
    """What opens a link: the word stands in its address, after the sign that browsers do not send; the code is said."""

    word: str = field(repr=False)
    code: str = field(repr=False)


def body_place(agency_id: UUID, packet_id: UUID) -> bytes:
    """What the contents are bound to."""
    return associated("packet", agency_id, packet_id)


def key_place(agency_id: UUID, packet_id: UUID, holder_id: UUID) -> bytes:
    """What the key for a holder is bound to."""
    return associated("packet key", agency_id, packet_id, holder_id)


def seal_contents(
    key: bytes, agency_id: UUID, packet_id: UUID, *, sender: str, purpose: str, items: Sequence[Item]
) -> bytes:
    """Seal what is allowed, and nothing else."""
    said = {"sender": sender, "purpose": purpose, "items": as_text(items, whole=True)}
    return seal_text(key, json.dumps(said), body_place(agency_id, packet_id))


def open_contents(key: bytes, agency_id: UUID, packet_id: UUID, blob: bytes) -> Contents:
    """Open it again, whole or not at all."""
    said = json.loads(open_text(key, blob, body_place(agency_id, packet_id)))
    return Contents(said["sender"], said["purpose"], from_text(said["items"]))


def new_secret() -> Secret:
    """A word of 124 bits, in groups of five, and a code of eight digits. Both are needed."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(WORD_LETTERS))
    word = "-".join(letters[at : at + 5] for at in range(0, WORD_LETTERS, 5))
    digits = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    return Secret(word, f"{digits[:4]} {digits[4:]}")


def proof_and_key(link_id: UUID, word: str, code: str) -> tuple[bytes, bytes]:
    """What the database compares, and what the packet's key is wrapped with. Neither says the other.

    Scrypt makes the eight digits dear to guess for someone who has the word and a stolen disk.
    """
    plain_word = "".join(sign for sign in word.upper() if sign in LETTERS)
    plain_code = "".join(sign for sign in code if sign.isascii() and sign.isdigit())
    root = hashlib.scrypt(
        associated(plain_word, plain_code), salt=link_id.bytes, n=2**14, r=8, p=1, maxmem=2**26, dklen=32
    )
    return (
        hmac.new(root, b"alongside link proof", hashlib.sha256).digest(),
        hmac.new(root, b"alongside link key", hashlib.sha256).digest(),
    )
