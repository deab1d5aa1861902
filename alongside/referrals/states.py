"""Which move a referral may make, and whose move it is: exactly the lines of data/transitions.csv.

Belongs here: the one place that knows the moves. Pure: no table, no request. Not here: making a move (actions.moving).
The row asks the same (migrations/0002_referrals_rows); a test compares both with the file.
"""

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType

from alongside.referrals.enums import Side, State

FILE = Path(__file__).parent / "data" / "transitions.csv"


def _read() -> Mapping[tuple[State, State], frozenset[Side]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return MappingProxyType(
            {
                (State(row["from"]), State(row["to"])): frozenset(
                    Side(one) for one in row["set_by"].split("|")
                )
                for row in csv.DictReader(file)
            }
        )


MOVES = _read()


def may_become(now: State | str, then: State | str, by: Collection[Side]) -> bool:
    """Whether one of these sides may make this move."""
    return bool(MOVES.get((State(now), State(then)), frozenset()) & frozenset(by))


def next_states(now: State | str, by: Collection[Side]) -> list[State]:
    """The moves that these sides have from here, in the order of a life."""
    return [then for then in State if may_become(now, then, by)]
