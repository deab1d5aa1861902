"""What a definition is once it was read: plain values that never change.

Belongs here: the shapes and how a definition is known (its key). Not here: reading (format, plain_forms),
counting (scoring), the agency's imports (models).
"""

import json
import uuid
from dataclasses import dataclass, field
from datetime import date

ITEM_TYPES = ("yes_no", "choice", "several", "scale", "number", "text")
MODES = ("ask", "worker_completes")
RULES = ("none", "count_yes", "sum_points")
# What may be said to any question. Not asked is no answer at all.
YES, NO, UNKNOWN, DECLINED, SAID = "yes", "no", "unknown", "declined", "said"
SILENT = (UNKNOWN, DECLINED)
_KEYS = uuid.UUID("b5f7a2c4-6d0e-5c1b-9a77-1d0d3f1a8e52")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen. `points` count only where the rule adds points."""

    value: str
    text: str
    points: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `why` is said before it, when someone wonders why it is asked."""

    id: str
    text: str
    type: str = "yes_no"
    why: str = ""
    options: tuple[Option, ...] = ()
    least: int = 0
    most: int = 0
    points: int = 1

    @property
    def answers(self) -> tuple[str, ...]:
        """The values that can be chosen here, besides not knowing and not saying."""
        if self.type == "yes_no":
            return (YES, NO)
        if self.type == "scale":
            return tuple(str(step) for step in range(self.least, self.most + 1))
        return tuple(option.value for option in self.options)


@dataclass(frozen=True, slots=True)
class Gate:
    """Something to make sure of before question 1."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """Show one item once another was answered in one of these ways."""

    show: str
    item: str
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is counted, if anything. From `longer_from` on, a longer conversation is suggested."""

    kind: str = "none"
    items: tuple[str, ...] = ()
    longer_from: int = 0


@dataclass(frozen=True, slots=True)
class Band:
    """What the publisher says about a count."""

    least: int
    most: int
    words: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What is known about how often the count is right, and among how many it was tried."""

    prevalence: float
    sensitivity: float
    specificity: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """One form of one publisher, in one version and one language. Never edited: a new version stands beside."""

    publisher: str
    name: str
    version: str
    language: str
    licence: str
    citation: str
    validated_population: str
    mode: str
    reviewed_on: date
    review_by: date
    items: tuple[Item, ...]
    gates: tuple[Gate, ...] = ()
    branching: tuple[Branch, ...] = ()
    rule: Rule = field(default_factory=Rule)
    bands: tuple[Band, ...] = ()
    accuracy: Accuracy | None = None
    shipped: bool = False

    @property
    def key(self) -> uuid.UUID:
        """Publisher, name, version and language as one code: it says nothing, and answers stay tied to it."""
        return key_of(self.publisher, self.name, self.version, self.language)

    @property
    def is_scored(self) -> bool:
        return self.rule.kind != "none"

    def item(self, item_id: str) -> Item | None:
        """One item by its id."""
        return next((item for item in self.items if item.id == item_id), None)


def key_of(publisher: str, name: str, version: str, language: str) -> uuid.UUID:
    """The same four words give the same key everywhere."""
    return uuid.uuid5(_KEYS, json.dumps([publisher, name, version, language], ensure_ascii=False))
