"""The ways to a coalition's own pages; each area brings its own tours."""

from typing import Any

from alongside.coalition.tests import ground
from tests.cast import as_person

PAGES = {"fay": "coalition:front"}
ON_THE_WAY = ""
TOURS: dict[str, Any] = {}
NO_PAGE = "coalition:coalitions"  # with a single one it leads there


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """Linden and Millrace have joined."""
    for fay in as_person(cast.fay):
        for agency in (cast.linden, cast.millrace):
            ground.joined(fay, agency)
    return {"coalition_id": cast.coalition.id}
