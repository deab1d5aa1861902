"""The six paths as they are drawn: where each began, ran, rested, and is now.

Belongs here: lanes from moves. Not here: moving (actions.stages).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any
from zlib import crc32

from alongside.cases.enums_plan import Stage, StageState
from alongside.cases.models import StageMove

TODAY_AT = 88.0


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of a path, in per cent of the picture."""

    x1: str
    x2: str
    rests: bool

    @property
    def css(self) -> str:
        """How it is drawn: a line while it goes on, dots while it rests."""
        return "rest" if self.rests else "run"


@dataclass(frozen=True, slots=True)
class Lane:
    """One path: its name, what is drawn, the same in words."""

    stage: str
    label: str
    state: str
    began: list[date]
    reached_on: date | None
    runs: list[Run] = field(default_factory=list)
    start: str = ""
    since: date | None = None

    @property
    def state_label(self) -> str:
        return str(StageState(self.state).label) if self.state else ""


def present(moves: Iterable[StageMove]) -> dict[str, str]:
    """Where each path is now; one that has not begun is left out."""
    return {move.stage: move.state for move in sorted(moves, key=lambda move: move.moved_on)}


def fingerprint(moves: Iterable[StageMove]) -> int:
    """A number that changes with the paths: what a form has seen of them. Never 0."""
    said = sorted(f"{move.stage}{move.state}{move.moved_on}" for move in moves)
    return crc32("".join(said).encode()) % 2_000_000_000 + 1


def lanes(moves: Sequence[StageMove], first: date, today: date) -> list[Lane]:
    """All six, in the same order always; `first` is the left edge."""
    left = min([first, *[move.moved_on for move in moves]])
    days = max((today - left).days, 1)

    def at(day: date) -> str:
        return f"{(min(day, today) - left).days / days * TODAY_AT:.1f}%"

    ordered = sorted(moves, key=lambda move: move.moved_on)
    return [_lane(stage, [m for m in ordered if m.stage == stage], at, today) for stage in Stage]


def _lane(stage: Stage, moves: Sequence[StageMove], at: Any, today: date) -> Lane:
    if not moves:
        return Lane(stage.value, str(stage.label), "", [], None)
    reached = [move.moved_on for move in moves if move.state == StageState.REACHED]
    return Lane(
        stage=stage.value,
        label=str(stage.label),
        state=moves[-1].state,
        began=_began(moves),
        reached_on=reached[0] if reached else None,
        runs=_runs(moves, at, today),
        start=at(moves[0].moved_on),
        since=moves[-1].moved_on,
    )


def _began(moves: Sequence[StageMove]) -> list[date]:
    """The days on which it began, or began again after a rest."""
    found = [moves[0].moved_on]
    found += [b.moved_on for a, b in pairwise(moves) if b.state == StageState.GOING_ON != a.state]
    return found


def _runs(moves: Sequence[StageMove], at: Any, today: date) -> list[Run]:
    ends = [*[move.moved_on for move in moves[1:]], today]
    return [
        Run(at(move.moved_on), at(end), move.state == StageState.RESTING)
        for move, end in zip(moves, ends, strict=True)
        if move.state != StageState.REACHED
    ]
