"""Whether a shelter meets what someone needs tonight, as far as anyone has said.

Belongs here: the line from a need to the plain facts of a service (enums). Not here: reading the facts. "Not said" is
an answer of its own: it never hides a shelter, and it never counts as a yes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alongside.directory.enums import Accepts, Barrier, Known
from alongside.directory.enums_beds import BedNeed


@dataclass(frozen=True, slots=True)
class Facts:
    """What a service's profile says: whom it takes, what it asks, and what of both it said no to."""

    accepts: frozenset[str] = frozenset()
    not_accepts: frozenset[str] = frozenset()
    barriers: frozenset[str] = frozenset()
    no_barriers: frozenset[str] = frozenset()


TAKES: Mapping[BedNeed, Accepts] = MappingProxyType(
    {
        BedNeed.STEP_FREE: Accepts.WHEELCHAIR,
        BedNeed.ANIMAL: Accepts.PETS,
        BedNeed.MEN: Accepts.MEN,
        BedNeed.TRANS: Accepts.TRANS,
    }
)
WITHOUT: Mapping[BedNeed, Barrier] = MappingProxyType(
    {
        BedNeed.NO_ID: Barrier.ID,
        BedNeed.NOT_SOBER: Barrier.SOBRIETY,
        BedNeed.MEDICINE: Barrier.MAT_REFUSED,
    }
)


def meets(need: BedNeed | str, facts: Facts) -> Known:
    """Yes, no, or not known. Needs that no fact speaks of are for the telephone: not known."""
    need = BedNeed(need)
    if need in TAKES:
        return _known(TAKES[need], facts.accepts, facts.not_accepts)
    if need in WITHOUT:
        return _known(WITHOUT[need], facts.no_barriers, facts.barriers)
    return Known.NOT_KNOWN


def clashes(needs: Collection[str], facts: Facts) -> list[BedNeed]:
    """The needs that this shelter said it does not meet."""
    return [BedNeed(need) for need in needs if meets(need, facts) is Known.NO]


def _known(code: str, yes: Collection[str], no: Collection[str]) -> Known:
    if code in yes:
        return Known.YES
    return Known.NO if code in no else Known.NOT_KNOWN
