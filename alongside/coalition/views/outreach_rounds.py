"""Rounds: the list, planning one, one with its check-ins and numbers, its next step, a number from paper.

Belongs here: screens. Not here: the phone (views.outreach_phone).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import outreach_rounds as acts
from alongside.coalition.actions import outreach_taps as tap_acts
from alongside.coalition.actions.outreach_changes import CHANGEABLE
from alongside.coalition.enums_outreach import RoundState
from alongside.coalition.errors_outreach import NotNow
from alongside.coalition.forms_outreach import CountForm, LearnedForm, RoundForm
from alongside.coalition.policies_outreach import (
    may_change_round,
    may_check_in,
    may_count,
    may_say_reached,
    may_steer,
    may_take_along,
)
from alongside.coalition.selectors import outreach_rounds as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.outreach import places_of, plans_of
from alongside.coalition.selectors.outreach_stock import boxes_of, packed_for
from alongside.coalition.views.frame import in_coalition
from alongside.coalition.views.outreach_frame import saves, show, show_form
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.coalition.models import OutreachRound


STEP_WORDS = {
    (RoundState.PLANNED, RoundState.OUT): gettext_lazy("We set out"),
    (RoundState.PLANNED, RoundState.OFF): gettext_lazy("Call it off"),
    (RoundState.OUT, RoundState.BACK): gettext_lazy("We are back"),
    (RoundState.BACK, RoundState.OUT): gettext_lazy("Still out"),
    (RoundState.OFF, RoundState.PLANNED): gettext_lazy("Bring it back"),
}


OF_OTHERS = {  # whoever does not go says it of the two
    (RoundState.PLANNED, RoundState.OUT): gettext_lazy("They set out"),
    (RoundState.OUT, RoundState.BACK): gettext_lazy("They are back"),
}


@require_safe
@in_coalition
def outreach_rounds(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Every round that she may read, the newest first."""
    state = request.GET.get("state", "")
    state = state if state in RoundState.values else ""
    rows = reads.rounds_of(coalition.id)
    page = page_of(request, rows.filter(state=state) if state else rows)
    rounds = reads.filled(page)
    last, now = reads.last_check_ins([row.id for row in rounds]), timezone.now()
    context = {
        "page": page,
        "rounds": [(row, reads.safety_of(row, last.get(row.id), now)) for row in rounds],
        "states": RoundState.choices,
        "state": state,
        "query": f"state={state}&" if state else "",
    }
    return show(request, coalition, "outreach_rounds", context)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def outreach_round_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Plan a round, with two."""
    first = {
        "colleagues": [str(request.actor.account_id)],
        "check_every": reads.rule_of(coalition.id).check_every,
    }
    form = round_form(request, coalition, first_of(request) | first)
    if request.method == "POST" and form.is_valid():
        row = saves(
            request,
            form,
            lambda: acts.plan_round(
                actor=request.actor, coalition_id=coalition.id, round_id=form.cleaned_data["row_id"],
                plan=form.plan_of_it(),
            ),
        )  # fmt: skip
        if row:
            return see_other("coalition:outreach_round", coalition.id, row.id)
    return show_form(
        request, coalition, form, heading=_("Plan a round"),
        lead=_("Two go. They say that they are well every so often, and somebody waits for it."),
        back=reverse("coalition:outreach", args=[coalition.id]), template="outreach_round_form",
    )  # fmt: skip


def round_form(
    request: StaffRequest, coalition: Coalition, initial: dict[str, Any], row: OutreachRound | None = None
) -> RoundForm:
    """The form of a round, with the people, places and boxes that whoever asks may choose from."""
    has = {stop.place_id: stop.place.name for stop in row.way} if row else {}
    places = has | {place.id: place.name for place in places_of(coalition.id)[:300]}
    plans = {plan.id: plan.name for plan in plans_of(coalition.id)[:200]}
    if row and row.plan:
        plans.setdefault(row.plan.id, row.plan.name)
    return RoundForm(
        request.POST or None,
        initial=initial,
        people=[(str(one), name) for one, name in reads.who_may_go(request.actor, row).items()],
        plans=[(str(one), name) for one, name in plans.items()],
        places=[(str(one), name) for one, name in places.items()],
        boxes=boxes_of(coalition.id, row.for_agency_id if row else request.actor.agency_id),
    )


@require_safe
@in_coalition
def outreach_round(request: StaffRequest, coalition: Coalition, outreach_round_id: UUID) -> HttpResponseBase:
    """One round: how the two are, where they go, what was counted."""
    return show_round(request, coalition, reads.round_of(coalition.id, outreach_round_id))


def show_round(
    request: StaffRequest, coalition: Coalition, row: OutreachRound, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    actor = request.actor
    last = reads.last_check_ins([row.id]).get(row.id)
    stops = reads.stops_of(row)
    counts = bool(may_count(actor, row))
    choices = [(str(stop.id), f"{stop.number} {stop.place.name}") for stop in stops]
    packed = packed_for(row)
    changeable = row.state in CHANGEABLE
    context = {
        "round": row,
        "workers": reads.filled([row])[0].who,
        "stops": [stop for stop in stops if not stop.gone],
        "packed": packed,
        "may_take": any(not one.taken for one in packed)
        and row.state != RoundState.OFF
        and bool(may_take_along(actor, row)),
        "may_change": changeable and bool(may_change_round(actor, row)),
        "may_reach": row.state == RoundState.OUT
        and not may_check_in(actor, row)
        and bool(may_say_reached(actor, row)),
        "safety": reads.safety_of(row, last, timezone.now()),
        "check_ins": reads.check_ins_of(row),
        "counts": reads.counts_of(row) if counts else [],
        "may_count": counts,
        "takes_counts": reads.takes_counts(row, timezone.now()),
        "may_check_in": bool(may_check_in(actor, row)) and row.state == RoundState.OUT,
        "may_steer": bool(may_steer(actor, row)),
        "steps": _steps(row, goes=bool(may_check_in(actor, row))) if may_steer(actor, row) else [],
        "count_form": CountForm(
            initial={"row_id": uuid7(), "band": reads.band_at(row.starts_at).value}, stops=choices
        ),
        "learned_form": LearnedForm(initial={"learned": row.learned, "version": row.version}),
        "check_id": uuid7(),
    }
    return show(request, coalition, "outreach_round", context | forms, status=status)


def _steps(row: OutreachRound, *, goes: bool) -> list[dict[str, Any]]:
    now, words = RoundState(row.state), STEP_WORDS if goes else STEP_WORDS | OF_OTHERS
    return [
        {"then": then.value, "words": words[(now, then)]}
        for then in RoundState
        if then in acts.NEXT[now] and now != RoundState.OFF  # that step stands beside the words "called off"
    ]


@require_POST
@in_coalition
def move_outreach_round(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """The next step."""
    row = reads.round_of(coalition.id, outreach_round_id)
    require(may_steer(request.actor, row))
    then, seen = request.POST.get("then", ""), request.POST.get("seen", "")
    try:
        if then not in RoundState.values:
            raise NotNow
        acts.move_round(
            actor=request.actor,
            coalition_id=coalition.id,
            round_id=outreach_round_id,
            then=then,
            seen=seen,
        )
    except NotNow as problem:
        messages.error(request, str(problem))
    return see_other("coalition:outreach_round", coalition.id, outreach_round_id)


@require_POST
@in_coalition
def check_in_outreach(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """The two are well, said from the round's own page."""
    row = reads.round_of(coalition.id, outreach_round_id, lock=True)
    require(may_check_in(request.actor, row))
    check_id = id_in(request.POST.get("id")) or uuid7()
    try:
        tap_acts.check_in(actor=request.actor, row=row, check_id=check_id)
        messages.success(request, _("Checked in."))
    except NotNow as problem:
        messages.error(request, str(problem))
    return see_other("coalition:outreach_round", coalition.id, outreach_round_id)


@require_POST
@in_coalition
def count_outreach(request: StaffRequest, coalition: Coalition, outreach_round_id: UUID) -> HttpResponseBase:
    """A number from paper."""
    row = reads.round_of(coalition.id, outreach_round_id)
    require(may_count(request.actor, row))
    stops = [(str(stop.id), f"{stop.number} {stop.place.name}") for stop in reads.stops_of(row)]
    form = CountForm(request.POST, stops=stops)
    if form.is_valid():
        said = form.cleaned_data
        done = saves(
            request,
            form,
            lambda: tap_acts.count_from_paper(
                actor=request.actor, row=row, tap_id=said["row_id"], stop_id=UUID(said["stop"]), band=said["band"],
                code=said["code"], count=said["count"],
            ),
        )  # fmt: skip
        if done:
            return see_other("coalition:outreach_round", coalition.id, outreach_round_id, at="counted")
    return show_round(request, coalition, row, status=422, count_form=form)


@require_POST
@in_coalition
def learned_outreach(
    request: StaffRequest, coalition: Coalition, outreach_round_id: UUID
) -> HttpResponseBase:
    """What the two learned."""
    row = reads.round_of(coalition.id, outreach_round_id)
    require(may_steer(request.actor, row))
    form, status = LearnedForm(request.POST), 422
    if form.is_valid():
        try:
            done = saves(
                request,
                form,
                lambda: acts.say_learned(
                    actor=request.actor, coalition_id=coalition.id, round_id=outreach_round_id,
                    version=form.cleaned_data["version"], learned=form.cleaned_data["learned"],
                ),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            saved = {"learned": row.learned, "version": row.version}
            form, done, status = compare(form, saved, refusal), None, 409
        if done:
            return see_other("coalition:outreach_round", coalition.id, outreach_round_id, at="learned")
    return show_round(
        request, coalition, row, status=status, learned_form=form, theirs=getattr(form, "theirs", [])
    )
