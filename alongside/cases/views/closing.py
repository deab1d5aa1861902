"""Letting the work rest, and taking it up again.

Belongs here: two screens. Not here: saving (actions.closing).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases import policies
from alongside.cases.actions.closing import close_case, reopen_case
from alongside.cases.enums import CaseState
from alongside.cases.forms import ClosingForm
from alongside.cases.selectors.contacts import ways_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer


@require_http_methods(["GET", "POST"])
def close(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Close the work. It can be opened again at any time, so that nothing here needs courage."""
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    if case.state == CaseState.CLOSED:
        messages.info(request, _("The work rests already."))
        return see_other("cases:client", case_id)
    form = ClosingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        close_case(actor=request.actor, case_id=case_id, reason=form.cleaned_data["reason"], on=today)
        messages.success(request, _("The work rests. Nothing was deleted."))
        return see_other("cases:client", case_id)
    ways = [way for way in ways_of(request.actor, case.subject_id) if way.ended_on is None]
    context = head(request, case, "cases:client") | {"form": form, "ways": ways}
    return render_page(request, "cases/close.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Take it up again."""
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    reopen_case(actor=request.actor, case_id=case_id)
    messages.success(request, _("Open again. Everything is where it was."))
    return see_other("cases:client", case_id)
