"""One call: the screen, each step of it, what a colleague writes meanwhile, handing over, opening again.

Belongs here: screens and the answers to the script. Not here: saving (actions.writing), the end (views.ending).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases.actions.destroying import keys_gone_on
from alongside.crisis_line import policies
from alongside.crisis_line.actions import calls as acts
from alongside.crisis_line.actions.reporting import call_clocks, has_report
from alongside.crisis_line.actions.writing import save_sheet, save_step
from alongside.crisis_line.enums import Language
from alongside.crisis_line.errors import CallEnded, NotOnTheLine, StaleStep, UnknownField
from alongside.crisis_line.forms import HandOverForm, value_of, whole_sheet
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.selectors.helping import how_it_stands, read_help
from alongside.crisis_line.selectors.lines import words_by_language
from alongside.crisis_line.selectors.of_call import set_going_by
from alongside.crisis_line.sheet import FIELDS
from alongside.crisis_line.views.asking import StaffRequest, call_of, parts_of
from alongside.crisis_line.views.talking import conversation_of, next_question
from alongside.foundation.htmx import render_page, wants_partial
from alongside.foundation.http import see_other
from alongside.screening.actions.saying import Said, take_answer
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.crisis_line.models import Call
    from alongside.screening.conversation import Conversation


@require_http_methods(["GET", "POST"])
def call(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """The sheet. Without a script it is one form with a button to save it."""
    found = call_of(request, call_id)
    if request.method != "POST":
        return show(request, found)
    refused = save_whole(request, call_id)
    if refused is not None:
        return refused
    messages.success(request, _("Saved."))
    return see_other("crisis_line:call", call_id)


def save_whole(request: StaffRequest, call_id: UUID) -> HttpResponseBase | None:
    """Save all that was sent. A page to look at again where something could not be kept or was written over."""
    values, mistakes = whole_sheet(request.POST.dict())
    try:
        stale = save_sheet(actor=request.actor, call_id=call_id, values=values, version=_version(request))
    except CallEnded as refusal:
        messages.error(request, str(refusal))
        return show(request, call_of(request, call_id), typed=values, status=409)
    if not mistakes and not stale:
        return None
    typed = {name: request.POST.get(name, "") for name in (*mistakes, *stale)}
    found = call_of(request, call_id)
    return show(request, found, typed=typed, mistakes=mistakes, theirs=stale, status=409 if stale else 422)


def show(
    request: StaffRequest,
    found: Call,
    *,
    typed: Mapping[str, str] | None = None,
    mistakes: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
    handing: HandOverForm | None = None,
    conversation: Conversation | None = None,
    status: int = 200,
) -> HttpResponseBase:
    """The sheet with what stands on it; what was typed and not kept stays in its place."""
    values = calls.values_in(found, calls.read_sheet(request.actor, found)) | dict(typed or {})
    colleagues = calls.who_can_take(request.actor, found)
    words = words_by_language(request.actor.agency_id)
    context = {
        "call": found,
        "parts": parts_of(values, mistakes=mistakes, theirs=theirs),
        "mistakes": mistakes,
        "theirs": theirs,
        "words": [(code, Language(code).label, lines) for code, lines in words.items()],
        "words_shown": found.language if found.language in words else Language.EN,
        "handing": handing or HandOverForm(colleagues=colleagues),
        "colleagues": colleagues,
        "gone_on": keys_gone_on(timezone.localdate()),
        "is_open": found.ended_at is None,
        "supervisor": request.account.supervisor,
        "set_going": set_going_by(request.actor, found),
        "help": read_help(request.actor, found),
        "stands": how_it_stands(request.actor, found),
    }
    clocks = call_clocks(request.actor, found)
    context |= {"call_clocks": clocks, "reported": has_report(clocks)}
    talk = conversation_of(request, found)
    if conversation is not None:  # what was typed and could not be kept stays in its place
        talk["conversation"] = conversation
    return render_page(
        request, "crisis_line/call.html", context | talk | _doors(request, found), status=status
    )


def _doors(request: StaffRequest, found: Call) -> dict[str, bool]:
    return {
        "may_forget": bool(policies.may_forget(request.actor, found)),
        "may_reopen": calls.may_be_reopened(request.actor, found),
        "may_become": bool(policies.may_become_client(request.actor, found)),
    }


@require_POST
def step(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """One field, as it was typed. 204 and the new version; a sentence where it cannot be kept."""
    name, raw = request.POST.get("field", ""), request.POST.get("value", "")
    try:
        if name not in FIELDS:
            raise UnknownField
        value = value_of(FIELDS[name], raw)
        saved = save_step(
            actor=request.actor, call_id=call_id, name=name, value=value, version=_version(request)
        )
    except ValidationError as problem:
        return _said(problem.messages[0])
    except (UnknownField, CallEnded) as refusal:
        return _said(str(refusal))
    except StaleStep as stale:
        return JsonResponse({"value": stale.value, "version": stale.version, "said": str(stale)}, status=409)
    return HttpResponse(status=204, headers={"X-Version": str(saved.version)})


@require_POST
def answer(request: StaffRequest, call_id: UUID, definition_key: UUID) -> HttpResponseBase:
    """Write down one answer of the conversation. htmx gets back only what changed around it."""
    call_of(request, call_id)
    try:
        found = acts.call_to_write(request.actor, call_id)
    except CallEnded as refusal:
        return _said(str(refusal))
    said = Said.of(request.POST)
    talk, status = take_answer(request.actor, found.subject_id, Drawer.CALL, definition_key, said)
    if wants_partial(request):
        save_url = reverse("crisis_line:answer", args=[found.id, talk.key])
        return render(request, "screening/_said.html", {"conversation": talk, "save_url": save_url})
    return (
        next_question(found, talk, said.item)
        if status == 200
        else show(request, found, conversation=talk, status=status)
    )


@require_safe
def changes(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """What was written since a version. Where nothing was, nothing is opened."""
    found = calls.call_for(request.actor, call_id)
    since = request.GET.get("since", "")
    fields = calls.changes_since(
        request.actor, found, int(since) if since.isascii() and since.isdigit() else 0
    )
    if not fields and found.ended_at is None:
        return HttpResponse(status=204)
    said: dict[str, Any] = {"version": found.version, "fields": fields, "ended": found.ended_at is not None}
    return JsonResponse(said)


@require_POST
def hand_over_call(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Let a colleague go on with it."""
    found = call_of(request, call_id)
    form = HandOverForm(request.POST, colleagues=calls.who_can_take(request.actor, found))
    if not form.is_valid():
        return show(request, found, handing=form, status=422)
    try:
        handed = acts.hand_over(actor=request.actor, call_id=call_id, to_id=UUID(form.cleaned_data["to"]))
    except (NotOnTheLine, CallEnded) as refusal:
        messages.error(request, str(refusal))
        return see_other("crisis_line:call", call_id)
    messages.success(request, _("%(name)s has it now.") % {"name": handed.worker.working_name})
    return see_other("crisis_line:line")


@require_POST
def reopen(request: StaffRequest, call_id: UUID) -> HttpResponseBase:
    """Go on with a call of this night."""
    call_of(request, call_id)
    acts.reopen_call(actor=request.actor, call_id=call_id)
    return see_other("crisis_line:call", call_id)


def _version(request: StaffRequest) -> int:
    """The version the page knew. One that is missing or garbled knew nothing."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0


def _said(sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=422, content_type="text/plain; charset=utf-8")
