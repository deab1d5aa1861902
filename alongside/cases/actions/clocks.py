"""The clocks of one client: started from the client's own page.

Belongs here: the case, its lock and the birth date that is on file already. Not here: clocks themselves (the room
clocks), counting.
"""

from datetime import date, datetime
from uuid import UUID

from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, was_worked_on
from alongside.cases.models import Case
from alongside.cases.selectors.cases import born_on, identity_for
from alongside.cases.selectors.clocks import clock_made_before
from alongside.clocks.actions import running
from alongside.clocks.rulefiles import BIRTH
from alongside.clocks.selectors.running import clock_for
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound


def add_clock(
    *,
    actor: Actor,
    case_id: UUID,
    rule_id: str,
    certainty: str,
    happened_at: date | None = None,
    earliest: date | None = None,
    latest: date | None = None,
    words: str = "",
    clock_id: UUID | None = None,
) -> None:
    """Start a clock for this client. SavedBefore where the same form was sent before (actions.once)."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    born = born_on(identity_for(actor, case.subject_id))
    once(
        lambda: running.start_clock(
            actor, case.subject_id, Drawer.PLAN, rule_id, happened_at, certainty, earliest, latest, words,
            facts={BIRTH: born} if born else None, clock_id=clock_id,
        ),
        made=lambda: clock_made_before(actor, case.subject_id, clock_id),
        same=lambda row: row.certainty == certainty and (row.words or "") == words.strip(),
    )  # fmt: skip
    was_worked_on(case)


def finish_clock(*, actor: Actor, case_id: UUID, clock_id: UUID, at: datetime) -> None:
    """What it was for was done, then."""
    case = _case_of(actor, case_id, clock_id)
    running.mark_done(actor, clock_id, at)
    was_worked_on(case)


def stop_clock(*, actor: Actor, case_id: UUID, clock_id: UUID, why: str) -> None:
    """It counts no longer."""
    case = _case_of(actor, case_id, clock_id)
    running.stop_clock(actor, clock_id, why)
    was_worked_on(case)


def run_again(*, actor: Actor, case_id: UUID, clock_id: UUID) -> None:
    """Take either back."""
    _case_of(actor, case_id, clock_id)
    running.run_again(actor, clock_id)


def _case_of(actor: Actor, case_id: UUID, clock_id: UUID) -> Case:
    """The case, for a clock that is this client's."""
    case = case_to_write(actor, case_id, Drawer.PLAN)
    if clock_for(actor, clock_id).subject_id != case.subject_id:
        raise NotFound
    return case
