"""How long permissions last at one agency.

Belongs here: the verb. Not here: the ceiling of the database (a year).
"""

from alongside.releases import policies
from alongside.releases.errors import TooLong
from alongside.releases.models import ReleaseRules
from alongside.releases.models.releases import LONGEST
from alongside.releases.selectors.rules import rules_row
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def change_rules(*, actor: Actor, default_days: int, ceiling_days: int) -> ReleaseRules:
    """What is offered first, and the most that can be given. Permissions that run keep their end."""
    require(policies.may_set_rules(actor))
    if not 1 <= default_days <= ceiling_days <= LONGEST:
        raise TooLong
    row = rules_row(actor, lock=True)
    if row is None:
        row = ReleaseRules(agency_id=actor.agency_id, default_days=default_days, ceiling_days=ceiling_days)
        row.save(force_insert=True)
    else:
        row.default_days, row.ceiling_days, row.version = default_days, ceiling_days, row.version + 1
        row.save(update_fields=["default_days", "ceiling_days", "version"])
    ledger.add(actor, What.RULES_CHANGED, why="permissions", about=row.id)
    return row
