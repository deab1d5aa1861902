"""The safety plan: all phases, one phase, and taking it along on paper.

Belongs here: screens. Not here: saving (actions.safety), the prompts (prompts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies_plan
from alongside.cases.actions.safety import save_phase, take_along
from alongside.cases.enums_plan import PrintKind, SafetyPhase
from alongside.cases.errors import SavedBefore
from alongside.cases.forms_together import PaperForm, SafetyForm
from alongside.cases.selectors.safety import former_of, has_words, paper_for, phase_saved, phases_of
from alongside.cases.views.again import comes_back
from alongside.cases.views.asking import StaffRequest, head
from alongside.cases.views.sheets import Sheet, asked, bound, fresh, plan_case
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require

if TYPE_CHECKING:
    from alongside.cases.models import Case, Printout


@require_safe
def safety(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """What they do to stay safe, phase by phase; what helps at any time comes first."""
    case = plan_case(request, case_id)
    phases = phases_of(request.actor, case.subject_id)
    context = head(request, case, "cases:safety") | {
        "can_plan": bool(policies_plan.may_write_plan(request.actor, case.subject_id)),
        "can_print": bool(policies_plan.may_print_plan(request.actor, case)),
        "phases": phases,
        "is_empty": not any(phase.steps for phase in phases),
    }
    return render_page(request, "cases/safety.html", context)


@require_http_methods(["GET", "POST"])
def safety_phase(request: StaffRequest, case_id: UUID, phase: str) -> HttpResponseBase:
    """One phase, in their words, with sentences to take or leave."""
    if phase not in SafetyPhase.values:
        raise Http404
    case = plan_case(request, case_id, writing=True)
    initial = phase_saved(request.actor, case.subject_id, phase)
    sheet = Sheet(
        heading=str(SafetyPhase(phase).label),
        before=_("Their words, their steps. Nothing here has to be filled in."),
        done=_("Saved. What stood there before is kept."),
        template="cases/safety_form.html",
        tab="cases:safety",
        lands="cases:safety",
        at=phase,
        more={"former": former_of(request.actor, case.subject_id, phase)},
    )
    form = bound(request, SafetyForm, initial, phase=phase)
    return asked(
        request, case, form, sheet,
        lambda data: save_phase(
            actor=request.actor, case_id=case.id, phase=phase, version=data["version"], steps=form.steps()
        ),
        saved=lambda: phase_saved(request.actor, case.subject_id, phase),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
def paper(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Before anything is printed: how it would be found, and where it will be kept."""
    case = plan_case(request, case_id)
    require(policies_plan.may_print_plan(request.actor, case))
    form = fresh(request, PaperForm)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if has_words(request.actor, case.subject_id, data["kind"], data["phases"]):
            return see_other("cases:printout", case.id, _made(request, case, data).id)
        form.add_error("kind", _("There is nothing written in these parts yet."))
    context = head(request, case, "cases:safety") | {"form": form}
    return render_page(request, "cases/paper.html", context, status=422 if form.errors else 200)


def _made(request: StaffRequest, case: Case, data: dict[str, Any]) -> Printout:
    """The same form again is the same paper; with other answers it is another."""
    given = {name: data[name] for name in ("kind", "language", "found", "kept_where")}
    its: Any = {"actor": request.actor, "case_id": case.id, "given": given, "phases": data["phases"]}
    try:
        return take_along(**its, row_id=data["row_id"])
    except SavedBefore as before:
        return before.row if before.same else take_along(**its)


@require_safe
def printout(request: StaffRequest, case_id: UUID, print_id: UUID) -> HttpResponseBase:
    """The paper itself: their words, and no title that tells what it is."""
    case = plan_case(request, case_id)
    made = paper_for(request.actor, case, print_id)
    context = {"case": case, "paper": made, "is_card": made.kind == PrintKind.CARD}
    return render_page(request, "cases/printout.html", context)
