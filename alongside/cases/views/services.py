"""What was done for one client: the list with its sums, and a line to add.

Belongs here: the screen. Not here: a worker's day (day), saving (actions.services).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases import policies
from alongside.cases.actions.services import enter_for
from alongside.cases.errors import SavedBefore
from alongside.cases.forms_services import PastForm, WhatForm
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import sent_before
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.service_entries import codes, selectors
from alongside.service_entries.errors import EntryNotKept
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case


@comes_back
@require_http_methods(["GET", "POST"])
def services(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The client's services, fifty at a time, newest first; who may write adds one."""
    case = client_of(request, case_id)
    if request.method != "POST":
        return _show(request, case, WhatForm(initial=first_of(request)))
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    form = WhatForm(request.POST)
    return _add(request, case, form) if form.is_valid() else _show(request, case, form, status=422)


def _add(request: StaffRequest, case: Case, form: WhatForm) -> HttpResponseBase:
    try:
        enter_for(request.actor, entry_id=form.cleaned_data["row_id"], given=form.given(), case_id=case.id)
        messages.success(request, _("Entered."))
    except SavedBefore as before:
        if not sent_before(request, form, before, form.given()):
            return _show(request, case, form, status=409)
    except EntryNotKept as refusal:
        form.add_error(None, str(refusal))
        return _show(request, case, form, status=422)
    return see_other("cases:services", case.id)


def _show(request: StaffRequest, case: Case, form: WhatForm, *, status: int = 200) -> HttpResponseBase:
    found = selectors.entries_about(request.actor, case.subject_id)
    past = PastForm(request.GET if "since" in request.GET else None)
    wanted = past.cleaned_data if past.is_bound and past.is_valid() else {}
    for name, field in (("code", "code"), ("since", "on__gte"), ("until", "on__lte")):
        if wanted.get(name):
            found = found.filter(**{field: wanted[name]})
    page = page_of(request, found, size=50)
    context = head(request, case, "cases:services") | {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "past": past,
        "page": page,
        "query": _query(wanted),
        "lines": selectors.lines(request.actor, list(page.object_list)),
        "sums": selectors.sums(found, own_time=False),
        "known": codes.services(),
    }
    return render_page(request, "cases/services.html", context, status=status)


def _query(wanted: dict[str, Any]) -> str:
    """The filter, for the links to other pages of the list."""
    said = "".join(f"{name}={value or ''}&" for name, value in wanted.items())
    return said if any(wanted.values()) else ""
