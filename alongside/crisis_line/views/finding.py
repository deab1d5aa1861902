"""Finding a service or a bed while the call goes on.

Belongs here: the directory's search beside a call, giving a number, noting a bed. Not here: the search (directory),
referrals (referrals). What is looked for is sent as POST and kept nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.crisis_line import policies
from alongside.crisis_line.selectors.calls import call_for
from alongside.directory.forms_finding import StaffFindForm
from alongside.directory.views.finding import answer_of, given_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.views.again import comes_back, say_saved_already
from alongside.referrals.actions import of_calls, placing
from alongside.referrals.enums import Way
from alongside.referrals.errors import NoReaderThere, NoSuchBed
from alongside.referrals.selectors.placements import placements_of
from alongside.referrals.selectors.referrals import referrals_of
from alongside.referrals.views.frame import shown
from alongside.referrals.views.refer import refer_form, service_name
from alongside.vault.actors import require
from alongside.vault.enums import Drawer
from alongside.vault.errors import SavedBefore

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call
    from alongside.people.types import StaffRequest


@require_http_methods(["GET", "POST"])
def find(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Look in the directory; what fits is given with one tap, and noted in the call."""
    call = call_for(request.actor, call_id)
    if request.method == "POST" and "give" in request.POST:
        _give(request, call)
    form = StaffFindForm(given_of(request) if request.method == "POST" else None)
    context = answer_of(form) | _noted(request, call)
    status = 422 if request.method == "POST" and form.errors else 200
    return render_page(request, "crisis_line/find.html", context, status=status)


@comes_back
@require_http_methods(["GET", "POST"])
def refer(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """With more than a number: for someone close, with an interpreter, with an appointment."""
    call = call_for(request.actor, call_id)
    require(policies.may_write(request.actor, call))
    form = refer_form(request, ways=(Way.SELF,))
    if request.method == "POST" and form.is_valid():
        try:
            of_calls.refer_from_call(
                actor=request.actor, call_subject_id=call.subject_id, ask=form.ask(),
                referral_id=form.cleaned_data["row_id"],
            )  # fmt: skip
        except SavedBefore:
            say_saved_already(request)
            return see_other("crisis_line:find", call.id)
        except NoReaderThere as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted in the call."))
            return see_other("crisis_line:find", call.id)
    context = {
        "form": form,
        "service_name": service_name(form),
        "call": call,
        "back": reverse("crisis_line:find", args=[call.id]),
    }
    return render_page(request, "crisis_line/refer.html", context, status=422 if form.errors else 200)


@require_POST
def call_bed(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """The bed of this code is for whoever calls."""
    call = call_for(request.actor, call_id)
    require(policies.may_write(request.actor, call))
    try:
        placing.place(
            actor=request.actor, subject_id=call.subject_id, code=request.POST.get("code", ""),
            drawer=Drawer.CALL,
        )  # fmt: skip
    except NoSuchBed as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("This bed is held for them. The shelter knows the code only."))
    return see_other("crisis_line:find", call.id)


def _give(request: StaffRequest, call: Call) -> None:
    require(policies.may_write(request.actor, call))
    try:
        service_id = UUID(request.POST["give"])
        of_calls.give_number(actor=request.actor, call_subject_id=call.subject_id, service_id=service_id)
    except ValueError:
        return
    messages.success(request, _("Noted in the call: they have the number."))


def _noted(request: StaffRequest, call: Call) -> dict[str, Any]:
    subject = call.subject_id
    return {
        "call": call,
        "given": shown(referrals_of(request.actor, subject, Drawer.CALL)),
        "beds": placements_of(request.actor, subject, Drawer.CALL),
        "refer_url": reverse("crisis_line:refer", args=[call.id]),
        "can_note": bool(policies.may_write(request.actor, call)),
    }
