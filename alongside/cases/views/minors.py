"""The page about a minor: age, who may consent and why, clocks, reports, the adults around.

Belongs here: screens. Not here: saving (actions.minors, actions.child_reports), who may be contacted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies
from alongside.cases.actions.minors import add_adult as add_one
from alongside.cases.actions.minors import answer_question, contact_adult, save_minor
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_minors import NotToBeContacted
from alongside.cases.forms_minors import AdultForm, MinorForm, QuestionForm
from alongside.cases.selectors import identity_for
from alongside.cases.selectors.cases import age_on, born_on
from alongside.cases.selectors.clocks import client_clocks
from alongside.cases.selectors.minors import (
    adult_for,
    adults_of,
    alone_with_ticks,
    clocks_of_minors,
    decides_alone,
    label_of,
    minor_of,
    reports_of,
)
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.selectors.staff import names_at
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case, Minor

HERE = "cases:clocks"


@require_safe
def minor(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """All of it on one page; each part is changed on a page of its own."""
    case = client_of(request, case_id)
    row = minor_of(request.actor, case.subject_id)
    running, _behind = client_clocks(request.actor, case.subject_id)
    context = head(request, case, HERE) | {
        "minor": row,
        "age": _age(request, case),
        "facts": _facts(request, row),
        "alone": alone_with_ticks(row),
        "adults": adults_of(request.actor, case.subject_id),
        "reports": reports_of(request.actor, case.subject_id),
        "clocks": clocks_of_minors(running),
    }
    return render_page(request, "cases/minor.html", context)


@require_http_methods(["GET", "POST"])
def edit_minor(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The questions. What was not asked stays empty."""
    case = _to_write(request, case_id)
    names = names_at(request.actor.agency_id)
    saved = _saved(request, case)
    form = MinorForm(request.POST if request.method == "POST" else None, colleagues=names, initial=saved)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        more = {name: data[name] for name in ("version", "alone", "born", "official_knew_at")}
        try:
            save_minor(actor=request.actor, case_id=case_id, said=form.said(), **more)
        except SomeoneElseWasFaster as refusal:
            return _form(
                request, case, compare(form, _saved(request, case), refusal), "edit_minor", status=409
            )
        messages.success(request, _("Saved."))
        return see_other("cases:minor", case_id)
    return _form(request, case, form, "edit_minor", status=422 if form.errors else 200)


@comes_back
@require_http_methods(["GET", "POST"])
def add_adult(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write down an adult. Nobody is contacted by it."""
    case = _to_write(request, case_id)
    form = AdultForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            add_one(
                actor=request.actor,
                case_id=case_id,
                adult_id=data["row_id"],
                name=data["name"],
                relation=data["relation"],
            )
        except SavedBefore:
            say_saved_already(request)
        return see_other("cases:minor", case_id)
    return _form(request, case, form, "add_adult", status=422 if form.errors else 200)


@comes_back
@require_http_methods(["GET", "POST"])
def ask_about_adult(request: StaffRequest, case_id: UUID, adult_id: UUID) -> HttpResponseBase:
    """Could this adult be involved? Asked anew each time."""
    case = _to_write(request, case_id)
    adult = adult_for(request.actor, case.subject_id, adult_id)
    form = QuestionForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        said = {name: data[name] for name in ("answer", "purpose", "words")}
        try:
            answer_question(
                actor=request.actor, case_id=case_id, adult_id=adult_id, asked_id=data["row_id"], **said
            )
        except SavedBefore:
            say_saved_already(request)
        return see_other("cases:minor", case_id)
    more = {"adult": adult}
    return _form(request, case, form, "ask_about_adult", status=422 if form.errors else 200, **more)


@require_POST
def contact(request: StaffRequest, case_id: UUID, adult_id: UUID) -> HttpResponseBase:
    """Write down that someone gets in touch, right after the question."""
    client_of(request, case_id)
    try:
        contact_adult(actor=request.actor, case_id=case_id, adult_id=adult_id)
    except NotToBeContacted as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Written down. Before the next time, the question is asked anew."))
    return see_other("cases:minor", case_id, at=f"adult-{adult_id}")


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.PLAN))
    return case


def _form(
    request: StaffRequest, case: Case, form: Any, name: str, *, status: int, **more: Any
) -> HttpResponseBase:
    context = head(request, case, HERE) | {"form": form, "theirs": getattr(form, "theirs", []), **more}
    return render_page(request, f"cases/{name}.html", context, status=status)


def _age(request: StaffRequest, case: Case) -> int | None:
    born = born_on(identity_for(request.actor, case.subject_id))
    return age_on(born, timezone.localdate())


def _facts(request: StaffRequest, row: Minor | None) -> list[tuple[str, str]]:
    """What was asked, and the answers; what was not asked is left out."""
    if row is None:
        return []
    names = names_at(request.actor.agency_id)
    told = ", ".join(
        filter(None, (label_of(row.limits_told), names.get(row.limits_told_by_id or row.id, "")))
    )
    pairs = [
        (_("Under 18"), label_of(row.under_18)),
        (_("Age, as they said it"), row.about_age or ""),
        (_("Told before what must be reported"), told),
        (_("Supervisor asked"), names.get(row.consulted_id or row.id, "")),
        (_("From another country, without papers"), label_of(row.from_abroad)),
        (_("Missing from care"), label_of(row.missing_from_care)),
        (_("Child-welfare agency told police and NCMEC"), label_of(row.missing_told)),
    ]
    return [(name, value) for name, value in pairs if value]


def _saved(request: StaffRequest, case: Case) -> dict[str, Any]:
    row = minor_of(request.actor, case.subject_id)
    born = born_on(identity_for(request.actor, case.subject_id))
    if row is None:
        return {"version": 0, "born": born}
    names = (
        "under_18", "about_age", "limits_told", "limits_told_by_id", "consulted_id", "consulted_on", "from_abroad",
        "missing_from_care", "missing_told", "version",
    )  # fmt: skip
    return {name: getattr(row, name) for name in names} | {"born": born, "alone": decides_alone(row)}
