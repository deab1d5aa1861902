"""The list of partners, one partner, its steps.

Belongs here: screens. Not here: what hangs on a partner (member_parts), reading (selectors.founding), saving (actions).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition.actions import founding as acts
from alongside.coalition.actions.members import add_member as add_to_list
from alongside.coalition.actions.members import look_at_entry, take_off_list
from alongside.coalition.enums import MemberState as State
from alongside.coalition.enums import PartnerType
from alongside.coalition.errors import AlreadyHere
from alongside.coalition.errors_founding import BeforeIt, StandsElsewhere, WrittenAbout
from alongside.coalition.forms_founding import (
    AddForm,
    ApproachForm,
    ContactForm,
    NarrowForm,
    PartnerForm,
    PromiseForm,
    StepForm,
    StrengthForm,
)
from alongside.coalition.policies import may_organise
from alongside.coalition.policies_founding import NEXT, may_speak_for_partner
from alongside.coalition.selectors import founding as reads
from alongside.coalition.selectors.entries import known_of
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.founding import founding_page
from alongside.coalition.views.frame import in_coalition, table_of
from alongside.directory.selectors.agreements import organization_called, organizations_to_agree_with
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import SomeoneElseWasFaster
from alongside.vault.ids import uuid7

DIRECTORY: dict[str, Any] = {"organizations": organizations_to_agree_with, "called": organization_called}
SHAPES = {
    State.WANTED: ("open", ""),
    State.ASKED: ("wait", "warm"),
    State.JOINED: ("done", "accent"),
    State.DECLINED: ("pause", "soft"),
    State.LEFT: ("stop", "soft"),
}
STEP_WORDS = {
    State.ASKED: gettext_lazy("We asked them"),
    State.JOINED: gettext_lazy("They joined"),
    State.DECLINED: gettext_lazy("Not now"),
    State.LEFT: gettext_lazy("They left"),
}


@require_safe
@in_coalition
def members(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Who belongs, who was asked, which kinds are missing."""
    form = NarrowForm(request.GET)
    narrowed = form.narrow()
    found = page_of(request, reads.partners(coalition.id, **narrowed), size=30)
    asked = {name: request.GET[name] for name in ("q", "state", "kind") if request.GET.get(name)}
    context = {
        "form": form,
        "page": found,
        "rows": [row_of(one) for one in found],
        "missing": reads.missing_types(coalition.id),
        "narrowed": bool(asked),
        "query": urlencode(asked) + "&" if asked else "",
        "own": reads.own_partner(request.actor, coalition.id),
    }
    return founding_page(
        request, "coalition/members.html", context, coalition=coalition, at="coalition:members"
    )


def row_of(partner: Any) -> dict[str, Any]:
    """A partner as a template shows it."""
    shape, tone = SHAPES[State(partner.state)]
    words = {"kind_said": PartnerType(partner.partner_type).label, "state_said": State(partner.state).label}
    return {"partner": partner, "shape": shape, "tone": tone, **words}


@require_safe
@in_coalition
def members_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The list as a table, as it is narrowed. No names of people."""
    head = [_("Name"), _("Kind"), _("State"), _("Joined on"), _("Left on"), _("Promises")]
    rows = (
        [one.name, one.get_partner_type_display(), one.get_state_display(), one.joined_on, one.left_on,
         one.promised]  # type: ignore[attr-defined]
        for one in reads.partners(coalition.id, **NarrowForm(request.GET).narrow())
    )  # fmt: skip
    return table_of(request, head, rows, kind="members", why="coalition_members")


@require_http_methods(["GET", "POST"])
@in_coalition
def add_member(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """One more organization for the list."""
    require(may_organise(request.actor, coalition.id))
    form = AddForm(
        request.POST if request.method == "POST" else None,
        agencies=reads.agencies_to_add(request.actor, coalition.id),
        **DIRECTORY,
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = add_to_list(actor=request.actor, coalition_id=coalition.id, **form.said())
        except AlreadyHere as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("It is in the list, to be asked. You can take it off again below."))
            return see_other("coalition:member", coalition.id, row.id)
    return founding_page(
        request, "coalition/add_member.html", {"form": form, "missing": reads.missing_types(coalition.id)},
        coalition=coalition, at="coalition:members", status=422 if form.errors else 200,
    )  # fmt: skip


@require_safe
@in_coalition
def member(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """One partner: where it stands, what it promises, is good at and brings; for organizers whom to speak to."""
    return show_member(request, coalition, partner_id)


def show_member(
    request: StaffRequest, coalition: Coalition, partner_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    row = reads.partner_for(coalition.id, partner_id)
    promises = reads.promises_of(row)
    today = timezone.localdate()
    context = row_of(row) | {
        "promises": promises,
        "promised": sum(one.made is not None for one in promises),
        "strengths": reads.strengths_of(row),
        "known": known_of(row),
        "may_speak": bool(may_speak_for_partner(request.actor, row)),
        "promise_form": PromiseForm(
            initial={"on": today}, left=[one.code for one in promises if not one.made]
        ),
        "strength_form": StrengthForm(initial={"row_id": uuid7()}),
    }
    if coalition.organised:
        steps = list(reads.steps_of(row)[:20])
        context |= {
            "steps": steps,
            "undoable": steps[0] if steps and steps[0].now == row.state else None,
            "next": [(one.value, STEP_WORDS[one]) for one in NEXT[row.state]],
            "step_form": StepForm(initial={"on": today}),
            "contacts": reads.contacts_of(row),
            "approaches": reads.approaches_of(row)[:20],
            "letters": reads.letters_of(row),
            "contact_form": ContactForm(initial={"row_id": uuid7()}),
            "approach_form": ApproachForm(initial={"row_id": uuid7(), "on": today}),
        }
    return founding_page(
        request,
        "coalition/member.html",
        context | forms,
        coalition=coalition,
        at="coalition:members",
        status=status,
    )


@require_http_methods(["GET", "POST"])
@in_coalition
def change_member(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """Its name and kind."""
    require(may_organise(request.actor, coalition.id))
    row = reads.partner_for(coalition.id, partner_id)
    form = PartnerForm(request.POST if request.method == "POST" else None, initial=_saved(row), **DIRECTORY)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_partner(
                actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, **form.said()
            )
        except AlreadyHere as problem:
            form.add_error("name", str(problem))
        except SomeoneElseWasFaster as refusal:
            form, status = compare(form, _saved(reads.partner_for(coalition.id, partner_id)), refusal), 409
        else:
            messages.success(request, _("Saved."))
            return see_other("coalition:member", coalition.id, partner_id)
    context = {"form": form, "partner": row, "theirs": getattr(form, "theirs", [])}
    status = 422 if form.errors and status == 200 else status
    return founding_page(
        request,
        "coalition/change_member.html",
        context,
        coalition=coalition,
        at="coalition:members",
        status=status,
    )


def _saved(row: Any) -> dict[str, Any]:
    return {
        "name": row.name, "partner_type": row.partner_type, "version": row.version,
        "organization": str(row.organization_id or ""),
    }  # fmt: skip


@require_POST
@in_coalition
def see_member_entry(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """What its entry in the directory says now was seen, and its name taken where that was asked."""
    try:
        look_at_entry(
            actor=request.actor, coalition_id=coalition.id, partner_id=partner_id,
            take_name=request.POST.get("take") == "name",
        )  # fmt: skip
    except AlreadyHere as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Saved."))
    return see_other("coalition:member", coalition.id, partner_id)


@require_POST
@in_coalition
def take_step(request: StaffRequest, coalition: Coalition, partner_id: UUID) -> HttpResponseBase:
    """Asked, joined, not now, left."""
    require(may_organise(request.actor, coalition.id))
    form = StepForm(request.POST)
    if not form.is_valid():
        return show_member(request, coalition, partner_id, status=422, step_form=form)
    try:
        acts.take_step(
            actor=request.actor, coalition_id=coalition.id, partner_id=partner_id,
            seen=request.POST.get("seen", ""), then=request.POST.get("then", ""), **form.cleaned_data,
        )  # fmt: skip
    except (StandsElsewhere, BeforeIt) as problem:
        form.add_error(None, str(problem))
        return show_member(request, coalition, partner_id, status=409, step_form=form)
    messages.success(request, _("Saved. You can take the step back below."))
    return see_other("coalition:member", coalition.id, partner_id)


@require_POST
@in_coalition
def undo_step(
    request: StaffRequest, coalition: Coalition, partner_id: UUID, founding_step_id: UUID
) -> HttpResponseBase:
    """As it was before. The first step put it on the list: before it there was no such page."""
    try:
        if _put_on_list(coalition, partner_id, founding_step_id):
            name = take_off_list(
                actor=request.actor,
                coalition_id=coalition.id,
                partner_id=partner_id,
                step_id=founding_step_id,
            )
            messages.success(request, _("%(name)s is off the list.") % {"name": name})
            return see_other("coalition:members", coalition.id)
        acts.undo_step(
            actor=request.actor, coalition_id=coalition.id, partner_id=partner_id, step_id=founding_step_id
        )
    except (StandsElsewhere, WrittenAbout) as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("As it was before."))
    return see_other("coalition:member", coalition.id, partner_id)


def _put_on_list(coalition: Coalition, partner_id: UUID, step_id: UUID) -> bool:
    steps = reads.steps_of(reads.partner_for(coalition.id, partner_id))
    return steps.filter(id=step_id, was="").exists()
