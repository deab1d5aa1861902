"""An organization of the directory as it stands now, for a room that keeps the way to it.

Belongs here: its name and the numbers that everyone may have. Not here: places, services, finding. Of a confidential
organization, and of one that became so, its own central numbers are told and nothing else.
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.directory.models import Organization, Phone


@dataclass(frozen=True, slots=True)
class Entry:
    """What the directory calls it, and its numbers."""

    id: UUID
    name: str
    phones: tuple[str, ...]
    confidential: bool


def entry_of(organization_id: UUID) -> Entry | None:
    """The entry; nothing where it is gone."""
    row = Organization.objects.filter(id=organization_id).first()
    if row is None:
        return None
    phones = Phone.objects.filter(organization_id=row.id)
    phones = phones.filter(central=True) if row.confidential else phones
    told = (
        " ".join(filter(None, pair))
        for pair in phones.order_by("number", "id").values_list("number", "extension")
    )
    return Entry(row.id, row.name, tuple(dict.fromkeys(told)), row.confidential)
