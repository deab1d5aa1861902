"""The agency's recovery key as three printed shares of which any two join (SLIP-39).

Belongs here: splitting and joining. Not here: printing, who keeps a share, what the key opens.

The joined key is checked by a digest of four bytes only: compare `public_of(joined)` with the stored
public key before trusting it.
"""

import re
import unicodedata
from collections.abc import Sequence

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from shamir_mnemonic import (  # type: ignore[import-untyped]
    MnemonicError,
    Share,
    combine_mnemonics,
    generate_mnemonics,
)

from alongside.vault.crypto.errors import KeyNotUsable, ShareProblem, SharesDoNotMatch
from alongside.vault.crypto.sealing import KEY_BYTES

NEEDED = 2
MADE = 3
# Stretching protects a weak passphrase. There is none here: the secret is a random key.
ITERATION_EXPONENT = 0


def split_recovery(private: bytes) -> list[str]:
    """Return three lists of 33 words; any two give the key back, one alone says nothing about it."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    groups: list[list[str]] = generate_mnemonics(
        1, [(NEEDED, MADE)], private, extendable=True, iteration_exponent=ITERATION_EXPONENT
    )
    return groups[0]


def join_recovery(mnemonics: Sequence[str]) -> bytes:
    """Join two or three typed shares, however spaced, numbered or capitalised; blank ones are left out."""
    shares = [_readable_share(typed, which) for which, typed in enumerate(mnemonics) if typed.strip()]
    different = list(dict.fromkeys(shares))
    if len(shares) < NEEDED:
        raise SharesDoNotMatch(ShareProblem.TOO_FEW)
    if len(different) < NEEDED:
        raise SharesDoNotMatch(ShareProblem.REPEATED)
    if len({share.common_parameters() for share in different}) > 1:
        raise SharesDoNotMatch(ShareProblem.DIFFERENT_SETS)
    # A third share is read and compared above, but the threshold takes exactly two.
    private = _combined(different[:NEEDED])
    if private is None:
        raise SharesDoNotMatch(ShareProblem.DIFFERENT_SETS)
    return private


def recovery_proof(private: bytes) -> bytes:
    """What shows the database that two shares were joined. It opens nothing and does not lead to the key."""
    if len(private) != KEY_BYTES:
        raise KeyNotUsable
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"alongside recovery proof").derive(
        private
    )


def _readable_share(typed: str, which: int) -> Share:
    share = _parsed(typed)
    # Shares of another shape are not ours, and one that asks for more iterations could hang the server.
    if share is None or not _is_ours(share):
        raise SharesDoNotMatch(ShareProblem.UNREADABLE, which)
    return share


def _is_ours(share: Share) -> bool:
    return bool(
        share.extendable
        and share.iteration_exponent == ITERATION_EXPONENT
        and (share.group_threshold, share.group_count) == (1, 1)
        and share.member_threshold == NEEDED
        and len(share.value) == KEY_BYTES
    )


# The library's exceptions quote the words that were typed. These two swallow them entirely and
# answer None, so that no traceback of ours can hold a piece of a share.


def _parsed(typed: str) -> Share | None:
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKC", typed).casefold())
    try:
        return Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        return None


def _combined(shares: Sequence[Share]) -> bytes | None:
    try:
        private: bytes = combine_mnemonics(share.mnemonic() for share in shares)
    except MnemonicError:
        return None
    return private
