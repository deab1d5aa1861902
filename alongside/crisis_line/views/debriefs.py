"""Who would like to talk after a call. Who and when, nothing about any caller.

Belongs here: the list and its one button. Not here: noting the wish (actions.writing).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.crisis_line.actions.debriefs import debrief_done
from alongside.crisis_line.selectors.debriefs import debriefs_wanted
from alongside.crisis_line.views.asking import StaffRequest
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other


@require_safe
def debriefs(request: StaffRequest) -> HttpResponseBase:
    """The list, for whoever leads."""
    page = page_of(request, debriefs_wanted(request.actor), size=50)
    context = {"tabs": tabs(request.actor, "crisis_line:line"), "page": page}
    return render_page(request, "crisis_line/debriefs.html", context)


@require_POST
def done(request: StaffRequest, debrief_id: UUID) -> HttpResponseBase:
    """Talked."""
    debrief_done(actor=request.actor, debrief_id=debrief_id)
    messages.success(request, _("Noted: you have talked."))
    return see_other("crisis_line:debriefs")
