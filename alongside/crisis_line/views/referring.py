"""Referring while the call goes on: for the caller, or someone close to them.

Belongs here: that screen. Not here: finding a service (find_help), referrals themselves (referrals).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.crisis_line import policies
from alongside.crisis_line.selectors.calls import call_for
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.views.again import comes_back, say_saved_already
from alongside.referrals.actions import of_calls
from alongside.referrals.enums import Way
from alongside.referrals.errors import NoReaderThere
from alongside.referrals.views.refer import refer_form, service_name
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest


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
            return see_other("crisis_line:call", call.id)
        except NoReaderThere as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted in the call."))
            return see_other("crisis_line:call", call.id)
    context = {
        "form": form,
        "service_name": service_name(form),
        "call": call,
        "back": reverse("crisis_line:call", args=[call.id]),
    }
    return render_page(request, "crisis_line/refer.html", context, status=422 if form.errors else 200)
