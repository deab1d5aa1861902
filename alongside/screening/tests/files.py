"""Definitions for tests, as their files would say them."""

import json
from typing import Any

from alongside.screening.loading import load
from alongside.screening.problems import NotLoaded
from alongside.screening.shapes import Definition


def raw(**more: Any) -> dict[str, Any]:
    """A small scored definition in our own format: two questions, one of them behind the other."""
    return {
        "publisher": "Somewhere",
        "name": "Short form",
        "version": "2",
        "language": "en",
        "licence": "CC0",
        "citation": "Made up for a test",
        "validated_population": "Nobody",
        "mode": "ask",
        "reviewed_on": "2026-01-01",
        "review_by": "2027-01-01",
        "items": [
            {"id": "one", "text": "One?", "type": "yes_no"},
            {"id": "two", "text": "Two?", "type": "yes_no"},
            {"id": "three", "text": "Three?", "type": "yes_no"},
        ],
        "branching": [{"show": "two", "item": "one", "answered": ["yes"]}],
        "rule": {"kind": "count_yes", "items": ["one", "two", "three"], "longer_from": 1},
        "bands": [
            {"from": 0, "to": 0, "words": "Nothing was counted"},
            {"from": 1, "to": 3, "words": "Talk about it"},
        ],
    } | more


def definition(**more: Any) -> Definition:
    return load(source(raw(**more)), "form.json")


def source(said: Any) -> bytes:
    return json.dumps(said).encode()


def refusals(said: Any, file: str = "form.json") -> list[str]:
    """The sentences against a file; none when it loads."""
    try:
        load(said if isinstance(said, bytes) else source(said), file)
    except NotLoaded as refused:
        return [str(problem) for problem in refused.problems]
    return []
