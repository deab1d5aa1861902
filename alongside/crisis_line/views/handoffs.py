"""The warm hand-offs of one call.

Belongs here: screens. Not here: the order of steps (actions.handoffs), the call (another area of this room).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.errors import SavedBefore
from alongside.crisis_line.actions import handoffs as acts
from alongside.crisis_line.enums_shifts import HandoffEnd
from alongside.crisis_line.forms_sending import HandoffEndForm, PartnerForm
from alongside.crisis_line.selectors.handoffs import handoff_for, handoffs_of
from alongside.crisis_line.selectors.of_call import call_behind
from alongside.crisis_line.views.line_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7


@require_http_methods(["GET", "POST"])
def handoffs(request: StaffRequest, call_subject_id: UUID) -> HttpResponseBase:
    """What there is, and naming another partner."""
    found = handoffs_of(request.actor, call_subject_id)
    form = PartnerForm(request.POST if request.method == "POST" else None, initial={"row_id": uuid7()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acts.begin_handoff(
                actor=request.actor, call_subject_id=call_subject_id, partner=data["partner"],
                handoff_id=data["row_id"],
            )  # fmt: skip
        except SavedBefore:
            messages.info(request, _("This was saved already."))
        return see_other("crisis_line:handoffs", call_subject_id)
    context = {
        "tabs": tabs(request.actor, "crisis_line:handoffs"),
        "form": form,
        "lines": [_line(one) for one in found],
        "subject_id": call_subject_id,
        "call": call_behind(request.actor, call_subject_id),
    }
    return render_page(request, "crisis_line/handoffs.html", context, status=422 if form.errors else 200)


@require_POST
def mark_handoff(request: StaffRequest, handoff_id: UUID) -> HttpResponseBase:
    """One step, now; or how it ended."""
    row = handoff_for(request.actor, handoff_id)
    step, form = request.POST.get("step", ""), HandoffEndForm(request.POST, prefix=str(handoff_id))
    try:
        if step != "end":
            acts.mark_handoff(actor=request.actor, handoff_id=handoff_id, step=step)
        elif form.is_valid():
            acts.end_handoff(actor=request.actor, handoff_id=handoff_id, **form.cleaned_data)
        else:
            messages.warning(request, _("Choose how it ended."))
    except Refused as problem:
        if problem.code not in ("step_order", "consent_first"):
            raise
        say(request, problem)
    return see_other("crisis_line:handoffs", row.subject_id, at=f"to-{handoff_id}")


def _line(one: Any) -> dict[str, Any]:
    row = one.row
    words = {
        "consent": (_("They say yes to being introduced"), row.consent_at),
        "rang": (_("Called"), row.rang_at),
        "introduced": (_("All three are talking"), row.introduced_at),
        "accepted": (_("The partner goes on from here"), row.accepted_at),
        "confirmed": (_("They say it is all right"), row.confirmed_at),
    }
    return {
        "one": one,
        "steps": [
            {"code": code, "words": said, "at": at, "is_next": at is None and _may(row, code)}
            for code, (said, at) in words.items()
        ],
        "outcome": HandoffEnd(row.outcome).label if row.outcome else "",
        "form": HandoffEndForm(prefix=str(row.id)),
    }


def _may(row: Any, code: str) -> bool:
    before = acts.STEPS[code]
    return row.ended_at is None and (not before or getattr(row, f"{before}_at") is not None)
