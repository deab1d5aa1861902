"""Every way in which the vault's cryptography can refuse.

Belongs here: named refusals; the name says what is wrong, and there is no message. Not here: wording
for a screen. No message, attribute or chained exception may carry plaintext, a passphrase or a key.
"""

from enum import StrEnum


class CryptoError(Exception):
    """The root of all refusals here. Nothing raises it itself."""


class SealBroken(CryptoError):
    """What is stored does not open here: damaged, moved, cut short or under another key."""


class KeyNotUsable(CryptoError):
    """A key does not have the size or form that it needs."""


class TextNotSealable(CryptoError):
    """The text holds characters that cannot be stored as UTF-8."""


class WrongPassphrase(CryptoError):
    """The passphrase does not open this key."""


class EmptyPassphrase(CryptoError):
    """A key cannot be locked with an empty passphrase."""


class FileAlreadyClosed(CryptoError):
    """The sealed file is finished; nothing more can be written to it."""


class ShareProblem(StrEnum):
    """Why recovery shares were refused."""

    UNREADABLE = "unreadable"  # a word is mistyped, missing or in the wrong place
    TOO_FEW = "too_few"  # fewer than two shares
    REPEATED = "repeated"  # the same share more than once, and no other
    DIFFERENT_SETS = "different_sets"  # shares of two different recovery keys


class SharesDoNotMatch(CryptoError):
    """The recovery shares do not join to one key.

    `which` counts from 0 and names the share to look at again; it is None when no single one is to blame.
    """

    def __init__(self, problem: ShareProblem, which: int | None = None) -> None:
        super().__init__()
        self.problem = problem
        self.which = which


class TooFewIdentifiers(CryptoError):
    """A search needs at least two different identifiers."""


class WildcardRefused(CryptoError):
    """An identifier may not hold a wildcard character."""


class NoSuchLeaf(CryptoError):
    """The tree has no leaf, or no earlier size, of that number."""


class FrontierBroken(CryptoError):
    """The stored frontier is not one that a tree could have."""
