"""Goals in their own words, and the steps towards them.

Belongs here: adding, revising, rating, reaching, setting aside, steps. Not here: reading (selectors.plan). A goal is
revised and set aside freely: what it said before is kept, and nobody is asked for a reason.
"""

from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.planning import Given, add_row, change_row, save, says, to_plan
from alongside.cases.actions.working import require_version
from alongside.cases.enums_plan import StepOwner
from alongside.cases.errors_plan import NotThere
from alongside.cases.models import FormerGoal, Goal, Step
from alongside.cases.selectors.plan_rows import row_for
from alongside.people.models import Account
from alongside.vault.actors import Actor

MOST = 5
KEPT = ("words", "why", "strengths")


def add_goal(*, actor: Actor, case_id: UUID, given: Given, row_id: UUID | None = None) -> Goal:
    """A goal as they say it."""
    return add_row(actor, to_plan(actor, case_id), Goal, given, why="goal_added", row_id=row_id)


def revise_goal(*, actor: Actor, case_id: UUID, goal_id: UUID, version: int, given: Given) -> Goal:
    """As they say it now; what it said before is kept. SomeoneElseWasFaster when it changed since `version`."""
    case = to_plan(actor, case_id)
    goal = row_for(actor, Goal, case.subject_id, goal_id, lock=True)
    if says(goal, given):
        return goal
    require_version(goal.version, version)
    if not says(goal, {name: given[name] for name in KEPT if name in given}):
        _keep_former(actor, goal)
    save(actor, case, goal, given, why="goal_revised")
    return goal


def _keep_former(actor: Actor, goal: Goal) -> None:
    former = FormerGoal(
        agency_id=goal.agency_id,
        subject_id=goal.subject_id,
        goal_id=goal.id,
        version=goal.version,
        replaced_by_id=actor.account_id,
    )
    for name in KEPT:
        setattr(former, name, getattr(goal, name))
    former.save(force_insert=True)


def rate_goal(*, actor: Actor, case_id: UUID, goal_id: UUID, rating: int | None) -> Goal:
    """How close it feels to them, 0 to 5. None: not asked."""
    if rating is not None and not 0 <= rating <= MOST:
        raise NotThere
    case = to_plan(actor, case_id)
    goal = row_for(actor, Goal, case.subject_id, goal_id, lock=True)
    day = None if rating is None else timezone.localdate()
    save(actor, case, goal, {"rating": rating, "rated_on": day}, why="goal_rated")
    return goal


def turn_goal(*, actor: Actor, case_id: UUID, goal_id: UUID, to: str) -> Goal:
    """Reached, set aside, or taken up again. No reason is asked for any of them."""
    today = timezone.localdate()
    days: dict[str, Given] = {
        "reached": {"reached_on": today, "set_aside_on": None},
        "aside": {"set_aside_on": today},
        "again": {"reached_on": None, "set_aside_on": None},
    }
    if to not in days:
        raise NotThere
    case = to_plan(actor, case_id)
    goal = row_for(actor, Goal, case.subject_id, goal_id, lock=True)
    save(actor, case, goal, days[to], why=f"goal_{to}")
    return goal


def add_step(*, actor: Actor, case_id: UUID, goal_id: UUID, given: Given, row_id: UUID | None = None) -> Step:
    """A step towards one of their goals."""
    case = to_plan(actor, case_id)
    goal = row_for(actor, Goal, case.subject_id, goal_id)
    _require_owner(actor, given)
    return add_row(actor, case, Step, given, why="step_added", row_id=row_id, goal_id=goal.id)


def change_step(*, actor: Actor, case_id: UUID, step_id: UUID, version: int, given: Given) -> Step:
    """The same step, said better, or with another owner or day."""
    case = to_plan(actor, case_id)
    _require_owner(actor, given)
    return change_row(actor, case, Step, step_id, version, given, why="step_changed")


def turn_step(*, actor: Actor, case_id: UUID, step_id: UUID, to: str) -> Step:
    """Done, not done after all, let go, or taken up again."""
    today = timezone.localdate()
    days: dict[str, Given] = {
        "done": {"done_on": today},
        "undone": {"done_on": None},
        "dropped": {"dropped_on": today},
        "again": {"dropped_on": None},
    }
    if to not in days:
        raise NotThere
    case = to_plan(actor, case_id)
    step = row_for(actor, Step, case.subject_id, step_id, lock=True)
    save(actor, case, step, days[to], why=f"step_{to}")
    return step


def _require_owner(actor: Actor, given: Given) -> None:
    """A colleague's step names a colleague of this agency who is still here; any other names none."""
    account_id = given.get("account_id")
    if (given.get("owner") == StepOwner.WORKER) != (account_id is not None):
        raise NotThere
    here = Account.objects.filter(agency_id=actor.agency_id, left_at=None)
    if account_id is not None and not here.filter(id=account_id).exists():
        raise NotThere
