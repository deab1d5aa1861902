"""A holder's key pair, and the two ways in which its private half is kept.

Belongs here: making a pair, locking it under a passphrase, halving it between a cookie and the server.
Not here: what a holder is, where the halves are stored, second factors.

Opening the private key is the check of the passphrase; there is no other hash of it anywhere.
"""

import base64
import re
import secrets
import unicodedata
from dataclasses import dataclass, field

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.public import PrivateKey

from alongside.vault.crypto.errors import EmptyPassphrase, KeyNotUsable, SealBroken, WrongPassphrase
from alongside.vault.crypto.sealing import KEY_BYTES, associated, new_key, open_sealed, seal

SALT_BYTES = 16
# Stored costs beyond these come from damage or malice, and would let one sign-in exhaust the server.
MAX_MEMORY_KIB = 1024 * 1024
MAX_TIME = 16
MAX_PARALLELISM = 8
STORED_COST = re.compile(r"argon2id,m=([0-9]{1,7}),t=([0-9]{1,2}),p=([0-9])")


@dataclass(frozen=True)
class Cost:
    """The price of one guess at a passphrase. 64 MiB and one pass take about 0.1 s on one core."""

    memory_kib: int = 64 * 1024
    time: int = 1
    parallelism: int = 1

    def __str__(self) -> str:
        return f"argon2id,m={self.memory_kib},t={self.time},p={self.parallelism}"


DEFAULT_COST = Cost()


@dataclass(frozen=True)
class KeyPair:
    public: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True)
class LockedKey:
    salt: bytes
    params: str
    blob: bytes


def new_key_pair() -> KeyPair:
    """Return a fresh X25519 pair."""
    private = PrivateKey.generate()
    return KeyPair(public=bytes(private.public_key), private=bytes(private))


def public_of(private: bytes) -> bytes:
    """Return the public half that belongs to a private key."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    return bytes(PrivateKey(private).public_key)


def symmetric_of(private: bytes) -> bytes:
    """Return the symmetric key under which this holder's own grants are wrapped: far faster than a box."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    return _hkdf(private, b"alongside holder wrap")


def lock_private_key(
    private: bytes, passphrase: str, *, context: bytes, cost: Cost = DEFAULT_COST
) -> LockedKey:
    """Lock a private key under a passphrase; `context` names whose key it is, so it opens nowhere else."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    if not passphrase:
        raise EmptyPassphrase
    salt, params = secrets.token_bytes(SALT_BYTES), str(cost)
    key = _passphrase_key(passphrase, salt, cost)
    return LockedKey(salt, params, seal(key, private, _lock_ad(context, salt, params)))


def unlock_private_key(locked: LockedKey, passphrase: str, *, context: bytes) -> bytes:
    """Open a locked key: WrongPassphrase if it does not open, SealBroken if salt or cost are damaged."""
    if len(locked.salt) != SALT_BYTES:
        raise SealBroken
    key = _passphrase_key(passphrase, locked.salt, _cost_of(locked.params))
    try:
        return open_sealed(key, locked.blob, _lock_ad(context, locked.salt, locked.params))
    except SealBroken:
        raise WrongPassphrase from None


def waste_time(cost: Cost = DEFAULT_COST, passphrase: str = "") -> None:
    """Do the work of an unlock for an account that does not exist, so that the wait tells nobody which do."""
    _passphrase_key(passphrase, bytes(SALT_BYTES), cost)


def halve(private: bytes, *, context: bytes) -> tuple[str, bytes]:
    """Split a private key for one web session: a cookie for the browser, a sealed half for the server."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    key = new_key()
    return _cookie_text(key), seal(key, private, _session_ad(context))


def rejoin(cookie_half: str, server_half: bytes, *, context: bytes) -> bytes:
    """Put the two halves together again; anything wrong with either raises SealBroken."""
    return open_sealed(_cookie_key(cookie_half), server_half, _session_ad(context))


def _passphrase_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC, so that the same passphrase typed on another keyboard opens; nothing here refuses early,
    # because an early refusal would answer sooner than `waste_time` does.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    stretched = hash_secret_raw(
        secret, salt, cost.time, cost.memory_kib, cost.parallelism, KEY_BYTES, Type.ID
    )
    return _hkdf(stretched, b"alongside passphrase lock")


def _cost_of(params: str) -> Cost:
    """Read a stored cost, refusing what this server should not spend."""
    written = STORED_COST.fullmatch(params)
    if written is None:
        raise SealBroken
    memory, time, parallelism = (int(number) for number in written.groups())
    bounded = (
        1 <= parallelism <= MAX_PARALLELISM
        and 1 <= time <= MAX_TIME
        and 8 * parallelism <= memory <= MAX_MEMORY_KIB  # less than 8 KiB a lane is not Argon2
    )
    if not bounded:
        raise SealBroken
    return Cost(memory, time, parallelism)


def _lock_ad(context: bytes, salt: bytes, params: str) -> bytes:
    return associated(b"alongside private key", context, salt, params)


def _session_ad(context: bytes) -> bytes:
    return associated(b"alongside web session", context)


def _hkdf(material: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info).derive(material)


def _cookie_text(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode("ascii")


def _cookie_key(text: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(text + "=")
    except ValueError:
        raise SealBroken from None
    # The decoder skips characters it does not know; only the exact text that was given is accepted.
    if _cookie_text(key) != text:
        raise SealBroken
    return key
