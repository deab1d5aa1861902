"""Who takes what comes in: the standing rules of the agency.

Belongs here: one page and its acts. Not here: the inbox (incoming), agreements (directory).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.referrals import policies
from alongside.referrals.actions import routing as acts
from alongside.referrals.errors import NoAgreementRuns, NobodyReadsThere
from alongside.referrals.forms_routing import RoutingForm
from alongside.referrals.selectors import routing as reading
from alongside.referrals.views.frame import area_choices, tabs
from alongside.vault.actors import require_found
from alongside.vault.errors import SavedBefore

if TYPE_CHECKING:
    from alongside.people.types import StaffRequest


@require_http_methods(["GET", "POST"])
def routing(request: StaffRequest) -> HttpResponseBase:
    """The rules that hold, what was ended lately, and a new one."""
    require_found(policies.may_route(request.actor))
    partners = reading.partners_to_route(request.actor)
    form = RoutingForm(
        request.POST if request.method == "POST" else None,
        partners=partners,
        areas=area_choices(),
        teams=[(one.value, str(one.label)) for one in reading.reading_teams(request.actor)],
        people=[(str(one.id), one.working_name) for one in reading.receivers(request.actor)],
    )
    if request.method == "POST" and form.is_valid():
        try:
            with suppress(SavedBefore):  # the same form twice is one rule
                acts.set_routing(
                    actor=request.actor, routing_id=form.cleaned_data["row_id"], rule=form.rule()
                )
        except (NoAgreementRuns, NobodyReadsThere) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("From now on it is theirs. Everyone who reads what comes in still sees it.")
            )
            return see_other("referrals:routing")
    lines = reading.routing_lines(request.actor)
    context = {
        "tabs": tabs(request.actor, "referrals:routing"),
        "form": form,
        "partners": partners,
        "lines": [one for one in lines if one.row.ended_at is None],
        "ended": [one for one in lines if one.row.ended_at is not None],
    }
    return render_page(request, "referrals/routing.html", context, status=422 if form.errors else 200)


@require_POST
def end_routing(request: StaffRequest, routing_id: UUID) -> HttpResponseBase:
    """It goes to everyone again."""
    acts.end_routing(actor=request.actor, routing_id=routing_id)
    messages.success(request, _("It goes to everyone who reads what comes in again."))
    return see_other("referrals:routing")


@require_POST
def resume_routing(request: StaffRequest, routing_id: UUID) -> HttpResponseBase:
    """It was ended by mistake."""
    try:
        acts.resume_routing(actor=request.actor, routing_id=routing_id)
    except NoAgreementRuns as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It holds again."))
    return see_other("referrals:routing")
