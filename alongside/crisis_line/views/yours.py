"""One's own part of the line: shifts ahead, the number to ring, a calendar's address.

Belongs here: these screens. Not here: the format (calendars), saving (actions.calendars).
"""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.crisis_line import policies_shifts, roster_words
from alongside.crisis_line.actions.calendars import end_feed, hash_of, make_feed, set_number
from alongside.crisis_line.calendars import calendar
from alongside.crisis_line.enums_shifts import Place
from alongside.crisis_line.forms_shifts import OwnNumberForm
from alongside.crisis_line.selectors.calendars import has_feed, number_of, shifts_behind
from alongside.crisis_line.selectors.shifts import holding, swaps_of
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require


@require_http_methods(["GET", "POST"])
def yours(request: StaffRequest) -> HttpResponseBase:
    """Shifts, number, calendar."""
    require(policies_shifts.may_see_roster(request.actor))
    known = roster_words.number(number_of(request.actor))
    form = OwnNumberForm(request.POST if request.method == "POST" else None, initial={"digits": known})
    if request.method == "POST" and form.is_valid():
        set_number(actor=request.actor, digits=form.cleaned_data["digits"])
        messages.success(request, _("Saved."))
        return see_other("crisis_line:yours")
    return _show(request, form, status=422 if form.errors else 200)


@require_POST
def make_calendar(request: StaffRequest) -> HttpResponseBase:
    """A new address, shown this once."""
    token = make_feed(actor=request.actor)
    address = request.build_absolute_uri(reverse("crisis_line:calendar", args=[token]))
    form = OwnNumberForm(initial={"digits": roster_words.number(number_of(request.actor))})
    return _show(request, form, address=address)


@require_POST
def end_calendar(request: StaffRequest) -> HttpResponseBase:
    """The address answers no more."""
    require(policies_shifts.may_see_roster(request.actor))
    end_feed(actor=request.actor)
    messages.success(request, _("The address answers no more."))
    return see_other("crisis_line:yours")


@open_to_all
@require_safe
def calendar_feed(request: StaffRequest, token: str) -> HttpResponseBase:
    """What a calendar fetches. It says "On the line", whatever the language of anyone."""
    shifts = shifts_behind(hash_of(token))
    if shifts is None:
        raise Http404
    body = calendar(shifts, title="On the line", made_at=timezone.now())
    response = HttpResponse(body.encode(), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response


def _show(
    request: StaffRequest, form: OwnNumberForm, *, address: str = "", status: int = 200
) -> HttpResponseBase:
    now, actor = timezone.now(), request.actor
    mine = [
        one
        for one in holding(actor.agency_id, now, now + timedelta(days=62))
        if one.account_id == actor.account_id
    ]
    context: dict[str, Any] = {
        "tabs": tabs(actor, "crisis_line:yours"),
        "form": form,
        "address": address,
        "has_feed": has_feed(actor),
        "shifts": [(one, roster_words.from_to(one.span), Place(one.place).label) for one in mine],
        "swaps": swaps_of(actor),
        "me_id": actor.account_id,
    }
    return render_page(request, "crisis_line/yours.html", context, status=status)
