"""Needs in the client's order, and who comes along.

Belongs here: screens. Not here: saving (actions.needs), the page they stand on (plan).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.actions import needs
from alongside.cases.forms_plan import CompanionForm, NeedForm
from alongside.cases.selectors.plan import COMPANION, NEED, companion_saved, need_saved
from alongside.cases.views.again import comes_back
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.sheets import Sheet, asked, bound, fresh, plan_case, words_of
from alongside.foundation.htmx import wants_partial
from alongside.foundation.http import see_other


@comes_back
@require_http_methods(["GET", "POST"])
def add_need(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Something they need."""
    case = plan_case(request, case_id, writing=True)
    sheet = Sheet(heading=_("What do they need?"), done=_("Saved, last in their order."), at="needs")
    return asked(
        request, case, fresh(request, NeedForm), sheet,
        lambda data: needs.add_need(
            actor=request.actor, case_id=case.id, given=words_of(data, NEED), row_id=data["row_id"]
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_need(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponseBase:
    """The same need, said better."""
    case = plan_case(request, case_id, writing=True)
    initial = need_saved(request.actor, case.subject_id, need_id)
    sheet = Sheet(heading=_("Change this need"), done=_("Saved."), at=f"need-{need_id}")
    return asked(
        request, case, bound(request, NeedForm, initial), sheet,
        lambda data: needs.change_need(
            actor=request.actor, case_id=case.id, need_id=need_id, version=data["version"],
            given=words_of(data, NEED),
        ),
        saved=lambda: need_saved(request.actor, case.subject_id, need_id),
    )  # fmt: skip


@require_POST
def move_need(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponseBase:
    """One place up or down."""
    plan_case(request, case_id, writing=True)
    needs.move_need(actor=request.actor, case_id=case_id, need_id=need_id, way=request.POST.get("way", ""))
    return see_other("cases:plan", case_id, at="" if wants_partial(request) else f"need-{need_id}")


@require_POST
def set_need_status(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponseBase:
    """How it stands now."""
    plan_case(request, case_id, writing=True)
    status = request.POST.get("status", "")
    need = needs.set_status(actor=request.actor, case_id=case_id, need_id=need_id, status=status)
    messages.success(request, _("Now: %(status)s.") % {"status": need.get_status_display()})
    return see_other("cases:plan", case_id, at=f"need-{need_id}")


@require_POST
def undo_need_status(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponseBase:
    """As it stood before."""
    plan_case(request, case_id, writing=True)
    needs.undo_status(actor=request.actor, case_id=case_id, need_id=need_id)
    messages.success(request, _("Put back."))
    return see_other("cases:plan", case_id, at=f"need-{need_id}")


@comes_back
@require_http_methods(["GET", "POST"])
def add_companion(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """A child, an adult or an animal that comes along."""
    case = plan_case(request, case_id, writing=True)
    sheet = Sheet(heading=_("Who comes along?"), done=_("Saved."), at="along")
    return asked(
        request, case, fresh(request, CompanionForm), sheet,
        lambda data: needs.add_companion(
            actor=request.actor, case_id=case.id, given=words_of(data, COMPANION), row_id=data["row_id"]
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def edit_companion(request: StaffRequest, case_id: UUID, companion_id: UUID) -> HttpResponseBase:
    """What is known about them."""
    case = plan_case(request, case_id, writing=True)
    initial = companion_saved(request.actor, case.subject_id, companion_id)
    sheet = Sheet(heading=_("Who comes along"), done=_("Saved."), at="along")
    return asked(
        request, case, bound(request, CompanionForm, initial), sheet,
        lambda data: needs.change_companion(
            actor=request.actor, case_id=case.id, companion_id=companion_id, version=data["version"],
            given=words_of(data, COMPANION),
        ),
        saved=lambda: companion_saved(request.actor, case.subject_id, companion_id),
    )  # fmt: skip


@require_POST
def end_companion(request: StaffRequest, case_id: UUID, companion_id: UUID) -> HttpResponseBase:
    """They no longer come along; or they do again."""
    plan_case(request, case_id, writing=True)
    row = needs.end_companion(actor=request.actor, case_id=case_id, companion_id=companion_id)
    words = _("They come along again.") if row.ended_on is None else _("Noted. They stay on record below.")
    messages.success(request, words)
    return see_other("cases:plan", case_id, at="along")
