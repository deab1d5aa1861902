"""Who gets in where: documents beside plans. Whoever keeps plans, and nobody else. No client is in here."""

from typing import Any

from alongside.plan_room.tests import ground_sources
from alongside.vault import wall
from tests.attacks.access_dir import keeper_at

GROUPS: list[tuple[set[str], str]] = [
    (
        {"chloe", "rosa", "vera", "ruth", "fay"},
        "plan_sources:documents plan_sources:take_away plan_sources:reading",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """A document beside a plan that everyone keeps."""
    keeper = keeper_at(actor)
    with wall.acting_as(keeper):
        return {
            "source_id": ground_sources.document(),
            "reading_id": ground_sources.reading(keeper.agency_id),
        }
