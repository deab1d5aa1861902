"""Which items show, and what the answers come to.

Belongs here: branching and counting over plain values. Not here: words for the screen (results), storing. Not
knowing and not saying count for nothing, exactly as if nobody had asked: a decline never scores as no.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.screening.shapes import SAID, YES, Definition, Item

# What is stored of one answer: {"a": …, "v": [chosen values], "words": …}.
Answers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Score:
    """A count, how many of the counted items were answered, and how many there are."""

    value: int
    answered: int
    of: int


def visible_items(definition: Definition, answers: Answers) -> list[Item]:
    """The items to show, in their order. One that waits for another shows when that one shows and was so answered."""
    waits: dict[str, list[Any]] = {}
    for branch in definition.branching:
        waits.setdefault(branch.show, []).append(branch)
    shown: dict[str, bool] = {}

    def shows(item_id: str) -> bool:
        if item_id not in shown:
            shown[item_id] = (
                False  # a circle was refused when the definition was read; this is the belt to it
            )
            ways = waits.get(item_id)
            shown[item_id] = ways is None or any(
                shows(way.item) and not chosen(answers.get(way.item)).isdisjoint(way.answered) for way in ways
            )
        return shown[item_id]

    return [item for item in definition.items if shows(item.id)]


def chosen(entry: Mapping[str, Any] | None) -> set[str]:
    """What was chosen, as values."""
    if not entry:
        return set()
    return set(entry.get("v", ())) if entry.get("a") == SAID else {str(entry.get("a", ""))} - {""}


def score_of(definition: Definition, answers: Answers) -> Score | None:
    """The count. None where nothing is counted, and where none of what is counted was answered."""
    if not definition.is_scored:
        return None
    counted = [item for item in visible_items(definition, answers) if item.id in definition.rule.items]
    answered = [item for item in counted if is_answered(item, answers.get(item.id))]
    if not answered:
        return None
    value = sum(points_of(definition, item, answers[item.id]) for item in answered)
    return Score(value, len(answered), len(counted))


def is_answered(item: Item, entry: Mapping[str, Any] | None) -> bool:
    """Something was said. Not knowing and not saying are heard, and count as nothing said."""
    return not chosen(entry).isdisjoint(item.answers)


def points_of(definition: Definition, item: Item, entry: Mapping[str, Any]) -> int:
    """What one answer adds."""
    said = chosen(entry)
    if item.type == "yes_no":
        worth = 1 if definition.rule.kind == "count_yes" else item.points
        return worth if YES in said else 0
    if item.type == "scale":
        return max((int(step) for step in said if step in item.answers), default=0)
    return sum(option.points for option in item.options if option.value in said)


def most_of(definition: Definition) -> int:
    """The most that the rule can come to."""
    return sum(_most(definition, item) for item in definition.items if item.id in definition.rule.items)


def _most(definition: Definition, item: Item) -> int:
    if item.type == "yes_no":
        return 1 if definition.rule.kind == "count_yes" else item.points
    if item.type == "scale":
        return item.most
    points = [option.points for option in item.options]
    return max(points, default=0) if item.type == "choice" else sum(points)
