"""The compound blind index: find a person by two identifiers together, never by one.

Belongs here: bringing identifiers into one form, and their tokens. Not here: limits on searching, the
ledger line, opening what was found.

A token is short (20 bits) on purpose: several people share one, so that a stolen index does not
answer "is she there?", and what is found must be opened and compared before anything is said.
"""

import hashlib
import hmac
import re
import unicodedata
from datetime import date

from alongside.vault.crypto.errors import KeyNotUsable, TooFewIdentifiers, WildcardRefused
from alongside.vault.crypto.sealing import KEY_BYTES, associated

WILDCARDS = frozenset("*%_?")
PAIRS = (
    ("given", "family"),
    ("given", "born"),
    ("family", "born"),
    ("given", "phone"),
    ("family", "phone"),
    ("born", "phone"),
)
# Letters that stand for themselves in Unicode, though most people type them without the stroke.
PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
EXTENSION = re.compile(r"(?<=\d)[\s.,;]*(?:ext|x|#)")  # after a digit: "text me at" is no extension
SHORTEST_PHONE = 7


def normalise_name(name: str) -> str:
    """Bring a name into one form: no case, accents, spaces or punctuation. Empty if nothing is left."""
    # Folding the case can make new composed letters, so accents come off after it.
    apart = unicodedata.normalize("NFKD", _without_wildcards(name).casefold())
    letters = apart.casefold().translate(PLAIN_LETTERS)
    return "".join(letter for letter in letters if letter.isalnum())


def normalise_date(day: date) -> str:
    """Bring a date into one form; the time of a datetime is left out."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def normalise_phone(number: str) -> str:
    """Bring a phone number into digits, without extension or the North American 1. Empty if too short."""
    main_part = EXTENSION.split(_without_wildcards(number).casefold())[0]
    digits = "".join(str(unicodedata.decimal(sign)) for sign in main_part if sign.isdecimal())
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return digits if len(digits) >= SHORTEST_PHONE else ""


def compound_tokens(
    key: bytes, *, given: str | None, family: str | None, born: date | None, phone: str | None
) -> list[bytes]:
    """Return one token for every pair of identifiers present, in the order of PAIRS."""
    if len(key) != KEY_BYTES:
        raise KeyNotUsable
    values = {
        "given": normalise_name(given or ""),
        "family": normalise_name(family or ""),
        "born": normalise_date(born) if born else "",
        "phone": normalise_phone(phone or ""),
    }
    present = [pair for pair in PAIRS if values[pair[0]] and values[pair[1]]]
    if not present:
        raise TooFewIdentifiers
    return [_token(key, pair, values) for pair in present]


def _token(key: bytes, pair: tuple[str, str], values: dict[str, str]) -> bytes:
    first, second = pair
    message = associated(b"alongside blind index", first, values[first], second, values[second])
    digest = hmac.digest(key, message, hashlib.sha256)
    return digest[:2] + bytes([digest[2] & 0xF0])


def _without_wildcards(text: str) -> str:
    # Compatibility forms first: a full-width asterisk is an asterisk.
    plain = unicodedata.normalize("NFKC", text)
    if WILDCARDS.intersection(plain):
        raise WildcardRefused
    return plain
