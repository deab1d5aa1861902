"""Numbers, hours and places of a service; making a place or an organization confidential.

Belongs here: screens. Not here: saving (actions.parts, actions.places).
"""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.directory import policies
from alongside.directory.actions import parts as acts
from alongside.directory.actions import places as acts_places
from alongside.directory.errors import ChangedMeanwhile, HiddenByOrganization, LeadsThere
from alongside.directory.forms import NewPlaceForm, PlaceForm
from alongside.directory.forms_parts import HoursForm, PhoneForm
from alongside.directory.navigation import tabs
from alongside.directory.selectors import services as reading
from alongside.directory.views.editing import back_of, compare, point_at
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def add_phone(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """A number to call."""
    require(policies.may_keep(request.actor))
    row = reading.service_for(service_id)
    form = PhoneForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            acts.add_phone(actor=request.actor, row_id=data.pop("row_id"), service_id=service_id, facts=data)
        except LeadsThere as refusal:
            point_at(form, refusal)
        else:
            messages.success(request, _("The number is saved."))
            return see_other("directory:service", service_id)
    return _show(request, form, _("Add a number"), row)


@require_POST
def remove_phone(request: StaffRequest, service_id: UUID, phone_id: UUID) -> HttpResponseBase:
    """A number that is not right."""
    acts.remove_phone(actor=request.actor, service_id=service_id, phone_id=phone_id)
    messages.success(request, _("The number is gone."))
    return see_other("directory:service", service_id)


@require_http_methods(["GET", "POST"])
def add_hours(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """A line of hours."""
    require(policies.may_keep(request.actor))
    row = reading.service_for(service_id)
    form = HoursForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        data.pop("all_day")
        acts.add_hours(actor=request.actor, service_id=service_id, **data)
        messages.success(request, _("The hours are saved."))
        return see_other("directory:service", service_id)
    return _show(request, form, _("Add hours"), row)


@require_POST
def remove_hours(request: StaffRequest, service_id: UUID, schedule_id: UUID) -> HttpResponseBase:
    """A line of hours that is not right."""
    acts.remove_hours(actor=request.actor, service_id=service_id, schedule_id=schedule_id)
    messages.success(request, _("These hours are gone."))
    return see_other("directory:service", service_id)


@require_http_methods(["GET", "POST"])
def add_place(request: StaffRequest, service_id: UUID) -> HttpResponseBase:
    """Where a service is found, or that it must not be."""
    require(policies.may_keep(request.actor))
    row = reading.service_for(service_id)
    form = NewPlaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        own, hidden = data.pop("row_id"), data.pop("hidden") == "yes"
        made = acts_places.new_place(
            actor=request.actor, row_id=own, service_id=service_id, facts=data, hidden=hidden
        )
        kept = _("The county is saved, and nothing else.") if made.confidential else _("The place is saved.")
        messages.success(request, kept)
        return see_other("directory:service", service_id)
    return _show(request, form, _("Add a place"), row)


@require_http_methods(["GET", "POST"])
def edit_place(request: StaffRequest, location_id: UUID) -> HttpResponseBase:
    """Say better where it is."""
    require(policies.may_keep(request.actor))
    row = reading.location_for(location_id)
    start = {name: getattr(row, name) for name in acts_places.OF_LOCATION} | {"version": row.version}
    for address in reading.address_of(location_id)[:1]:
        start |= {name: getattr(address, name) for name in acts_places.OF_ADDRESS}
    posted = request.POST if request.method == "POST" else None
    form = PlaceForm(posted, initial=start, hidden=row.confidential)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            acts_places.change_place(
                actor=request.actor, location_id=location_id, version=data.pop("version"), facts=data
            )
        except ChangedMeanwhile as refusal:
            return _show(request, form, _("Change a place"), row, theirs=compare(form, refusal), status=409)
        messages.success(request, _("Saved."))
        return see_other("directory:location", location_id)
    return _show(request, form, _("Change a place"), row)


@require_POST
def hide_place(request: StaffRequest, location_id: UUID) -> HttpResponseBase:
    """Delete what finds it."""
    acts_places.hide_place(actor=request.actor, location_id=location_id)
    messages.success(request, _("It is confidential now. What finds it was deleted."))
    return see_other("directory:location", location_id)


@require_POST
def show_place(request: StaffRequest, location_id: UUID) -> HttpResponseBase:
    """No longer confidential; nothing comes back."""
    try:
        acts_places.show_place(actor=request.actor, location_id=location_id)
    except HiddenByOrganization as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is public now. Its address has to be written again."))
    return see_other("directory:location", location_id)


@require_POST
def hide_organization(request: StaffRequest, organization_id: UUID) -> HttpResponseBase:
    """All its places, and every number that is no central line."""
    acts_places.hide_organization(actor=request.actor, organization_id=organization_id)
    messages.success(request, _("All their places are confidential now. What finds them was deleted."))
    return see_other("directory:organization", organization_id)


@require_POST
def show_organization(request: StaffRequest, organization_id: UUID) -> HttpResponseBase:
    """No longer confidential as a whole; each place stays so until somebody opens it."""
    acts_places.show_organization(actor=request.actor, organization_id=organization_id)
    messages.success(request, _("Each of their places stays confidential until you open it."))
    return see_other("directory:organization", organization_id)


def _show(request: StaffRequest, form: forms.Form, title: str, about: Any, **more: Any) -> HttpResponseBase:
    status = more.pop("status", 422 if form.errors else 200)
    context = {
        "tabs": tabs(request.actor, "directory:services"),
        "form": form,
        "title": title,
        "about": about,
        "back": back_of(about),
    }
    return render_page(request, "directory/edit.html", context | more, status=status)
