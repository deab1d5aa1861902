"""Trainings and papers: recording, withdrawing, and the list of what lapses.

Belongs here: those screens. Not here: which papers open what (policies).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.people import policies
from alongside.people.actions import clearance
from alongside.people.forms.colleagues import CredentialForm
from alongside.people.selectors.staff import colleague_for
from alongside.people.selectors.today import lapses_for
from alongside.people.types import StaffRequest
from alongside.people.views.one_colleague import show, to_colleague
from alongside.vault.actors import require


@require_POST
def record_credential(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Record a training or a signed paper. Sent twice, it is recorded once."""
    account = colleague_for(request.actor, account_id)
    require(policies.may_record_credential(request.actor, account))
    form = CredentialForm(request.POST, prefix="paper")
    if not form.is_valid():
        return show(request, account, paper=form)
    clearance.record_credential(actor=request.actor, account=account, **form.cleaned_data)
    messages.success(request, _("Recorded. The drawers follow at once."))
    return to_colleague(account_id)


@require_POST
def withdraw_credential(request: StaffRequest, account_id: UUID, credential_id: UUID) -> HttpResponse:
    """Take back what was recorded by mistake."""
    account = colleague_for(request.actor, account_id)
    clearance.withdraw_credential(actor=request.actor, account=account, credential_id=credential_id)
    messages.success(request, _("Taken back. The drawers follow at once."))
    return to_colleague(account_id)


@require_safe
def lapses(request: StaffRequest) -> HttpResponse:
    """Whose papers lapse within sixty days, or have lapsed, or were never there."""
    require(policies.may_see_lapses(request.actor))
    context = {"people": lapses_for(request.actor), "agency": request.account.agency}
    return render_page(request, "people/lapses.html", context)
