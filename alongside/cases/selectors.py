"""Reading a client's record, for someone: the doors.

Belongs here: reads, each with its ledger line. Not here: writes (actions), decisions (policies).
A record you may not see and a record that does not exist raise the same NotFound.
"""

from uuid import UUID

from alongside.cases import policies
from alongside.cases.models import Case, Identity
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


def case_for(actor: Actor, case_id: UUID, *, lock: bool = False) -> Case:
    """Return one case: the only door to it. Every opening leaves a line in the ledger."""
    cases = Case.objects.filter(policies.readable(actor)).select_related("lead")
    if lock:
        cases = cases.select_for_update(of=("self",))
    case = cases.filter(id=case_id).first()
    if case is None:
        raise NotFound
    if not lock:
        ledger.add(actor, What.RECORD_OPENED, case.subject_id)
    return case


def identity_for(actor: Actor, subject_id: UUID) -> Identity:
    """Who the client is, for someone to whom the identity drawer is open."""
    identity = Identity.objects.filter(
        agency_id=actor.agency_id, subject_id=subject_id, subject_id__anyof=actor.subjects_with("identity")
    ).first()
    if identity is None:
        raise NotFound
    return identity
