"""Who was turned away: noting it, the report of those who lead, answering for a ground that is never one.

Belongs here: screens. Not here: rules and counting (actions and selectors of the same name).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases.errors import SavedBefore
from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions import turned_away as acts
from alongside.crisis_line.enums_shifts import Breach, BreachAnswer, Ground, Service, Told
from alongside.crisis_line.forms_sending import BreachForm, TurnedAwayForm
from alongside.crisis_line.selectors import turned_away as reads
from alongside.crisis_line.views.line_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.foundation.sheets import sheet
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import Refused
from alongside.vault.ids import uuid7


@require_safe
def turned_away(request: StaffRequest) -> HttpResponseBase:
    """What waits for an answer, and the counts."""
    rows = list(reads.breaches_of(request.actor)[:50])
    months = reads.months_up_to(timezone.localdate())
    lines = reads.report(request.actor, months)
    context = {
        "tabs": tabs(request.actor, "crisis_line:turned_away"),
        "open": [_row(row) for row in rows if row.breach == Breach.OPEN],
        "answered": [_row(row) for row in rows if row.breach == Breach.ANSWERED],
        "months": months,
        "lines": [line for line in lines if line.total],
        "none_of": [line.label for line in lines if line.is_never_one and not line.total],
    }
    return render_page(request, "crisis_line/turned_away.html", context)


@require_http_methods(["GET", "POST"])
def note_turned_away(request: StaffRequest) -> HttpResponseBase:
    """Note that someone was turned away."""
    require(policies_shifts.may_note_turned_away(request.actor))
    initial = {"row_id": uuid7(), "happened_on": timezone.localdate()}
    form = TurnedAwayForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.note_turned_away(actor=request.actor, **form.cleaned_data)
        except SavedBefore:
            messages.info(request, _("This was saved already."))
        else:
            messages.success(request, _said(row.breach))
        return see_other("crisis_line:note_turned_away")
    context = {"form": form, "tabs": tabs(request.actor, "crisis_line:turned_away")}
    return render_page(
        request, "crisis_line/note_turned_away.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def breach(request: StaffRequest, turned_away_id: UUID) -> HttpResponseBase:
    """One of them: what is known, what was done about it."""
    row = reads.row_for(request.actor, turned_away_id)
    form = BreachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.answer_breach(actor=request.actor, row_id=turned_away_id, answer=form.cleaned_data["answer"])
        except Refused as problem:
            if problem.code not in ("breach_answered",):
                raise
            say(request, problem)
        return see_other("crisis_line:turned_away")
    context = {"form": form, "line": _row(row), "tabs": tabs(request.actor, "crisis_line:turned_away")}
    return render_page(request, "crisis_line/breach.html", context, status=422 if form.errors else 200)


@require_safe
def turned_away_report(request: StaffRequest) -> HttpResponseBase:
    """The counts as a table for a spreadsheet."""
    months = reads.months_up_to(timezone.localdate(), 12)
    lines = reads.report(request.actor, months)
    reads.exported(request.actor)
    head = [_("Reason"), _("Never a reason"), *[f"{month:%Y-%m}" for month in months], _("All")]
    rows = ([line.label, _("yes") if line.is_never_one else "", *line.counts, line.total] for line in lines)
    return sheet(head, rows, kind="report")


def _said(state: str) -> str:
    if state == Breach.OPEN:
        return _("Saved. This is never a reason here; those who lead will answer it.")
    return _("Saved.")


def _row(row: Any) -> dict[str, Any]:
    return {
        "row": row,
        "service": Service(row.service).label,
        "ground": Ground(row.ground).label,
        "told": Told(row.told).label,
        "answer": BreachAnswer(row.answer).label if row.answer else "",
        "is_open": row.breach == Breach.OPEN,
    }
