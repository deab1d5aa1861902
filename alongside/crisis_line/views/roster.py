"""The roster: a week or a month of it, putting people on and off, a week again, gaps in words.

Belongs here: screens. Not here: rules (policies_shifts), saving (actions.roster), times (spans).
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases.errors import SomeoneElseWasFaster
from alongside.crisis_line import policies_shifts, roster_words, spans
from alongside.crisis_line.actions.roster import (
    HowHeld,
    change_rules,
    copy_week,
    put_back,
    put_on_days,
    take_off,
)
from alongside.crisis_line.enums_shifts import Place
from alongside.crisis_line.forms_shifts import CoverForm, RulesForm, ShiftForm
from alongside.crisis_line.selectors.shifts import (
    beyond_papers,
    gaps_of,
    holding,
    loads,
    on_call_team,
    open_swap_of,
    rules_of,
    shift_for,
    swaps_of,
    zone_of,
)
from alongside.crisis_line.spans import Span
from alongside.crisis_line.views.line_pages import tabs
from alongside.foundation import dates
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.vault.actors import require
from alongside.vault.errors import Refused

AHEAD = timedelta(days=31)
MOST_GAPS = 8


@require_safe
def roster(request: StaffRequest) -> HttpResponseBase:
    """One week, or five of them."""
    require(policies_shifts.may_see_roster(request.actor))
    weeks = 5 if request.GET.get("show") == "month" else 1
    monday = spans.week_of(_day_of(request.GET.get("from", "")))
    agency, zone, now = request.actor.agency_id, zone_of(request.actor.agency_id), timezone.now()
    start, end = (spans.at(monday + timedelta(days=n), time(0), zone) for n in (0, 7 * weeks))
    context = {
        "tabs": tabs(request.actor, "crisis_line:roster"),
        "days": _days(holding(agency, start, end), monday, 7 * weeks, zone),
        "monday": monday,
        "sunday": monday + timedelta(days=7 * weeks - 1),
        "weeks": weeks,
        "moves": _moves(monday, weeks),
        "gaps": _gaps(agency, now),
        "loads": [(one, roster_words.hours(one.longest)) for one in loads(agency)],
        "rules": rules_of(agency),
        "swaps": swaps_of(request.actor),
        "may_keep": bool(policies_shifts.may_keep_roster(request.actor)),
        "me_id": request.actor.account_id,
    }
    return render_page(request, "crisis_line/roster.html", context)


@require_http_methods(["GET", "POST"])
def add_shift(request: StaffRequest) -> HttpResponseBase:
    """Put someone on."""
    require(policies_shifts.may_keep_roster(request.actor))
    people = [(one.id, one.working_name) for one in on_call_team(request.actor.agency_id)]
    first = {"first": _day_of(request.GET.get("from", "")), "days": 1}
    form = ShiftForm(request.POST if request.method == "POST" else None, people=people, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            _put_on(request, form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            return see_other("crisis_line:roster", query=f"?from={form.cleaned_data['first']}")
    context = {"form": form, "team": people, "tabs": tabs(request.actor, "crisis_line:roster")}
    return render_page(request, "crisis_line/add_shift.html", context, status=422 if form.errors else 200)


def _put_on(request: StaffRequest, data: dict[str, Any]) -> None:
    put_on_days(
        actor=request.actor,
        account_id=UUID(data["who"]),
        place=data["place"],
        first=data["first"],
        days=data["days"],
        begins=data["begins"],
        ends=data["ends"],
        shift_id=data["row_id"],
    )
    messages.success(request, _("On the roster."))


@require_safe
def shift(request: StaffRequest, shift_id: UUID) -> HttpResponseBase:
    """One shift: who, when, and what can be done with it."""
    require(policies_shifts.may_see_roster(request.actor))
    found = shift_for(request.actor, shift_id)
    return render_page(request, "crisis_line/shift.html", shift_context(request, found))


def shift_context(request: StaffRequest, found: Any, form: CoverForm | None = None) -> dict[str, Any]:
    """What the page of one shift shows; `form` carries what was wrong."""
    others = [one for one in on_call_team(request.actor.agency_id) if one.id != request.actor.account_id]
    is_over = found.ends_at <= timezone.now()
    mine = bool(policies_shifts.may_give_away(request.actor, found))
    return {
        "tabs": tabs(request.actor, "crisis_line:roster"),
        "shift": found,
        "place": Place(found.place).label,
        "from_to": roster_words.from_to(Span(found.starts_at, found.ends_at)),
        "is_over": is_over,
        "may_keep": bool(policies_shifts.may_keep_roster(request.actor)) and not is_over,
        "may_ask": mine and not is_over and found.taken_off_at is None,
        "asked": open_swap_of(found),
        "form": form or CoverForm(people=[(one.id, one.working_name) for one in others]),
    }


@require_POST
def take_off_shift(request: StaffRequest, shift_id: UUID) -> HttpResponseBase:
    """Take someone off; it can be put back on the shift's own page."""
    take_off(actor=request.actor, shift_id=shift_id)
    return see_other("crisis_line:shift", shift_id)


@require_POST
def put_back_shift(request: StaffRequest, shift_id: UUID) -> HttpResponseBase:
    """Undo it."""
    try:
        put_back(actor=request.actor, shift_id=shift_id)
    except Refused as problem:
        if problem.code not in ("overlap", "not_for_the_line", "shift_over"):
            raise
        messages.warning(request, str(problem))
    return see_other("crisis_line:shift", shift_id)


@require_POST
def copy(request: StaffRequest) -> HttpResponseBase:
    """The same week again, a week later."""
    monday = spans.week_of(_day_of(request.POST.get("from", "")))
    done = copy_week(actor=request.actor, monday=monday)
    said = ngettext("%(count)d shift is copied.", "%(count)d shifts are copied.", done.made)
    messages.success(request, said % {"count": done.made})
    if done.left_out:
        left = ngettext(
            "%(count)d could not be: the time is taken, or the papers of the person end before.",
            "%(count)d could not be: the time is taken, or the papers of the person end before.",
            len(done.left_out),
        )
        messages.warning(request, left % {"count": len(done.left_out)})
    return see_other("crisis_line:roster", query=f"?from={monday + timedelta(days=7)}")


@require_http_methods(["GET", "POST"])
def line_rules(request: StaffRequest) -> HttpResponseBase:
    """How this agency holds its line."""
    require(policies_shifts.may_change_rules(request.actor))
    rules = rules_of(request.actor.agency_id)
    saved = {name: getattr(rules, name) for name in ("version", *(one.name for one in fields(HowHeld)))}
    form = RulesForm(request.POST if request.method == "POST" else None, initial=saved)
    theirs: list[tuple[Any, Any]] = []
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            change_rules(actor=request.actor, version=data.pop("version"), how=HowHeld(**data))
        except SomeoneElseWasFaster as problem:
            form.data = {**form.data.dict(), "version": str(rules.version)}  # type: ignore[attr-defined]  # (a QueryDict)
            form.add_error(None, str(problem))
            theirs = [
                (form.fields[name].label, str(value)) for name, value in saved.items() if name != "version"
            ]
        else:
            messages.success(request, _("Saved."))
            return see_other("crisis_line:roster")
    context = {"form": form, "theirs": theirs, "tabs": tabs(request.actor, "crisis_line:roster")}
    return render_page(request, "crisis_line/line_rules.html", context, status=422 if form.errors else 200)


def _day_of(text: str) -> date:
    """The day that an address names; today where it names none."""
    try:
        return date.fromisoformat(text) if 1970 < int(text[:4]) < 9000 else timezone.localdate()
    except ValueError:
        return timezone.localdate()


def _days(held: list[Any], monday: date, count: int, zone: Any) -> list[dict[str, Any]]:
    """Each day with who begins or goes on in it, by place."""
    found = []
    for number in range(count):
        day = monday + timedelta(days=number)
        start, end = (spans.at(day + timedelta(days=n), time(0), zone) for n in (0, 1))
        here = [one for one in held if one.span.start < end and one.span.end > start]
        found.append(
            {
                "day": day,
                "is_today": day == timezone.localdate(),
                "places": [
                    (place, place.label, [_entry(one, start) for one in here if one.place == place])
                    for place in Place
                ],
                "gaps": [roster_words.from_to(hole) for hole in gaps_of(here, start, end)],
                "is_over": end <= timezone.now(),
            }
        )
    return found


def _entry(one: Any, start: Any) -> dict[str, Any]:
    return {
        "held": one,
        "from_to": roster_words.from_to(one.span),
        "goes_on": one.span.start < start,
        "number": roster_words.number(one.digits),
    }


def _gaps(agency_id: UUID, now: Any) -> dict[str, Any]:
    """What nobody holds in the month ahead, in words."""
    held = holding(agency_id, now, now + AHEAD)
    found = [
        (roster_words.nobody(hole, place, goes_on=hole.end == now + AHEAD), hole, place)
        for place in Place
        for hole in gaps_of(held, now, now + AHEAD, place)
    ]
    primary = [words for words, _hole, place in found if place == Place.PRIMARY]
    backup = [words for words, _hole, place in found if place == Place.BACKUP]
    papers = [
        _("%(name)s’s papers end before the shift on %(day)s does.")
        % {"name": one.name, "day": dates.day(one.span.start)}
        for one in beyond_papers(held)
    ]
    return {
        "papers": papers[:MOST_GAPS],
        "primary": primary[:MOST_GAPS],
        "primary_more": max(len(primary) - MOST_GAPS, 0),
        "backup": backup[:MOST_GAPS],
        "backup_more": max(len(backup) - MOST_GAPS, 0),
    }


def _moves(monday: date, weeks: int) -> list[dict[str, Any]]:
    """To the weeks before and after, and to the other length."""
    here, month = reverse("crisis_line:roster"), "&show=month" if weeks > 1 else ""
    step = timedelta(days=7 * weeks)
    other = "" if weeks > 1 else "&show=month"
    return [
        {"url": f"{here}?from={monday - step}{month}", "label": _("Before")},
        {"url": f"{here}?from={timezone.localdate()}{month}", "label": _("Today")},
        {"url": f"{here}?from={monday + step}{month}", "label": _("After")},
        {"url": f"{here}?from={monday}{other}", "label": _("One week") if weeks > 1 else _("Five weeks")},
    ]
