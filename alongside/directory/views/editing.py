"""Writing a service by hand and changing it; an organization.

Belongs here: screens. Not here: saving (actions.services, actions.places).
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alongside.directory import policies
from alongside.directory.actions import places as acts_places
from alongside.directory.actions import services as acts
from alongside.directory.errors import ChangedMeanwhile, LeadsThere
from alongside.directory.forms import FactsForm, NewServiceForm, OrganizationForm, ServiceForm, known_of
from alongside.directory.languages import NAMES
from alongside.directory.navigation import tabs
from alongside.directory.selectors import services as reading
from alongside.directory.selectors.areas import areas_of
from alongside.directory.selectors.pieces import programs_of
from alongside.foundation.htmx import render_page
from alongside.foundation.http import id_in, see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def new_service(request: StaffRequest) -> HttpResponseBase:
    """Begin a service. Everything else is said on its own page."""
    require(policies.may_keep(request.actor))
    known = id_in(request.GET.get("organization", ""))
    form = NewServiceForm(request.POST if request.method == "POST" else None, organization_id=known)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        told = {"row_id": data["row_id"], "name": data["name"]}
        try:
            row = acts.new_service(
                actor=request.actor,
                organization_id=data.get("organization_id") or known,
                organization=data.get("organization", ""),
                **told,
            )
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            messages.success(request, _("The service is here. Say what they do."))
            return see_other("directory:edit_service", row.id)
    return _show(request, form, _("A new service"), None)


@require_http_methods(["GET", "POST"])
def edit_service(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """What they do, what it is about, who is understood there."""
    require(policies.may_keep(request.actor))
    row = reading.service_for(service_id)
    start = {name: getattr(row, name) for name in acts.WORDS} | {
        "version": row.version,
        "areas": [area.code for area in areas_of([service_id])[service_id]],
        "languages": reading.language_codes(service_id),
    }
    start |= {name: whole(start[name]) for name in ("minimum_age", "maximum_age")}
    posted, programs = request.POST if request.method == "POST" else None, programs_of(row.organization_id)
    form = ServiceForm(posted, initial=start, programs=programs)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        version, codes, spoken = data.pop("version"), data.pop("areas"), data.pop("languages")
        try:
            acts.change_service(actor=request.actor, service_id=service_id, version=version, words=data)
        except ChangedMeanwhile as refusal:
            return _show(request, form, _("Change a service"), row, theirs=compare(form, refusal), status=409)
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            acts.set_areas(actor=request.actor, service_id=service_id, codes=codes)
            names = {code: str(NAMES[code]) for code in spoken}
            acts.set_languages(actor=request.actor, service_id=service_id, languages=names)
            return _saved(request, service_id)
    return _show(request, form, _("Change a service"), row)


@require_http_methods(["GET", "POST"])
def edit_facts(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """Who is welcome, what is asked for, what to bring."""
    require(policies.may_keep(request.actor))
    row, profile = reading.service_for(service_id), reading.profile_for(service_id)
    start = {name: getattr(profile, name) for name in acts.FACTS} | {"version": profile.version}
    start |= known_of("barrier_", profile.barriers, profile.no_barriers)
    start |= known_of("accepts_", profile.accepts, profile.not_accepts)
    form = FactsForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_facts(
                actor=request.actor,
                service_id=service_id,
                version=form.cleaned_data["version"],
                facts=form.facts(),
            )
        except ChangedMeanwhile as refusal:
            theirs = compare(form, refusal)
            return _show(request, form, _("Who can come"), row, theirs=theirs, status=409, facts=True)
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            return _saved(request, service_id)
    return _show(request, form, _("Who can come"), row, facts=True)


@require_http_methods(["GET", "POST"])
def edit_organization(request: StaffRequest, organization_id: UUID) -> HttpResponseBase:
    """Who they are."""
    require(policies.may_keep(request.actor))
    row = reading.organization_for(organization_id)
    start = {name: getattr(row, name) for name in acts_places.OF_ORGANIZATION} | {"version": row.version}
    form = OrganizationForm(request.POST if request.method == "POST" else None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            acts_places.change_organization(
                actor=request.actor, organization_id=organization_id, version=data.pop("version"), words=data
            )
        except ChangedMeanwhile as refusal:
            return _show(
                request, form, _("Change an organization"), row, theirs=compare(form, refusal), status=409
            )
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other("directory:organization", organization_id)
    return _show(request, form, _("Change an organization"), row)


def compare(form: forms.Form, refusal: ChangedMeanwhile) -> list[tuple[Any, Any]]:
    """What is saved now beside what she typed; sending it again is her decision."""
    saved: Mapping[str, Any] = refusal.saved
    form.data = form.data.copy()  # type: ignore[attr-defined]  # (a QueryDict here)
    form.data["version"] = str(saved["version"])  # type: ignore[index]
    form.add_error(None, str(refusal))
    return [
        (form.fields[name].label, _in_words(form.fields[name], value))
        for name, value in saved.items()
        if name in form.fields and name != "version" and form.cleaned_data.get(name) != value
    ]


def _in_words(field: forms.Field, value: Any) -> Any:
    """A code as its label, several with commas."""
    labels = {str(code): label for code, label in getattr(field, "choices", [])}
    if isinstance(value, list):
        return ", ".join(str(labels.get(str(each), each)) for each in value)
    return labels.get("" if value is None else str(value), value)


def whole(number: float | None) -> float | None:
    """18, not 18.0."""
    return int(number) if number is not None and number.is_integer() else number


def point_at(form: forms.Form, refusal: LeadsThere) -> None:
    """The sentence beside the field that it is about."""
    for name in refusal.fields:
        form.add_error(name if name in form.fields else None, str(refusal))


def back_of(about: Any) -> str:
    """The page of what is being changed; the list where there is none yet."""
    name = about._meta.model_name if about is not None else ""
    return reverse(f"directory:{name}", args=[about.pk]) if name else reverse("directory:services")


def _saved(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    messages.success(request, _("Saved. If you asked them today, mark it as checked."))
    return see_other("directory:service", service_id)


def _show(request: StaffRequest, form: forms.Form, title: str, about: Any, **more: Any) -> HttpResponseBase:
    status = more.pop("status", 422 if form.errors else 200)
    context = {"tabs": tabs(request.actor, "directory:services"), "form": form, "title": title, **more}
    context |= {"about": about, "back": back_of(about)}
    return render_page(request, "directory/edit.html", context, status=status)
