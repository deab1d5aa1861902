"""Who keeps the public figures.

Belongs here: decisions. Not here: writes, HTTP. What is published is read by all; the row says the same
(migrations/sql/0002_keeping.sql).
"""

from alongside.people.enums import AgencyKind, Role
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny


def may_keep_numbers(actor: Actor) -> Decision:
    """Bring, publish and take back figures: whoever leads at an agency, and the organizers of a coalition."""
    organises = actor.role == Role.ORGANISER and actor.agency_kind == AgencyKind.COALITION
    return allow("keeps") if organises or actor.role in LEADS else deny("role")
