"""What they told: one page to read, one to write.

Belongs here: screens. Not here: the lists (enums_told), saving (actions.told). For whom the notes are closed
these pages do not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies
from alongside.cases.actions.told import save_told
from alongside.cases.forms_told import ToldForm
from alongside.cases.selectors.told import is_open_to, told_of, told_saved
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer
from alongside.vault.errors import NotFound

if TYPE_CHECKING:
    from alongside.cases.models import Case


@require_safe
def told(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """What they told, as far as it is written down, and what it said before."""
    case = _to_open(request, case_id)
    context = head(request, case, "cases:told") | {
        "page": told_of(request.actor, case),
        "may_write_told": bool(policies.may_write(request.actor, case.subject_id, Drawer.NOTES)),
    }
    return render_page(request, "cases/told.html", context)


@require_http_methods(["GET", "POST"])
def write_told(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write it down, or change it. Nothing has to be filled in."""
    case = _to_open(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.NOTES))
    sent = request.POST if request.method == "POST" else None
    form = ToldForm(sent, initial=told_saved(request.actor, case))
    if sent is not None and form.is_valid():
        return save_change(
            request,
            form,
            change=lambda: save_told(
                actor=request.actor,
                case_id=case.id,
                version=form.cleaned_data["version"],
                told=form.told(),
            ),
            saved=lambda: told_saved(request.actor, case),
            show=lambda form, status: _show(request, case, form, status),
            done=lambda row: see_other("cases:told", case.id),
        )
    return _show(request, case, form, 422 if form.errors else 200)


def _to_open(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    if not is_open_to(request.actor, case):
        raise NotFound
    return case


def _show(request: StaffRequest, case: Case, form: ToldForm, status: int) -> HttpResponseBase:
    context = head(request, case, "cases:told") | {"form": form, "theirs": theirs(form)}
    return render_page(request, "cases/told_form.html", context, status=status)
