"""Asking several shelters for a bed, their answers, and the steps of a bed that is held.

Belongs here: screens. Not here: reading (selectors.bed_requests), saving (actions.bed_requests, actions.bed_holds).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory import bed_words
from alongside.directory import policies_beds as policies
from alongside.directory.actions import bed_holds as holds
from alongside.directory.actions import bed_requests as acts
from alongside.directory.beds.placement import next_states
from alongside.directory.enums_beds import BedType, Ending, HoldState, YesHow
from alongside.directory.errors_beds import HoldIsOver, NoLongerNeeded
from alongside.directory.forms_beds import AnswerForm, AskForm, NextForm
from alongside.directory.selectors import bed_requests as reads
from alongside.directory.selectors.bed_requests import AskedLine
from alongside.directory.selectors.beds import beds_tonight
from alongside.directory.views.bed_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.vault.actors import Actor, require
from alongside.vault.errors import Refused, SavedBefore

STEP_WORDS = {
    HoldState.LET_GO: gettext_lazy("Let it go"),
    HoldState.ARRIVED: gettext_lazy("They arrived"),
    HoldState.NOT_COME: gettext_lazy("They did not come"),
    HoldState.LEFT: gettext_lazy("They left"),
}


def asked_rows(actor: Actor) -> list[dict[str, Any]]:
    """What others ask of us, as a template shows it."""
    return [asked_row(one) for one in reads.asked_of_us(actor)]


def asked_row(line: AskedLine) -> dict[str, Any]:
    """One question of somebody else."""
    return {"line": line, "left": bed_words.left(line.minutes_left)}


def hold_rows(actor: Actor) -> list[dict[str, Any]]:
    """Beds that we hold or that are held for us, with the steps that are ours."""
    return [
        {
            "hold": hold,
            "bed": BedType(hold.bed_type).label,
            "state": HoldState(hold.state).label,
            "ours": hold.agency_id == actor.agency_id and not hold.by_phone,
            "steps": _steps(actor, hold),
        }
        for hold in reads.holds_of(actor)
    ]


def _steps(actor: Actor, hold: Any) -> list[dict[str, Any]]:
    """Taking a held bed is done on the page of its question, where the other answers stand beside it."""
    sides = next_states(hold.state, holds.side_of(actor, hold))
    return [
        {"then": then.value, "words": STEP_WORDS[then], "asks": then == HoldState.LEFT}
        for then in sides
        if then in STEP_WORDS
    ]


@comes_back
@require_http_methods(["GET", "POST"])
def ask_for_bed(request: StaffRequest) -> HttpResponseBase:
    """One question to several shelters."""
    require(policies.may_ask_for_bed(request.actor))
    shelters = [one for one in beds_tonight(request.actor) if not one.ours]
    offered = [(str(one.agency_id), bed_words.choice(one)) for one in shelters]
    posted = request.POST if request.method == "POST" else None
    form = AskForm(posted, shelters=offered, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        return _ask(request, form)
    return _show_ask(request, form, status=422 if form.errors else 200)


def _ask(request: StaffRequest, form: AskForm) -> HttpResponseBase:
    row_id = form.cleaned_data["row_id"]
    try:
        made = acts.ask_for_bed(actor=request.actor, wanted=form.wanted(), request_id=row_id)
    except SavedBefore as before:
        say_saved_already(request)
        return see_other("directory:bed_request", before.row.id)
    except Refused as problem:
        form.add_error(None, str(problem))
        return _show_ask(request, form, status=422)
    messages.success(request, _("Asked. The code of this question is %(code)s.") % {"code": made.code})
    return see_other("directory:bed_request", made.id)


def _show_ask(request: StaffRequest, form: AskForm, *, status: int) -> HttpResponseBase:
    context = {"tabs": tabs(request.actor, "directory:ask_for_bed"), "form": form}
    return render_page(request, "directory/ask_for_bed.html", context, status=status)


@require_safe
def bed_request(request: StaffRequest, bed_request_id: UUID) -> HttpResponseBase:
    """One question of ours, with the answers as they come."""
    line = reads.request_for(request.actor, bed_request_id)
    minutes = max(0, int((line.row.deadline - timezone.now()).total_seconds() // 60))
    context = {
        "tabs": tabs(request.actor, "directory:ask_for_bed"),
        "line": line,
        "left": bed_words.left(minutes),
        "said_how": YesHow(line.row.yes_how).label,
        "endings": [(one.value, one.label) for one in (Ending.ELSEWHERE, Ending.NOT_WANTED)],
    }
    return render_page(request, "directory/bed_request.html", context)


@require_http_methods(["GET", "POST"])
def note_phone_answer(request: StaffRequest, bed_request_id: UUID) -> HttpResponseBase:
    """What a shelter without an account said on the telephone."""
    line = reads.request_for(request.actor, bed_request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.note_phone_answer(actor=request.actor, request_id=bed_request_id, said=form.said())
        except NoLongerNeeded as problem:
            say(request, problem)
            return see_other("directory:beds")
        messages.success(request, _("Noted."))
        return see_other("directory:bed_request", bed_request_id)
    context = {"tabs": tabs(request.actor, "directory:ask_for_bed"), "form": form, "line": line}
    return render_page(
        request, "directory/note_phone_answer.html", context, status=422 if form.errors else 200
    )


@require_POST
def take_bed(request: StaffRequest, bed_request_id: UUID) -> HttpResponseBase:
    """Take one of the beds that are held. The others are let go, and everyone is told."""
    reads.request_for(request.actor, bed_request_id)
    hold_id = id_in(request.POST.get("hold", ""))
    try:
        if hold_id is None:
            raise HoldIsOver
        hold = acts.take_bed(actor=request.actor, request_id=bed_request_id, hold_id=hold_id)
    except (HoldIsOver, NoLongerNeeded) as problem:
        say(request, problem)
        return see_other("directory:beds")
    messages.success(
        request,
        _("The bed is taken under %(code)s. The others were told that it is no longer needed.")
        % {"code": hold.code},
    )
    return see_other("directory:beds", query="#holds")


@require_POST
def end_bed_request(request: StaffRequest, bed_request_id: UUID) -> HttpResponseBase:
    """No bed is needed from them any more."""
    became = request.POST.get("became", "")
    try:
        acts.end_request(actor=request.actor, request_id=bed_request_id, became=became)
    except NoLongerNeeded as problem:
        say(request, problem)
    else:
        messages.success(
            request, _("Everyone who was asked is told. The question is deleted; a count stays.")
        )
    return see_other("directory:beds")


@require_http_methods(["GET", "POST"])
def answer_bed(request: StaffRequest, asked_bed_id: UUID) -> HttpResponseBase:
    """Answer for our shelter."""
    line = reads.asked_for(request.actor, asked_bed_id)
    initial = {"answer": line.mine.answer, "reason": line.mine.reason} if line.mine else {}
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            acts.answer_bed(actor=request.actor, request_id=asked_bed_id, said=form.said())
        except NoLongerNeeded as problem:
            say(request, problem)
        else:
            messages.success(request, _("Your answer is with them."))
        return see_other("directory:beds")
    context = {"tabs": tabs(request.actor, "directory:beds"), "form": form} | asked_row(line)
    return render_page(request, "directory/answer_bed.html", context, status=422 if form.errors else 200)


@require_POST
def move_hold(request: StaffRequest, bed_hold_id: UUID) -> HttpResponseBase:
    """The next step of a bed that is held."""
    then, seen = request.POST.get("then", ""), request.POST.get("seen", "")
    reads.hold_for(request.actor, bed_hold_id)
    try:
        if then not in HoldState.values or then == HoldState.LEFT:
            raise HoldIsOver
        holds.move_hold(actor=request.actor, hold_id=bed_hold_id, then=then, seen=seen)
    except HoldIsOver as problem:
        say(request, problem)
    return see_other("directory:beds", query="#holds")


@require_http_methods(["GET", "POST"])
def bed_left(request: StaffRequest, bed_hold_id: UUID) -> HttpResponseBase:
    """They left, and where to, as they say it."""
    hold = reads.hold_for(request.actor, bed_hold_id)
    form = NextForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            holds.move_hold(
                actor=request.actor, hold_id=bed_hold_id, then=HoldState.LEFT, seen=HoldState.ARRIVED,
                next_place=form.cleaned_data["next_place"],
            )  # fmt: skip
        except HoldIsOver as problem:
            say(request, problem)
        return see_other("directory:beds", query="#holds")
    context = {"tabs": tabs(request.actor, "directory:beds"), "form": form, "hold": hold}
    return render_page(request, "directory/bed_left.html", context, status=422 if form.errors else 200)
