"""Requests from outside: the public form with its receipt, the inbox, one request.

Belongs here: screens. Not here: sealing and keeping (actions.asking). The form needs no script, stores nothing in
the browser, and answers with a number and no content.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions import asking as acts
from alongside.crisis_line.enums_shifts import HowSoon, RequestEnd, RequestState, WhatPlace, WhoAsks
from alongside.crisis_line.errors_shifts import NotTakingRequests
from alongside.crisis_line.forms_sending import AskForm, CloseForm
from alongside.crisis_line.selectors.asking import (
    agency_called,
    asking_for,
    read_request,
    requests_of,
    word_of,
)
from alongside.crisis_line.views.line_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of, see_other
from alongside.people.actions import attempts
from alongside.people.errors import TooManyAttempts
from alongside.people.marks import marked
from alongside.people.types import StaffRequest
from alongside.people.views.shared import place
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7

SHAPES = {"new": "open", "taken": "part", "answered": "done", "closed": "stop"}


@open_to_all
@require_http_methods(["GET", "POST"])
def ask_from_outside(request: StaffRequest, agency_word: str) -> HttpResponseBase:
    """A hospital, the police, a school: who to call back, where to come, how soon."""
    agency = agency_called(agency_word)
    if agency is None:
        raise Http404
    form = AskForm(request.POST if request.method == "POST" else None, initial={"row_id": uuid7()})
    context: dict[str, Any] = {"form": form, "agency": agency, "word": agency_word}
    if request.method == "POST" and form.is_valid():
        try:
            context |= {"number": _keep(request, agency.id, form), "at": timezone.now()}
        except (NotTakingRequests, TooManyAttempts):
            form.add_error(None, str(NotTakingRequests()))
        else:
            return render_page(request, "crisis_line/asked.html", context)
    return render_page(request, "crisis_line/ask.html", context, status=422 if form.errors else 200)


def _keep(request: StaffRequest, agency_id: UUID, form: AskForm) -> str:
    """Count it first, as a sign-in is counted, then seal and keep it."""
    data = dict(form.cleaned_data)
    own, _room = data.pop("row_id"), data.pop("room")
    attempts.begin(marked("ask", str(agency_id)), place(request))
    return acts.ask_from_outside(agency_id=agency_id, words=acts.Words(**data), asking_id=own)


@require_safe
def requests(request: StaffRequest) -> HttpResponseBase:
    """The inbox: kinds and times, those that wait first."""
    page = page_of(request, requests_of(request.actor), size=50)
    context = {
        "tabs": tabs(request.actor, "crisis_line:requests"),
        "page": page,
        "rows": [_row(row) for row in page.object_list],
        "form_url": request.build_absolute_uri(
            reverse("crisis_line:ask_from_outside", args=[word_of(request.account.agency)])
        ),
        "takes": agency_called(word_of(request.account.agency)) is not None,
        "may_change": bool(policies_shifts.may_change_rules(request.actor)),
    }
    return render_page(request, "crisis_line/requests.html", context)


@require_safe
def one_request(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """One request, opened."""
    return _show(request, request_id, CloseForm())


@require_POST
def answer_request(request: StaffRequest, request_id: UUID) -> HttpResponseBase:
    """On it, answered, or closed; a colleague who was faster is not overruled."""
    asking_for(request.actor, request_id)
    its: dict[str, Any] = {
        "actor": request.actor,
        "asking_id": request_id,
        "seen": request.POST.get("seen", ""),
    }
    what, form = request.POST.get("do", ""), CloseForm(request.POST)
    if what == "close" and not form.is_valid():
        return _show(request, request_id, form, status=422)
    try:
        if what == "take":
            acts.take(**its)
        elif what == "answer":
            acts.answer(**its)
        elif what == "close":
            acts.close(**its, outcome=form.cleaned_data["outcome"])
    except Refused as problem:
        if problem.code != "request_answered":
            raise
        say(request, problem)
    else:
        messages.success(request, _("Saved."))
    return see_other("crisis_line:request", request_id, at="stands")


def _show(request: StaffRequest, request_id: UUID, form: CloseForm, status: int = 200) -> HttpResponseBase:
    row = asking_for(request.actor, request_id)
    context = {
        "tabs": tabs(request.actor, "crisis_line:requests"),
        "line": _row(row),
        "asked": read_request(request.actor, row),
        "form": form,
        "is_open": row.state in (RequestState.NEW, RequestState.TAKEN),
        "is_closed": row.state == RequestState.CLOSED,
        "outcome": RequestEnd(row.outcome).label if row.outcome else "",
        "may_send": bool(policies_shifts.may_be_on_the_line(request.actor)),
    }
    return render_page(request, "crisis_line/request.html", context, status=status)


def _row(row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "number": acts.number_of(row.id),
        "who_asks": WhoAsks(row.who_asks).label,
        "what_place": WhatPlace(row.what_place).label,
        "how_soon": HowSoon(row.how_soon).label,
        "state": RequestState(row.state).label,
        "shape": SHAPES[row.state],
        "tone": "warm" if row.state == RequestState.NEW else "",
    }
