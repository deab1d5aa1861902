"""Saving what an agency says of itself.

Belongs here: who may, the version, that a hidden place keeps no address. Not here: reading (selectors_agency).
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from alongside.public_site.models import AgencyPage
from alongside.public_site.policies import may_write_our_page
from alongside.public_site.selectors_agency import our_page
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.once import require_version

FIELDS = (
    "does", "does_es", "whom", "whom_es", "hours", "hours_es", "phone", "address", "turns_nobody_away", "hides_place",
    "is_shown",
)  # fmt: skip


def save_our_page(*, actor: Actor, version: int, facts: Mapping[str, Any]) -> AgencyPage:
    """The page of one's own agency. Where the place is hidden, an address is not kept."""
    require(may_write_our_page(actor))
    row = our_page(actor.agency_id, lock=True)
    require_version(row.version if row else 0, version)
    row = row or AgencyPage(agency_id=actor.agency_id, version=0)
    for name in FIELDS:
        setattr(row, name, facts[name])
    if row.hides_place:
        row.address = ""
    row.version, row.changed_at = row.version + 1, timezone.now()
    if row.version == 1:
        row.save(force_insert=True)
    else:
        row.save(update_fields=[*FIELDS, "version", "changed_at"])
    ledger.add(actor, What.RULES_CHANGED, why="our_page.saved", about=row.agency_id)
    return row
