"""Changing who a client is said to be.

Belongs here: one screen. Not here: saving (actions.identity).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases import policies
from alongside.cases.actions.identity import change_identity
from alongside.cases.errors import SomeoneElseWasFaster
from alongside.cases.forms import IdentityForm
from alongside.cases.selectors import identity_for
from alongside.cases.selectors.cases import born_on
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case


@require_http_methods(["GET", "POST"])
def identity(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Name, pronouns, birth date, language. Only the name is needed."""
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.IDENTITY))
    form = IdentityForm(request.POST if request.method == "POST" else None, initial=_saved(request, case))
    if request.method == "POST" and form.is_valid():
        try:
            change_identity(actor=request.actor, case_id=case_id, **form.cleaned_data)
        except SomeoneElseWasFaster as refusal:
            return _show(request, case, compare(form, _saved(request, case), refusal), status=409)
        messages.success(request, _("Saved."))
        return see_other("cases:client", case_id)
    return _show(request, case, form, status=422 if form.errors else 200)


def _show(request: StaffRequest, case: Case, form: IdentityForm, *, status: int) -> HttpResponseBase:
    context = head(request, case, "cases:client") | {"form": form, "theirs": getattr(form, "theirs", [])}
    return render_page(request, "cases/identity.html", context, status=status)


def _saved(request: StaffRequest, case: Case) -> dict[str, object]:
    row = identity_for(request.actor, case.subject_id)
    names = ("chosen_name", "legal_name", "pronouns", "language", "about", "version")
    return {name: getattr(row, name) for name in names} | {"born_on": born_on(row)}
