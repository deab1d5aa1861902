"""The end of a call: saved, or stopped with nothing kept.

Belongs here: screens. Not here: what is kept (actions.ending).
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases.actions.destroying import keys_gone_on
from alongside.crisis_line import policies
from alongside.crisis_line.actions.ending import end_call, stop_and_keep_nothing
from alongside.crisis_line.actions.reporting import note_child_report
from alongside.crisis_line.enums import Keep
from alongside.crisis_line.errors import NotYourCall
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.crisis_line.views.calls import save_whole, show
from alongside.foundation.dates import day
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def stop(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Say what it means; then it is gone. There is no way back, and no question why."""
    found = call_of(request, call_id)
    require(policies.may_forget(request.actor, found))
    if request.method == "POST":
        gone_on = stop_and_keep_nothing(actor=request.actor, call_id=call_id)
        return _nothing_kept(request, day(gone_on))
    context = {"call": found, "gone_on": keys_gone_on(timezone.localdate())}
    return render_page(request, "crisis_line/stop.html", context)


@require_POST
def end(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Save the sheet, end the call, do what they let us keep."""
    call_of(request, call_id)
    refused = save_whole(request, call_id)
    if refused is not None:
        return refused
    try:
        ended = end_call(actor=request.actor, call_id=call_id)
    except NotYourCall as refusal:
        messages.error(request, str(refusal))
        return show(request, call_of(request, call_id), status=403)
    if ended is None:
        return _nothing_kept(request, day(keys_gone_on(timezone.localdate())))
    if ended.keep == Keep.PAGE:
        return see_other("crisis_line:become_client", call_id)
    messages.success(request, _("The call has ended and is saved."))
    return see_other("crisis_line:line")


@require_POST
def report(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """A child report was called in: note it, and let the clock of the written one run."""
    call_of(request, call_id)
    refused = save_whole(request, call_id)
    if refused is not None:
        return refused
    note_child_report(actor=request.actor, call_id=call_id)
    messages.success(request, _("Noted. The written report has its own clock now; it is shown under “Do”."))
    return see_other("crisis_line:call", call_id)


def _nothing_kept(request: StaffRequest, gone_on: str) -> HttpResponseBase:
    said = _("Nothing is kept. The last backup of the key ends on %(day)s.")
    messages.success(request, said % {"day": gone_on})
    return see_other("crisis_line:line")
