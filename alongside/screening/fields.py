"""Taking single values out of someone else's JSON: text, whole numbers, days, lists of objects.

Belongs here: one object with a place of its own, from which each word is taken once; what is left over is a word
that nobody knows. Not here: what a definition is made of (format).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from alongside.screening.problems import Problems


class Part:
    """One object of a file. Every value is taken by its name; a mistake is noted and a harmless value given."""

    def __init__(self, raw: dict[str, Any], where: str, problems: Problems) -> None:
        self.left, self.where, self.problems = dict(raw), where, problems

    def wrong(self, code: str, **values: object) -> None:
        """Note a mistake of this part."""
        self.problems.add(self.where, code, **values)

    def has(self, key: str) -> bool:
        return key in self.left

    def text(self, key: str, *, most: int = 500, needed: bool = False) -> str:
        """Words, without blanks around them."""
        if key not in self.left:
            if needed:
                self.wrong("missing", key=key)
            return ""
        value = self.left.pop(key)
        if not isinstance(value, str):
            self.wrong("not_text", key=key)
            return ""
        if problem := text_problem(value, most=most, needed=needed):
            self.wrong(problem, key=key, most=most)
            return ""
        return value.strip()

    def choice(self, key: str, choices: Sequence[str], default: str = "") -> str:
        """One of a few words."""
        if key not in self.left:
            if not default:
                self.wrong("missing", key=key)
            return default or choices[0]
        value = self.left.pop(key)
        if value not in choices:
            self.wrong("not_a_choice", key=key, value=str(value), choices=", ".join(choices))
            return choices[0]
        return str(value)

    def whole(self, key: str, least: int, most: int, *, default: int = 0) -> int:
        """A whole number between two others."""
        if key not in self.left:
            return default
        value = self.left.pop(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.wrong("not_a_whole_number", key=key, least=least, most=most)
            return default
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.left.pop(key, None)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            self.wrong("not_a_share", key=key)
            return 0.0
        return float(value)

    def day(self, key: str) -> date:
        """A day."""
        value = self.text(key, needed=True)
        try:
            return date.fromisoformat(value) if len(value) == 10 else self._no_day(key, value)
        except ValueError:
            return self._no_day(key, value)

    def _no_day(self, key: str, value: str) -> date:
        if value:
            self.wrong("not_a_date", key=key)
        return date.min

    def objects(self, key: str, *, most: int, needed: bool = False) -> list[dict[str, Any]]:
        """A list of objects."""
        if key not in self.left:
            if needed:
                self.wrong("missing", key=key)
            return []
        found = self._list(key, most)
        if any(not isinstance(one, dict) for one in found):
            self.wrong("not_an_object_here", key=key)
            return []
        return found

    def words(self, key: str, *, most: int, needed: bool = True) -> list[str]:
        """A list of words."""
        if key not in self.left:
            if needed:
                self.wrong("missing", key=key)
            return []
        found = self._list(key, most)
        if any(not isinstance(one, str) or text_problem(one, most=500) for one in found):
            self.wrong("not_text", key=key)
            return []
        return found

    def _list(self, key: str, most: int) -> list[Any]:
        found = self.left.pop(key)
        if not isinstance(found, list):
            self.wrong("not_a_list", key=key)
            return []
        if len(found) > most:
            self.wrong("too_many", key=key, most=most)
            return []
        return found

    def object(self, key: str, where: str) -> "Part | None":
        """An object within, if it is there."""
        if key not in self.left:
            return None
        found = self.left.pop(key)
        if not isinstance(found, dict):
            self.wrong("not_an_object_here", key=key)
            return None
        return Part(found, where, self.problems)

    def done(self) -> None:
        """Nothing may be left over: a word that is not known may be a rule that would be missed."""
        for key in self.left:
            self.wrong("unknown_key", key=key)


def text_problem(value: str, *, most: int, needed: bool = False) -> str:
    """What is wrong with a text, if anything."""
    if len(value) > most:
        return "too_long"
    if any(odd(letter) for letter in value):
        return "odd_letters"
    return "blank" if needed and not value.strip() else ""


def odd(letter: str) -> bool:
    """A half of a character, a control, or a sign that turns the direction of what follows."""
    code = ord(letter)
    if letter in "\n\t\r":
        return False
    return code < 32 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or letter in "\u202a\u202b\u202d\u202e"
