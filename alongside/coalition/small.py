"""Small numbers kept from sight.

Belongs here: which counts may be shown. Not here: the counts. Hidden ones hold five or more together and are never one
alone, so that subtracting finds nothing.
"""

from collections.abc import Mapping

LEAST = 5


def protected(cells: Mapping[str, int]) -> dict[str, int | None]:
    """The cells that may be shown; None where one is hidden. Fewer than five in all: none is shown."""
    if 0 < sum(cells.values()) < LEAST:
        return dict.fromkeys(cells)
    hidden = {name for name, count in cells.items() if 0 < count < LEAST}
    while hidden and (len(hidden) < 2 or sum(cells[name] for name in hidden) < LEAST):
        rest = [name for name, count in cells.items() if count and name not in hidden]
        if not rest:
            return dict.fromkeys(cells)
        hidden.add(min(rest, key=lambda name: cells[name]))
    return {name: None if name in hidden else count for name, count in cells.items()}
