"""Who gets in where in the public house: everyone reads, keepers of the directory write, all the staff print."""

from typing import Any

from alongside.public_site.models import Resource

EVERYONE = {"anonymous", "amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
KEEPS = {"chloe", "rosa", "vera", "ruth", "fay"}

GROUPS: list[tuple[set[str], str]] = [
    (EVERYONE, "public_site:agency public_site:library public_site:myths"),
    (EVERYONE - {"anonymous"}, "public_site:cards public_site:cards_file"),
    (
        KEEPS,
        """public_site:keep_library public_site:new_resource public_site:change_resource public_site:look_at_resource
        public_site:take_out_resource public_site:put_back_resource public_site:our_page""",
    ),
]
MODELS: list[type[Any]] = []


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """Something that came with the house, and the agency of whoever asks."""
    row = Resource.objects.order_by("key").exclude(key="").first()
    return {"shelved_id": row.id if row else actor.agency_id, "shown_agency_id": actor.agency_id}
