"""One action of the plan: adding it in the meeting, its page, its words, its next step, its place.

Belongs here: screens. Not here: the plan's own page (views/strategy), saving (actions/strategy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_strategy as policies
from alongside.coalition.actions import strategy as acts
from alongside.coalition.enums_strategy import ActionState, SixMeasure, Stage
from alongside.coalition.forms_strategy import PLAIN, ActionForm, QuickForm
from alongside.coalition.selectors import strategy as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.prevention import pressed_for
from alongside.coalition.views.frame import in_coalition, page
from alongside.coalition.views.strategy import AREA, row_of, show_plan
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare, sent_before
from alongside.plan_room.selectors.searching import promise_said
from alongside.vault.actors import require
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import PlanAction

STEP_WORDS = {
    ActionState.DRAFTED: gettext_lazy("Take it up again, as a draft"),
    ActionState.AGREED: gettext_lazy("Agreed, not begun"),
    ActionState.UNDER_WAY: gettext_lazy("It is under way"),
    ActionState.DONE: gettext_lazy("It is done"),
    ActionState.LET_GO: gettext_lazy("Let it go"),
}


@require_POST
@in_coalition
def add_plan_action(request: StaffRequest, coalition: Coalition, strategy_id: UUID) -> HttpResponseBase:
    """One more row, while people talk. The cursor goes back to where the next one is written."""
    form = QuickForm(request.POST, members=reads.members_to_choose(coalition.id))
    if not form.is_valid():
        return show_plan(request, coalition, quick=form, status=422)
    try:
        acts.add_action(
            actor=request.actor, coalition_id=coalition.id, plan_id=strategy_id,
            action_id=form.cleaned_data["row_id"], said=form.said(),
        )  # fmt: skip
    except SavedBefore as before:
        if not sent_before(request, form, before, ("what", "due_on")):
            return show_plan(request, coalition, quick=form, status=409)
    return see_other(AREA, coalition.id, query=f"?plan={strategy_id}", at="id_what")


@require_safe
@in_coalition
def plan_action(request: StaffRequest, coalition: Coalition, plan_action_id: UUID) -> HttpResponseBase:
    """Everything it says, and its story."""
    return _show(request, coalition, reads.action_for(coalition.id, plan_action_id))


def _show(
    request: StaffRequest, coalition: Coalition, row: PlanAction, *, problem: str = "", status: int = 200
) -> HttpResponseBase:
    context = {
        **row_of(row, timezone.localdate()),
        "facts": _facts(row),
        "story": reads.story_of(row),
        "pressed": pressed_for(coalition.id, row.id),
        "steps": [(then, STEP_WORDS[then]) for then in policies.steps_of(request.actor, row)],
        "may_change": bool(policies.may_change_action(request.actor, row)),
        "may_write": bool(policies.may_write_plan(request.actor, coalition.id)),
        "problem": problem,
        "typed": request.POST.get("words", ""),
    }
    return page(request, "coalition/plan_action.html", context, coalition=coalition, area=AREA, status=status)


def _facts(row: PlanAction) -> list[tuple[str, Any]]:
    """What it says, with what was left open left out."""
    said = [
        (_("Who"), row.member.name if row.member else _("All together")),
        (_("Who there does it"), row.owner),
        (_("From when"), row.starts_on),
        (_("By when"), row.due_on),
        (_("The barrier it answers"), row.barrier_words),
        (_("What is different afterwards"), row.change),
        (_("What it takes"), row.resources),
        (_("How you will know that it worked"), row.success),
        (_("Which measure it moves"), SixMeasure(row.measure).label if row.measure else ""),
        (_("Where on the way of help"), Stage(row.stage).label if row.stage else ""),
        (_("Answers the promise"), promise_said(row.answers)),
    ]
    return [(label, value) for label, value in said if value]


@require_http_methods(["GET", "POST"])
@in_coalition
def change_plan_action(request: StaffRequest, coalition: Coalition, plan_action_id: UUID) -> HttpResponseBase:
    """Put it in better words."""
    row = reads.action_for(coalition.id, plan_action_id)
    require(policies.may_change_action(request.actor, row))
    form = ActionForm(
        request.POST or None, initial=_saved(row), members=reads.members_to_choose(coalition.id),
        barriers=reads.barriers_to_choose(coalition.id),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_action(
                actor=request.actor, coalition_id=coalition.id, action_id=row.id, said=form.said(),
                version=form.cleaned_data["version"],
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            saved = _saved(reads.action_for(coalition.id, plan_action_id))
            return _form(request, coalition, compare(form, saved, refusal), row, 409)
        messages.success(request, _("Saved."))
        return see_other("coalition:plan_action", coalition.id, row.id)
    return _form(request, coalition, form, row, 422 if form.errors else 200)


def _form(
    request: StaffRequest, coalition: Coalition, form: ActionForm, row: PlanAction, status: int
) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "row": row}
    return page(
        request, "coalition/plan_action_form.html", context, coalition=coalition, area=AREA, status=status
    )


def _saved(row: PlanAction) -> dict[str, Any]:
    saved = {name: getattr(row, name) for name in (*PLAIN, "barrier_words", "version")}
    return saved | {"member": str(row.member_id or ""), "barrier": str(row.barrier_id or "")}


@require_POST
@in_coalition
def move_plan_action(request: StaffRequest, coalition: Coalition, plan_action_id: UUID) -> HttpResponseBase:
    """Say how far it is."""
    try:
        acts.move_action(
            actor=request.actor, coalition_id=coalition.id, action_id=plan_action_id,
            then=request.POST.get("then", ""), seen=request.POST.get("seen", ""),
            words=request.POST.get("words", "")[:4000],
        )  # fmt: skip
    except Refused as problem:
        row = reads.action_for(coalition.id, plan_action_id)
        if problem.code not in ("step_not_there", "why_missing"):
            raise
        return _show(request, coalition, row, problem=str(problem), status=422)
    messages.success(request, _("Written down."))
    return see_other("coalition:plan_action", coalition.id, plan_action_id)


@require_POST
@in_coalition
def place_plan_action(request: StaffRequest, coalition: Coalition, plan_action_id: UUID) -> HttpResponseBase:
    """One place up or down."""
    row = acts.shift_action(
        actor=request.actor, coalition_id=coalition.id, action_id=plan_action_id,
        up=request.POST.get("way") != "down",
    )  # fmt: skip
    return see_other(AREA, coalition.id, query=f"?plan={row.plan_id}", at=f"a-{row.id}")


@require_POST
@in_coalition
def remove_plan_action(request: StaffRequest, coalition: Coalition, plan_action_id: UUID) -> HttpResponseBase:
    """Written by mistake; its page offers to put it back."""
    acts.remove_action(actor=request.actor, coalition_id=coalition.id, action_id=plan_action_id)
    messages.success(request, _("Taken out of the plan. You can put it back here."))
    return see_other("coalition:plan_action", coalition.id, plan_action_id)


@require_POST
@in_coalition
def put_plan_action_back(
    request: StaffRequest, coalition: Coalition, plan_action_id: UUID
) -> HttpResponseBase:
    """Undo."""
    acts.put_action_back(actor=request.actor, coalition_id=coalition.id, action_id=plan_action_id)
    messages.success(request, _("It stands in the plan again."))
    return see_other("coalition:plan_action", coalition.id, plan_action_id)
