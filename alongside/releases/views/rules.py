"""How long permissions last here.

Belongs here: the screen. Not here: saving (actions.rules).
"""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.releases import policies
from alongside.releases.actions.rules import change_rules
from alongside.releases.forms import RulesForm
from alongside.releases.selectors.rules import rules_of
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def rules(request: StaffRequest) -> HttpResponseBase:
    """The usual length and the longest, for whoever leads."""
    require(policies.may_set_rules(request.actor))
    saved = asdict(rules_of(request.actor))
    form = RulesForm(request.POST if request.method == "POST" else None, initial=saved)
    if request.method == "POST" and form.is_valid():
        change_rules(actor=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved. Permissions that run keep their end."))
        return see_other("releases:rules")
    return render_page(request, "releases/rules.html", {"form": form}, status=422 if form.errors else 200)
