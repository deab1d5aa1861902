"""One answer as it is kept, and as it comes in.

Belongs here: from what was chosen and typed to what is stored, and whether the form offers that. Not here: where
it is stored (actions.answering), what it counts for (scoring).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from alongside.screening.errors import NotAnAnswer, TooManyWords
from alongside.screening.shapes import DECLINED, SAID, UNKNOWN, Item

Entry = dict[str, Any]
MOST_WORDS = 2000


def entry_of(item: Item, answer: str | Sequence[str], words: str) -> Entry | None:
    """What to keep. None where nothing was said: not asked is the absence of an answer."""
    given = [answer] if isinstance(answer, str) else list(answer)
    values, said = [value.strip() for value in given if value.strip()], words.strip()
    if len(said) > MOST_WORDS:
        raise TooManyWords
    entry = _chosen(item, values, said)
    if said:
        entry["words"] = said
    return entry or None


def _chosen(item: Item, values: list[str], words: str) -> Entry:
    for silent in (DECLINED, UNKNOWN):
        if silent in values:
            return {"a": silent}
    if item.type == "text":
        if set(values) - {SAID}:
            raise NotAnAnswer
        return {"a": SAID} if words else {}
    if not values:
        return {}
    if item.type == "number":
        return {"a": SAID, "v": [_number(values)]}
    if set(values) - set(item.answers) or (item.type != "several" and len(set(values)) > 1):
        raise NotAnAnswer
    if item.type == "yes_no":
        return {"a": values[0]}
    return {"a": SAID, "v": [value for value in item.answers if value in values]}


def _number(values: list[str]) -> str:
    text = values[0].replace(",", ".")
    plain = text.removeprefix("-").replace(".", "", 1)
    if len(values) > 1 or not (plain.isascii() and plain.isdigit()) or len(text) > 20:
        raise NotAnAnswer
    return text


def mark_of(entry: Mapping[str, Any] | None) -> str:
    """A short sign of what was saved when a question was shown, so that nothing newer is written over."""
    return hashlib.sha256(json.dumps(entry or {}, sort_keys=True).encode()).hexdigest()[:16]
