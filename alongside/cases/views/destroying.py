"""Destroying a record, and the legal hold that keeps it.

Belongs here: one page and its three forms. Not here: the rules (policies), doing it (actions.destroying).
The page asks before anything happens: it names what goes, what stays, the day, and wants the name typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases import policies
from alongside.cases.actions import destroying as acts
from alongside.cases.enums import CaseState
from alongside.cases.errors import NotDestroyable
from alongside.cases.forms_destroying import DestroyForm, HoldForm
from alongside.cases.selectors import identity_for
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.dates import day
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.errors import StepUpNeeded
from alongside.vault.selectors import held_until

if TYPE_CHECKING:
    from alongside.cases.models import Case


@require_http_methods(["GET", "POST"])
def destroy(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Say what it means; with the name typed, do it."""
    case = _case(request, case_id)
    form = _destroy_form(request, case)
    if form.is_valid() and _destroyed(request, case_id, form):
        return see_other("cases:list")
    return _page(request, case, form, HoldForm(prefix="hold"))


@require_POST
def hold(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Keep the record up to a day."""
    case = _case(request, case_id)
    form = HoldForm(request.POST, prefix="hold")
    if not form.is_valid():
        return _page(request, case, DestroyForm(chosen_name=""), form)
    today = timezone.localdate()
    acts.set_hold(actor=request.actor, case_id=case_id, until=form.cleaned_data["until"], today=today)
    messages.success(request, _("The record is kept. Nobody can destroy it before the hold ends."))
    return see_other("cases:destroy", case_id)


@require_POST
def end_hold(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Lift the hold."""
    _case(request, case_id)
    acts.end_hold(actor=request.actor, case_id=case_id)
    messages.success(request, _("The hold has ended."))
    return see_other("cases:destroy", case_id)


def _case(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_hold(request.actor, case))
    return case


def _destroy_form(request: StaffRequest, case: Case) -> DestroyForm:
    name = identity_for(request.actor, case.subject_id).chosen_name or ""
    return DestroyForm(request.POST if request.method == "POST" else None, chosen_name=name)


def _destroyed(request: StaffRequest, case_id: UUID, form: DestroyForm) -> bool:
    """Do it; False when it is refused for now, which the form then says."""
    try:
        gone_on = acts.destroy_record(actor=request.actor, case_id=case_id, today=timezone.localdate())
    except StepUpNeeded:
        form.add_error(None, _("Give your second factor again first. What you typed stays on this page."))
    except NotDestroyable as refusal:
        form.add_error(None, str(refusal))
    else:
        said = _("The record is destroyed. The last backup of its keys ends on %(day)s.")
        messages.success(request, said % {"day": day(gone_on)})
        return True
    return False


def _page(request: StaffRequest, case: Case, form: DestroyForm, holding: HoldForm) -> HttpResponseBase:
    today = timezone.localdate()
    held = held_until(request.actor, case.subject_id)
    context = head(request, case, "cases:client") | {
        "form": form,
        "holding": holding,
        "held_until": held if held is not None and held >= today else None,
        "work_goes_on": case.state == CaseState.OPEN,
        "gone_on": acts.keys_gone_on(today),
        "needs_step_up": not request.actor.stepped_up,
    }
    return render_page(
        request, "cases/destroy.html", context, status=422 if form.errors or holding.errors else 200
    )
