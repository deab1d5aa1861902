"""From bytes to JSON, suspiciously: size, encoding, depth, words that stand twice, numbers that are none.

Belongs here: reading any JSON that someone else wrote. Not here: what it says (format, plain_forms).
"""

import json
from typing import Any, NoReturn

from alongside.screening.problems import Problems

MOST_BYTES = 256 * 1024
MOST_DEPTH = 24


class _Stop(Exception):
    """The text cannot be read any further; the problem is noted already."""


def read_json(source: bytes, problems: Problems) -> Any:
    """The JSON in a file. Whatever is wrong is refused at once: nothing after it can be trusted."""
    text = _text_of(source, problems)
    if not problems.found:
        try:
            return _parse(text, problems)
        except _Stop:
            pass
    return problems.refuse()


def _text_of(source: bytes, problems: Problems) -> str:
    if len(source) > MOST_BYTES:
        problems.add("", "too_large")
        return ""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.add("", "encoding")
        return ""
    if not text.strip():
        problems.add("", "empty")
    elif _depth(text) > MOST_DEPTH:
        problems.add("", "too_deep", most=MOST_DEPTH)
    return text


def _depth(text: str) -> int:
    """How deep the brackets lie, without parsing: a parser would fall into them."""
    depth = deepest = 0
    inside = escaped = False
    for letter in text:
        if inside:
            inside, escaped = escaped or letter != '"', letter == "\\" and not escaped
        elif letter == '"':
            inside, escaped = True, False
        elif letter in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif letter in "]}":
            depth -= 1
    return deepest


def _parse(text: str, problems: Problems) -> Any:
    def no_number(_: str) -> NoReturn:
        problems.add("", "bad_number")
        raise _Stop

    def number(digits: str) -> float:
        found = float(digits)
        return found if abs(found) < 1e15 else no_number(digits)

    def whole(digits: str) -> int:
        return int(digits) if len(digits) < 16 else no_number(digits)

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                problems.add("", "twice_in_object", key=key)
                raise _Stop
            found[key] = value
        return found

    try:
        return json.loads(
            text, object_pairs_hook=once, parse_constant=no_number, parse_float=number, parse_int=whole
        )
    except json.JSONDecodeError as mistake:
        problems.add("", "not_json", line=mistake.lineno, column=mistake.colno)
        raise _Stop from mistake
