"""How many beds are free, and for how long that may be believed.

Belongs here: arithmetic on what a shelter said and on what was held since (`wall.beds_kept`). Not here: reading them
(selectors.beds). A number is only as good as its age: past the shelter's own limit it is "not known", never nought and
never the old one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Said:
    """What a shelter said about one kind of bed, and when."""

    free: int
    at: datetime
    good_for: timedelta


def is_known(said: Said, now: datetime) -> bool:
    """Whether the number may still be believed."""
    return now - said.at <= said.good_for


def free_now(said: Said, kept: int, now: datetime) -> int | None:
    """How many are free as far as anyone knows, less what was held since it was said. None: not known."""
    return max(0, said.free - kept) if is_known(said, now) else None


def minutes_old(at: datetime, now: datetime) -> int:
    """How long ago something was said."""
    return max(0, int((now - at).total_seconds() // 60))
