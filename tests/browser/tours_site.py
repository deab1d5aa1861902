"""The ways to the pages of the public house: an agency that says much, the library by audience, what is due, cards.

Belongs here: these pages in the states that matter. Not here: the directory's pages, the plan room's.
"""

from collections.abc import Iterator
from typing import Any

from alongside.public_site.actions.our_page import save_our_page
from alongside.public_site.models import Resource
from alongside.public_site.tests import ground
from tests.cast import as_person

PAGES = {
    "anonymous": "public_site:agency public_site:library public_site:myths",
    "chloe": """public_site:keep_library public_site:new_resource public_site:change_resource public_site:our_page
        public_site:cards""",
}
ON_THE_WAY = ""
NO_PAGE = """public_site:cards_file public_site:look_at_resource public_site:take_out_resource
    public_site:put_back_resource"""


def shelves(visit: Any) -> Iterator[str]:
    """A shelf with something on it, one with nothing, a form that says what is missing."""
    yield visit.open("public_site:library", "?for=police")
    yield visit.open("public_site:library", "?for=anyone")
    visit.sign_in(visit.cast.chloe)
    visit.open("public_site:new_resource")
    visit.send(title="")
    yield "public_site:new_resource"


def scene(cast: Any, case: Any) -> dict[str, Any]:
    """An agency's page with all its words, and one thing of the library."""
    for actor in as_person(cast.chloe):
        save_our_page(actor=actor, version=0, facts=ground.OUR_PAGE)
    row = Resource.objects.exclude(key="").order_by("key").first()
    return {"shelved_id": row.id if row else cast.linden.id, "shown_agency_id": cast.linden.id}


TOURS = {"site-shelves": shelves}
