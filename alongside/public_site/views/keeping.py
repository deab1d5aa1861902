"""Keeping the library: what is due, writing, taking out.

Belongs here: screens. Not here: saving (actions.library).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory.navigation import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare, sent_before
from alongside.public_site.actions import library as acts
from alongside.public_site.forms import ResourceForm
from alongside.public_site.policies import may_keep_library
from alongside.public_site.selectors_library import due_now, resource_for, resources, taken_out
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.public_site.models import Resource


@require_safe
def keep_library(request: StaffRequest) -> HttpResponseBase:
    """What is due to be looked at this year, and all that stands there."""
    require(may_keep_library(request.actor))
    due = list(due_now(timezone.localdate()))
    waiting = {row.id for row in due}
    rest = [row for row in resources() if row.id not in waiting]
    context = {"due": due, "rest": rest, "out": taken_out()} | _tabs(request)
    return render_page(request, "public_site/keep_library.html", context)


@require_http_methods(["GET", "POST"])
def new_resource(request: StaffRequest) -> HttpResponseBase:
    """Put something in."""
    require(may_keep_library(request.actor))
    form = ResourceForm(request.POST or None, initial={"row_id": uuid7()})
    if request.method == "POST" and form.is_valid():
        try:
            acts.add_resource(
                actor=request.actor, resource_id=form.cleaned_data["row_id"], facts=form.cleaned_data
            )
        except SavedBefore as before:
            if not sent_before(request, form, before, acts.FIELDS):
                return _show(request, form, None, status=409)
        else:
            messages.success(request, _("It stands in the library."))
        return see_other("public_site:keep_library")
    return _show(request, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_resource(request: StaffRequest, shelved_id: UUID) -> HttpResponseBase:
    """Say it better."""
    require(may_keep_library(request.actor))
    row = resource_for(shelved_id)
    form = ResourceForm(
        request.POST or None, initial=_facts(row) | {"row_id": row.id, "version": row.version}
    )
    if request.method == "POST" and form.is_valid():
        told: dict[str, Any] = {"version": form.cleaned_data["version"], "facts": form.cleaned_data}
        try:
            acts.change_resource(actor=request.actor, resource_id=shelved_id, **told)
        except SomeoneElseWasFaster as refusal:
            compare(form, _facts(row) | {"version": row.version}, refusal)
            return _show(request, form, row, status=409)
        messages.success(request, _("Saved."))
        return see_other("public_site:keep_library")
    return _show(request, form, row, status=422 if form.errors else 200)


@require_POST
def look_at_resource(request: StaffRequest, shelved_id: UUID) -> HttpResponseBase:
    """Looked at today."""
    acts.look_at_resource(actor=request.actor, resource_id=shelved_id)
    messages.success(request, _("Noted: somebody looked at it today. It is due again in a year."))
    return see_other("public_site:keep_library")


@require_POST
def take_out_resource(request: StaffRequest, shelved_id: UUID) -> HttpResponseBase:
    """It no longer stands there."""
    acts.take_out_resource(actor=request.actor, resource_id=shelved_id)
    messages.success(request, _("Taken out. At the foot of this page it can be put back."))
    return see_other("public_site:keep_library")


@require_POST
def put_back_resource(request: StaffRequest, shelved_id: UUID) -> HttpResponseBase:
    """It stands there again."""
    acts.take_out_resource(actor=request.actor, resource_id=shelved_id, back=True)
    messages.success(request, _("It stands in the library again."))
    return see_other("public_site:keep_library")


def _facts(row: Resource) -> dict[str, Any]:
    return model_to_dict(row, fields=acts.FIELDS)


def _show(
    request: StaffRequest, form: ResourceForm, row: Resource | None, *, status: int
) -> HttpResponseBase:
    context = {"form": form, "row": row} | _tabs(request)
    return render_page(request, "public_site/change_resource.html", context, status=status)


def _tabs(request: StaffRequest) -> dict[str, Any]:
    return {"tabs": tabs(request.actor, "public_site:cards"), "may_keep": True}
