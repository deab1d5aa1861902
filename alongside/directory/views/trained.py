"""Who at one's own agency was trained on the list of services, and noting a training of several at once.

Belongs here: one page for whoever leads. Not here: the training as a paper (people).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from alongside.directory import policies
from alongside.directory.forms_trained import TrainedForm
from alongside.directory.navigation import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.actions.clearance import record_credential
from alongside.people.enums import CredentialKind
from alongside.people.selectors.trained import trained_in
from alongside.vault.actors import require_found

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest


@require_http_methods(["GET", "POST"])
def trained(request: StaffRequest) -> HttpResponseBase:
    """Who knows the list. The same training sent twice is noted once."""
    require_found(policies.may_see_trained(request.actor))
    people = trained_in(request.actor, CredentialKind.SERVICES)
    open_to = [one for one in people if one.may_record]
    form = TrainedForm(
        request.POST if request.method == "POST" else None,
        people=open_to,
        initial={"on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in open_to if str(one.account.id) in form.cleaned_data["who"]]
        for one in chosen:
            record_credential(
                actor=request.actor, account=one.account, kind=CredentialKind.SERVICES,
                earned_on=form.cleaned_data["on"], expires_on=None,
            )  # fmt: skip
        said = ngettext("Noted for %(count)d person.", "Noted for %(count)d people.", len(chosen))
        messages.success(request, said % {"count": len(chosen)})
        return see_other("directory:trained")
    context = {
        "tabs": tabs(request.actor, "directory:trained"),
        "people": people,
        "known": sum(one.counts for one in people),
        "form": form,
        "may_record": bool(open_to),
    }
    return render_page(request, "directory/trained.html", context, status=422 if form.errors else 200)
