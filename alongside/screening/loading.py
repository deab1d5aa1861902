"""One way in for every definition: ours or a plain form, as bytes; and the way back to bytes.

Belongs here: telling the two apart, the definitions that are shipped. Not here: the agency's imports (selectors).
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from alongside.screening.format import FORMAT, read_definition
from alongside.screening.jsonfile import read_json
from alongside.screening.plain_forms import Given, read_plain
from alongside.screening.problems import Problems
from alongside.screening.shapes import Definition, Item

SHIPPED = Path(__file__).parent / "definitions"
OURS = ("publisher", "format", "validated_population", "licence")


def load(source: bytes, file: str, given: Given | None = None) -> Definition:
    """The definition in a file, whole; or NotLoaded with every problem as a sentence."""
    raw = read_json(source, Problems(file))
    return read_definition(raw, file) if is_ours(raw) else read_plain(raw, file, given)


def is_ours(raw: Any) -> bool:
    """Written in our own format, well or badly. Anything else is tried as a plain form."""
    return isinstance(raw, dict) and (raw.get("format") == FORMAT or sum(word in raw for word in OURS) >= 2)


@lru_cache(maxsize=1)
def shipped() -> Mapping[UUID, Definition]:
    """The definitions that every agency has, by key."""
    found = [load(path.read_bytes(), path.name) for path in sorted(SHIPPED.glob("*.json"))]
    return {one.key: replace(one, shipped=True) for one in found}


def stored(definition: Definition) -> bytes:
    """A definition in our own format, as it is kept. `load` gives it back the same."""
    raw: dict[str, Any] = {"format": FORMAT}
    for name in (
        "publisher",
        "name",
        "version",
        "language",
        "licence",
        "citation",
        "validated_population",
        "mode",
    ):
        raw[name] = getattr(definition, name)
    raw["reviewed_on"], raw["review_by"] = str(definition.reviewed_on), str(definition.review_by)
    raw["gates"] = [{"id": gate.id, "text": gate.text} for gate in definition.gates]
    raw["items"] = [_item(item) for item in definition.items]
    raw["branching"] = [
        {"show": way.show, "item": way.item, "answered": list(way.answered)} for way in definition.branching
    ]
    if definition.is_scored:
        rule = definition.rule
        raw["rule"] = {"kind": rule.kind, "items": list(rule.items), "longer_from": rule.longer_from}
        raw["bands"] = [{"from": one.least, "to": one.most, "words": one.words} for one in definition.bands]
    if (known := definition.accuracy) is not None:
        shares = {name: getattr(known, name) for name in ("prevalence", "sensitivity", "specificity")}
        raw["accuracy"] = shares | ({"source": known.source} if known.source else {})
    return json.dumps(raw, ensure_ascii=False).encode()


def _item(item: Item) -> dict[str, Any]:
    raw: dict[str, Any] = {"id": item.id, "text": item.text, "type": item.type}
    if item.why:
        raw["why"] = item.why
    if item.options:
        raw["options"] = [
            {"value": one.value, "text": one.text} | ({"points": one.points} if one.points else {})
            for one in item.options
        ]
    if item.type == "scale":
        raw["from"], raw["to"] = item.least, item.most
    if item.type == "yes_no" and item.points != 1:
        raw["points"] = item.points
    return raw
