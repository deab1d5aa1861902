"""The local system: the way through it, one institution, its steps, gaps and what came of them, contacts.

Belongs here: screens. Not here: reading (selectors.system), saving (actions.system), asks and materials (views.asks).
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import system as acts
from alongside.coalition.enums_system import FailingState
from alongside.coalition.forms_system import ContactForm, FailingForm, InstitutionForm, MoveForm, StepForm
from alongside.coalition.policies_evaluation import may_change_hers
from alongside.coalition.selectors import system as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.evaluation_saving import filled, saving
from alongside.coalition.views.frame import in_coalition, page
from alongside.directory.selectors.agreements import organization_called, organizations_to_agree_with
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.vault.actors import require

AREA = "coalition:system"
SHAPES = {
    FailingState.NAMED: ("open", ""),
    FailingState.RAISED: ("part", ""),
    FailingState.PROMISED: ("wait", "warm"),
    FailingState.CHANGED: ("done", "accent"),
}


@require_safe
@in_coalition
def system(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The way a person goes, and where it fails her."""
    today = timezone.localdate()
    stops = reads.way_of(coalition.id)
    context = {
        "stops": [{"stop": stop, "failings": [failing_row(row) for row in stop.failings]} for stop in stops],
        "promises": reads.promises_of(coalition.id, today),
        "meetings": reads.meetings_ahead(coalition.id, today),
    }
    return page(request, "coalition/system.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def institution(request: StaffRequest, coalition: Coalition, institution_id: UUID) -> HttpResponseBase:
    """One institution with all that we know and did there."""
    row = reads.institution_for(coalition.id, institution_id)
    actor, today = request.actor, timezone.localdate()
    context = {
        "institution": row,
        "may_change": bool(may_change_hers(actor, row)),
        "steps": [(step, bool(may_change_hers(actor, step))) for step in reads.steps_of(row)],
        "failings": [failing_row(one) for one in reads.failings_of(row)],
        "contacts": [(one, bool(may_change_hers(actor, one))) for one in reads.contacts_of(row)[:100]],
        "asks": list(reads.asks_at(row)),
        "shares": list(reads.shares_at(row)[:50]),
        "agreements": reads.agreements_with(actor, row, today),
    }
    return page(request, "coalition/institution.html", context, coalition=coalition, area=AREA)


def _institution_form(request: StaffRequest, initial: dict[str, Any]) -> InstitutionForm:
    return InstitutionForm(
        request.POST or None,
        initial=initial,
        organizations=organizations_to_agree_with,
        called=organization_called,
    )


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def institution_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Another stop on the way."""
    initial = first_of(request) | {"position": reads.last_position(coalition.id) + 1}
    form = _institution_form(request, initial)
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.write_institution(
            actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"], given=form.given()
        ),
        shown={"title": _("Add an institution"), "back": (AREA, [coalition.id])},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_institution(request: StaffRequest, coalition: Coalition, institution_id: UUID) -> HttpResponseBase:
    """Its name, its part, its place."""
    row = reads.institution_for(coalition.id, institution_id)
    require(may_change_hers(request.actor, row))
    initial = filled(row, InstitutionForm)
    form = _institution_form(request, initial)
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.change_institution(
            actor=request.actor, coalition_id=coalition.id, institution_id=row.id,
            version=form.cleaned_data["version"], given=form.given(),
        ),
        again=lambda: filled(reads.institution_for(coalition.id, row.id), InstitutionForm),
        shown=_at(coalition, row, _("Change")),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def add_system_step(request: StaffRequest, coalition: Coalition, institution_id: UUID) -> HttpResponseBase:
    """What a person goes through there."""
    row = reads.institution_for(coalition.id, institution_id)
    others = [one for one in reads.institutions_of(coalition.id) if one[0] != str(row.id)]
    form = StepForm(request.POST or None, initial=first_of(request), rows=others)
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.add_step(
            actor=request.actor, coalition_id=coalition.id, institution_id=row.id,
            row_id=form.cleaned_data["row_id"], given=form.given(),
        ),
        shown=_at(coalition, row, _("Add a step")),
    )  # fmt: skip


@require_POST
@in_coalition
def take_system_step_away(
    request: StaffRequest, coalition: Coalition, system_step_id: UUID
) -> HttpResponseBase:
    """It is not so, or no longer."""
    there = acts.take_step_away(actor=request.actor, coalition_id=coalition.id, step_id=system_step_id)
    return see_other("coalition:institution", coalition.id, there, at="steps")


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def failing_new(request: StaffRequest, coalition: Coalition, institution_id: UUID) -> HttpResponseBase:
    """Name a gap."""
    row = reads.institution_for(coalition.id, institution_id)
    form = FailingForm(request.POST or None, initial=first_of(request))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go_failing, coalition),
        save=lambda: acts.name_failing(
            actor=request.actor, coalition_id=coalition.id, institution_id=row.id,
            row_id=form.cleaned_data["row_id"], given=form.given(),
        ),
        shown=_at(coalition, row, _("Name a gap")),
    )  # fmt: skip


@require_safe
@in_coalition
def failing(request: StaffRequest, coalition: Coalition, failing_id: UUID) -> HttpResponseBase:
    """One gap, and what came of it."""
    row = reads.failing_for(coalition.id, failing_id)
    context = failing_row(row) | {
        "log": [(one, reads.log_words(one)) for one in reads.log_of(row)[:200]],
        "may_change": bool(may_change_hers(request.actor, row)),
    }
    return page(request, "coalition/failing.html", context, coalition=coalition, area=AREA)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_failing(request: StaffRequest, coalition: Coalition, failing_id: UUID) -> HttpResponseBase:
    """Say it better."""
    row = reads.failing_for(coalition.id, failing_id)
    require(may_change_hers(request.actor, row))
    form = FailingForm(request.POST or None, initial=filled(row, FailingForm))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go_failing, coalition),
        save=lambda: acts.change_failing(
            actor=request.actor, coalition_id=coalition.id, failing_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.failing_for(coalition.id, row.id), FailingForm),
        shown=_on(coalition, row, _("Change")),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def failing_step(request: StaffRequest, coalition: Coalition, failing_id: UUID) -> HttpResponseBase:
    """What came of it."""
    row = reads.failing_for(coalition.id, failing_id)
    require(may_change_hers(request.actor, row))
    initial = first_of(request) | {"version": row.version, "on": timezone.localdate()}
    form = MoveForm(request.POST or None, initial=initial)
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go_failing(coalition, row),
        save=lambda: acts.move_failing(
            actor=request.actor, coalition_id=coalition.id, failing_id=row.id, row_id=form.cleaned_data["row_id"],
            version=form.cleaned_data["version"], said=form.given(),
        ),
        shown=_on(coalition, row, _("What came of it")),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def contact_new(request: StaffRequest, coalition: Coalition, institution_id: UUID) -> HttpResponseBase:
    """We were in touch, or will meet."""
    row = reads.institution_for(coalition.id, institution_id)
    initial = first_of(request) | {"on": timezone.localdate()}
    form = ContactForm(request.POST or None, initial=initial)
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.write_contact(
            actor=request.actor, coalition_id=coalition.id, institution_id=row.id,
            row_id=form.cleaned_data["row_id"], given=form.given(),
        ),
        shown=_at(coalition, row, _("In touch with them")),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_contact(request: StaffRequest, coalition: Coalition, system_contact_id: UUID) -> HttpResponseBase:
    """It took place, or not; what was said."""
    row = reads.contact_for(coalition.id, system_contact_id)
    require(may_change_hers(request.actor, row))
    form = ContactForm(request.POST or None, initial=filled(row, ContactForm))
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row.institution),
        save=lambda: acts.change_contact(
            actor=request.actor, coalition_id=coalition.id, contact_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.contact_for(coalition.id, row.id), ContactForm),
        shown=_at(coalition, row.institution, _("In touch with them")),
    )  # fmt: skip


def failing_row(row: Any) -> dict[str, Any]:
    """A gap as a template shows it."""
    shape, tone = SHAPES[FailingState(row.state)]
    late = row.state == FailingState.PROMISED and row.promised_by < timezone.localdate()
    return {"failing": row, "shape": shape, "tone": tone, "late": late}


def _go(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:institution", coalition.id, row.id)


def _go_failing(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:failing", coalition.id, row.id)


def _at(coalition: Coalition, row: Any, title: str) -> dict[str, Any]:
    return {"title": title, "about": row.name, "back": ("coalition:institution", [coalition.id, row.id])}


def _on(coalition: Coalition, row: Any, title: str) -> dict[str, Any]:
    return {"title": title, "about": row.title, "back": ("coalition:failing", [coalition.id, row.id])}
