"""Decisions: the list across meetings, writing one down, what came of it.

Belongs here: these screens. Not here: reading (selectors.decisions), saving (actions.decisions).
"""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_meetings as policies
from alongside.coalition.actions import decisions as acts
from alongside.coalition.actions.minutes import may_write
from alongside.coalition.enums_meetings import Heard
from alongside.coalition.forms_meetings import DecisionForm, LookForm, OutcomeForm
from alongside.coalition.printing import how_decided
from alongside.coalition.selectors import decisions as reads
from alongside.coalition.selectors.meetings import items_of, meeting_for, years_of
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.strategy import agreed_by
from alongside.coalition.views.frame import in_coalition, page
from alongside.coalition.views.meetings import task_row
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster

AREA = "coalition:meetings"
NAMES = (
    "what", "method", "votes_for", "votes_against", "abstained", "dissent", "heard", "heard_words", "best_words",
    "review_on", "version",
)  # fmt: skip


@require_safe
@in_coalition
def decisions(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Everything decided, the newest first; by words, year, how, and how survivors were heard."""
    form = LookForm(request.GET or None, years=years_of(coalition.id))
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    to_review = request.GET.get("review") == "1"
    wanted = reads.Wanted(
        words=said.get("words", ""),
        year=said.get("year"),
        method=said.get("method", ""),
        heard=said.get("heard", ""),
        to_review=to_review,
    )
    on = timezone.localdate()
    rows = page_of(request, reads.decisions_of(coalition.id, wanted, on=on), size=25)
    kept = {name: value for name, value in request.GET.items() if name != "page" and value}
    context = {
        "form": form,
        "rows": [decision_row(one) for one in rows],
        "page": rows,
        "query": urlencode(kept) + "&" if kept else "",
        "looked": any(said.values()) or to_review,
        "to_review": to_review,
    }
    return page(request, "coalition/decisions.html", context, coalition=coalition, area=AREA)


def decision_row(one: Any) -> dict[str, Any]:
    """A decision as a template shows it."""
    return {
        "decision": one,
        "how": how_decided(one),
        "heard": Heard(one.heard).label if one.heard else "",
        "whole": bool(one.heard) and one.best_interest is not None,
    }


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def decide(request: StaffRequest, coalition: Coalition, meet_id: UUID) -> HttpResponseBase:
    """Write a decision down while it is taken."""
    meeting = meeting_for(coalition.id, meet_id)
    may_write(request.actor, meeting)
    form = _form(request, meeting, first_of(request) | {"item": request.GET.get("item", "")})
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.record_decision(
                actor=request.actor, coalition_id=coalition.id, meeting_id=meet_id,
                decision_id=form.cleaned_data["row_id"], decided=form.decided(),
            )  # fmt: skip
        except SavedBefore as before:
            if sent_before(request, form, before, NAMES[:-1]):
                return see_other("coalition:decision", coalition.id, before.row.id)
            return _show_form(request, coalition, meeting, form, status=409)
        except Refused as problem:
            form.add_error(None, str(problem))
            return _show_form(request, coalition, meeting, form, status=422)
        messages.success(request, _("The decision is written down."))
        return see_other("coalition:decision", coalition.id, row.id)
    return _show_form(request, coalition, meeting, form, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_coalition
def decision_change(request: StaffRequest, coalition: Coalition, resolution_id: UUID) -> HttpResponseBase:
    """Say it better, or complete it."""
    row = reads.decision_for(coalition.id, resolution_id)
    may_write(request.actor, row.meeting)
    form = _form(request, row.meeting, _saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_decision(
                actor=request.actor, coalition_id=coalition.id, decision_id=resolution_id,
                version=form.cleaned_data["version"], decided=form.decided(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            now = _saved(reads.decision_for(coalition.id, resolution_id))
            shown = compare(form, {name: now[name] for name in NAMES}, refusal)
            return _show_form(request, coalition, row.meeting, shown, status=409)
        messages.success(request, _("Saved."))
        return see_other("coalition:decision", coalition.id, resolution_id)
    return _show_form(request, coalition, row.meeting, form, status=422 if form.errors else 200)


def _form(request: StaffRequest, meeting: Any, initial: dict[str, Any]) -> DecisionForm:
    items = [(str(line.row.id), line.title) for line in items_of(request.actor, meeting)]
    return DecisionForm(request.POST if request.method == "POST" else None, initial=initial, items=items)


def _saved(row: Any) -> dict[str, Any]:
    best = {None: "", True: "yes", False: "no"}[row.best_interest]
    return {name: getattr(row, name) for name in NAMES} | {
        "item": str(row.item_id or ""),
        "best_interest": best,
    }


def _show_form(
    request: StaffRequest, coalition: Coalition, meeting: Any, form: Any, *, status: int
) -> HttpResponseBase:
    context = {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "heading": _("A decision"),
        "lead": _("In words that hold a year from now."),
        "save": _("Keep the decision"),
        "back_url": reverse("coalition:minutes", args=[coalition.id, meeting.id]),
    }
    return page(
        request, "coalition/meeting_form.html", context, coalition=coalition, area=AREA, status=status
    )


@require_safe
@in_coalition
def decision(request: StaffRequest, coalition: Coalition, resolution_id: UUID) -> HttpResponseBase:
    """One decision, its tasks, and what came of it."""
    return _show(request, coalition, resolution_id)


@require_POST
@in_coalition
def decision_outcome(request: StaffRequest, coalition: Coalition, resolution_id: UUID) -> HttpResponseBase:
    """What came of it."""
    form = OutcomeForm(request.POST)
    row = reads.decision_for(coalition.id, resolution_id)
    if not form.is_valid():
        return _show(request, coalition, resolution_id, status=422, outcome_form=form)
    try:
        acts.note_outcome(
            actor=request.actor, coalition_id=coalition.id, decision_id=resolution_id, **form.cleaned_data
        )
    except SomeoneElseWasFaster as refusal:
        now = reads.decision_for(coalition.id, row.id)
        saved = {"came_of_it": now.came_of_it, "review_on": now.review_on, "version": now.version}
        compared: Any = compare(form, saved, refusal)
        return _show(
            request, coalition, resolution_id, status=409, outcome_form=compared, theirs=compared.theirs
        )
    messages.success(request, _("Saved."))
    return see_other("coalition:decision", coalition.id, resolution_id)


def _show(
    request: StaffRequest, coalition: Coalition, resolution_id: UUID, *, status: int = 200, **said: Any
) -> HttpResponseBase:
    row = reads.decision_for(coalition.id, resolution_id)
    saved = {"came_of_it": row.came_of_it, "review_on": row.review_on, "version": row.version}
    organises = bool(policies.may_set_meetings(request.actor, coalition.id))
    today = timezone.localdate()
    agreed_plans, agreed_actions = agreed_by(coalition.id, row.id)
    context = decision_row(row) | {
        "meeting": row.meeting,
        "agreed_plans": agreed_plans,
        "agreed_actions": agreed_actions,
        "tasks": [task_row(one, today) for one in reads.tasks_from(row)],
        "outcome_form": OutcomeForm(initial=saved),
        "organises": organises,
        "may_change": bool(policies.may_write_minutes(request.actor, row.meeting)),
        "theirs": [],
    }
    return page(
        request, "coalition/decision.html", context | said, coalition=coalition, area=AREA, status=status
    )
