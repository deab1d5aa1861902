"""Who waits to be called back, with the rules that keep it safe.

Belongs here: the list and its two buttons. Not here: the rules (actions.call_backs).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.crisis_line import policies
from alongside.crisis_line.actions.call_backs import call_back_again, called_back
from alongside.crisis_line.forms import AgainForm
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.vault.actors import require_found


@require_safe
def call_backs(request: StaffRequest) -> HttpResponseBase:
    """The list, twenty at a time; opening it is a line in the ledger."""
    require_found(policies.may_take(request.actor))
    return _show(request, AgainForm())


def _show(
    request: StaffRequest, form: AgainForm, *, of: UUID | None = None, status: int = 200
) -> HttpResponseBase:
    page = page_of(request, calls.call_backs_waiting(request.actor), size=20)
    rows = calls.read_call_backs(request.actor, page.object_list)
    here = tabs(request.actor, "crisis_line:call_backs")
    context = {"tabs": here, "page": page, "rows": rows, "form": form, "of": of}
    return render_page(request, "crisis_line/call_backs.html", context, status=status)


@require_POST
def done(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """They were reached."""
    call_of(request, call_id)
    called_back(actor=request.actor, call_id=call_id)
    messages.success(request, _("Noted: called back."))
    return see_other("crisis_line:call_backs")


@require_POST
def again(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Tried; to be tried again."""
    call_of(request, call_id)
    form = AgainForm(request.POST)
    if not form.is_valid():
        return _show(request, form, of=call_id, status=422)
    call_back_again(actor=request.actor, call_id=call_id, at=form.cleaned_data["at"])
    messages.success(request, _("Noted: tried, and to be tried again."))
    return see_other("crisis_line:call_backs")
