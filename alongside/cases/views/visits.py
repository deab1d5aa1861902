"""With a client at a hospital: beginning, the page with one tap a moment, what they chose and were told.

Belongs here: screens. Not here: saving (actions.visits), medicine's clocks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies, policies_advocacy
from alongside.cases.actions import visits
from alongside.cases.forms_advocacy import BeginVisitForm, VisitForm
from alongside.cases.selectors.advocacy import may_stay, read_visit, visit_for
from alongside.cases.selectors.clocks import short_times
from alongside.cases.selectors.former import listed, sealed_list
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, save_new, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case, HospitalVisit

WORDS = (
    "place",
    "stay_talking",
    "stay_exam",
    "stay_evidence",
    "stay_police",
    "kit_number",
    "told",
    "follow_up",
    "follow_up_on",
)


@comes_back
@require_http_methods(["GET", "POST"])
def add_visit(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Someone goes there. Nothing is needed to begin."""
    case = _to_write(request, case_id)
    form = BeginVisitForm(request.POST if request.method == "POST" else None, initial=first_of(request))

    def show(form: Any, status: int) -> HttpResponseBase:
        context = head(request, case, "cases:advocacy") | {
            "form": form,
            "theirs": theirs(form),
            "back": reverse("cases:advocacy", args=[case.id]),
        }
        return render_page(request, "cases/visit_begin.html", context, status=status)

    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_new(
            request,
            form,
            make=lambda: visits.begin_visit(
                actor=request.actor, case_id=case.id, place=data["place"], visit_id=data["row_id"]
            ),
            saved=_saved,
            show=show,
            done=lambda row: see_other("cases:visit", case.id, row.id),
        )
    return show(form, 422 if form.errors else 200)


@require_safe
def visit(request: StaffRequest, case_id: UUID, visit_id: UUID) -> HttpResponseBase:
    """One visit: moments by one tap, and all that is known."""
    case = client_of(request, case_id)
    found = visit_for(request.actor, case.subject_id, visit_id)
    moments, parts, former = read_visit(request.actor, found)
    context = head(request, case, "cases:advocacy") | {
        "visit": found,
        "moments": moments,
        "parts": parts,
        "stay": may_stay(found),
        "former": former,
        "times": short_times(request.actor, case.subject_id),
        "may_start": bool(policies.may_write(request.actor, case.subject_id, Drawer.PLAN)),
        "may_change": bool(policies_advocacy.may_change_visit(request.actor, found)),
    }
    return render_page(request, "cases/visit.html", context)


@require_http_methods(["GET", "POST"])
def change_visit(request: StaffRequest, case_id: UUID, visit_id: UUID) -> HttpResponseBase:
    """What they allowed, chose and were told."""
    case = _to_write(request, case_id)
    found = visit_for(request.actor, case.subject_id, visit_id)
    form = VisitForm(request.POST if request.method == "POST" else None, initial=_saved(found))

    def show(form: Any, status: int) -> HttpResponseBase:
        context = head(request, case, "cases:advocacy") | {
            "form": form,
            "theirs": theirs(form),
            "visit": found,
            "back": reverse("cases:visit", args=[case.id, found.id]),
        }
        return render_page(request, "cases/visit_form.html", context, status=status)

    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_change(
            request,
            form,
            change=lambda: visits.change_visit(
                actor=request.actor,
                case_id=case.id,
                visit_id=found.id,
                version=data["version"],
                stay=_stay(data),
            ),
            saved=lambda: _saved(visit_for(request.actor, case.subject_id, found.id)),
            show=show,
            done=lambda row: see_other("cases:visit", case.id, row.id),
        )
    return show(form, 422 if form.errors else 200)


@require_POST
def note_moment(request: StaffRequest, case_id: UUID, visit_id: UUID) -> HttpResponseBase:
    """It happens now: one tap."""
    case = _to_write(request, case_id)
    visit_for(request.actor, case.subject_id, visit_id)
    step = request.POST.get("step", "")
    visits.note_moment(actor=request.actor, case_id=case.id, visit_id=visit_id, step=step)
    return see_other("cases:visit", case_id, visit_id, at=f"moment-{step}")


@require_POST
def take_back_moment(request: StaffRequest, case_id: UUID, visit_id: UUID) -> HttpResponseBase:
    """It was a slip of the finger."""
    case = _to_write(request, case_id)
    visit_for(request.actor, case.subject_id, visit_id)
    step = request.POST.get("step", "")
    visits.take_back_moment(actor=request.actor, case_id=case.id, visit_id=visit_id, step=step)
    messages.info(request, _("Taken back. Tap again when it happens."))
    return see_other("cases:visit", case_id, visit_id, at=f"moment-{step}")


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.NOTES))
    return case


def _stay(data: dict[str, Any]) -> visits.Stay:
    words = {name: data[name] for name in WORDS}
    return {**words, "parts_chosen": sealed_list(data["parts_chosen"])}  # type: ignore[typeddict-item]


def _saved(row: HospitalVisit) -> dict[str, Any]:
    words = {name: getattr(row, name) for name in WORDS}
    return {**words, "parts_chosen": tuple(listed(row.parts_chosen)), "version": row.version}
