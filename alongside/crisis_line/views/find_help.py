"""Finding help without leaving a call: what is wanted tonight first, the first hits, the number that was given.

Belongs here: the part of the call's screen, and the page of its own where there is no script. Not here: the search
(directory), noting (actions.helping). What is looked for is sent as POST alone; a search opens nothing of the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.crisis_line.actions import helping as acts
from alongside.crisis_line.errors import CallEnded, NotListed
from alongside.crisis_line.forms_helping import HelpForm, of_need
from alongside.crisis_line.needs_tonight import LOOKED_FOR
from alongside.crisis_line.selectors import helping
from alongside.crisis_line.selectors.calls import read_sheet
from alongside.crisis_line.sheet import TONIGHT
from alongside.crisis_line.views.asking import StaffRequest, call_of
from alongside.crisis_line.views.calls import save_whole
from alongside.directory.selectors.finding import find
from alongside.directory.selectors.national import national_lines
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import id_in, see_other

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call

PAGE = "crisis_line/find_help.html"
WANTED = "wanted"
PRIVATE, PHONES = 4, 3  # how many of them stand beside a call


@require_http_methods(["GET", "POST"])
def find_help(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Say or pick what is needed. Where the whole sheet was sent along, it is saved first."""
    call = call_of(request, call_id)
    if request.method != "POST":
        return _show(request, call, HelpForm(_picked(request.GET)))
    if "version" in request.POST:  # without a script the button sends the sheet
        return save_whole(request, call_id) or see_other("crisis_line:find_help", call_id)
    form = HelpForm(_picked(request.POST, keep=True) or request.POST)
    return _show(request, call, form)


@require_POST
def give_number(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """This number was given."""
    call_of(request, call_id)
    try:
        service_id = _service(request)
        acts.give_number(
            actor=request.actor, call_id=call_id, service_id=service_id, need=request.POST.get("for", "")
        )
    except (CallEnded, NotListed) as refusal:
        messages.error(request, str(refusal))
        return see_other("crisis_line:call", call_id)
    return _after(request, call_id, service_id, _("Noted on the call."))


@require_POST
def take_number_back(request: StaffRequest, call_id: UUID, given_id: UUID) -> HttpResponseBase:
    """It was not given after all."""
    call = call_of(request, call_id)
    row = helping.number_for(call, given_id)
    try:
        acts.take_number_back(actor=request.actor, call_id=call_id, given_id=given_id)
    except CallEnded as refusal:
        messages.error(request, str(refusal))
        return see_other("crisis_line:call", call_id)
    return _after(request, call_id, row.service_id, _("Taken back."))


def _show(request: StaffRequest, call: Call, form: HelpForm) -> HttpResponseBase:
    context = (
        {"call": call, "form": form, "picked": _marked(request, form)}
        | _needs(_wanted(request, call))
        | _answer(form, helping.services_given(call))
    )
    wrong = request.method == "POST" and form.errors and not wants_partial(request)
    return render_page(request, PAGE, context, partial="panel", status=422 if wrong else 200)


def _answer(form: HelpForm, given: dict[UUID, UUID]) -> dict[str, Any]:
    if not form.is_bound or not form.is_valid():
        return {}
    found = find(None, form.question())
    if found.question.is_empty:
        return {"nothing_said": True}
    hits = [*found.near, *found.hidden[:PRIVATE], *found.phones[:PHONES]]
    return {
        "found": found,
        "shown": [(hit, given.get(hit.service_id)) for hit in hits],
        "looked_for": next(iter(found.question.needs), ""),
        "lines": national_lines() if not found.total else [],
    }


def _after(request: StaffRequest, call_id: UUID, service_id: UUID, said: str) -> HttpResponseBase:
    """htmx gets the button anew, and what stands on the call; a browser goes back to the call."""
    if not wants_partial(request):
        messages.success(request, said)
        return see_other("crisis_line:call", call_id, at="part-h")
    call = call_of(request, call_id)
    context = {
        "call": call,
        "service_id": service_id,
        "given_id": helping.services_given(call).get(service_id),
        "looked_for": request.POST.get("for", ""),
        "help": helping.read_help(request.actor, call),
        "name": helping.name_of(service_id),
    }
    return render_page(request, PAGE, context, partial="gave")


def _wanted(request: StaffRequest, call: Call) -> list[str]:
    """What the sheet says is wanted; a search that follows brings it along and opens nothing."""
    if request.method == "POST":
        return request.POST.get("first", "").split()
    said = read_sheet(request.actor, call).said
    return [name for name in LOOKED_FOR if said.get(name) == WANTED]


def _needs(wanted: list[str]) -> dict[str, Any]:
    """The needs of the sheet, those that are wanted first."""
    needs = [(one.name, one.label) for one in TONIGHT.fields if one.name in LOOKED_FOR]
    return {"marked": sorted(needs, key=lambda one: one[0] not in wanted), "first": " ".join(wanted)}


def _marked(request: StaffRequest, form: HelpForm) -> str:
    """The need that was picked, as long as it is what is looked for: also once words or a place were added."""
    sent = request.POST if request.method == "POST" else request.GET
    name = sent.get("tonight") or sent.get("picked", "")
    return name if name in LOOKED_FOR and form.data.get("need") == LOOKED_FOR[name] else ""


def _picked(sent: Any, *, keep: bool = False) -> dict[str, Any] | None:
    """A need of the sheet that was picked; nothing else of an address is read."""
    name = sent.get("tonight", "")
    return of_need(name, sent if keep else None) if name in LOOKED_FOR else None


def _service(request: StaffRequest) -> UUID:
    found = id_in(request.POST.get("service"))
    if found is None:
        raise NotListed
    return found
