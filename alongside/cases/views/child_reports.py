"""Reports about a child: writing one down, completing it.

Belongs here: screens. Not here: saving and the clocks that follow (actions.child_reports).
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.cases import policies
from alongside.cases.actions.child_reports import account_of, change_report
from alongside.cases.actions.child_reports import add_report as add
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.forms_minors import ReportForm
from alongside.cases.selectors.documents import papers_to_choose
from alongside.cases.selectors.minors import report_for
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare, keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.selectors.staff import names_at
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alongside.cases.models import Case

HERE = "cases:clocks"


@comes_back
@require_http_methods(["GET", "POST"])
def add_report(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """A report, made or still to be made."""
    case = _to_write(request, case_id)
    names = names_at(request.actor.agency_id)
    posted = request.POST if request.method == "POST" else None
    form = ReportForm(
        posted,
        colleagues=names,
        papers=papers_to_choose(request.actor, case.subject_id),
        initial=first_of(request),
    )
    if request.method == "POST" and form.is_valid():
        account = form.account()
        try:
            add(
                actor=request.actor,
                case_id=case_id,
                account=account,
                report_id=form.cleaned_data["row_id"],
            )
        except SavedBefore as before:
            if not before.same:
                theirs = _in_words(asdict(account_of(before.row)), form.papers)
                return _show(request, case, keep_apart(form, theirs, before), "add_report", status=409)
            say_saved_already(request)
        else:
            messages.success(request, _("The report is written down."))
        return see_other("cases:minor", case_id)
    return _show(request, case, form, "add_report", status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit_report(request: StaffRequest, case_id: UUID, report_id: UUID) -> HttpResponseBase:
    """Complete it as it goes on."""
    case = _to_write(request, case_id)
    saved = _saved(request, case, report_id)
    names = names_at(request.actor.agency_id)
    posted = request.POST if request.method == "POST" else None
    papers = papers_to_choose(request.actor, case.subject_id)
    form = ReportForm(posted, colleagues=names, papers=papers, initial=saved)
    if request.method == "POST" and form.is_valid():
        try:
            change_report(
                actor=request.actor,
                case_id=case_id,
                report_id=report_id,
                version=form.cleaned_data["version"],
                account=form.account(),
            )
        except SomeoneElseWasFaster as refusal:
            form = compare(form, _in_words(_saved(request, case, report_id), papers), refusal)
            return _show(request, case, form, "edit_report", status=409, report_id=report_id)
        messages.success(request, _("Saved."))
        return see_other("cases:minor", case_id)
    status = 422 if form.errors else 200
    return _show(request, case, form, "edit_report", status=status, report_id=report_id)


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    return case


def _saved(request: StaffRequest, case: Case, report_id: UUID) -> dict[str, Any]:
    row = report_for(request.actor, case.subject_id, report_id)
    return asdict(account_of(row)) | {"version": row.version}


def _in_words(saved: dict[str, Any], papers: Sequence[tuple[UUID, str]]) -> dict[str, Any]:
    """As two texts are set side by side: documents by their names."""
    named = dict(papers)
    return saved | {"documents": ", ".join(named[one] for one in saved["documents"] if one in named)}


def _show(
    request: StaffRequest,
    case: Case,
    form: ReportForm,
    name: str,
    *,
    status: int,
    report_id: UUID | None = None,
) -> HttpResponseBase:
    context = head(request, case, HERE) | {
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "report_id": report_id,
    }
    return render_page(request, f"cases/{name}.html", context, status=status)
