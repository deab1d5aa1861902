"""The way to the documents beside plans.

Belongs here: this page. Not here: promises (tours_plans).
"""

from typing import Any

from alongside.plan_room.tests import ground_sources
from tests.cast import as_person

PAGES = {"fay": "plan_sources:documents plan_sources:reading"}
ON_THE_WAY = ""
NO_PAGE = "plan_sources:take_away"
TOURS: dict[str, Any] = {}


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """A document beside a plan."""
    for actor in as_person(cast.fay):
        return {"source_id": ground_sources.document(), "reading_id": ground_sources.reading(actor.agency_id)}
    return {}
