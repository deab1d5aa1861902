"""A bed tonight without leaving a call: who says what is free, one question to several, their answers, taking one.

Belongs here: the part of the call's screen, and the page of its own where there is no script. Not here: asking and what
becomes of a bed (directory), the tie to the call (actions.helping).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.crisis_line.actions import helping as acts
from alongside.crisis_line.selectors import helping
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.crisis_line.views.calls import save_whole
from alongside.directory import bed_words
from alongside.directory import policies_beds as policies
from alongside.directory.errors_beds import HoldIsOver
from alongside.directory.forms_beds import AskForm
from alongside.directory.selectors.beds import beds_tonight
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import id_in, see_other
from alongside.people.views.again import first_of
from alongside.vault.actors import require
from alongside.vault.errors import Refused, SavedBefore

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call

PAGE = "crisis_line/find_bed.html"


@require_http_methods(["GET", "POST"])
def find_bed(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Ask several shelters at once, with their yes. Where the whole sheet was sent along, it is saved first."""
    call = call_of(request, call_id)
    require(policies.may_ask_for_bed(request.actor))
    if "version" in request.POST:  # without a script the button sends the sheet
        return save_whole(request, call_id) or see_other("crisis_line:find_bed", call_id)
    shelters = [one for one in beds_tonight(request.actor) if not one.ours]
    offered = [(str(one.agency_id), bed_words.choice(one)) for one in shelters]
    form = AskForm(
        request.POST if request.method == "POST" else None, shelters=offered, initial=first_of(request)
    )
    if request.method == "POST" and form.is_valid() and _asked(request, call, form):
        return _answers(request, call, partial="asked")
    wrong = form.errors and not wants_partial(request)
    context = {"call": call, "form": form, "shelters": shelters}
    return render_page(request, PAGE, context, partial="panel", status=422 if wrong else 200)


@require_safe
def bed_answers(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """How it stands. Where nothing was answered since, nothing is opened."""
    call = call_of(request, call_id)
    if wants_partial(request) and helping.how_it_stands(request.actor, call) == request.GET.get("seen", ""):
        return HttpResponse(status=204)
    return _answers(request, call)


@require_POST
def take_found_bed(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Take one. The others are let go, and everyone who was asked is told."""
    call = call_of(request, call_id)
    try:
        code = acts.take_found_bed(
            actor=request.actor,
            call_id=call_id,
            request_id=_sent(request, "asked"),
            hold_id=_sent(request, "hold"),
        )
    except Refused as problem:
        return _answers(request, call, wrong=str(problem))
    return _answers(request, call, said=_("The bed is taken under %(code)s.") % {"code": code})


def _sent(request: StaffRequest, name: str) -> UUID:
    found = id_in(request.POST.get(name))
    if found is None:
        raise HoldIsOver
    return found


def _asked(request: StaffRequest, call: Call, form: AskForm) -> bool:
    try:
        acts.ask_for_bed(
            actor=request.actor, call_id=call.id, wanted=form.wanted(), request_id=form.cleaned_data["row_id"]
        )
    except SavedBefore:
        return True
    except Refused as problem:
        form.add_error(None, str(problem))
        return False
    return True


def _answers(
    request: StaffRequest, call: Call, *, said: str = "", wrong: str = "", partial: str = "answers"
) -> HttpResponseBase:
    """htmx gets what was asked for on this call; a browser goes back to the call, where the same stands."""
    if not wants_partial(request):
        if said or wrong:
            messages.add_message(request, messages.WARNING if wrong else messages.SUCCESS, said or wrong)
        return see_other("crisis_line:call", call.id, at="part-h")
    context: dict[str, Any] = {
        "call": call,
        "help": helping.read_help(request.actor, call),
        "stands": helping.how_it_stands(request.actor, call),
        "said": said,
        "wrong": wrong,
        "is_open": call.ended_at is None,
    }
    return render_page(request, PAGE, context, partial=partial)
