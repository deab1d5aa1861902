"""Goals in their own words, and the steps towards them.

Belongs here: screens. Not here: saving (actions.goals), the page they stand on (plan).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.actions import goals
from alongside.cases.errors_plan import NotThere
from alongside.cases.forms_plan import GoalForm, RatingForm, StepForm
from alongside.cases.selectors.plan import GOAL, STEP, colleagues, former_goals, goal_saved, step_saved
from alongside.cases.views.again import comes_back
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.sheets import Sheet, asked, bound, fresh, plan_case, words_of
from alongside.foundation.http import see_other


@comes_back
@require_http_methods(["GET", "POST"])
def add_goal(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """A goal as they say it."""
    case = plan_case(request, case_id, writing=True)
    sheet = Sheet(heading=_("A goal, as they say it"), done=_("Saved in their words."), at="goals")
    return asked(
        request, case, fresh(request, GoalForm), sheet,
        lambda data: goals.add_goal(
            actor=request.actor, case_id=case.id, given=words_of(data, GOAL), row_id=data["row_id"]
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """As they say it now; what it said before stands beneath."""
    case = plan_case(request, case_id, writing=True)
    initial = goal_saved(request.actor, case.subject_id, goal_id)
    former = former_goals(request.actor, case.subject_id, goal_id)
    sheet = Sheet(
        heading=_("The goal, as they say it now"),
        before=_("What it said before is kept. Nobody needs a reason to want something else."),
        done=_("Saved in their words. What stood there before is kept."),
        template="cases/goal_form.html",
        at="goals",
        more={"former": former},
    )
    return asked(
        request, case, bound(request, GoalForm, initial), sheet,
        lambda data: goals.revise_goal(
            actor=request.actor, case_id=case.id, goal_id=goal_id, version=data["version"],
            given=words_of(data, GOAL),
        ),
        saved=lambda: goal_saved(request.actor, case.subject_id, goal_id),
    )  # fmt: skip


@require_POST
def rate_goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """How close it feels to them."""
    plan_case(request, case_id, writing=True)
    form = RatingForm(request.POST)
    if not form.is_valid():
        raise NotThere
    goals.rate_goal(actor=request.actor, case_id=case_id, goal_id=goal_id, rating=form.cleaned_data["rating"])
    messages.success(request, _("Saved, as they said."))
    return see_other("cases:plan", case_id, at=f"goal-{goal_id}")


@require_POST
def turn_goal(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """Reached, set aside, taken up again."""
    plan_case(request, case_id, writing=True)
    to = request.POST.get("to", "")
    goals.turn_goal(actor=request.actor, case_id=case_id, goal_id=goal_id, to=to)
    said = {
        "reached": _("Reached. It stays in the plan."),
        "aside": _("Set aside. It can be taken up again at any time."),
        "again": _("Taken up again."),
    }
    messages.success(request, said[to])
    return see_other("cases:plan", case_id, at="goals")


@comes_back
@require_http_methods(["GET", "POST"])
def add_step(request: StaffRequest, case_id: UUID, goal_id: UUID) -> HttpResponseBase:
    """A step, and whose it is."""
    case = plan_case(request, case_id, writing=True)
    goal = goal_saved(request.actor, case.subject_id, goal_id)
    form = fresh(request, StepForm, colleagues=colleagues(request.actor))
    sheet = Sheet(
        heading=_("A step"),
        done=_("Saved."),
        template="cases/step_form.html",
        at=f"goal-{goal_id}",
        more={"goal_words": goal["words"]},
    )
    return asked(
        request, case, form, sheet,
        lambda data: goals.add_step(
            actor=request.actor, case_id=case.id, goal_id=goal_id, given=words_of(data, STEP),
            row_id=data["row_id"],
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_step(request: StaffRequest, case_id: UUID, step_id: UUID) -> HttpResponseBase:
    """The same step, said better, or with another owner or day."""
    case = plan_case(request, case_id, writing=True)
    initial = step_saved(request.actor, case.subject_id, step_id)
    form = bound(request, StepForm, initial, colleagues=colleagues(request.actor))
    sheet = Sheet(heading=_("Change this step"), done=_("Saved."), at="goals")
    return asked(
        request, case, form, sheet,
        lambda data: goals.change_step(
            actor=request.actor, case_id=case.id, step_id=step_id, version=data["version"],
            given=words_of(data, STEP),
        ),
        saved=lambda: step_saved(request.actor, case.subject_id, step_id),
    )  # fmt: skip


@require_POST
def turn_step(request: StaffRequest, case_id: UUID, step_id: UUID) -> HttpResponseBase:
    """Done, not done after all, let go, taken up again."""
    plan_case(request, case_id, writing=True)
    to = request.POST.get("to", "")
    step = goals.turn_step(actor=request.actor, case_id=case_id, step_id=step_id, to=to)
    said = {
        "done": _("Done."),
        "undone": _("Open again."),
        "dropped": _("Let go."),
        "again": _("Taken up again."),
    }
    messages.success(request, said[to])
    return see_other("cases:plan", case_id, at=f"goal-{step.goal_id}")
