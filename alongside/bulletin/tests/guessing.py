"""Somebody who wants to know a number that is kept back: she has the total, the rule, and patience.

Belongs here: her attempt, for the tests of every room that shows counts of people. Not here: what is asked of it.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

Shown = Mapping[str, int | None]
Show = Callable[[dict[str, int]], Shown]


def ways(counts: Mapping[str, int], show: Show) -> Iterator[dict[str, int]]:
    """Every list of counts with the same total that would be shown in the same way."""
    names, total, shown = list(counts), sum(counts.values()), show(dict(counts))
    open_ones = [name for name in names if shown[name] is None]
    left = total - sum(count for count in shown.values() if count is not None)
    for tried in product(range(left + 1), repeat=len(open_ones) - 1):
        if sum(tried) <= left:
            other = dict(counts) | dict(zip(open_ones, (*tried, left - sum(tried)), strict=True))
            if show(other) == shown:
                yield other


def found_out(counts: Mapping[str, int], show: Show) -> dict[str, int]:
    """The hidden cells of which only one number is possible. Empty where nothing is given away."""
    shown = show(dict(counts))
    hidden = [name for name, count in shown.items() if count is None]
    possible = list(ways(counts, show)) if hidden else []
    return {name: counts[name] for name in hidden if len({one[name] for one in possible}) == 1}
