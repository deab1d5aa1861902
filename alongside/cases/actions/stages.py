"""The six paths side by side: resting, going on, reached.

Belongs here: the one verb. Not here: drawing them (selectors.stages). Nothing counts backwards: there is no way to
"not yet" again, what was reached on an earlier day stays reached, and no path touches another, a goal, or the case.
"""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.planning import noted, to_plan
from alongside.cases.actions.working import require_version
from alongside.cases.enums_plan import Stage, StageState
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import Case, StageMove
from alongside.cases.selectors.plan_rows import rows_of
from alongside.cases.selectors.stages import fingerprint, present
from alongside.vault.actors import Actor


def set_stages(*, actor: Actor, case_id: UUID, states: Mapping[str, str], seen: int) -> list[StageMove]:
    """Where they are on each path from today on; a path left out, or left empty, stays as it is.

    `seen` is the fingerprint of what the form showed: SomeoneElseWasFaster when a path moved meanwhile.
    """
    case = to_plan(actor, case_id)
    moves = list(rows_of(actor, StageMove, case.subject_id).order_by("moved_on"))
    now = present(moves)
    wanted = {stage: state for stage, state in states.items() if state and state != now.get(stage)}
    if not set(wanted) <= set(Stage.values) or not set(wanted.values()) <= set(StageState.values):
        raise NotThere
    if wanted:
        require_version(fingerprint(moves), seen)
    return [_move(actor, case, moves, stage, state) for stage, state in wanted.items()]


def _move(actor: Actor, case: Case, moves: list[StageMove], stage: str, state: str) -> StageMove:
    """One move a day and path: a slip of today is written over, an earlier day never is."""
    today = timezone.localdate()
    row = next((move for move in moves if move.stage == stage and move.moved_on == today), None)
    if row is None:
        row = StageMove(agency_id=case.agency_id, subject_id=case.subject_id, stage=stage, moved_on=today)
    row.state, row.by_id = state, actor.account_id
    if row._state.adding:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["state", "by"])
    noted(actor, case, row, f"stage_{state}")
    return row
