"""The order of an agenda: what expert advisers bring first, then what is pressing, unless an organizer moved it.

Belongs here: the order, and nothing else. Not here: reading, saving, who may.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Orderable(Protocol):
    """What the order asks of an item. `standing` is its place among the standing items, none for a proposal."""

    @property
    def standing(self) -> int | None: ...
    @property
    def weight(self) -> int: ...
    @property
    def place(self) -> int | None: ...
    @property
    def age(self) -> tuple[object, ...]: ...


Item = TypeVar("Item", bound=Orderable)


def ordered(items: Iterable[Item]) -> list[Item]:
    """Standing items, then the others: each moved one at its place, the rest by need, the older first among equals."""
    standing: list[Item] = []
    free: list[Item] = []
    moved: list[Item] = []
    for item in items:
        (standing if item.standing is not None else free if item.place is None else moved).append(item)
    standing.sort(key=lambda item: item.standing or 0)
    free.sort(key=lambda item: (-item.weight, item.age))
    return [*standing, *_put_in(free, moved)]


def _put_in(free: Sequence[Item], moved: Sequence[Item]) -> list[Item]:
    """Moved ones go in from the first place on, so that each lands where it was put, as far as there are places."""
    whole = list(free)
    for item in sorted(moved, key=lambda one: (one.place or 0, one.age)):
        whole.insert(max((item.place or 1) - 1, 0), item)
    return whole
