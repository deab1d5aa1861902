"""The life of a bed that is kept for someone: held, confirmed, arrived, left. Who may take which step.

Belongs here: the steps and who takes them. Not here: saving them (actions.bed_holds), to whom a step is shown (the row
wall). Nothing goes backwards; what ended stays ended.
"""

from collections.abc import Mapping
from types import MappingProxyType

from alongside.directory.enums_beds import HoldState, Side

Step = tuple[HoldState, HoldState]

STEPS: Mapping[Step, frozenset[Side]] = MappingProxyType(
    {
        (HoldState.HELD, HoldState.CONFIRMED): frozenset({Side.ASKER}),
        (HoldState.HELD, HoldState.LET_GO): frozenset({Side.ASKER, Side.SHELTER}),
        (HoldState.HELD, HoldState.RAN_OUT): frozenset({Side.CLOCK}),
        (HoldState.CONFIRMED, HoldState.ARRIVED): frozenset({Side.SHELTER}),
        (HoldState.CONFIRMED, HoldState.NOT_COME): frozenset({Side.SHELTER}),
        (HoldState.CONFIRMED, HoldState.LET_GO): frozenset({Side.ASKER, Side.SHELTER}),
        (HoldState.CONFIRMED, HoldState.RAN_OUT): frozenset({Side.CLOCK}),
        (HoldState.ARRIVED, HoldState.LEFT): frozenset({Side.SHELTER}),
    }
)
KEEPS_A_BED = frozenset({HoldState.HELD, HoldState.CONFIRMED, HoldState.ARRIVED})
OVER = frozenset(set(HoldState) - KEEPS_A_BED)


def may_become(now: HoldState | str, then: HoldState | str, by: Side) -> bool:
    """Whether this side may take this step."""
    return by in STEPS.get((HoldState(now), HoldState(then)), frozenset())


def next_states(now: HoldState | str, by: Side) -> list[HoldState]:
    """The steps that this side may take from here, in the order of a life."""
    return [then for then in HoldState if may_become(now, then, by)]
