"""What a court or a law asked for: the form.

Belongs here: the screen. Not here: the list (permissions), saving (actions.permissions).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.actions.permissions import note_compelled
from alongside.cases.errors import SavedBefore
from alongside.cases.forms_permissions import CompelledForm
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.selectors.staff import supervisors_for
from alongside.releases import policies as release_policies
from alongside.releases.errors import ApproverMissing, NoOrder
from alongside.vault.actors import require


@comes_back
@require_http_methods(["GET", "POST"])
def compelled(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write it down. A subpoena is not a court order, and the page says so."""
    case = client_of(request, case_id)
    require(release_policies.may_give(request.actor, case.subject_id))
    leaders = {account.id: account.working_name for account in supervisors_for(request.actor)}
    form = CompelledForm(
        request.POST if request.method == "POST" else None, leaders=leaders, initial=first_of(request)
    )
    if request.method == "POST" and form.is_valid():
        try:
            note_compelled(
                actor=request.actor, case_id=case.id, said=form.said(), row_id=form.cleaned_data["row_id"]
            )
        except SavedBefore as before:
            if before.same:
                return see_other("cases:permissions", case.id)
            keep_apart(form, {"document": before.row.document}, before)
        except (ApproverMissing, NoOrder) as refusal:
            form.add_error("given_on", str(refusal))
        else:
            messages.success(request, _("Written down."))
            return see_other("cases:permissions", case.id)
    context = head(request, case, "cases:permissions") | {"form": form, "theirs": getattr(form, "theirs", [])}
    return render_page(request, "cases/compelled.html", context, status=422 if form.errors else 200)
