"""Closing the work with a client, and opening it again.

Belongs here: the two verbs. Not here: destroying a record, which is another thing altogether. Closing
takes nothing away from anyone: notes, papers, contacts and who may see stay as they are.
"""

from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.cases import policies
from alongside.cases.actions.working import case_to_write
from alongside.cases.enums import CaseState
from alongside.cases.errors import CaseNotClosable
from alongside.cases.models import Case
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What

CHANGED = ["state", "closed_on", "close_reason", "version", "last_worked_at"]


def close_case(*, actor: Actor, case_id: UUID, reason: str, on: date) -> Case:
    """Let the work rest. CaseNotClosable when it rests already, or on a day before it began."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    require(policies.may_close(actor, case), CaseNotClosable)
    if on < case.opened_on:
        raise CaseNotClosable("before_opening")
    case.state, case.closed_on, case.close_reason = CaseState.CLOSED, on, reason
    _save(case)
    ledger.add(actor, What.CASE_CLOSED, case.subject_id, why=reason)
    return case


def reopen_case(*, actor: Actor, case_id: UUID) -> Case:
    """Take the work up again, at any time. Doing it twice is harmless."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    if case.state == CaseState.OPEN:
        return case
    require(policies.may_reopen(actor, case))
    case.state, case.closed_on, case.close_reason = CaseState.OPEN, None, ""
    _save(case)
    ledger.add(actor, What.CASE_REOPENED, case.subject_id)
    return case


def _save(case: Case) -> None:
    case.version += 1
    case.last_worked_at = timezone.now()
    case.save(update_fields=CHANGED)
