"""The life of an agreement: draft, waiting for the other side, in force, under review, ended. Who takes which step.

Belongs here: the steps, as pure code. Not here: saving them (actions.agreements), the row that refuses the rest
(migrations/0041_agreements_rows). Where the other side does not work here, its yes is on
paper and one's own word counts.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from alongside.directory.enums_agreements import AgreementState as State


class Party(StrEnum):
    """On which side someone stands."""

    WRITER = "writer"
    OTHER = "other"
    WRITER_ALONE = "writer_alone"  # the other side does not work here


BOTH = frozenset({Party.WRITER, Party.OTHER, Party.WRITER_ALONE})
STEPS: Mapping[tuple[State, State], frozenset[Party]] = MappingProxyType(
    {
        (State.DRAFT, State.PROPOSED): frozenset({Party.WRITER}),
        (State.DRAFT, State.IN_FORCE): frozenset({Party.WRITER_ALONE}),
        (State.PROPOSED, State.DRAFT): frozenset({Party.WRITER}),
        (State.PROPOSED, State.IN_FORCE): frozenset({Party.OTHER}),
        (State.PROPOSED, State.ENDED): frozenset({Party.OTHER}),
        (State.IN_FORCE, State.REVIEW): BOTH,
        (State.REVIEW, State.IN_FORCE): BOTH,
        (State.IN_FORCE, State.ENDED): BOTH,
        (State.REVIEW, State.ENDED): BOTH,
    }
)


def may_become(now: State | str, then: State | str, by: Party) -> bool:
    """Whether this side may take this step."""
    return by in STEPS.get((State(now), State(then)), frozenset())


def next_states(now: State | str, by: Party) -> list[State]:
    """The steps that this side may take from here."""
    return [then for then in State if may_become(now, then, by)]
