"""Asking a colleague to take a shift over, and the answer.

Belongs here: screens. Not here: rules and saving (actions.swaps).
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions import swaps
from alongside.crisis_line.forms_shifts import CoverForm
from alongside.crisis_line.selectors.shifts import on_call_team, shift_for
from alongside.crisis_line.views.line_pages import say
from alongside.crisis_line.views.roster import shift_context
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import Refused

DO = {"accept": swaps.accept_cover, "decline": swaps.decline_cover, "take_back": swaps.take_back}


@require_POST
def ask_cover(request: StaffRequest, shift_id: UUID) -> HttpResponseBase:
    """Ask one colleague."""
    require(policies_shifts.may_see_roster(request.actor))
    found = shift_for(request.actor, shift_id)
    require(policies_shifts.may_give_away(request.actor, found))
    team = [(one.id, one.working_name) for one in on_call_team(request.actor.agency_id)]
    form = CoverForm(request.POST, people=[one for one in team if one[0] != request.actor.account_id])
    if form.is_valid():
        try:
            swaps.ask_cover(actor=request.actor, shift_id=shift_id, asked_id=UUID(form.cleaned_data["who"]))
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Asked. The shift stays with you until they say yes."))
            return see_other("crisis_line:shift", shift_id)
    return render_page(request, "crisis_line/shift.html", shift_context(request, found, form), status=422)


@require_POST
def answer_cover(request: StaffRequest, swap_id: UUID) -> HttpResponseBase:
    """Yes, no, or taken back."""
    act = DO.get(request.POST.get("do", ""))
    if act is not None:
        try:
            act(actor=request.actor, swap_id=swap_id)
        except Refused as problem:
            if problem.code == "not_found":
                raise
            say(request, problem)
    return see_other("crisis_line:roster")
