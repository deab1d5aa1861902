"""What hangs on an agreement: who speaks, trainings, exchanges, meetings.

Belongs here: screens. Not here: the page of the agreement (views.agreements), saving (actions.agreement_parts).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.directory import policies_agreements as policies
from alongside.directory.actions import agreement_parts as acts
from alongside.directory.forms_agreements import (
    ExchangeForm,
    GivenForm,
    LiaisonForm,
    MeetingForm,
    MeetingHeldForm,
    PartForm,
    TrainingForm,
)
from alongside.directory.selectors import agreements as reads
from alongside.directory.views.agreements import show_agreement
from alongside.directory.views.bed_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import compare, keep_apart
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster


@require_POST
def add_liaison(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Who speaks for a side."""
    return _add(request, agreement_id, LiaisonForm(request.POST), "liaison_form", acts.name_liaison)


@require_POST
def add_training(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """A training that is promised."""
    return _add(request, agreement_id, TrainingForm(request.POST), "training_form", acts.promise_training)


@require_POST
def add_exchange(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Something that one side gave the other."""
    return _add(request, agreement_id, ExchangeForm(request.POST), "exchange_form", acts.note_exchange)


@require_POST
def add_meeting(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """A day on which both sides meet."""

    def plan(*, actor: Any, agreement_id: UUID, row_id: UUID, given: dict[str, Any]) -> Any:
        return acts.plan_meeting(actor=actor, agreement_id=agreement_id, row_id=row_id, on=given["on"])

    return _add(request, agreement_id, MeetingForm(request.POST), "meeting_form", plan)


def _add(
    request: StaffRequest, agreement_id: UUID, form: PartForm, name: str, add: Callable[..., Any]
) -> HttpResponseBase:
    row = reads.agreement_for(request.actor, agreement_id)
    require(policies.may_add_to_agreement(request.actor, row))
    if not form.is_valid():
        return show_agreement(request, agreement_id, status=422, **{name: form})
    try:
        add(
            actor=request.actor,
            agreement_id=agreement_id,
            row_id=form.cleaned_data["row_id"],
            given=form.given(),
        )
    except SavedBefore as before:
        if before.same:
            say_saved_already(request)
            return see_other("directory:agreement", agreement_id)
        saved = {field: getattr(before.row, field) for field in form.fields if hasattr(before.row, field)}
        return show_agreement(request, agreement_id, status=409, **{name: keep_apart(form, saved, before)})
    messages.success(request, _("Saved."))
    return see_other("directory:agreement", agreement_id)


@require_POST
def end_liaison(request: StaffRequest, liaison_id: UUID) -> HttpResponseBase:
    """Someone else speaks from now on."""
    row = acts.end_liaison(actor=request.actor, liaison_id=liaison_id)
    messages.success(request, _("Name who speaks from now on."))
    return see_other("directory:agreement", row.agreement_id)


@require_http_methods(["GET", "POST"])
def training_given(request: StaffRequest, training_id: UUID) -> HttpResponseBase:
    """It was given: when, how long, to how many."""
    row = reads.training_for(request.actor, training_id)
    form = GivenForm(request.POST if request.method == "POST" else None, initial=_given(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.give_training(actor=request.actor, training_id=training_id, **form.cleaned_data)
        except SomeoneElseWasFaster as refusal:
            saved = _given(reads.training_for(request.actor, training_id))
            return _show(
                request, row, compare(form, saved, refusal), _("Training given"), row.topic, status=409
            )
        return see_other("directory:agreement", row.agreement_id)
    return _show(request, row, form, _("Training given"), row.topic, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def meeting_held(request: StaffRequest, coordination_id: UUID) -> HttpResponseBase:
    """What was said there about working together."""
    row = reads.meeting_for(request.actor, coordination_id)
    form = MeetingHeldForm(request.POST if request.method == "POST" else None, initial=_held(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.hold_meeting(actor=request.actor, meeting_id=coordination_id, **form.cleaned_data)
        except SomeoneElseWasFaster as refusal:
            saved = _held(reads.meeting_for(request.actor, coordination_id))
            return _show(request, row, compare(form, saved, refusal), _("Meeting held"), "", status=409)
        return see_other("directory:agreement", row.agreement_id)
    return _show(request, row, form, _("Meeting held"), "", status=422 if form.errors else 200)


def _given(row: Any) -> dict[str, Any]:
    day = row.given_on or timezone.localdate()
    return {"version": row.version, "given_on": day, "hours": row.hours, "people": row.people}


def _held(row: Any) -> dict[str, Any]:
    return {"version": row.version, "on": row.on, "went": row.went}


def _show(
    request: StaffRequest, row: Any, form: Any, title: str, lead: str, *, status: int
) -> HttpResponseBase:
    context = {
        "tabs": tabs(request.actor, "directory:agreements"),
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "agreement_id": row.agreement_id,
        "title": title,
        "lead": lead,
    }
    return render_page(request, "directory/agreement_part.html", context, status=status)
