"""Seats of experts: how many, who sits there, what was paid, whom members suggest.

Belongs here: screens. Not here: saving (actions.founding_seats). Members see how many seats there are and their own
suggestions; everything else is the organizers'.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alongside.coalition.actions import founding_seats as acts
from alongside.coalition.enums_founding import Suggested
from alongside.coalition.errors_founding import StandsElsewhere, SuggestedBefore
from alongside.coalition.forms_founding_words import PaymentForm, SeatsForm, SittingForm, SuggestionForm
from alongside.coalition.policies import may_organise
from alongside.coalition.selectors import founding_seats as reads
from alongside.coalition.selectors.founding_words import rules_in_force
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition, table_of
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import say_saved_already
from alongside.people.views.comparing import keep_apart
from alongside.vault.actors import require
from alongside.vault.errors import SavedBefore
from alongside.vault.ids import uuid7

AT = "coalition:seats"


@require_safe
@in_coalition
def seats(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """How many seats there are, and who could sit there."""
    return show_seats(request, coalition)


def show_seats(
    request: StaffRequest, coalition: Coalition, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    context: dict[str, Any] = {
        "count": reads.seats_open(coalition.id),
        "rules": rules_in_force(coalition.id),
        "suggestions": page_of(request, reads.suggestions(coalition.id)),
        "suggested": [one for one in Suggested if one != Suggested.NEW],
        "suggestion_form": SuggestionForm(initial={"row_id": uuid7()}),
    }
    if coalition.organised:
        seen = {"seen": reads.seats_ever(coalition.id)}
        context |= {"lines": reads.seat_lines(coalition.id), "seats_form": SeatsForm(initial=seen)}
    return founding_page(
        request, "coalition/seats.html", context | forms, coalition=coalition, at=AT, status=status
    )


@require_POST
@in_coalition
def open_seats(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """More seats."""
    require(may_organise(request.actor, coalition.id))
    form = SeatsForm(request.POST)
    if not form.is_valid():
        return show_seats(request, coalition, status=422, seats_form=form)
    try:
        acts.open_seats(
            actor=request.actor, coalition_id=coalition.id, on=timezone.localdate(), **form.cleaned_data
        )
        messages.success(request, _("The seats are there."))
    except StandsElsewhere as problem:
        messages.warning(request, str(problem))
    return see_other(AT, coalition.id)


@require_safe
@in_coalition
def seat(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """One seat, for organizers: who sits there, what was paid."""
    return show_seat(request, coalition, seat_id)


def show_seat(
    request: StaffRequest, coalition: Coalition, seat_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    require(may_organise(request.actor, coalition.id))
    row = reads.seat_for(coalition.id, seat_id)
    today = timezone.localdate()
    context = {
        "seat": row,
        "sitting": reads.sitting_of(row),
        "page": page_of(request, reads.payments(coalition.id, row)),
        "sitting_form": SittingForm(initial={"row_id": uuid7(), "on": today}),
        "payment_form": PaymentForm(initial={"row_id": uuid7(), "on": today}),
    }
    return founding_page(
        request, "coalition/seat.html", context | forms, coalition=coalition, at=AT, status=status
    )


@require_POST
@in_coalition
def close_seat(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """A seat that is not there any more."""
    acts.close_seat(actor=request.actor, coalition_id=coalition.id, seat_id=seat_id, on=timezone.localdate())
    return see_other("coalition:seat", coalition.id, seat_id)


@require_POST
@in_coalition
def open_seat_again(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """The seat as it was, empty."""
    acts.open_seat_again(actor=request.actor, coalition_id=coalition.id, seat_id=seat_id)
    return see_other("coalition:seat", coalition.id, seat_id)


@require_POST
@in_coalition
def sit(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """Who sits there."""
    require(may_organise(request.actor, coalition.id))
    form = SittingForm(request.POST)
    if not form.is_valid():
        return show_seat(request, coalition, seat_id, status=422, sitting_form=form)
    try:
        acts.sit(actor=request.actor, coalition_id=coalition.id, seat_id=seat_id, **form.cleaned_data)
    except StandsElsewhere as problem:
        form.add_error(None, str(problem))
        return show_seat(request, coalition, seat_id, status=409, sitting_form=form)
    except SavedBefore as before:
        return _again(request, coalition, seat_id, "sitting_form", form, before)
    messages.success(request, _("Saved. Only organizers see it."))
    return see_other("coalition:seat", coalition.id, seat_id)


@require_POST
@in_coalition
def leave_seat(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """Nobody sits there now."""
    acts.leave_seat(actor=request.actor, coalition_id=coalition.id, seat_id=seat_id)
    messages.success(request, _("The seat is free. The name is not kept."))
    return see_other("coalition:seat", coalition.id, seat_id)


@require_POST
@in_coalition
def pay(request: StaffRequest, coalition: Coalition, seat_id: UUID) -> HttpResponseBase:
    """What was paid."""
    require(may_organise(request.actor, coalition.id))
    form = PaymentForm(request.POST)
    if not form.is_valid():
        return show_seat(request, coalition, seat_id, status=422, payment_form=form)
    try:
        acts.pay(actor=request.actor, coalition_id=coalition.id, seat_id=seat_id, **form.cleaned_data)
    except SavedBefore as before:
        return _again(request, coalition, seat_id, "payment_form", form, before)
    messages.success(request, _("Saved. Only organizers see it."))
    return see_other("coalition:seat", coalition.id, seat_id)


def _again(
    request: StaffRequest, coalition: Coalition, seat_id: UUID, name: str, form: Any, before: SavedBefore
) -> HttpResponseBase:
    if before.same:
        say_saved_already(request)
        return see_other("coalition:seat", coalition.id, seat_id)
    saved = {field: getattr(before.row, field) for field in form.fields if hasattr(before.row, field)}
    return show_seat(request, coalition, seat_id, status=409, **{name: keep_apart(form, saved, before)})


@require_POST
@in_coalition
def take_payment_back(
    request: StaffRequest, coalition: Coalition, seat_id: UUID, payment_id: UUID
) -> HttpResponseBase:
    """It was written down wrongly; sent with `again`, it counts again."""
    on = None if request.POST.get("again") else timezone.localdate()
    acts.take_payment_back(actor=request.actor, coalition_id=coalition.id, payment_id=payment_id, on=on)
    return see_other("coalition:seat", coalition.id, seat_id)


@require_safe
@in_coalition
def payments_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What was paid, by the number of the seat. For organizers; no name is in it."""
    require(may_organise(request.actor, coalition.id))
    head = [_("Seat"), _("Paid on"), _("Dollars"), _("What for"), _("Taken back on")]
    rows = (
        [one.seat.number, one.on, one.dollars, one.what_for, one.taken_back_on]
        for one in reads.payments(coalition.id)
    )
    return table_of(request, head, rows, kind="payments", why="seat_payments")


@require_POST
@in_coalition
def suggest(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Someone for a seat, in confidence."""
    form = SuggestionForm(request.POST)
    if not form.is_valid():
        return show_seats(request, coalition, status=422, suggestion_form=form)
    try:
        acts.suggest(actor=request.actor, coalition_id=coalition.id, **form.cleaned_data)
    except SuggestedBefore as problem:
        form.add_error("name", str(problem))
        return show_seats(request, coalition, status=422, suggestion_form=form)
    except SavedBefore as before:
        if not before.same:
            saved = {field: getattr(before.row, field) for field in form.fields if hasattr(before.row, field)}
            again = keep_apart(form, saved, before)
            return show_seats(request, coalition, status=409, suggestion_form=again)
        say_saved_already(request)
        return see_other(AT, coalition.id)
    messages.success(request, _("Saved. Only the organizers and you see it."))
    return see_other(AT, coalition.id)


@require_POST
@in_coalition
def take_suggestion_back(
    request: StaffRequest, coalition: Coalition, suggestion_id: UUID
) -> HttpResponseBase:
    """The name goes."""
    acts.take_suggestion_back(actor=request.actor, coalition_id=coalition.id, suggestion_id=suggestion_id)
    return see_other(AT, coalition.id)


@require_POST
@in_coalition
def move_suggestion(request: StaffRequest, coalition: Coalition, suggestion_id: UUID) -> HttpResponseBase:
    """Asked, took a seat, not now."""
    require(may_organise(request.actor, coalition.id))
    then = request.POST.get("then", "")
    if then in Suggested.values:
        acts.move_suggestion(
            actor=request.actor, coalition_id=coalition.id, suggestion_id=suggestion_id, then=then
        )
    return see_other(AT, coalition.id)
