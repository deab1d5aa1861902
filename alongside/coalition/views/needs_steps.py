"""The seven questions on the way to a plan, one after another; what of each becomes a barrier or a finding.

Belongs here: screens. Not here: saving (actions.needs_pieces).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_needs as policies
from alongside.coalition.actions import needs_pieces as acts
from alongside.coalition.enums_needs import Priority, Step
from alongside.coalition.forms_needs import STEP_ASKS, StepForm, StepPieceForm
from alongside.coalition.selectors import needs as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

AREA = "coalition:needs"
ORDER = list(Step)


@require_safe
@in_coalition
def steps(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The seven, with what stands under each."""
    require(policies.may_ask(request.actor, coalition.id))
    notes, counts = reads.steps_of(coalition.id), reads.made_of_steps(coalition.id)
    context = {
        "steps": [
            {
                "step": one,
                "asks": STEP_ASKS[one],
                "note": notes.get(one.value),
                "made": counts.get(one.value, 0),
            }
            for one in ORDER
        ]
    }
    return page(request, "coalition/needs_steps.html", context, coalition=coalition, area=AREA)


@require_http_methods(["GET", "POST"])
@in_coalition
def step_page(request: StaffRequest, coalition: Coalition, needs_step: str) -> HttpResponseBase:
    """One of them: notes, and what was made of them."""
    require(policies.may_ask(request.actor, coalition.id))
    step = _step(needs_step)
    note = reads.steps_of(coalition.id).get(step)
    form = StepForm(request.POST if request.method == "POST" else None, initial=_saved(note))
    if request.method == "POST" and form.is_valid():
        try:
            acts.keep_step(
                actor=request.actor, coalition_id=coalition.id, step=step, version=form.cleaned_data["version"],
                words=form.cleaned_data["words"],
            )  # fmt: skip
            messages.success(request, _("Saved."))
            if request.POST.get("on") == "yes" and ORDER.index(step) + 1 < len(ORDER):
                return see_other("coalition:needs_step", coalition.id, ORDER[ORDER.index(step) + 1].value)
            return see_other("coalition:needs_step", coalition.id, step.value)
        except SomeoneElseWasFaster as refusal:
            compare(form, _saved(reads.steps_of(coalition.id).get(step)), refusal)
            return _show(request, coalition, step, 409, form=form)
    return _show(request, coalition, step, 422 if form.errors else 200, form=form)


@require_POST
@in_coalition
def step_piece(request: StaffRequest, coalition: Coalition, needs_step: str) -> HttpResponseBase:
    """Make a barrier or a finding out of a step."""
    require(policies.may_ask(request.actor, coalition.id))
    step = _step(needs_step)
    form = StepPieceForm(request.POST)
    if not form.is_valid():
        note = reads.steps_of(coalition.id).get(step)
        return _show(request, coalition, step, 422, form=StepForm(initial=_saved(note)), piece=form)
    data = form.cleaned_data
    given: dict[str, Any] = {"words": data["words"], "source": data["source"], "step": step.value}
    kind = acts.FINDING
    if data["made"] == "barrier":
        kind, given = acts.BARRIER, given | {"priority": Priority.NEXT}
    try:
        acts.write_piece(
            kind, actor=request.actor, coalition_id=coalition.id, row_id=data["row_id"], given=given
        )
        messages.success(request, _("Written down."))
    except SavedBefore:
        say_saved_already(request)
    return see_other("coalition:needs_step", coalition.id, step.value)


def _show(
    request: StaffRequest, coalition: Coalition, step: Step, status: int, *, form: StepForm, piece: Any = None
) -> HttpResponseBase:
    number = ORDER.index(step)
    context = {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "piece_form": piece or StepPieceForm(initial={"row_id": uuid7()}),
        "step": step,
        "asks": STEP_ASKS[step],
        "number": number + 1,
        "before": ORDER[number - 1] if number else None,
        "after": ORDER[number + 1] if number + 1 < len(ORDER) else None,
        "barriers": reads.barriers_of(coalition.id, {}).filter(step=step)[:50],
        "findings": reads.findings_of(coalition.id).filter(step=step)[:50],
    }
    return page(request, "coalition/needs_step.html", context, coalition=coalition, area=AREA, status=status)


def _step(name: str) -> Step:
    if name not in Step.values:
        raise NotFound
    return Step(name)


def _saved(note: Any) -> dict[str, Any]:
    return {"words": note.words, "version": note.version} if note else {"words": "", "version": 1}
