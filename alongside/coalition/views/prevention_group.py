"""One group: its sessions, and what papers said before and after.

Belongs here: that page and its forms. Not here: the list of groups (views.prevention), what may be shown
(bulletin.small).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_prevention as policies
from alongside.coalition.actions import prevention as acts
from alongside.coalition.enums_prevention import Moment, Topic
from alongside.coalition.forms_prevention import QuestionForm, SessionForm, TallyForm
from alongside.coalition.selectors import prevention as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page
from alongside.coalition.views.prevention import AREA
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

ANSWERS = (
    ("yes", gettext_lazy("Yes")),
    ("unsure", gettext_lazy("Not sure")),
    ("no", gettext_lazy("No")),
    ("skipped", gettext_lazy("Left open")),
)


@require_safe
@in_coalition
def group(request: StaffRequest, coalition: Coalition, prevention_group_id: UUID) -> HttpResponseBase:
    """One group."""
    return _show(request, coalition, prevention_group_id)


@require_POST
@in_coalition
def add_session(request: StaffRequest, coalition: Coalition, prevention_group_id: UUID) -> HttpResponseBase:
    """One meeting of it, with how many came."""
    _group(request, coalition, prevention_group_id)
    form = SessionForm(request.POST)
    if not form.is_valid():
        return _show(request, coalition, prevention_group_id, status=422, session_form=form)
    try:
        acts.add_session(
            actor=request.actor, coalition_id=coalition.id, group_id=prevention_group_id, **form.cleaned_data
        )
    except SavedBefore:
        say_saved_already(request)
    else:
        messages.success(request, _("Saved."))
    return see_other("coalition:prevention_group", coalition.id, prevention_group_id)


@require_POST
@in_coalition
def drop_session(
    request: StaffRequest, coalition: Coalition, prevention_group_id: UUID, prevention_session_id: UUID
) -> HttpResponseBase:
    """One that was written down by mistake: taken away, or put back."""
    back = request.POST.get("step") == "back"
    acts.drop_session(
        actor=request.actor, coalition_id=coalition.id, group_id=prevention_group_id,
        session_id=prevention_session_id, back=back,
    )  # fmt: skip
    return _taken(request, coalition, prevention_group_id, back=back)


@require_POST
@in_coalition
def drop_question(
    request: StaffRequest, coalition: Coalition, prevention_group_id: UUID, prevention_question_id: UUID
) -> HttpResponseBase:
    """A question that is asked no more: taken away, or put back."""
    back = request.POST.get("step") == "back"
    acts.drop_question(
        actor=request.actor, coalition_id=coalition.id, group_id=prevention_group_id,
        question_id=prevention_question_id, back=back,
    )  # fmt: skip
    return _taken(request, coalition, prevention_group_id, back=back)


def _taken(request: StaffRequest, coalition: Coalition, group_id: UUID, *, back: bool) -> HttpResponseBase:
    messages.success(request, _("It is back.") if back else _("Taken away. You can put it back below."))
    return see_other("coalition:prevention_group", coalition.id, group_id)


@require_POST
@in_coalition
def add_question(request: StaffRequest, coalition: Coalition, prevention_group_id: UUID) -> HttpResponseBase:
    """A question for the paper."""
    _group(request, coalition, prevention_group_id)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _show(request, coalition, prevention_group_id, status=422, question_form=form)
    try:
        acts.add_question(
            actor=request.actor, coalition_id=coalition.id, group_id=prevention_group_id, **form.cleaned_data
        )
    except SavedBefore:
        say_saved_already(request)
    else:
        messages.success(request, _("Saved."))
    return see_other("coalition:prevention_group", coalition.id, prevention_group_id)


@require_http_methods(["GET", "POST"])
@in_coalition
def tally(
    request: StaffRequest, coalition: Coalition, prevention_group_id: UUID, prevention_question_id: UUID
) -> HttpResponseBase:
    """How many papers said what, before or after."""
    row = _group(request, coalition, prevention_group_id)
    question = reads.question_for(row, prevention_question_id)
    moment = request.POST.get("moment") or request.GET.get("moment", "")
    saved = _tallied(request, coalition, row, question.id, moment)
    form = TallyForm(request.POST if request.method == "POST" else None, initial=saved)
    if request.method == "POST" and form.is_valid():
        try:
            acts.tally(
                actor=request.actor, coalition_id=coalition.id, group_id=row.id, question_id=question.id,
                moment=form.cleaned_data["moment"], version=form.cleaned_data["version"], counts=form.counts(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form = compare(form, _tallied(request, coalition, row, question.id, moment), refusal)
            return _show_tally(request, coalition, row, question, form, status=409)
        messages.success(request, _("Saved."))
        return see_other("coalition:prevention_group", coalition.id, row.id)
    return _show_tally(request, coalition, row, question, form, status=422 if form.errors else 200)


def _group(request: StaffRequest, coalition: Coalition, group_id: UUID) -> Any:
    row = reads.row_for(coalition.id, "groups", group_id)
    require(policies.may_keep_group(request.actor, coalition.id, row))
    return row


def _tallied(
    request: StaffRequest, coalition: Coalition, row: Any, question_id: UUID, moment: str
) -> dict[str, Any]:
    """What is counted so far, as far as the group's page shows it: what is kept back there is counted anew here."""
    for one in reads.answers_of(request.actor, coalition.id, row):
        if one.question.id == question_id and moment in one.versions:
            shown = (one.before if moment == Moment.BEFORE else one.after) or {}
            known = {name: count for name, count in shown.items() if count is not None}
            return known | {"moment": moment, "version": one.versions[moment]}
    return {"version": 0, "moment": moment}


def _show(
    request: StaffRequest, coalition: Coalition, group_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    row = reads.row_for(coalition.id, "groups", group_id)
    labels = dict(Topic.choices)
    found = page_of(request, reads.sessions_of(row), size=20)
    context = {
        "group": row,
        "topics": [labels[one] for one in row.topics if one in labels],
        "page": found,
        "sessions": [{"row": one, "topics": [labels[t] for t in one.topics if t in labels]} for one in found],
        "questions": [_told(one) for one in reads.answers_of(request.actor, coalition.id, row)],
        "may_keep": bool(policies.may_keep_group(request.actor, coalition.id, row)),
        "may_change": bool(policies.may_change_row(request.actor, coalition.id, row)),
        "taken": _taken_away(coalition, row)
        if policies.may_keep_group(request.actor, coalition.id, row)
        else [],
        "session_form": SessionForm(initial={"row_id": uuid7()}),
        "question_form": QuestionForm(initial={"row_id": uuid7()}),
    }
    return page(
        request,
        "coalition/prevention_group.html",
        context | forms,
        coalition=coalition,
        area=AREA,
        status=status,
    )


def _taken_away(coalition: Coalition, row: Any) -> list[dict[str, Any]]:
    """What was taken away from a group, each with where it is put back."""
    return [
        {
            "words": getattr(one, "words", ""),
            "on": getattr(one, "on", None),
            "url": reverse(
                f"coalition:drop_prevention_{'session' if hasattr(one, 'on') else 'question'}",
                args=[coalition.id, row.id, one.id],
            ),
        }
        for one in reads.taken_away(row)
    ]


def _told(one: reads.Answered) -> dict[str, Any]:
    """A question as a small table: each answer before, after, and what changed."""
    rows = [
        {
            "label": label,
            "before": _at(one.before, name),
            "after": _at(one.after, name),
            "change": _at(one.change, name),
        }
        for name, label in ANSWERS
    ]
    return {"one": one, "rows": rows}


def _at(cells: Any, name: str) -> Any:
    return None if cells is None else cells[name]


def _show_tally(
    request: StaffRequest, coalition: Coalition, row: Any, question: Any, form: TallyForm, *, status: int
) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "group": row, "question": question}
    return page(
        request, "coalition/prevention_tally.html", context, coalition=coalition, area=AREA, status=status
    )
