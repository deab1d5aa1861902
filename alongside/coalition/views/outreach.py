"""Outreach at a glance; plans; places on a list and on a map; how a place was found; the coalition's rule.

Belongs here: screens. Not here: rounds (views.outreach_rounds), boxes and numbers (views.outreach_stock), the phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition.actions import outreach_rounds as round_acts
from alongside.coalition.actions import outreach_written as acts
from alongside.coalition.enums_outreach import PlaceKind
from alongside.coalition.forms_outreach import (
    OutreachCheckForm,
    OutreachPlaceForm,
    OutreachPlanForm,
    RuleForm,
)
from alongside.coalition.policies import may_organise
from alongside.coalition.policies_outreach import may_change_written
from alongside.coalition.selectors import outreach as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.outreach_rounds import filled, out_now, rounds_of, rule_of
from alongside.coalition.views.frame import in_coalition
from alongside.coalition.views.outreach_frame import saves, show, show_form
from alongside.directory.counties import name_of
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.coalition.models import OutreachPlace


@require_safe
@in_coalition
def outreach(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Who is out, what comes next, where we go and how."""
    kind, off = request.GET.get("kind", ""), request.GET.get("off") == "1"
    kind = kind if kind in PlaceKind.values else ""
    places = list(reads.places_of(coalition.id, kind=kind, closed=off)[:300])
    now = timezone.now()
    context = {
        "out": out_now(request.actor, coalition.id),
        "next": filled(
            rounds_of(coalition.id).filter(state="planned", ends_at__gt=now).order_by("starts_at")[:6]
        ),
        "places": _listed(places),
        "drawings": reads.drawings_of(places),
        "plans": reads.plans_of(coalition.id)[:50],
        "ended": reads.plans_of(coalition.id, ended=True)[:50],
        "off": off,
        "left_off": reads.places_of(coalition.id, closed=True).count(),
        "kinds": PlaceKind.choices,
        "kind": kind,
        "rule": rule_of(coalition.id),
        "may_organise": bool(may_organise(request.actor, coalition.id)),
    }
    return show(request, coalition, "outreach", context)


def _listed(places: list[OutreachPlace]) -> list[tuple[OutreachPlace, str, str]]:
    """Each with its county's name; the first of a ZIP area is where the map leads."""
    found, seen = [], set[str]()
    for place in places:
        first = bool(place.zip_code) and place.zip_code not in seen
        seen.add(place.zip_code)
        county = name_of(place.county) if place.county else ""
        found.append((place, county, f"zip-{place.zip_code}" if first else ""))
    return found


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def outreach_place_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A place for the list."""
    form = OutreachPlaceForm(request.POST or None, initial=first_of(request))
    del form.fields["closed"]
    if request.method == "POST" and form.is_valid():
        row = saves(
            request,
            form,
            lambda: acts.add_place(
                actor=request.actor,
                coalition_id=coalition.id,
                place_id=form.cleaned_data["row_id"],
                **form.said(),
            ),
        )
        if row:
            return see_other("coalition:outreach_place", coalition.id, row.id)
    back = reverse("coalition:outreach", args=[coalition.id])
    return show_form(request, coalition, form, heading=_("Add a place"), back=back)


@require_safe
@in_coalition
def outreach_place(request: StaffRequest, coalition: Coalition, outreach_place_id: UUID) -> HttpResponseBase:
    """One place: whether one can talk there, and what was learned."""
    place = reads.place_of(coalition.id, outreach_place_id)
    context = {
        "place": place,
        "county": name_of(place.county) if place.county else "",
        "checks": reads.checks_of(place),
        "visits": reads.visits_of(place),
        "may_change": bool(may_change_written(request.actor, place)),
    }
    return show(request, coalition, "outreach_place", context)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_outreach_place(
    request: StaffRequest, coalition: Coalition, outreach_place_id: UUID
) -> HttpResponseBase:
    """Say it better, or leave it off the list."""
    place = reads.place_of(coalition.id, outreach_place_id)
    require(may_change_written(request.actor, place))
    names = ("name", "kind", "zip_code", "county", "closed", "version")
    saved = {name: getattr(place, name) for name in names}
    form = OutreachPlaceForm(request.POST or None, initial=saved)
    status = 0
    if request.method == "POST" and form.is_valid():
        try:
            row = saves(
                request,
                form,
                lambda: acts.change_place(
                    actor=request.actor, coalition_id=coalition.id, place_id=outreach_place_id,
                    version=form.cleaned_data["version"], closed=form.cleaned_data["closed"], **form.said(),
                ),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form, row, status = compare(form, saved, refusal), None, 409
        if row:
            return see_other("coalition:outreach_place", coalition.id, outreach_place_id)
    back = reverse("coalition:outreach_place", args=[coalition.id, outreach_place_id])
    return show_form(request, coalition, form, heading=_("Change the place"), back=back, status=status)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def check_outreach_place(
    request: StaffRequest, coalition: Coalition, outreach_place_id: UUID
) -> HttpResponseBase:
    """How it was found."""
    place = reads.place_of(coalition.id, outreach_place_id)
    form = OutreachCheckForm(request.POST or None, initial=first_of(request) | {"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        row = saves(
            request,
            form,
            lambda: acts.look_at_place(
                actor=request.actor, coalition_id=coalition.id, place_id=place.id,
                check_id=form.cleaned_data["row_id"], on=form.cleaned_data["on"], **form.said(),
            ),
        )  # fmt: skip
        if row:
            return see_other("coalition:outreach_place", coalition.id, place.id)
    return show_form(
        request, coalition, form, heading=_("Is it safe to talk at %(place)s?") % {"place": place.name},
        lead=_("Look first from outside. Where a question cannot be answered with yes, offer to meet somewhere else."),
        back=reverse("coalition:outreach_place", args=[coalition.id, place.id]),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def outreach_plan_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A way of reaching one population."""
    form = OutreachPlanForm(request.POST or None, initial=first_of(request))
    del form.fields["ended"]
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in acts.PLAN}
        row = saves(
            request,
            form,
            lambda: acts.write_plan(
                actor=request.actor,
                coalition_id=coalition.id,
                plan_id=form.cleaned_data["row_id"],
                **said,
            ),
        )
        if row:
            return see_other("coalition:outreach_plan", coalition.id, row.id)
    back = reverse("coalition:outreach", args=[coalition.id])
    return show_form(request, coalition, form, heading=_("Plan how to reach people"), back=back)


@require_safe
@in_coalition
def outreach_plan(request: StaffRequest, coalition: Coalition, outreach_plan_id: UUID) -> HttpResponseBase:
    """One plan, and its rounds. Made to be printed."""
    plan = reads.plan_of(coalition.id, outreach_plan_id)
    context = {
        "plan": plan,
        "rounds": filled(rounds_of(coalition.id).filter(plan_id=plan.id)[:20]),
        "may_change": bool(may_change_written(request.actor, plan)),
    }
    return show(request, coalition, "outreach_plan", context)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_outreach_plan(
    request: StaffRequest, coalition: Coalition, outreach_plan_id: UUID
) -> HttpResponseBase:
    """Say it better, or end it."""
    plan = reads.plan_of(coalition.id, outreach_plan_id)
    require(may_change_written(request.actor, plan))
    saved = {name: getattr(plan, name) for name in (*acts.PLAN, "ended", "version")}
    form = OutreachPlanForm(request.POST or None, initial=saved)
    status = 0
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in acts.PLAN}
        try:
            row = saves(
                request,
                form,
                lambda: acts.change_plan(
                    actor=request.actor, coalition_id=coalition.id, plan_id=outreach_plan_id,
                    version=form.cleaned_data["version"], ended=form.cleaned_data["ended"], **said,
                ),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form, row, status = compare(form, saved, refusal), None, 409
        if row:
            return see_other("coalition:outreach_plan", coalition.id, outreach_plan_id)
    back = reverse("coalition:outreach_plan", args=[coalition.id, outreach_plan_id])
    return show_form(request, coalition, form, heading=_("Change the plan"), back=back, status=status)


@require_http_methods(["GET", "POST"])
@in_coalition
def outreach_rule(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What holds for the coalition's rounds."""
    require(may_organise(request.actor, coalition.id))
    rule = rule_of(coalition.id)
    saved = {name: getattr(rule, name) for name in ("alone_ok", "why_alone", "check_every")}
    form = RuleForm(request.POST or None, initial=saved)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if saves(
            request,
            form,
            lambda: round_acts.settle_rule(actor=request.actor, coalition_id=coalition.id, **said),
        ):
            return see_other("coalition:outreach", coalition.id)
    back = reverse("coalition:outreach", args=[coalition.id])
    return show_form(request, coalition, form, heading=_("Rule for rounds"), back=back)
