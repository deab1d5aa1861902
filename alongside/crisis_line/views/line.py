"""The front of the line, taking a call, and what opens even when nothing else does: the numbers and a blank sheet.

Belongs here: screens. Not here: the call itself (views.calls). The numbers and the blank sheet open no drawer and
write no line, so that they stand while the key store or the ledger are down.
"""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from alongside.cases.errors import SavedBefore
from alongside.crisis_line import policies
from alongside.crisis_line.actions.calls import take_call
from alongside.crisis_line.forms import TakeForm
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.selectors.lines import NATIONAL, numbers_of
from alongside.crisis_line.views.asking import StaffRequest, parts_of
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people.policies import LEADS


@require_safe
def line(request: StaffRequest) -> HttpResponseBase:
    """Take a call; those that go on, those to be called back, those of late. Opens nobody's words."""
    on_the_line = bool(policies.may_take(request.actor))
    waiting = calls.call_backs_waiting(request.actor)
    context = {
        "tabs": tabs(request.actor, "crisis_line:line"),
        "on_the_line": on_the_line,
        "form": TakeForm(),
        "going_on": list(calls.calls_going_on(request.actor)),
        "page": page_of(request, calls.calls_of_late(request.actor), size=20),
        "waiting": waiting.count(),
        "late": waiting.filter(call_back_at__lt=timezone.now()).count(),
        "may_change_lines": bool(policies.may_change_lines(request.actor)),
        "may_see_debriefs": bool(policies.may_see_debriefs(request.actor)),
    }
    return render_page(request, "crisis_line/line.html", context)


@require_POST
def take(request: StaffRequest) -> HttpResponseBase:
    """Begin a call at once. Pressed twice, it is one call; long afterwards, it is another."""
    form = TakeForm(request.POST)
    row_id = form.cleaned_data["row_id"] if form.is_valid() else None
    try:
        call = take_call(actor=request.actor, call_id=row_id)
    except SavedBefore as before:
        call = before.row if before.row.ended_at is None else take_call(actor=request.actor)
    return see_other("crisis_line:call", call.id)


@require_safe
def numbers(request: StaffRequest) -> HttpResponseBase:
    """Whom to call: the nation's numbers, and the agency's own."""
    context = {
        "tabs": tabs(request.actor, "crisis_line:numbers"),
        "national": NATIONAL,
        "own": numbers_of(request.actor.agency_id),
        "may_change_lines": request.account.role in LEADS,
    }
    return render_page(request, "crisis_line/numbers.html", context)


@require_safe
def blank(request: StaffRequest) -> HttpResponseBase:
    """A sheet for paper, for the night on which nothing else works."""
    context = {
        "tabs": tabs(request.actor, "crisis_line:numbers"),
        "parts": parts_of({}),
        "national": NATIONAL,
        "own": numbers_of(request.actor.agency_id),
    }
    return render_page(request, "crisis_line/blank.html", context)
