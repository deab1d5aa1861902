"""Groups: the list with its shelf, one group with agenda and meetings.

Belongs here: screens. Not here: reading (selectors.groups), saving (actions.groups).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies_groups as policies
from alongside.cases.actions import groups as acts
from alongside.cases.enums_groups import ItemState
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.errors_groups import MeetingHeld, MeetsThatDay
from alongside.cases.forms_groups import GroupForm, HeldForm, ItemForm, MeetingForm, ResourceForm
from alongside.cases.selectors import groups as selectors
from alongside.cases.selectors.services import clients_named
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.comparing import compare, sent_before
from alongside.cases.views.day import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.service_entries.errors import EntryNotKept
from alongside.vault.actors import require
from alongside.vault.ids import uuid7

TAKEN = "resources_taken_away"


@require_safe
def groups(request: StaffRequest) -> HttpResponseBase:
    """The agency's groups, and what they lend each other."""
    return _list(request, ResourceForm())


@comes_back
@require_http_methods(["GET", "POST"])
def new_group(request: StaffRequest) -> HttpResponseBase:
    """Begin a group."""
    require(policies.may_open_group(request.actor))
    form = GroupForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        group_id = form.cleaned_data["row_id"]
        try:
            acts.open_group(request.actor, group_id=group_id, given=form.given())
            messages.success(request, _("The group is there."))
            return see_other("services:group", group_id)
        except SavedBefore as before:
            if sent_before(request, form, before, form.given()):
                return see_other("services:group", group_id)
    return _show(request, "group_form", {"form": form, "theirs": getattr(form, "theirs", [])}, form)


@require_http_methods(["GET", "POST"])
def change_group(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """Say better what it is."""
    found = selectors.group_for(request.actor, group_id)
    require(policies.may_change_group(request.actor, found))
    saved = selectors.group_words(found)
    form = GroupForm(request.POST if request.method == "POST" else None, initial=saved)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        try:
            acts.change_group(request.actor, group_id=group_id, version=version, given=form.given())
            messages.success(request, _("Saved."))
            return see_other("services:group", group_id)
        except SomeoneElseWasFaster as refusal:
            form = compare(form, saved, refusal)
    more = {"form": form, "group": found, "theirs": getattr(form, "theirs", [])}
    return _show(request, "group_form", more, form)


@require_safe
def group(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """One group: what it may talk about, what members want to talk about, when it meets."""
    return _group(request, group_id, ItemForm(initial={"row_id": uuid7()}), MeetingForm())


@require_POST
def propose(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """Write down what someone wants to talk about."""
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _group(request, group_id, form, MeetingForm())
    data = form.cleaned_data
    try:
        acts.propose(request.actor, group_id=group_id, item_id=data["row_id"], words=data["words"])
        messages.success(request, _("It is on the list."))
    except SavedBefore as before:
        if not sent_before(request, form, before, ["words"]):
            return _group(request, group_id, form, MeetingForm())
    return see_other("services:group", group_id)


@require_POST
def settle_item(request: StaffRequest, item_id: UUID) -> HttpResponseBase:
    """Talked about, let go, proposed again, or one place up."""
    wanted = request.POST.get("state", "")
    if wanted in ItemState.values:
        item = acts.settle_item(request.actor, item_id=item_id, state=wanted)
    else:
        item = acts.move_item_up(request.actor, item_id=item_id)
    return see_other("services:group", item.group_id, at=f"item-{item.id}")


@require_POST
def rest_group(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """It meets no more for now, or meets again."""
    rests = request.POST.get("rests") == "yes"
    acts.let_group_rest(request.actor, group_id=group_id, rests=rests)
    messages.success(
        request, _("The group rests. It can meet again at any time.") if rests else _("It meets again.")
    )
    return see_other("services:group", group_id)


@require_POST
def plan_meeting(request: StaffRequest, group_id: UUID) -> HttpResponseBase:
    """Say when it meets."""
    form = MeetingForm(request.POST)
    if form.is_valid():
        try:
            acts.plan_meeting(request.actor, group_id=group_id, on=form.cleaned_data["on"])
            messages.success(request, _("The day is written down."))
            return see_other("services:group", group_id)
        except MeetsThatDay as refusal:
            form.add_error("on", str(refusal))
    return _group(request, group_id, ItemForm(initial={"row_id": uuid7()}), form)


@require_http_methods(["GET", "POST"])
def hold_meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponseBase:
    """Afterwards: how many came, and on whose own record it shall stand."""
    meeting = selectors.meeting_for(request.actor, meeting_id)
    posted = request.POST if request.method == "POST" else None
    form = HeldForm(posted, clients=clients_named(request.actor))
    if posted is not None and form.is_valid():
        try:
            acts.hold_meeting(request.actor, meeting_id=meeting_id, **form.cleaned_data)
            messages.success(request, _("Written down, and entered among your services."))
            return see_other("services:group", meeting.group_id)
        except MeetingHeld as refusal:
            messages.info(request, str(refusal))
            return see_other("services:group", meeting.group_id)
        except EntryNotKept as refusal:
            form.add_error(None, str(refusal))
    return _show(request, "group_held", {"form": form, "meeting": meeting}, form)


@require_POST
def lend(request: StaffRequest) -> HttpResponseBase:
    """Put something on the shelf."""
    form = ResourceForm(request.POST)
    if not form.is_valid():
        return _list(request, form)
    try:
        acts.lend(request.actor, resource_id=form.cleaned_data["row_id"], given=form.given())
        messages.success(request, _("It is on the shelf."))
    except SavedBefore as before:
        if not sent_before(request, form, before, form.given()):
            return _list(request, form)
    return see_other("services:groups")


@require_POST
def take_resource(request: StaffRequest, resource_id: UUID) -> HttpResponseBase:
    """Take it off the shelf, or put it back."""
    away = request.POST.get("back") != "yes"
    acts.take_resource_away(request.actor, resource_id=resource_id, away=away)
    earlier = [known for known in request.session.get(TAKEN, []) if known != str(resource_id)]
    request.session[TAKEN] = [*earlier, str(resource_id)] if away else earlier
    messages.success(request, _("Taken off the shelf. You can put it back.") if away else _("It is back."))
    return see_other("services:groups")


def _list(request: StaffRequest, form: ResourceForm) -> HttpResponseBase:
    lately = [UUID(known) for known in request.session.get(TAKEN, [])]
    context = {
        "form": form,
        "groups": selectors.groups_for(request.actor),
        "resources": selectors.resources_for(request.actor, lately),
    }
    return _show(request, "groups", context, form)


def _group(
    request: StaffRequest, group_id: UUID, item_form: ItemForm, meeting_form: MeetingForm
) -> HttpResponseBase:
    found = selectors.group_for(request.actor, group_id)
    context = {
        "group": selectors.group_line(request.actor, found),
        "agenda": selectors.agenda_of(request.actor, group_id),
        "meetings": selectors.meetings_of(request.actor, group_id),
        "item_form": item_form,
        "meeting_form": meeting_form,
    }
    wrong = item_form if item_form.errors else meeting_form
    return _show(request, "group", context, wrong)


def _show(request: StaffRequest, name: str, context: dict[str, Any], form: Any) -> HttpResponseBase:
    status = 422 if form.errors else 200
    shared = {"tabs": tabs(request.actor, "services:groups"), "list_url": reverse("services:groups")}
    return render_page(request, f"cases/{name}.html", shared | context, status=status)
