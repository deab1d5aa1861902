"""Our format of a definition, read and checked whole (docs/screening-format.md).

Belongs here: from JSON to a Definition, or everything that is wrong with it. Not here: forms in other shapes
(plain_forms), counting answers (scoring). No Django: whoever writes definitions can run it anywhere.
"""

import re
from typing import Any

from alongside.screening.checking import check
from alongside.screening.fields import Part
from alongside.screening.problems import Problems
from alongside.screening.shapes import (
    ITEM_TYPES,
    MODES,
    RULES,
    SILENT,
    Accuracy,
    Band,
    Branch,
    Definition,
    Gate,
    Item,
    Option,
    Rule,
)

FORMAT = "alongside-screening/1"
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")
MOST_ITEMS, MOST_OPTIONS, MOST_BANDS, MOST_GATES = 300, 200, 20, 12


def read_definition(raw: Any, file: str) -> Definition:
    """The definition in a file of our own format. NotLoaded, with all that is wrong, when anything is."""
    problems = Problems(file)
    if not isinstance(raw, dict):
        problems.add("", "not_an_object")
        problems.refuse()
    definition = _definition(Part(raw, "", problems))
    if not problems.found:
        check(definition, problems)
    problems.refuse()
    return definition


def _definition(part: Part) -> Definition:
    part.choice("format", [FORMAT], default=FORMAT)
    found = Definition(
        publisher=part.text("publisher", most=120, needed=True),
        name=part.text("name", most=120, needed=True),
        version=part.text("version", most=40, needed=True),
        language=_language(part),
        licence=part.text("licence", needed=True),
        citation=part.text("citation", most=2000, needed=True),
        validated_population=part.text("validated_population", most=2000, needed=True),
        mode=part.choice("mode", MODES),
        reviewed_on=part.day("reviewed_on"),
        review_by=part.day("review_by"),
        items=tuple(_items(part)),
        gates=tuple(_gates(part)),
        branching=tuple(_branches(part)),
        rule=_rule(part.object("rule", "rule")),
        bands=tuple(_bands(part)),
        accuracy=_accuracy(part.object("accuracy", "accuracy")),
    )
    part.done()
    return found


def _language(part: Part) -> str:
    language = part.text("language", most=20, needed=True)
    if language and not LANGUAGE.fullmatch(language):
        part.wrong("not_a_choice", key="language", value=language, choices="en, es, pt-BR …")
    return language


def _items(part: Part) -> list[Item]:
    raw = part.objects("items", most=MOST_ITEMS, needed=True)
    return [_item(Part(one, place_of(one, number), part.problems)) for number, one in enumerate(raw, 1)]


def place_of(raw: dict[str, Any], number: int) -> str:
    """How an item is called in a sentence: its number, and its id where it has one."""
    name = raw.get("id")
    return (
        f"item {number} ({name[:80]})" if isinstance(name, str) and ID.fullmatch(name) else f"item {number}"
    )


def _item(part: Part) -> Item:
    if part.left.pop("required", False) is not False:
        part.wrong("required")
    kind = part.choice("type", ITEM_TYPES)
    least, most = _scale(part, kind)
    found = Item(
        id=_id(part),
        text=part.text("text", most=1000, needed=True),
        type=kind,
        why=part.text("why", most=1000),
        options=tuple(_options(part, kind)),
        least=least,
        most=most,
        points=_points(part, kind),
    )
    part.done()
    return found


def _id(part: Part) -> str:
    found = part.text("id", most=200, needed=True)
    if found and not ID.fullmatch(found):
        part.wrong("bad_id", value=found)
    return found


def _options(part: Part, kind: str) -> list[Option]:
    if kind not in ("choice", "several"):
        if part.left.pop("options", None):
            part.wrong("options_not_here", type=kind)
        return []
    raw = part.objects("options", most=MOST_OPTIONS)
    if not raw:
        part.wrong("no_options")
    return [_option(Part(one, part.where, part.problems)) for one in raw]


def _option(part: Part) -> Option:
    value = part.text("value", most=200, needed=True)
    found = Option(value, part.text("text", most=500, needed=True), part.whole("points", 0, 100))
    if found.points and value in SILENT:
        part.wrong("points_for_silence", value=value)
    part.done()
    return found


def _scale(part: Part, kind: str) -> tuple[int, int]:
    if kind != "scale":
        if part.has("from") or part.has("to"):
            part.left.pop("from", None), part.left.pop("to", None)
            part.wrong("scale_not_here")
        return 0, 0
    least, most = part.whole("from", 0, 100, default=0), part.whole("to", 0, 100, default=10)
    if not least < most <= least + 20:
        part.wrong("scale_backwards")
    return least, most


def _points(part: Part, kind: str) -> int:
    if kind != "yes_no" and part.has("points"):
        part.left.pop("points")
        part.wrong("no_points_here", type=kind)
    return part.whole("points", 0, 100, default=1)


def _gates(part: Part) -> list[Gate]:
    found = []
    for number, raw in enumerate(part.objects("gates", most=MOST_GATES), 1):
        one = Part(raw, f"gate {number}", part.problems)
        found.append(Gate(_id(one), one.text("text", needed=True)))
        one.done()
    return found


def _branches(part: Part) -> list[Branch]:
    found = []
    for number, raw in enumerate(part.objects("branching", most=MOST_ITEMS), 1):
        one = Part(raw, f"branching {number}", part.problems)
        show, item = one.text("show", needed=True), one.text("item", needed=True)
        found.append(Branch(show, item, tuple(one.words("answered", most=MOST_OPTIONS))))
        one.done()
    return found


def _rule(part: Part | None) -> Rule:
    if part is None:
        return Rule()
    kind = part.choice("kind", RULES)
    if kind == "none":
        part.done()
        return Rule()
    found = Rule(kind, tuple(part.words("items", most=MOST_ITEMS)), part.whole("longer_from", 1, 100_000))
    part.done()
    return found


def _bands(part: Part) -> list[Band]:
    found = []
    for number, raw in enumerate(part.objects("bands", most=MOST_BANDS), 1):
        one = Part(raw, f"band {number}", part.problems)
        for key in ("from", "to"):
            if not one.has(key):
                one.wrong("missing", key=key)
        least, most = (one.whole(key, 0, 100_000) for key in ("from", "to"))
        found.append(Band(least, most, one.text("words", needed=True)))
        one.done()
    return found


def _accuracy(part: Part | None) -> Accuracy | None:
    if part is None:
        return None
    found = Accuracy(
        prevalence=part.share("prevalence"),
        sensitivity=part.share("sensitivity"),
        specificity=part.share("specificity"),
        source=part.text("source", most=1000),
    )
    part.done()
    return found
