"""Networking agreements: the list, one, writing it, its next step.

Belongs here: screens. Not here: reading (selectors.agreements), saving (actions.agreements), what hangs on it
(views.agreement_parts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.directory import policies_agreements as policies
from alongside.directory.actions import agreements as acts
from alongside.directory.agreement_steps import next_states
from alongside.directory.enums_agreements import AgreementState as State
from alongside.directory.errors_agreements import LiaisonMissing, NotThere, ReviewMissing
from alongside.directory.forms_agreements import (
    AgreementForm,
    ExchangeForm,
    LiaisonForm,
    MeetingForm,
    PaperForm,
    ReviewForm,
    TrainingForm,
)
from alongside.directory.selectors import agreements as reads
from alongside.directory.selectors.agreement_papers import papers_of
from alongside.directory.views.bed_pages import say, tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare
from alongside.vault.actors import require
from alongside.vault.errors import Refused, SavedBefore, SomeoneElseWasFaster
from alongside.vault.ids import uuid7

if TYPE_CHECKING:
    from alongside.directory.models import Agreement

SHAPES = {
    State.DRAFT: ("open", ""),
    State.PROPOSED: ("wait", "warm"),
    State.IN_FORCE: ("done", "accent"),
    State.REVIEW: ("part", "accent"),
    State.ENDED: ("stop", "soft"),
}
STEP_WORDS = {
    (State.DRAFT, State.PROPOSED): gettext_lazy("Send it to the other side"),
    (State.DRAFT, State.IN_FORCE): gettext_lazy("Both sides signed it"),
    (State.PROPOSED, State.DRAFT): gettext_lazy("Take it back"),
    (State.PROPOSED, State.IN_FORCE): gettext_lazy("We agree"),
    (State.PROPOSED, State.ENDED): gettext_lazy("We do not agree"),
    (State.IN_FORCE, State.REVIEW): gettext_lazy("Begin to look at it again"),
    (State.REVIEW, State.IN_FORCE): gettext_lazy("It goes on as it is"),
    (State.IN_FORCE, State.ENDED): gettext_lazy("End it"),
    (State.REVIEW, State.ENDED): gettext_lazy("End it"),
}
LEADS_ON = {State.PROPOSED, State.IN_FORCE}


@require_safe
def agreements(request: StaffRequest) -> HttpResponseBase:
    """With whom the agency agreed on what, and what is due."""
    lines = reads.agreements_of(request.actor, on=timezone.localdate())
    context = {
        "tabs": tabs(request.actor, "directory:agreements"),
        "now": [row_of(line) for line in lines if not line.is_over],
        "past": [row_of(line) for line in lines if line.is_over],
        "may_write": bool(policies.may_write_agreement(request.actor)),
    }
    return render_page(request, "directory/agreements.html", context)


def row_of(line: reads.AgreementLine) -> dict[str, Any]:
    """An agreement as a template shows it."""
    shape, tone = SHAPES[State(line.row.state)]
    return {"line": line, "shape": shape, "tone": tone}


@comes_back
@require_http_methods(["GET", "POST"])
def agreement_new(request: StaffRequest) -> HttpResponseBase:
    """Begin an agreement."""
    require(policies.may_write_agreement(request.actor))
    form = _form(request, first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.write_agreement(
                actor=request.actor, agreement_id=form.cleaned_data["row_id"], draft=form.draft()
            )
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("directory:agreement", before.row.id)
        except Refused as problem:
            form.add_error(None, str(problem))
            return _show_form(request, form, None, status=422)
        messages.success(request, _("The draft is saved. Nobody else sees it yet."))
        return see_other("directory:agreement", row.id)
    return _show_form(request, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Say it better, while it is a draft."""
    row = reads.agreement_for(request.actor, agreement_id)
    require(policies.may_change_agreement(request.actor, row))
    form = _form(request, _saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_agreement(
                actor=request.actor, agreement_id=agreement_id, version=form.cleaned_data["version"],
                draft=form.draft(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            saved = _saved(reads.agreement_for(request.actor, agreement_id))
            return _show_form(request, compare(form, saved, refusal), row, status=409)
        messages.success(request, _("Saved."))
        return see_other("directory:agreement", agreement_id)
    return _show_form(request, form, row, status=422 if form.errors else 200)


def _form(request: StaffRequest, initial: dict[str, Any]) -> AgreementForm:
    return AgreementForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        agencies=reads.agencies_to_agree_with(request.actor),
        organizations=reads.organizations_to_agree_with,
        called=reads.organization_called,
    )


def _show_form(
    request: StaffRequest, form: AgreementForm, row: Agreement | None, *, status: int
) -> HttpResponseBase:
    context = {
        "tabs": tabs(request.actor, "directory:agreements"),
        "form": form,
        "theirs": getattr(form, "theirs", []),
        "agreement": row,
    }
    return render_page(request, "directory/agreement_form.html", context, status=status)


def _saved(row: Agreement) -> dict[str, Any]:
    names = (
        "purpose",
        "clauses",
        "own_clauses",
        "answer_days",
        "outcome_days",
        "starts_on",
        "review_on",
        "version",
    )
    return {name: getattr(row, name) for name in names} | {
        "other": str(row.other_id or ""),
        "organization": str(row.organization_id or ""),
        "other_name": "" if row.organization_id else row.other_name,
    }


@require_safe
def agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """One agreement, with all that hangs on it. Made to be printed."""
    return show_agreement(request, agreement_id)


def show_agreement(
    request: StaffRequest, agreement_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    actor = request.actor
    row = reads.agreement_for(actor, agreement_id)
    line = reads.agreement_line(actor, row, on=timezone.localdate())
    fresh = {"row_id": uuid7()}
    context = row_of(line) | {
        "tabs": tabs(actor, "directory:agreements"),
        "agreement": row,
        "clauses": reads.clause_words(row),
        "liaisons": reads.liaisons_of(actor, row),
        "trainings": reads.trainings_of(actor, row),
        "exchanges": [
            {"part": one, "kind": reads.exchange_words(one.row.kind)}
            for one in reads.exchanges_of(actor, row)
        ],
        "meetings": reads.meetings_of(actor, row),
        "papers": papers_of(actor, row),
        "may_change": bool(policies.may_change_agreement(actor, row)),
        "may_add": bool(policies.may_add_to_agreement(actor, row)),
        "steps": _steps(request, row),
        "may_renew": row.state in (State.IN_FORCE, State.REVIEW)
        and bool(policies.may_add_to_agreement(actor, row)),
        "review_form": ReviewForm(),
        "liaison_form": LiaisonForm(initial=fresh),
        "training_form": TrainingForm(initial={"row_id": uuid7()}),
        "exchange_form": ExchangeForm(initial={"row_id": uuid7(), "on": timezone.localdate()}),
        "meeting_form": MeetingForm(initial={"row_id": uuid7()}),
        "paper_form": PaperForm(initial={"row_id": uuid7()}),
    }
    return render_page(request, "directory/agreement.html", context | forms, status=status)


def _steps(request: StaffRequest, row: Agreement) -> list[dict[str, Any]]:
    """The next steps that are this side's. What leads on comes first."""
    if not policies.may_write_agreement(request.actor):
        return []
    now = State(row.state)
    sides = next_states(now, policies.party_of(request.actor.agency_id, row))
    steps = [
        {
            "then": then.value,
            "words": STEP_WORDS[(now, then)],
            "on": then in LEADS_ON,
            "asks_day": now == State.REVIEW and then == State.IN_FORCE,
        }
        for then in sides
    ]
    return sorted(steps, key=lambda one: not one["on"])


@require_POST
def move_agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """The next step."""
    then, seen = request.POST.get("then", ""), request.POST.get("seen", "")
    form = ReviewForm(request.POST)
    reads.agreement_for(request.actor, agreement_id)
    require(policies.may_write_agreement(request.actor))
    if not form.is_valid():
        return show_agreement(request, agreement_id, status=422, review_form=form)
    try:
        if then not in State.values:
            raise NotThere
        acts.move_agreement(
            actor=request.actor, agreement_id=agreement_id, then=then, seen=seen,
            review_on=form.cleaned_data["review_on"],
        )  # fmt: skip
    except (NotThere, ReviewMissing, LiaisonMissing) as problem:
        say(request, problem)
    return see_other("directory:agreement", agreement_id)


@require_POST
def renew_agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Begin the one that follows it."""
    try:
        row = acts.renew_agreement(actor=request.actor, agreement_id=agreement_id)
    except NotThere as problem:
        say(request, problem)
        return see_other("directory:agreement", agreement_id)
    messages.success(
        request, _("This is the draft of the one that follows. The old one holds until it begins.")
    )
    return see_other("directory:change_agreement", row.id)


@require_POST
def throw_agreement_away(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """A draft that nobody else has seen."""
    acts.throw_draft_away(actor=request.actor, agreement_id=agreement_id)
    messages.success(request, _("The draft is gone."))
    return see_other("directory:agreements")
