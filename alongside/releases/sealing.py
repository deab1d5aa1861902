"""The sealed form of a packet: a key of its own, what is in it, and the two ways to its key.

Belongs here: cryptography of a packet. Not here: where it is stored (functions of the wall), who may open it.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from alongside.releases.items import Item, as_text, from_text
from alongside.vault.crypto.sealing import associated, open_text, seal_text

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
WORD_LETTERS, CODE_DIGITS = 25, 8


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A document that lies in the packet: what its name ends in, and how large it is, rounded up."""

    ending: str
    kilobytes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a reader sees. A document among the items has its `id` among what is enclosed."""

    sender: str
    purpose: str
    items: list[Item]
    enclosed: Mapping[UUID, Enclosed] = field(default_factory=dict)

    @property
    def shown(self) -> list[tuple[Item, Enclosed | None]]:
        """Each item, and the document that goes with it."""
        return [(item, self.enclosed.get(item.id) if item.id else None) for item in self.items]


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


def file_place(agency_id: UUID, packet_id: UUID, file_id: UUID, stored_as: UUID) -> bytes:
    """What a document in a packet is bound to: in another packet, or under another name, it does not open."""
    return associated("packet file", agency_id, packet_id, file_id, stored_as)


def seal_contents(key: bytes, agency_id: UUID, packet_id: UUID, contents: Contents) -> bytes:
    """Seal what is allowed, and nothing else."""
    enclosed = {str(one): [its.ending, its.kilobytes] for one, its in contents.enclosed.items()}
    said = {
        "sender": contents.sender,
        "purpose": contents.purpose,
        "items": as_text(contents.items, whole=True),
        "enclosed": enclosed,
    }
    return seal_text(key, json.dumps(said), body_place(agency_id, packet_id))


def open_contents(key: bytes, agency_id: UUID, packet_id: UUID, blob: bytes) -> Contents:
    """Open it again, whole or not at all."""
    said = json.loads(open_text(key, blob, body_place(agency_id, packet_id)))
    enclosed = {UUID(one): Enclosed(*its) for one, its in said.get("enclosed", {}).items()}
    return Contents(said["sender"], said["purpose"], from_text(said["items"]), enclosed)


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
