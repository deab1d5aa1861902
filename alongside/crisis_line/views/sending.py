"""Sending an advocate: all that were sent, beginning one, its page with the taps.

Belongs here: screens. Not here: the order of steps (sending_steps), saving (actions.sending).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases.errors import SavedBefore
from alongside.crisis_line import policies_shifts, sending_words
from alongside.crisis_line.actions import sending as acts
from alongside.crisis_line.enums_shifts import HowSoon, Step, WhatPlace, WhoAsks
from alongside.crisis_line.forms_sending import ErrandForm
from alongside.crisis_line.pagers import pager
from alongside.crisis_line.selectors.asking import asking_for, read_request
from alongside.crisis_line.selectors.of_call import call_behind, known_for_errand
from alongside.crisis_line.selectors.sendings import (
    callable_people,
    last_steps,
    read_sending,
    sending_for,
    sendings_of,
    standing,
    steps_of,
    undoable,
)
from alongside.crisis_line.selectors.shifts import rules_of
from alongside.crisis_line.sending_steps import advise
from alongside.crisis_line.views.line_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7


@require_safe
def sendings(request: StaffRequest) -> HttpResponseBase:
    """Everyone who was sent: kinds and times only."""
    page = page_of(request, sendings_of(request.actor), size=50)
    rows = list(page.object_list)
    last = last_steps(rows)
    context = {
        "tabs": tabs(request.actor, "crisis_line:sendings"),
        "page": page,
        "rows": [(row, *_coded(row), last.get(row.id)) for row in rows],
    }
    return render_page(request, "crisis_line/sendings.html", context)


@require_http_methods(["GET", "POST"])
def send(request: StaffRequest) -> HttpResponseBase:
    """Begin, from nothing, from a call or from a request; what is known is not typed twice."""
    require(policies_shifts.may_be_on_the_line(request.actor))
    asking_id, call_id = id_in(request.GET.get("request", "")), id_in(request.GET.get("call", ""))
    behind = call_behind(request.actor, call_id)
    initial = {"row_id": uuid7(), **_known(request, asking_id, behind)}
    form = ErrandForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        own = data.pop("row_id")
        try:
            acts.send(
                actor=request.actor, errand=acts.Errand(**data), sending_id=own, asking_id=asking_id,
                call_subject_id=call_id,
            )  # fmt: skip
        except SavedBefore:
            messages.info(request, _("This was saved already."))
        except Refused as problem:
            if problem.code != "request_answered":
                raise
            form.add_error(None, str(problem))
        if not form.errors:
            return see_other("crisis_line:sending", own)
    context = {"form": form, "tabs": tabs(request.actor, "crisis_line:sendings"), "call": behind}
    return render_page(request, "crisis_line/send.html", context, status=422 if form.errors else 200)


@require_safe
def sending(request: StaffRequest, sending_id: UUID) -> HttpResponseBase:
    """Where, who is called, what to do next."""
    found = sending_for(request.actor, sending_id)
    steps, now = steps_of(found), timezone.now()
    live, people = standing(steps), callable_people(request.actor.agency_id)
    rules = rules_of(request.actor.agency_id)
    waits = timedelta(minutes=rules.minutes_to_answer)
    advice = advise(live, [one.account_id for one in people], waits, now)
    context: dict[str, Any] = {
        "tabs": tabs(request.actor, "crisis_line:sendings"),
        "sending": found,
        "call": call_behind(request.actor, found.subject_id),
        "coded": _coded(found),
        "opened": read_sending(request.actor, found),
        "advice": advice,
        "advice_words": sending_words.advice_words(advice, {one.account_id: one.name for one in people}),
        "people": sending_words.lines(people, live, advice),
        "taps": sending_words.taps_on_the_way(live),
        "steps": [(step, Step(step.what).label) for step in steps],
        "undo": undoable(request.actor, steps, now),
        "has_pager": pager(rules) is not None,
    }
    return render_page(request, "crisis_line/sending.html", context)


@require_POST
def mark_sending(request: StaffRequest, sending_id: UUID) -> HttpResponseBase:
    """One tap."""
    sending_for(request.actor, sending_id)
    try:
        acts.note_step(
            actor=request.actor,
            sending_id=sending_id,
            what=request.POST.get("what", ""),
            account_id=id_in(request.POST.get("who", "")),
        )
    except Refused as problem:
        if problem.code not in ("step_order", "not_for_the_line"):
            raise
        say(request, problem)
    return see_other("crisis_line:sending", sending_id, at="next")


@require_POST
def undo_sending(request: StaffRequest, sending_id: UUID) -> HttpResponseBase:
    """Take the last tap back."""
    sending_for(request.actor, sending_id)
    try:
        acts.undo_step(
            actor=request.actor, sending_id=sending_id, step_id=id_in(request.POST.get("step", "")) or uuid7()
        )
    except Refused as problem:
        if problem.code != "undo_late":
            raise
        say(request, problem)
    return see_other("crisis_line:sending", sending_id, at="next")


@require_POST
def page_person(request: StaffRequest, sending_id: UUID) -> HttpResponseBase:
    """Ask a telephone to look, where there is a pager."""
    who = id_in(request.POST.get("who", "")) or uuid7()
    if acts.page(actor=request.actor, sending_id=sending_id, account_id=who):
        messages.info(
            request, _("A page is on its way. It says nothing but: please ring the line. Call as well.")
        )
    else:
        messages.warning(request, _("No page was sent. Please call."))
    return see_other("crisis_line:sending", sending_id, at="next")


def _known(request: StaffRequest, asking_id: UUID | None, behind: Any) -> dict[str, Any]:
    """Read only for a form that is shown: what was typed stands in it already when it comes back."""
    if request.method == "POST":
        return {}
    if asking_id:
        return _from_request(request, asking_id)
    return _from_call(request, behind) if behind else {}


def _from_call(request: StaffRequest, behind: Any) -> dict[str, Any]:
    known = known_for_errand(request.actor, behind)
    spoken = _("Language: %(language)s") % {"language": known.language} if known.language else ""
    return {
        "who_asks": known.who_asks,
        "what_place": known.what_place,
        "where": known.where,
        "call_back": known.call_back,
        "matters": spoken,
    }


def _from_request(request: StaffRequest, asking_id: UUID) -> dict[str, Any]:
    row = asking_for(request.actor, asking_id)
    asked = read_request(request.actor, row)
    return {
        "who_asks": row.who_asks,
        "what_place": row.what_place,
        "how_soon": row.how_soon,
        "where": asked.where,
        "matters": asked.matters,
        "call_back": ", ".join(filter(None, [asked.call_back, asked.who])),
    }


def _coded(row: Any) -> tuple[str, str, str]:
    return (
        str(WhatPlace(row.what_place).label),
        str(HowSoon(row.how_soon).label),
        str(WhoAsks(row.who_asks).label),
    )
