"""Who gets in where in the directory for other programs: everyone, and everyone gets the same.

`service_id` and `organization_id` are made by access_dir; the rest is here.
"""

from typing import Any

from alongside.directory.models import ServiceAtLocation, TaxonomyTerm
from alongside.directory.tests import ground
from alongside.vault import wall
from tests.attacks.access_dir import EVERYONE, keeper_at

GROUPS: list[tuple[set[str], str]] = [
    (
        EVERYONE,
        """hsds:base hsds:described hsds:profile hsds:services hsds:service hsds:organizations hsds:organization
        hsds:service_at_locations hsds:service_at_location hsds:taxonomies hsds:taxonomy hsds:taxonomy_terms
        hsds:taxonomy_term""",
    ),
]
MODELS: list[type[Any]] = []  # no client is in here


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """A service at a place; a term that stands in the directory from the start."""
    with wall.acting_as(keeper_at(actor)):
        place = ground.place(ground.service("For programs"), with_parts=False)
        at_place = ServiceAtLocation.objects.get(location=place)
    term = TaxonomyTerm.objects.order_by("id").first()
    assert term is not None
    return {"at_place_id": at_place.id, "taxonomy_id": term.taxonomy_detail_id, "term_id": term.id}
