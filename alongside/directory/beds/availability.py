"""How many beds are free, and for how long that may be believed.

Belongs here: arithmetic on what a shelter said and on the holds made since. Not here: reading them (selectors.beds).
A number is only as good as its age: past the shelter's own limit it is "not known", never nought and never the old one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.directory.beds.placement import KEEPS_A_BED


@dataclass(frozen=True, slots=True)
class Said:
    """What a shelter said about one kind of bed, and when."""

    free: int
    at: datetime
    good_for: timedelta


@dataclass(frozen=True, slots=True)
class Kept:
    """A hold: how many beds, since when, in which state, until when where it only waits."""

    beds: int
    since: datetime
    state: str
    until: datetime | None = None


def is_known(said: Said, now: datetime) -> bool:
    """Whether the number may still be believed."""
    return now - said.at <= said.good_for


def kept_since(said: Said, holds: Iterable[Kept], now: datetime) -> int:
    """Beds kept for someone after the number was said. What was kept before is in the number already."""
    return sum(one.beds for one in holds if one.since > said.at and keeps(one, now))


def keeps(hold: Kept, now: datetime) -> bool:
    """Whether a hold keeps a bed now. One that only waits ends by the passing of time, without a job."""
    if hold.state == "held":
        return hold.until is not None and hold.until > now
    return hold.state in KEEPS_A_BED


def free_now(said: Said | None, holds: Iterable[Kept], now: datetime) -> int | None:
    """How many are free as far as anyone knows. None: not known."""
    if said is None or not is_known(said, now):
        return None
    return max(0, said.free - kept_since(said, holds, now))
