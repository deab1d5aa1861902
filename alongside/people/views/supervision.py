"""Supervision: how it stands with her own and with those she supervises, one sitting, writing it down.

Belongs here: screens of the two. Not here: check-ins and growth (views.own_pages), saving (actions.supervision).
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.people import policies_supervision as policies
from alongside.people.actions import supervision as acts
from alongside.people.enums_supervision import Present, SupervisionTheme
from alongside.people.errors_supervision import HeldAlready, NoKeyYet, NothingToShareWith
from alongside.people.forms.supervision import CadenceForm, PlanForm, SittingForm
from alongside.people.selectors import supervision as reads
from alongside.people.selectors.own_pages import CHECK_IN, shared_pages
from alongside.people.selectors.staff import colleague_for
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare, keep_apart
from alongside.vault.actors import require
from alongside.vault.errors import Locked, SavedBefore, SomeoneElseWasFaster


@require_safe
def supervision(request: StaffRequest) -> HttpResponseBase:
    """Mine, and those whom I supervise."""
    actor, today = request.actor, timezone.localdate()
    me = colleague_for(actor, actor.account_id)
    context = {
        "me": me,
        "mine": reads.my_rhythm(actor, me, on=today),
        "page": page_of(request, reads.sessions_of(me.id), size=20),
        "theirs": reads.rhythms_of(actor, on=today),
        "shared": shared_pages(actor, CHECK_IN),
    }
    return render_page(request, "people/supervision.html", context)


@require_safe
def supervision_of(request: StaffRequest, worker_id: UUID) -> HttpResponseBase:
    """One of those I supervise: how often, what was, what is planned."""
    return show_worker(request, worker_id)


def show_worker(
    request: StaffRequest, worker_id: UUID, *, status: int = 200, **forms: Any
) -> HttpResponseBase:
    """The page, with a form on it that needs another look where one was sent."""
    actor = request.actor
    worker = reads.worker_for(actor, worker_id)
    rhythm = reads.my_rhythm(actor, worker, on=timezone.localdate())
    cadence = rhythm.cadence
    saved = (
        {name: getattr(cadence, name) for name in ("weeks", "evaluation_months", "version")}
        if cadence
        else {}
    )
    context = {
        "worker": worker,
        "rhythm": rhythm,
        "page": page_of(request, reads.sessions_of(worker.id), size=20),
        "shared": shared_pages(actor, CHECK_IN, worker=worker),
        "cadence_form": CadenceForm(initial=saved or {"version": 0}),
        "plan_form": PlanForm(initial=first_of(request)),
    }
    return render_page(request, "people/supervision_of.html", context | forms, status=status)


@require_POST
def set_cadence(request: StaffRequest, worker_id: UUID) -> HttpResponseBase:
    """How often."""
    reads.worker_for(request.actor, worker_id)
    form = CadenceForm(request.POST)
    if not form.is_valid():
        return show_worker(request, worker_id, status=422, cadence_form=form)
    try:
        acts.set_cadence(
            actor=request.actor, worker_id=worker_id, on=timezone.localdate(), **form.cleaned_data
        )
    except SomeoneElseWasFaster as refusal:
        known = reads.cadence_of(worker_id)
        saved = {name: getattr(known, name, 0) for name in ("weeks", "evaluation_months", "version")}
        form = compare(form, saved, refusal)
        return show_worker(request, worker_id, status=409, cadence_form=form, saved_now=form.theirs)  # type: ignore[attr-defined]
    messages.success(request, _("Saved. You both see it."))
    return see_other("people:supervision_of", worker_id)


@require_POST
def plan_session(request: StaffRequest, worker_id: UUID) -> HttpResponseBase:
    """A day for the next one."""
    reads.worker_for(request.actor, worker_id)
    form = PlanForm(request.POST)
    if not form.is_valid():
        return show_worker(request, worker_id, status=422, plan_form=form)
    try:
        acts.plan_session(actor=request.actor, worker_id=worker_id, **form.cleaned_data)
    except SavedBefore:
        say_saved_already(request)
    else:
        messages.success(request, _("Planned. You both see it."))
    return see_other("people:supervision_of", worker_id)


@comes_back
@require_http_methods(["GET", "POST"])
def session_new(request: StaffRequest, worker_id: UUID) -> HttpResponseBase:
    """Write down one that nobody had planned."""
    worker = reads.worker_for(request.actor, worker_id)
    initial = first_of(request) | {"on": timezone.localdate()}
    form = SittingForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = acts.hold_session(
                actor=request.actor, worker_id=worker_id, row_id=data["row_id"], kind=data["kind"], on=data["on"],
                minutes=data["minutes"], said=form.said(),
            )  # fmt: skip
        except SavedBefore as before:
            if before.same:
                say_saved_already(request)
                return see_other("people:supervision_session", before.row.id)
            keep_apart(form, _saved(request, before.row), before)
            return _show_form(request, form, worker, None, status=409)
        except NoKeyYet as problem:
            form.add_error(None, str(problem))
            return _show_form(request, form, worker, None, status=422)
        messages.success(request, _("Saved. The two of you can read it."))
        return see_other("people:supervision_session", row.id)
    return _show_form(request, form, worker, None, status=422 if form.errors else 200)


@require_safe
def supervision_session(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """One sitting."""
    actor = request.actor
    row = reads.session_for(actor, supervision_id)
    sitting = reads.sitting_of(actor, row)
    me = colleague_for(actor, actor.account_id)
    others = {row.account_id, row.supervisor_id} - {actor.account_id}
    words = sitting.words or {}
    context = {
        "sitting": sitting,
        "row": row,
        "themes": [
            SupervisionTheme(one).label for one in words.get("themes", []) if one in SupervisionTheme.values
        ],
        "present": dict(Present.choices).get(words.get("present", "")),
        "may_write": bool(policies.may_write_session(actor, row)),
        "may_share": bool(policies.may_share_session(actor, row))
        and sitting.words is not None
        and me.supervisor_id not in (None, row.supervisor_id),
        "is_shared": me.supervisor_id in sitting.readers,
        "my_supervisor": me.supervisor,
        "may_seal_again": sitting.words is not None
        and actor.account_id in (row.account_id, row.supervisor_id)
        and bool(others - sitting.readers)
        and row.account.left_at is None
        and row.supervisor.left_at is None,
    }
    return render_page(request, "people/supervision_session.html", context)


@require_http_methods(["GET", "POST"])
def write_session(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """What it was about, or better words for it."""
    row = reads.session_for(request.actor, supervision_id)
    require(policies.may_write_session(request.actor, row))
    form = SittingForm(request.POST if request.method == "POST" else None, initial=_saved(request, row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acts.write_session(
                actor=request.actor, supervision_id=supervision_id, version=data["version"], kind=data["kind"],
                on=data["on"], minutes=data["minutes"], said=form.said(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            row = reads.session_for(request.actor, supervision_id)
            return _show_form(
                request, compare(form, _saved(request, row), refusal), row.account, row, status=409
            )
        except (NoKeyYet, Locked) as problem:
            form.add_error(None, str(problem))
            return _show_form(request, form, row.account, row, status=422)
        messages.success(request, _("Saved. The two of you can read it."))
        return see_other("people:supervision_session", supervision_id)
    return _show_form(request, form, row.account, row, status=422 if form.errors else 200)


@require_POST
def share_session(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """She lets her present supervisor read an old one, or closes it again; or one of the two gets her key again."""
    step = request.POST.get("step", "share")
    try:
        if step == "again":
            acts.seal_session_again(actor=request.actor, supervision_id=supervision_id)
        else:
            acts.share_session(actor=request.actor, supervision_id=supervision_id, back=step == "close")
    except (NoKeyYet, NothingToShareWith, Locked) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("It is closed again.") if step == "close" else _("It can be read now."))
    return see_other("people:supervision_session", supervision_id)


@require_POST
def drop_session(request: StaffRequest, supervision_id: UUID) -> HttpResponseBase:
    """Take back a day that was planned."""
    row = reads.session_for(request.actor, supervision_id)
    try:
        acts.drop_session(actor=request.actor, supervision_id=supervision_id)
    except HeldAlready as problem:
        messages.error(request, str(problem))
        return see_other("people:supervision_session", supervision_id)
    messages.success(request, _("The day is taken back."))
    return see_other("people:supervision_of", row.account_id)


def _saved(request: StaffRequest, row: Any) -> dict[str, Any]:
    words = reads.sitting_of(request.actor, row).words or {}
    day = row.on if row.on <= timezone.localdate() else None
    return {"kind": row.kind, "on": day, "minutes": row.minutes, "version": row.version} | {
        name: words.get(name, [] if name == "themes" else "")
        for name in ("present", "themes", "notes", "agreed")
    }


def _show_form(
    request: StaffRequest, form: SittingForm, worker: Any, row: Any, *, status: int
) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "worker": worker, "row": row}
    return render_page(request, "people/supervision_form.html", context, status=status)
