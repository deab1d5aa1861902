"""What every piece of work with a client has in common.

Belongs here: the lock and the right to write, the day of the last work. Not here: any particular work.
"""

from uuid import UUID

from django.utils import timezone

from alongside.cases import policies
from alongside.cases.models import Case
from alongside.cases.selectors import case_for
from alongside.vault.actors import Actor, require
from alongside.vault.once import require_version

__all__ = ["case_to_write", "require_version", "was_worked_on"]


def case_to_write(actor: Actor, case_id: UUID, drawer: str) -> Case:
    """The client's case, locked for this transaction, for someone who may write in this drawer."""
    case = case_for(actor, case_id, lock=True)
    require(policies.may_write(actor, case.subject_id, drawer))
    return case


def was_worked_on(case: Case) -> None:
    """Note that something was done: the caseload is sorted by it."""
    case.last_worked_at = timezone.now()
    case.save(update_fields=["last_worked_at"])
