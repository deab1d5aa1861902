"""A worker's own services: the day with its one line to type, the week, many people at once, putting right.

Belongs here: screens. Not here: one client's list (services), names (selectors.services), saving (actions).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases.actions.services import enter_for, enter_several
from alongside.cases.errors import SavedBefore
from alongside.cases.forms_services import CorrectForm, LineForm, SeveralForm, SplitForm
from alongside.cases.policies_groups import may_hear
from alongside.cases.selectors.services import Named, clients_named, subjects_of, sum_of, week_of
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.comparing import compare, sent_before
from alongside.foundation.htmx import render_page
from alongside.foundation.http import redirect_back, see_other
from alongside.service_entries import codes, policies, selectors
from alongside.service_entries.actions.entering import correct_entry, restore_entry, withdraw_entry
from alongside.service_entries.actions.funding import set_usual_split
from alongside.service_entries.errors import EntryChanged, EntryNotKept
from alongside.vault.actors import Actor, require

CORRECTED = ("code", "on", "quarters", "people", "channel", "place", "language")


def day_asked(request: HttpRequest) -> date:
    """The day in the address, or today."""
    try:
        found = parse_date(request.GET.get("on", ""))
    except ValueError:
        found = None
    today = timezone.localdate()
    return min(found, today) if found and found.year >= 2000 else today


def tabs(actor: Actor, here: str) -> list[dict[str, Any]]:
    """The pages about services that are not one client's."""
    named = [
        ("services:day", _("Day")),
        ("services:week", _("Week")),
        ("services:several", _("Many at once")),
        ("services:groups", _("Groups")),
    ]
    if may_hear(actor):
        named.append(("services:voices", _("What people say")))
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in named]


@comes_back
@require_http_methods(["GET", "POST"])
def day(request: StaffRequest) -> HttpResponseBase:
    """One's own day, and a line to type."""
    on = day_asked(request)
    entries = list(selectors.my_entries(request.actor, on))
    clients = clients_named(request.actor, subjects_of(entries))
    posted = request.POST if request.method == "POST" else None
    form = LineForm(
        posted, clients=[one for one in clients if one.is_open], initial=first_of(request) | {"on": on}
    )
    if posted is not None and form.is_valid() and _enter(request, form):
        return _to_day(form.cleaned_data["on"])
    found = selectors.lines(request.actor, entries)
    context = _frame(request, "services:day") | {
        "form": form,
        "day": on,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1) if on < timezone.localdate() else None,
        "lines": [(line, _whom(clients, line.subject_id)) for line in found],
        "hours": sum_of(found),
        "theirs": getattr(form, "theirs", []),
        "clients": [one for one in clients if one.is_open],
        "sees_funding": bool(policies.may_count(request.actor)),
    }
    return render_page(request, "cases/services_day.html", context, status=422 if form.errors else 200)


def _enter(request: StaffRequest, form: LineForm) -> bool:
    data = form.cleaned_data
    try:
        enter_for(
            request.actor,
            entry_id=data["row_id"],
            given=form.given(),
            case_id=data["client"],
            people=data["people"] or 1,
        )
        messages.success(request, _("Entered."))
    except SavedBefore as before:
        return sent_before(request, form, before, CORRECTED)
    except EntryNotKept as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_safe
def week(request: StaffRequest) -> HttpResponseBase:
    """One's own week, by service and day."""
    on = day_asked(request)
    found = week_of(request.actor, on)
    following = found.days[0] + timedelta(days=7)
    context = _frame(request, "services:week") | {
        "week": found,
        "before": found.days[0] - timedelta(days=7),
        "after": following if following <= timezone.localdate() else None,
        "printed_at": timezone.now(),
    }
    return render_page(request, "cases/services_week.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def several(request: StaffRequest) -> HttpResponseBase:
    """One service for many people: one line with the count, and one on the record of each who wants it there."""
    posted = request.POST if request.method == "POST" else None
    form = SeveralForm(posted, clients=clients_named(request.actor), initial=first_of(request))
    if posted is not None and form.is_valid() and _enter_several(request, form):
        return _to_day(form.cleaned_data["on"])
    context = _frame(request, "services:several") | {"form": form, "theirs": getattr(form, "theirs", [])}
    return render_page(request, "cases/services_several.html", context, status=422 if form.errors else 200)


def _enter_several(request: StaffRequest, form: SeveralForm) -> bool:
    data = form.cleaned_data
    try:
        enter_several(
            request.actor,
            entry_id=data["row_id"],
            given=form.given(),
            case_ids=data["case_ids"],
            others=data["others"] or 0,
        )
        messages.success(request, _("Entered."))
    except SavedBefore as before:
        return sent_before(request, form, before, CORRECTED)
    except EntryNotKept as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_http_methods(["GET", "POST"])
def correct(request: StaffRequest, entry_id: UUID) -> HttpResponseBase:
    """Put an entry right."""
    entry = selectors.entry_for(request.actor, entry_id)
    if entry.subject_id is not None:
        request.about_subjects = (entry.subject_id,)
    require(policies.may_change(request.actor, entry))
    saved = {name: getattr(entry, name) for name in (*CORRECTED, "version")}
    posted = request.POST if request.method == "POST" else None
    form = CorrectForm(posted, initial=saved, for_client=entry.subject_id is not None)
    split = _split_of(entry, posted)
    if posted is not None and form.is_valid() and split.is_valid():
        try:
            correct_entry(
                request.actor,
                entry_id=entry_id,
                version=form.cleaned_data["version"],
                people=form.cleaned_data.get("people") or entry.people,
                funders=split.cleaned_data if split.was_sent() else None,
                **form.given(),
            )
            messages.success(request, _("Put right."))
            return redirect_back(request, f"{reverse('services:day')}?on={form.cleaned_data['on']}")
        except EntryChanged as refusal:
            form = compare(form, saved, refusal)
        except EntryNotKept as refusal:
            form.add_error(None, str(refusal))
    context = _frame(request, "services:day") | {
        "form": form,
        "entry": entry,
        "split": split,
        "theirs": getattr(form, "theirs", []),
    }
    status = 422 if form.errors or split.errors else 200
    return render_page(request, "cases/services_correct.html", context, status=status)


def _split_of(entry: Any, posted: Any) -> SplitForm:
    """What this one entry was paid from. Left out of what is sent, it stays as it is."""
    saved = dict(zip(entry.funders, entry.shares, strict=True))
    return SplitForm(posted, prefix="paid", initial=saved)


@require_POST
def withdraw(request: StaffRequest, entry_id: UUID) -> HttpResponseBase:
    """Take an entry back. It stays in sight, with the way to put it back."""
    entry = withdraw_entry(request.actor, entry_id=entry_id)
    messages.success(request, _("Taken back. It no longer counts. You can put it back."))
    return redirect_back(request, f"{reverse('services:day')}?on={entry.on}")


@require_POST
def put_back(request: StaffRequest, entry_id: UUID) -> HttpResponseBase:
    """Put back what was taken back."""
    try:
        entry = restore_entry(request.actor, entry_id=entry_id)
        messages.success(request, _("It is back."))
    except EntryNotKept as refusal:
        entry = selectors.entry_for(request.actor, entry_id)
        messages.error(request, str(refusal))
    return redirect_back(request, f"{reverse('services:day')}?on={entry.on}")


@require_http_methods(["GET", "POST"])
def funding(request: StaffRequest) -> HttpResponseBase:
    """What an hour here is usually paid from."""
    require(policies.may_count(request.actor))
    posted = request.POST if request.method == "POST" else None
    form = SplitForm(posted, initial=selectors.usual_split(request.actor))
    if posted is not None and form.is_valid():
        set_usual_split(request.actor, form.cleaned_data)
        messages.success(request, _("Saved. Entries from now on begin with these shares."))
        return redirect_back(request, "services:day")
    context = _frame(request, "services:day") | {"form": form}
    return render_page(request, "cases/services_funding.html", context, status=422 if form.errors else 200)


def _frame(request: StaffRequest, here: str) -> dict[str, Any]:
    return {"tabs": tabs(request.actor, here), "known": codes.services()}


def _whom(clients: list[Named], subject_id: UUID | None) -> Named | None:
    return next((one for one in clients if one.subject_id == subject_id), None)


def _to_day(on: date) -> HttpResponseBase:
    response = see_other("services:day")
    response["Location"] += f"?on={on}"
    return response
