"""How the work is agreed: being in touch, who coordinates, what they said about themselves, what was read together.

Belongs here: saving these. Not here: reading them (selectors.together).
"""

from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.needs import day_or_none
from alongside.cases.actions.planning import Given, add_row, change_row, fill, noted, save, says, to_plan
from alongside.cases.actions.working import require_version
from alongside.cases.models import Accord, Reading, Saying
from alongside.cases.selectors.plan_rows import row_for, rows_of
from alongside.vault.actors import Actor


def agree(*, actor: Actor, case_id: UUID, version: int, given: Given) -> Accord:
    """What they asked of us, and who coordinates. SomeoneElseWasFaster when it changed since `version` (0: none)."""
    case = to_plan(actor, case_id)
    row = rows_of(actor, Accord, case.subject_id).select_for_update().first()
    if row is not None and says(row, given):
        return row
    require_version(row.version if row else 0, version)
    if row is None:
        row = Accord(agency_id=case.agency_id, subject_id=case.subject_id)
        fill(row, given)
        row.save(force_insert=True)
        noted(actor, case, row, "accord_changed")
        return row
    save(actor, case, row, {**given, "changed_at": timezone.now()}, why="accord_changed")
    return row


def add_saying(*, actor: Actor, case_id: UUID, given: Given, row_id: UUID | None = None) -> Saying:
    """Something they said that the work is built on."""
    return add_row(actor, to_plan(actor, case_id), Saying, given, why="saying_added", row_id=row_id)


def change_saying(*, actor: Actor, case_id: UUID, saying_id: UUID, version: int, given: Given) -> Saying:
    """The same, as they say it now."""
    case = to_plan(actor, case_id)
    return change_row(actor, case, Saying, saying_id, version, given, why="saying_changed")


def end_saying(*, actor: Actor, case_id: UUID, saying_id: UUID) -> Saying:
    """It is no longer so. Doing it again brings it back."""
    case = to_plan(actor, case_id)
    row = row_for(actor, Saying, case.subject_id, saying_id, lock=True)
    save(actor, case, row, {"ended_on": day_or_none(row.ended_on)}, why="saying_changed")
    return row


def note_reading(*, actor: Actor, case_id: UUID, given: Given, row_id: UUID | None = None) -> Reading:
    """Something was gone through together."""
    case = to_plan(actor, case_id)
    return add_row(
        actor, case, Reading, given, why="read_together", row_id=row_id, read_by_id=actor.account_id
    )
