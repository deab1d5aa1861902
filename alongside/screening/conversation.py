"""One conversation as a screen shows it: the items that show now, each with what was said.

Belongs here: the shape others program against (selectors.asking makes it). Not here: reading rows, saving.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.screening.entries import mark_of
from alongside.screening.results import Result, result_of
from alongside.screening.scoring import chosen, visible_items
from alongside.screening.shapes import DECLINED, NO, UNKNOWN, YES, Definition, Gate, Item


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen on the screen. `letter` chooses it while its question has the focus."""

    value: str
    text: str
    is_chosen: bool
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One question on the screen."""

    number: int
    item: Item
    entry: Mapping[str, Any]
    saved: Mapping[str, Any] | None = None  # what is saved, where something else was typed and not taken

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def text(self) -> str:
        return self.item.text

    @property
    def answer(self) -> str:
        """yes, no, unknown, declined, said; empty where nobody asked or only words were written."""
        return str(self.entry.get("a", ""))

    @property
    def words(self) -> str:
        return str(self.entry.get("words", ""))

    @property
    def values(self) -> list[str]:
        """What was chosen among options, or the number that was said."""
        return list(self.entry.get("v", ()))

    @property
    def was_asked(self) -> bool:
        return bool(self.entry)

    @property
    def seen(self) -> str:
        """A sign of what is saved now: a form sends it back, so that nothing newer is written over."""
        return mark_of(self.entry if self.saved is None else self.saved)

    @property
    def theirs(self) -> "Line | None":
        """What is saved now, beside what was typed here."""
        return None if self.saved is None else Line(self.number, self.item, self.saved)

    @property
    def said(self) -> str:
        """The answer in a word or two."""
        words = {YES: _("Yes"), NO: _("No"), UNKNOWN: _("Not sure"), DECLINED: _("Rather not say")}
        if self.answer in words:
            return words[self.answer]
        texts = {option.value: option.text for option in self.item.options}
        found = ", ".join(texts.get(value, value) for value in self.values)
        return found or (_("Note") if self.words else "")

    @property
    def shape(self) -> str:
        """The mark beside it: said, written, or kept to oneself."""
        if self.answer in (UNKNOWN, DECLINED):
            return "stop" if self.answer == DECLINED else "open"
        return "done" if self.answer in (YES, NO) or self.values else "part"

    @property
    def choices(self) -> list[Choice]:
        """What stands in its row of answers. The last two stand under every question."""
        silent = {UNKNOWN: (_("Not sure"), _("U")), DECLINED: (_("Rather not say"), _("R"))}
        named = {YES: (_("Yes"), _("Y")), NO: (_("No"), _("N"))} if self.item.type == "yes_no" else {}
        texts = {option.value: option.text for option in self.item.options}
        own = [] if self.item.type in ("text", "number") else self.item.answers
        said = chosen(self.entry)
        shown = {
            value: named.get(value, (texts.get(value, value), "")) for value in own if value not in silent
        }
        return [
            Choice(value, text, value in said, letter.lower())
            for value, (text, letter) in (shown | silent).items()
        ]


@dataclass(frozen=True, slots=True)
class GateLine:
    """A reminder before question 1, and whether it was ticked."""

    id: str
    text: str
    is_ticked: bool


@dataclass(slots=True)
class Conversation:
    """What was said to one definition so far. `row_id` is None while nothing was saved."""

    definition: Definition
    subject_id: UUID
    drawer: str
    answers: dict[str, Any] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    row_id: UUID | None = None
    started_at: datetime | None = None
    changed_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 0
    changed_item: str = ""
    typed: dict[str, Any] = field(default_factory=dict)  # what was not taken: it stays in its place
    problem: str = ""
    was_visible: tuple[str, ...] | None = None

    @property
    def key(self) -> UUID:
        return self.definition.key

    @property
    def items(self) -> list[Line]:
        """The questions that show now, in order. A number stays with its question when others appear."""
        numbers = {item.id: number for number, item in enumerate(self.definition.items, 1)}
        shown = visible_items(self.definition, self.answers)
        return [self._line(numbers[item.id], item) for item in shown]

    def _line(self, number: int, item: Item) -> Line:
        saved = self.answers.get(item.id, {})
        if item.id in self.typed:
            return Line(number, item, self.typed[item.id], saved)
        return Line(number, item, saved)

    @property
    def result(self) -> Result | None:
        return result_of(self.definition, self.answers)

    @property
    def gates(self) -> list[GateLine]:
        """The definition's own, or else ours."""
        gates = self.definition.gates or our_gates()
        return [GateLine(gate.id, gate.text, gate.id in self.ticked) for gate in gates]

    @property
    def changed(self) -> Line | None:
        """The question that was answered just now."""
        return next((line for line in self.items if line.id == self.changed_item), None)

    @property
    def appeared(self) -> list[tuple[int, Line]]:
        """Questions that show since the last answer, each with the number of the one it comes after."""
        if self.was_visible is None:
            return []
        lines, found = self.items, []
        earlier: list[Line | None] = [None, *lines]
        for before, line in zip(earlier, lines, strict=False):
            if line.id not in self.was_visible:
                found.append((before.number if before else 0, line))
        return found

    @property
    def vanished(self) -> list[int]:
        """The numbers of questions that no longer show. What was said to them is kept and counts for nothing."""
        shown = {line.id for line in self.items}
        gone = {item_id for item_id in self.was_visible or () if item_id not in shown}
        return [number for number, item in enumerate(self.definition.items, 1) if item.id in gone]


def our_gates() -> tuple[Gate, ...]:
    """What to make sure of before any question (practice.md, 1)."""
    return (
        Gate("permission", _("They said that you may ask a few things.")),
        Gate("alone", _("They chose how private it should be, and nobody listens whom they do not want.")),
        Gate("safe", _("They say that this place is safe enough for now.")),
        Gate("interpreter", _("The interpreter is not someone they came with, and they may choose another.")),
        Gate("limits", _("They know what stays between you and what must be reported.")),
    )
