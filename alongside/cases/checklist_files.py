"""The lists themselves: files in `checklists/`, read and checked once.

Belongs here: the format and its checks, in sentences that name file, item and reason. Not here: what is written down
for a client (actions.checklists). A line of a list has a number of its own that is never given to another line: what
was written down stays with it. A line that is no longer asked is `retired`, not deleted. No list computes anything:
there is no place in the format for a condition or a result.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from alongside.cases.enums_advocacy import ChecklistKind, ItemKind, ListArea

FOLDER = Path(__file__).parent / "checklists"
LANGUAGES = ("en", "es")
OF_A_FILE = {"kind", "area", "version", "reviewed_on", "about", "items"}
OF_AN_ITEM = {"number", "type", "text", "hint", "clock", "retired"}


class MalformedChecklist(Exception):
    """A file that cannot be used. Says which, where and why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list. `clock` names a rule of the clocks that may begin with it."""

    number: int
    kind: str
    words: Mapping[str, str]
    hints: Mapping[str, str]
    clock: str = ""
    retired: bool = False

    @property
    def text(self) -> str:
        return in_language(self.words)

    @property
    def hint(self) -> str:
        return in_language(self.hints)


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole list."""

    kind: str
    area: str
    version: int
    reviewed_on: str
    abouts: Mapping[str, str]
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        return str(ChecklistKind(self.kind).label)

    @property
    def about(self) -> str:
        return in_language(self.abouts)

    def item(self, number: int) -> Item | None:
        return next((item for item in self.items if item.number == number), None)


def in_language(texts: Mapping[str, str]) -> str:
    """The text in the reader's language, or in English."""
    here = (get_language() or "en").split("-")[0]
    return texts.get(here) or texts.get("en", "")


@lru_cache(maxsize=1)
def definitions() -> dict[str, Definition]:
    """Every list by its kind, in the order of the vocabulary. MalformedChecklist where a file cannot be used."""
    found = {kind.value: read(FOLDER / f"{kind.value}.json") for kind in ChecklistKind}
    strangers = sorted(path.name for path in FOLDER.glob("*.json") if path.stem not in found)
    if strangers:
        raise MalformedChecklist(f"{strangers[0]}: no list is called so in ChecklistKind.")
    return found


def read(path: Path) -> Definition:
    """One file, checked."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise MalformedChecklist(f"{path.name}: it cannot be read as JSON ({problem}).") from problem
    return parse(raw, path.name)


def parse(raw: Any, name: str) -> Definition:
    """A file's content as a list, or MalformedChecklist with the reason."""
    say = _Sayer(name)
    if not isinstance(raw, dict):
        raise say("the file holds no object")
    say.only(raw, OF_A_FILE, "the file")
    if raw.get("kind") != name.removesuffix(".json"):
        raise say("'kind' must be the file's own name")
    if raw.get("area") not in ListArea.values:
        raise say(f"'area' must be one of {', '.join(ListArea.values)}")
    if not isinstance(raw.get("version"), int):
        raise say("'version' must be a number")
    items = raw.get("items")
    if not isinstance(items, list) or not items:
        raise say("'items' must be a list with at least one line")
    lines = tuple(_item(entry, say) for entry in items)
    numbers = [line.number for line in lines]
    if twice := {number for number in numbers if numbers.count(number) > 1}:
        raise say(f"item {min(twice)}: its number is given twice")
    abouts = say.texts(raw.get("about"), "'about'")
    reviewed_on = str(raw.get("reviewed_on", ""))
    return Definition(raw["kind"], raw["area"], raw["version"], reviewed_on, abouts, lines)


def _item(entry: Any, say: "_Sayer") -> Item:
    if not isinstance(entry, dict) or not isinstance(entry.get("number"), int) or entry["number"] < 1:
        raise say("every item needs a number of its own, from 1")
    here = f"item {entry['number']}"
    say.only(entry, OF_AN_ITEM, here)
    if entry.get("type") not in ItemKind.values:
        raise say(f"{here}: 'type' must be one of {', '.join(ItemKind.values)}")
    hints = say.texts(entry["hint"], f"{here}: 'hint'") if "hint" in entry else {}
    words = say.texts(entry.get("text"), f"{here}: 'text'")
    clock, retired = str(entry.get("clock", "")), bool(entry.get("retired", False))
    return Item(entry["number"], entry["type"], words, hints, clock, retired)


@dataclass(frozen=True, slots=True)
class _Sayer:
    """Says what is wrong with one file."""

    name: str

    def __call__(self, reason: str) -> MalformedChecklist:
        return MalformedChecklist(f"{self.name}: {reason}.")

    def only(self, found: Mapping[str, Any], known: set[str], where: str) -> None:
        if strange := sorted(set(found) - known):
            raise self(f"{where}: there is no place for '{strange[0]}' in a list")

    def texts(self, value: Any, where: str) -> dict[str, str]:
        if not isinstance(value, dict) or set(value) != set(LANGUAGES) or not all(_said(value)):
            raise self(f"{where} must say something in {' and '.join(LANGUAGES)}")
        return {language: str(text) for language, text in value.items()}


def _said(texts: Mapping[str, Any]) -> list[bool]:
    return [isinstance(text, str) and bool(text.strip()) for text in texts.values()]
