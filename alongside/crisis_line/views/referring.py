"""Noting a place while the call goes on: for the caller, or someone close to them; gone to alone, or rung together.

Belongs here: the part of the call's screen, and the page of its own where there is no script. Not here: finding a
service (find_help), noting (actions.referring), the steps on the line (handoffs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases.help_areas import DIRECTORY_AREAS
from alongside.crisis_line import policies
from alongside.crisis_line.actions.referring import note_place
from alongside.crisis_line.errors import CallEnded
from alongside.crisis_line.forms_referring import PlaceForm
from alongside.crisis_line.selectors import helping
from alongside.crisis_line.selectors.calls import read_sheet
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.directory.languages import NAMES
from alongside.directory.selectors.areas import areas_of
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import id_in, see_other
from alongside.people.views.again import comes_back, first_of
from alongside.referrals.views.frame import area_choices
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call, WarmHandoff

PAGE = "crisis_line/refer.html"
WANTED = "wanted"


@comes_back
@require_http_methods(["GET", "POST"])
def refer(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Filled in from the number that was given and from the sheet. Sent twice, it is noted once."""
    call = call_of(request, call_id)
    require(policies.may_write(request.actor, call))
    form = _form(request, call)
    if request.method != "POST" or not form.is_valid():
        return _show(request, call, form)
    try:
        handoff = note_place(
            actor=request.actor, call_id=call_id, ask=form.ask(), name=form.place,
            referral_id=form.cleaned_data["row_id"],
        )  # fmt: skip
    except SavedBefore:
        handoff = None
    except CallEnded as refusal:
        form.add_error(None, str(refusal))
        return _show(request, call, form)
    return _noted(request, call, handoff)


def _noted(request: StaffRequest, call: Call, handoff: WarmHandoff | None) -> HttpResponseBase:
    """htmx gets the line on the sheet; a browser goes on to the steps on the line, or back to the call."""
    if wants_partial(request):
        context = {"call": call, "help": helping.read_help(request.actor, call), "handoff": handoff}
        return render_page(request, PAGE, context, partial="noted")
    if handoff is not None:
        return see_other("crisis_line:handoffs", call.subject_id, at=f"to-{handoff.id}")
    messages.success(request, _("Noted on the call."))
    return see_other("crisis_line:call", call.id, at="part-h")


def _form(request: StaffRequest, call: Call) -> PlaceForm:
    sent = request.POST if request.method == "POST" else request.GET
    service_id = id_in(sent.get("service_id") or sent.get("service", ""))
    its: dict[str, Any] = {
        "areas": area_choices(),
        "service_name": helping.name_of(service_id) if service_id else "",
    }
    if request.method == "POST":
        return PlaceForm(request.POST, **its)
    return PlaceForm(initial=first_of(request) | _known(request, call, service_id), **its)


def _known(request: StaffRequest, call: Call, service_id: UUID | None) -> dict[str, Any]:
    """What was said already: what the number was given for, the language, whether a ride is wanted."""
    said = read_sheet(request.actor, call).said
    language = (
        call.language if call.language in NAMES and said.get("before.interpreter") != "not_needed" else ""
    )
    return {
        "service_id": service_id,
        "area": _area(request, call, service_id),
        "transport": said.get("need.ride") == WANTED,
        "interpreter": "" if language == "en" else language,
    }


def _area(request: StaffRequest, call: Call, service_id: UUID | None) -> str:
    """What the number was given for; else what was looked for; else the first thing the service does."""
    if service_id is None:
        return ""
    given = DIRECTORY_AREAS.get(helping.given_for(call, service_id), "") or request.GET.get("for", "")
    does = [one.code for one in areas_of([service_id]).get(service_id, [])]
    return given if given in does or not does else does[0]


def _show(request: StaffRequest, call: Call, form: PlaceForm) -> HttpResponseBase:
    wrong = form.errors and not wants_partial(request)
    context = {
        "call": call,
        "form": form,
        "in_place": wants_partial(request),
        "may_become": bool(policies.may_become_client(request.actor, call)),
    }
    return render_page(request, PAGE, context, partial="panel", status=422 if wrong else 200)
