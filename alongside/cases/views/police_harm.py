"""Harm by police: the protected log, one entry, writing it down, saying it better.

Belongs here: screens. Not here: to whom the log is open (policies_advocacy), saving. These pages are left out of print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies_advocacy
from alongside.cases.actions import police_harm as log
from alongside.cases.forms_advocacy import HarmForm
from alongside.cases.selectors.advocacy import harm_for, harms_of, read_harm
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, save_new, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require

if TYPE_CHECKING:
    from alongside.cases.models import Case, PoliceHarm

WORDS = ("agreed_to_keep", "wish", "happened_on", "when_told", "what_happened", "officer", "next_step")


@require_safe
def police_harm_log(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """What this person may read of it."""
    case = _to_open(request, case_id)
    context = head(request, case, "cases:advocacy") | {"harms": harms_of(request.actor, case)}
    return render_page(request, "cases/police_harm_log.html", context)


@require_safe
def police_harm(request: StaffRequest, case_id: UUID, harm_id: UUID) -> HttpResponseBase:
    """One entry, with what it said before."""
    case = _to_open(request, case_id)
    row = harm_for(request.actor, case, harm_id)
    found, former = read_harm(request.actor, row)
    context = head(request, case, "cases:advocacy") | {
        "harm": found,
        "former": former,
        "may_correct": bool(policies_advocacy.may_correct_harm(request.actor, case, row)),
    }
    return render_page(request, "cases/police_harm.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def add_police_harm(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write it down, once they have said that it may be kept."""
    case = _to_open(request, case_id)
    form = HarmForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_new(
            request,
            form,
            make=lambda: log.write_harm(
                actor=request.actor, case_id=case.id, told=_told(data), harm_id=data["row_id"]
            ),
            saved=_saved,
            show=lambda form, status: _show(request, case, form, None, status),
            done=lambda row: see_other("cases:police_harm", case.id, row.id),
        )
    return _show(request, case, form, None, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def correct_police_harm(request: StaffRequest, case_id: UUID, harm_id: UUID) -> HttpResponseBase:
    """Say it better. Only its author."""
    case = _to_open(request, case_id)
    row = harm_for(request.actor, case, harm_id)
    require(policies_advocacy.may_correct_harm(request.actor, case, row))
    form = HarmForm(request.POST if request.method == "POST" else None, initial=_saved(row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_change(
            request,
            form,
            change=lambda: log.correct_harm(
                actor=request.actor,
                case_id=case.id,
                harm_id=row.id,
                version=data["version"],
                told=_told(data),
            ),
            saved=lambda: _saved(harm_for(request.actor, case, row.id)),
            show=lambda form, status: _show(request, case, form, row, status),
            done=lambda row: see_other("cases:police_harm", case.id, row.id),
        )
    return _show(request, case, form, row, 422 if form.errors else 200)


def _to_open(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies_advocacy.may_open_harm_log(request.actor, case))
    return case


def _told(data: dict[str, Any]) -> log.Told:
    return {**{name: data[name] for name in WORDS}, "kinds": list(data["kinds"])}  # type: ignore[typeddict-item]


def _saved(row: PoliceHarm) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in WORDS}, "kinds": tuple(row.kinds), "version": row.version}


def _show(
    request: StaffRequest, case: Case, form: HarmForm, row: PoliceHarm | None, status: int
) -> HttpResponseBase:
    back = ("cases:police_harm", [case.id, row.id]) if row else ("cases:police_harm_log", [case.id])
    context = head(request, case, "cases:advocacy") | {
        "form": form,
        "theirs": theirs(form),
        "harm": row,
        "back": reverse(back[0], args=back[1]),
    }
    return render_page(request, "cases/police_harm_form.html", context, status=status)
