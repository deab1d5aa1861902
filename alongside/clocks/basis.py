"""What a clock keeps sealed: its rule as it was then, and when things happened.

Belongs here: writing it as text and reading it back. Not here: sealing (models), counting (engine).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.clocks.engine import Span
from alongside.clocks.rulefiles import Rule, read_rule


@dataclass(frozen=True, slots=True)
class Basis:
    """A rule and the spans of its facts."""

    rule: Rule
    facts: Mapping[str, Span]

    def as_text(self) -> str:
        """As JSON."""
        rule = {
            "jurisdiction": self.rule.jurisdiction,
            "edition": self.rule.edition,
            "body": dict(self.rule.body),
        }
        facts = {name: [_out(span.first), _out(span.last)] for name, span in self.facts.items()}
        return json.dumps({"rule": rule, "facts": facts}, ensure_ascii=False, separators=(",", ":"))


def read_basis(text: str) -> Basis:
    """The same again."""
    data: dict[str, Any] = json.loads(text)
    kept = data["rule"]
    rule = read_rule("a clock", kept["jurisdiction"], kept["body"], edition=kept["edition"])
    return Basis(rule, {name: Span(_in(first), _in(last)) for name, (first, last) in data["facts"].items()})


def _out(moment: date | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _in(text: str | None) -> date | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
