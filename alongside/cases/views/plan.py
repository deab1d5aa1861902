"""The plan on one page, and the six paths.

Belongs here: screens. Not here: needs, goals, safety plan, how the work is agreed (each has its own file), saving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies_plan
from alongside.cases.actions.stages import set_stages
from alongside.cases.enums_plan import NeedStatus
from alongside.cases.forms_plan import FIVE, StagesForm
from alongside.cases.selectors import plan as reading
from alongside.cases.selectors import together
from alongside.cases.selectors.stages import fingerprint, lanes, present
from alongside.cases.views.asking import StaffRequest, head
from alongside.cases.views.sheets import Sheet, asked, bound, plan_case
from alongside.foundation.htmx import render_page

if TYPE_CHECKING:
    from alongside.cases.models import Case


@require_safe
def plan(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Six paths, needs in their order, goals as they say them, and how the work is agreed."""
    case = plan_case(request, case_id)
    actor, subject = request.actor, case.subject_id
    goals = reading.goals_of(actor, subject)
    reading.opens_plan(actor, subject)
    context = head(request, case, "cases:plan") | {
        "can_plan": bool(policies_plan.may_write_plan(actor, subject)),
        "needs": reading.needs_of(actor, subject),
        "statuses": NeedStatus.choices,
        "ratings": FIVE,
        "goals": [goal for goal in goals if goal.set_aside_on is None],
        "set_aside": [goal for goal in goals if goal.set_aside_on is not None],
        "companions": reading.companions_of(actor, subject),
        "lanes": lanes(reading.moves_of(actor, subject), case.opened_on, timezone.localdate()),
    }
    return render_page(request, "cases/plan.html", context | _together(request, case), partial="needs")


@require_http_methods(["GET", "POST"])
def stages(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Where they are on each path, from today on."""
    case = plan_case(request, case_id, writing=True)
    form = bound(request, StagesForm, _stages_saved(request, case))
    sheet = Sheet(
        heading=_("Six paths, side by side"),
        before=_("They are no ladder. Resting is resting, and any of them can go on again at any time."),
        done=_("Saved."),
        at="path",
    )
    return asked(
        request, case, form, sheet,
        lambda data: set_stages(
            actor=request.actor, case_id=case.id, seen=data["version"],
            states={name: state for name, state in data.items() if name != "version"},
        ),
        saved=lambda: _stages_saved(request, case),
    )  # fmt: skip


def _stages_saved(request: StaffRequest, case: Case) -> dict[str, Any]:
    moves = reading.moves_of(request.actor, case.subject_id)
    return {**present(moves), "version": fingerprint(moves)}


def _together(request: StaffRequest, case: Case) -> dict[str, Any]:
    actor, subject = request.actor, case.subject_id
    sayings = together.sayings_of(actor, subject)
    return {
        "accord": together.agreed(actor, subject),
        "who_stays": together.who_stays(actor, subject),
        "sayings": [said for said in sayings if said.ended_on is None],
        "former_sayings": [said for said in sayings if said.ended_on is not None],
        "readings": together.readings_of(actor, subject),
    }
