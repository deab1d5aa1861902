"""What one's own agency tells everyone about itself.

Belongs here: the screen. Not here: saving (actions.our_page).
"""

from typing import Any

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.directory.navigation import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.public_site import selectors_agency as reads
from alongside.public_site.actions import our_page as acts
from alongside.public_site.forms import OurPageForm
from alongside.public_site.policies import may_write_our_page
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster


@require_http_methods(["GET", "POST"])
def our_page(request: StaffRequest) -> HttpResponseBase:
    """Write it; nobody sees it until that is ticked."""
    require(may_write_our_page(request.actor))
    row = reads.our_page_or_blank(request.actor.agency_id)
    facts: dict[str, Any] = model_to_dict(row, fields=[*acts.FIELDS, "version"])
    form = OurPageForm(request.POST or None, initial=facts)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                saved = acts.save_our_page(
                    actor=request.actor, version=form.cleaned_data["version"], facts=form.cleaned_data
                )
            except SomeoneElseWasFaster as refusal:
                compare(form, facts, refusal)
                status = 409
            else:
                shown = _("Saved. Everyone can read it now.")
                messages.success(request, shown if saved.is_shown else _("Saved. Nobody else sees it yet."))
                return see_other("public_site:our_page")
    context = {
        "form": form,
        "agency": request.account.agency,
        "tabs": tabs(request.actor, "public_site:cards"),
        "may_keep": True,
    }
    return render_page(request, "public_site/our_page.html", context, status=status)
