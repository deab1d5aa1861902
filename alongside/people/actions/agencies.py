"""What an agency says about itself and asks of its people.

Belongs here: name, phone, the grace, papers asked beyond the law. Not here: founding one (founding).
"""

from collections.abc import Collection
from dataclasses import dataclass

from alongside.people import policies
from alongside.people.actions import clearance
from alongside.people.models import Account, Agency, Requirement
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


@dataclass(frozen=True, slots=True)
class Particulars:
    """What may change about an agency. Its kind and whether it is a demonstration never do."""

    name: str
    county: str
    phone: str
    time_zone: str
    grace_hours: int


def change_agency(*, actor: Actor, particulars: Particulars, asked: Collection[tuple[str, str]]) -> None:
    """Write particulars, and what the agency asks of each role as (role, kind); drawers follow at once."""
    require(policies.may_change_agency(actor))
    agency = Agency.objects.select_for_update(of=("self",)).get(id=actor.agency_id)
    agency.name, agency.county, agency.phone = particulars.name, particulars.county, particulars.phone
    agency.time_zone, agency.grace_hours = particulars.time_zone, particulars.grace_hours
    agency.save(update_fields=["name", "county", "phone", "time_zone", "grace_hours"])
    _rewrite_requirements(actor, set(asked))
    ledger.add(actor, What.CREDENTIAL_CHANGED, why="requirements", about=agency.id)
    for account in Account.objects.filter(agency=agency, left_at=None):
        clearance.recompute(actor=actor, account=account)


def _rewrite_requirements(actor: Actor, asked: set[tuple[str, str]]) -> None:
    known = {(row.role, row.kind): row for row in Requirement.objects.filter(agency_id=actor.agency_id)}
    dropped = [row.id for pair, row in known.items() if pair not in asked]
    Requirement.objects.filter(id__in=dropped).delete()
    Requirement.objects.bulk_create(
        [
            Requirement(agency_id=actor.agency_id, role=role, kind=kind)
            for role, kind in sorted(asked - set(known))
        ]
    )
