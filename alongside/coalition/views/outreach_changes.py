"""Changing a round, taking along what is packed, and saying that the two were reached.

Belongs here: those screens. Not here: the round's own page (views.outreach_rounds), the phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.coalition.actions import outreach_changes as acts
from alongside.coalition.actions.outreach_taps import say_reached
from alongside.coalition.enums_outreach import RoundState
from alongside.coalition.errors_outreach import AfterTheEnd, NotNow, TooLittle
from alongside.coalition.forms_outreach import RoundForm, first_of_round
from alongside.coalition.policies_outreach import may_change_round, may_say_reached, may_take_along
from alongside.coalition.selectors import outreach_rounds as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.outreach_stock import taken_for
from alongside.coalition.views.frame import in_coalition
from alongside.coalition.views.outreach_frame import saves, show_form
from alongside.coalition.views.outreach_rounds import round_form
from alongside.foundation.http import id_in, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.coalition.models import OutreachRound


@require_http_methods(["GET", "POST"])
@in_coalition
def change_outreach_round(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """Other people, places or times."""
    row = reads.filled([reads.round_of(coalition.id, outreach_round_id)])[0]
    require(may_change_round(request.actor, row))
    form, status = _form(request, coalition, row), 0
    if row.state not in acts.CHANGEABLE:
        messages.error(request, str(AfterTheEnd()))
        return see_other("coalition:outreach_round", coalition.id, row.id)
    if request.method == "POST" and form.is_valid():
        try:
            if _changed(request, coalition, row, form):
                return see_other("coalition:outreach_round", coalition.id, row.id)
        except SomeoneElseWasFaster as refusal:
            form, status = compare(form, first_of_round(row), refusal), 409
            form.data["seen"] = row.state  # type: ignore[index]
    lead = _("They are out: the start stands, and whoever is out stays on the list. All else can change.")
    return show_form(
        request, coalition, form, heading=_("Change the round"), lead=lead if row.state == RoundState.OUT else "",
        back=reverse("coalition:outreach_round", args=[coalition.id, row.id]), status=status,
        template="outreach_round_form",
    )  # fmt: skip


def _form(request: StaffRequest, coalition: Coalition, row: OutreachRound) -> RoundForm:
    form = round_form(request, coalition, first_of_round(row), row)
    form.begun(taken_for(row), out=row.state == RoundState.OUT)
    return form


def _changed(request: StaffRequest, coalition: Coalition, row: OutreachRound, form: RoundForm) -> bool:
    said = form.cleaned_data
    return bool(
        saves(
            request,
            form,
            lambda: acts.change_round(
                actor=request.actor, coalition_id=coalition.id, round_id=row.id, version=said["version"],
                seen=said["seen"], plan=form.plan_of_it(),
            ),
        )
    )  # fmt: skip


@require_POST
@in_coalition
def take_along_outreach(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """Take what is packed from the stock."""
    require(may_take_along(request.actor, reads.round_of(coalition.id, outreach_round_id)))
    try:
        acts.take_along(actor=request.actor, coalition_id=coalition.id, round_id=outreach_round_id)
        messages.success(request, _("Taken from the stock."))
    except (TooLittle, AfterTheEnd) as problem:
        messages.error(request, str(problem))
    return see_other("coalition:outreach_round", coalition.id, outreach_round_id, at="packed")


@require_POST
@in_coalition
def reached_outreach(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """Whoever watches has spoken with the two."""
    row = reads.round_of(coalition.id, outreach_round_id, lock=True)
    require(may_say_reached(request.actor, row))
    check_id = id_in(request.POST.get("id")) or uuid7()
    try:
        say_reached(actor=request.actor, row=row, check_id=check_id)
        messages.success(request, _("Written down. The next check-in is awaited."))
    except NotNow as problem:
        messages.error(request, str(problem))
    return see_other("coalition:outreach_round", coalition.id, outreach_round_id)
