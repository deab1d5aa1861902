"""Beds tonight, and what a shelter says of itself with one tap.

Belongs here: screens. Not here: reading (selectors.beds), saving (actions.beds), requests (views.bed_requests).
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory import bed_words
from alongside.directory import policies_beds as policies
from alongside.directory.actions import beds as acts
from alongside.directory.enums_beds import BedType
from alongside.directory.errors_beds import CountChanged, NoShelterHere
from alongside.directory.forms_beds import FilterForm, KindForm, OfferForm, SaidForm
from alongside.directory.selectors import bed_requests as requests
from alongside.directory.selectors import beds as reads
from alongside.directory.selectors.beds import BedLine, ShelterLine
from alongside.directory.views.bed_pages import say, tabs
from alongside.directory.views.bed_requests import asked_rows, hold_rows
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster


@require_safe
def beds(request: StaffRequest) -> HttpResponseBase:
    """What is free, and how old that is; what others ask of us; what we asked; what is held."""
    require(policies.may_see_beds(request.actor))
    form = FilterForm(request.GET or None, counties=reads.counties_with_beds())
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = reads.beds_tonight(request.actor, **wanted)
    return render_page(request, "directory/beds.html", _context(request, form, found))


def _context(request: StaffRequest, form: FilterForm, found: list[ShelterLine]) -> dict[str, Any]:
    actor = request.actor
    ours = reads.our_shelter(actor)
    asks = bool(policies.may_ask_for_bed(actor))
    return {
        "tabs": tabs(actor, "directory:beds"),
        "form": form,
        "shelters": [shelter_row(one) for one in found],
        "may_ask": asks,
        "ours": _ours(request) if policies.may_say_beds(actor, ours) else None,
        "resting": ours is not None and ours.rests_since is not None,
        "may_begin": bool(policies.may_keep_shelter(actor)) and reads.may_begin_shelter(actor),
        "asked": asked_rows(actor),
        "requests": requests.requests_of(actor) if asks else [],
        "holds": hold_rows(actor) if asks else [],
        "words": requests.words_for(actor),
    }


def shelter_row(line: ShelterLine) -> dict[str, Any]:
    """A shelter as a template shows it."""
    return {"line": line, "beds": [bed_row(bed) for bed in line.beds]}


def bed_row(bed: BedLine) -> dict[str, Any]:
    """One number, with its shape and its age."""
    shape, tone = bed_words.shape(bed)
    return {
        "bed": bed,
        "label": bed.bed_type.label,
        "words": bed_words.free(bed),
        "shape": shape,
        "tone": tone,
        "ago": bed_words.ago(bed.said_at),
        "more": min(bed.said + 1, 500),
        "less": max(bed.said - 1, 0),
    }


def _ours(request: StaffRequest) -> dict[str, Any]:
    return shelter_row(reads.shelter_line(request.actor, request.actor.agency_id)) | {"kind_form": KindForm()}


@require_POST
def say_beds(request: StaffRequest) -> HttpResponseBase:
    """One tap: the number that is meant now."""
    require(policies.may_say_beds(request.actor, reads.our_shelter(request.actor)), NoShelterHere)
    form = SaidForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("That was no number of beds. Nothing was changed."))
        return see_other("directory:beds")
    try:
        acts.say_beds(actor=request.actor, **form.cleaned_data)
    except CountChanged as problem:
        say(request, problem)
    return see_other("directory:beds", query="#ours")


@require_POST
def add_bed_kind(request: StaffRequest) -> HttpResponseBase:
    """A kind of bed that this shelter has, with the first number."""
    form = KindForm(request.POST)
    require(policies.may_say_beds(request.actor, reads.our_shelter(request.actor)), NoShelterHere)
    if not form.is_valid():
        return _show_kind(request, form)
    try:
        acts.say_beds(actor=request.actor, seen=None, **form.cleaned_data)
    except CountChanged as problem:
        say(request, problem)
    return see_other("directory:beds", query="#ours")


def _show_kind(request: StaffRequest, form: KindForm) -> HttpResponseBase:
    found = reads.beds_tonight(request.actor)
    context = _context(request, FilterForm(counties=reads.counties_with_beds()), found)
    context["ours"]["kind_form"] = form
    return render_page(request, "directory/beds.html", context, status=422)


@require_POST
def take_bed_kind_away(request: StaffRequest) -> HttpResponseBase:
    """The shelter has no beds of this kind."""
    require(policies.may_keep_shelter(request.actor))
    if (bed_type := request.POST.get("bed_type", "")) in BedType.values:
        acts.take_kind_away(actor=request.actor, bed_type=bed_type)
        messages.success(request, _("This kind of bed is not shown any more."))
    return see_other("directory:offer_beds")


@require_http_methods(["GET", "POST"])
def offer_beds(request: StaffRequest) -> HttpResponseBase:
    """Begin to offer beds here, or say better how."""
    require(policies.may_keep_shelter(request.actor))
    ours = reads.our_shelter(request.actor)
    posted = request.POST if request.method == "POST" else None
    form = OfferForm(posted, entries=reads.shelters_to_link(), initial=_saved(ours))
    if request.method == "POST" and form.is_valid():
        try:
            acts.offer_beds(actor=request.actor, version=form.cleaned_data["version"], offer=form.offer())
        except SomeoneElseWasFaster as refusal:
            saved = _saved(reads.our_shelter(request.actor))
            return _show_offer(request, compare(form, saved, refusal), ours, status=409)
        messages.success(request, _("Saved."))
        return see_other("directory:beds", query="#ours")
    return _show_offer(request, form, ours, status=422 if form.errors else 200)


def _show_offer(request: StaffRequest, form: OfferForm, ours: Any, *, status: int) -> HttpResponseBase:
    line = reads.shelter_lines(request.actor, [request.actor.agency_id]).get(request.actor.agency_id)
    context = {
        "tabs": tabs(request.actor, "directory:beds"),
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "ours": ours,
        "beds": [bed_row(bed) for bed in line.beds] if line else [],
    }
    return render_page(request, "directory/offer_beds.html", context, status=status)


def _saved(ours: Any) -> dict[str, Any]:
    if ours is None:
        return {"version": 0}
    return {
        "version": ours.version,
        "county": ours.county,
        "line": ours.line,
        "good_for": str(ours.good_for_minutes),
        "any_hour": {True: "yes", False: "no"}.get(ours.any_hour, ""),
        "service": str(ours.service_id or ""),
    }


@require_POST
def rest_beds(request: StaffRequest) -> HttpResponseBase:
    """Offer no beds for a while, or again."""
    rests = request.POST.get("rests") == "yes"
    acts.let_shelter_rest(actor=request.actor, on=timezone.localdate() if rests else None)
    messages.success(
        request, _("Your beds are not shown any more.") if rests else _("Your beds are shown again.")
    )
    return see_other("directory:beds")
