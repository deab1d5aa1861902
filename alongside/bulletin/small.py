"""Small counts kept from sight: the one rule that says which cells of a question may be shown.

Belongs here: a pure rule for every room that counts people. Not here: reading. A count under five could point at
somebody, and one that can be found by subtracting is no better hidden: so where one is kept back, the smallest of the
others is kept back too (with all that are as small), and whoever knows the total and this rule still finds for each
hidden cell at least two numbers that it may be (tests/test_small.py tries them all). Give every cell of a question,
the unanswered ones too: what is not given here is not protected. A total under five is not shown either.
"""

from collections.abc import Mapping

LEAST = 5


def protected(counts: Mapping[str, int]) -> dict[str, int | None]:
    """The cells that may be shown beside their total; a hidden one is None. Nought is a small count like any other."""
    hidden = {name for name, count in counts.items() if count < LEAST}
    rest = {name: count for name, count in counts.items() if name not in hidden}
    if hidden and rest:
        hidden |= {name for name, count in rest.items() if count == min(rest.values())}
    return {name: None if name in hidden else count for name, count in counts.items()}


def total_shown(counts: Mapping[str, int]) -> int | None:
    """How many answered, where that may be said."""
    return alone(sum(counts.values()))


def alone(count: int) -> int | None:
    """A count that no sum stands beside, where it may be said. Then nothing else has to be kept back for its sake."""
    return count if count >= LEAST else None
