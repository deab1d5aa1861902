"""A worker's own pages: checking in with herself, her growth. Her supervisor reads what she may.

Belongs here: screens. Not here: saving (actions.own_pages). No page here says a number about anyone.
"""

from __future__ import annotations

from datetime import date
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
from alongside.people.actions import own_pages as acts
from alongside.people.enums_supervision import QUESTIONS, CheckInWish, GoalState, Lately
from alongside.people.errors_supervision import NoKeyYet, NothingToShareWith
from alongside.people.forms.supervision import CheckInForm, GoalForm
from alongside.people.selectors import own_pages as reads
from alongside.people.selectors.own_pages import CHECK_IN, GOAL
from alongside.people.selectors.staff import colleague_for
from alongside.people.selectors.supervision import worker_for
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare, keep_apart
from alongside.vault.actors import require_found
from alongside.vault.errors import SavedBefore, SomeoneElseWasFaster

GOAL_WORDS = ("goal", "why", "steps", "hours", "state", "came")


@comes_back
@require_http_methods(["GET", "POST"])
def check_ins(request: StaffRequest) -> HttpResponseBase:
    """How am I? Her own pages, and a new one."""
    me = colleague_for(request.actor, request.actor.account_id)
    may_share = me.supervisor_id is not None
    form = CheckInForm(
        request.POST if request.method == "POST" else None, initial=first_of(request), may_share=may_share
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.keep_check_in(
                actor=request.actor, row_id=form.cleaned_data["row_id"], on=timezone.localdate(), said=form.said(),
                share=form.cleaned_data.get("share", False),
            )  # fmt: skip
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("people:check_in", before.row.id)
        except (NoKeyYet, NothingToShareWith) as problem:
            form.add_error("share", str(problem))
        else:
            messages.success(request, _("Kept for you."))
            return see_other("people:check_in", row.id)
    pages = reads.own_pages(request.actor, CHECK_IN)
    context = {
        "form": form,
        "page": page_of(request, pages.opened, size=20),
        "closed": pages.closed,
        "me": me,
    }
    return render_page(request, "people/check_ins.html", context, status=422 if form.errors else 200)


@require_safe
def check_in(request: StaffRequest, check_in_id: UUID) -> HttpResponseBase:
    """One of hers, or one that was shared with me. What would do good stands beside it whatever was answered."""
    page = reads.page_for(request.actor, check_in_id, CHECK_IN)
    words, lately, wishes = page.words, dict(Lately.choices), dict(CheckInWish.choices)
    me = colleague_for(request.actor, request.actor.account_id)
    context = {
        "page": page,
        "is_mine": bool(policies.may_change_page(request.actor, page.row)),
        "answers": [
            (asked, lately.get(words[name], "")) for name, asked in QUESTIONS.items() if words.get(name)
        ],
        "wishes": [wishes[one] for one in words.get("wish", []) if one in wishes],
        "me": me,
        "is_shared": me.supervisor_id in page.readers,
    }
    return render_page(request, "people/check_in.html", context)


@require_POST
def share_check_in(request: StaffRequest, check_in_id: UUID) -> HttpResponseBase:
    """Let her supervisor read it, or close it again."""
    back = request.POST.get("step") == "close"
    try:
        acts.share_check_in(actor=request.actor, page_id=check_in_id, back=back)
    except (NoKeyYet, NothingToShareWith) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("It is closed again.") if back else _("Your supervisor can read it now."))
    return see_other("people:check_in", check_in_id)


@require_POST
def drop_check_in(request: StaffRequest, check_in_id: UUID) -> HttpResponseBase:
    """Take it away."""
    acts.drop_page(actor=request.actor, page_id=check_in_id)
    messages.success(request, _("It is gone."))
    return see_other("people:check_ins")


@require_safe
def growth(request: StaffRequest) -> HttpResponseBase:
    """My goals. Made to be printed."""
    pages = reads.own_pages(request.actor, GOAL)
    me = colleague_for(request.actor, request.actor.account_id)
    context = {
        "goals": [_goal(page) for page in pages.opened],
        "closed": pages.closed,
        "worker": me,
        "is_mine": True,
        "unshared": me.supervisor_id is not None
        and any(me.supervisor_id not in page.readers for page in pages.opened),
    }
    return render_page(request, "people/growth.html", context)


@require_safe
def growth_of(request: StaffRequest, worker_id: UUID) -> HttpResponseBase:
    """The goals of someone I supervise, as far as she let me."""
    worker = worker_for(request.actor, worker_id)
    goals = [_goal(page) for page in reads.shared_pages(request.actor, GOAL, worker=worker)]
    return render_page(request, "people/growth.html", {"goals": goals, "worker": worker, "is_mine": False})


@comes_back
@require_http_methods(["GET", "POST"])
def goal_new(request: StaffRequest) -> HttpResponseBase:
    """A goal in her words."""
    form = GoalForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            acts.keep_goal(
                actor=request.actor,
                row_id=form.cleaned_data["row_id"],
                on=timezone.localdate(),
                said=form.said(),
            )
        except SavedBefore as before:
            if before.same:
                say_saved_already(request)
                return see_other("people:growth")
            saved = reads.page_for(request.actor, before.row.id, GOAL)
            keep_apart(form, _saved(saved), before)
            return _show_goal(request, form, None, status=409)
        messages.success(request, _("Saved."))
        return see_other("people:growth")
    return _show_goal(request, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_goal(request: StaffRequest, growth_goal_id: UUID) -> HttpResponseBase:
    """Say it anew, or what came of it."""
    page = reads.page_for(request.actor, growth_goal_id, GOAL)
    require_found(policies.may_change_page(request.actor, page.row))
    form = GoalForm(request.POST if request.method == "POST" else None, initial=_saved(page))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_goal(
                actor=request.actor,
                page_id=growth_goal_id,
                version=form.cleaned_data["version"],
                said=form.said(),
            )
        except SomeoneElseWasFaster as refusal:
            page = reads.page_for(request.actor, growth_goal_id, GOAL)
            return _show_goal(request, compare(form, _saved(page), refusal), page, status=409)
        messages.success(request, _("Saved."))
        return see_other("people:growth")
    return _show_goal(request, form, page, status=422 if form.errors else 200)


@require_POST
def drop_goal(request: StaffRequest, growth_goal_id: UUID) -> HttpResponseBase:
    """Take a goal away."""
    acts.drop_page(actor=request.actor, page_id=growth_goal_id)
    messages.success(request, _("It is gone."))
    return see_other("people:growth")


@require_POST
def share_growth(request: StaffRequest) -> HttpResponseBase:
    """Let whoever supervises her now read the goals."""
    try:
        acts.share_growth(actor=request.actor)
    except (NoKeyYet, NothingToShareWith) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("Your supervisor can read it now."))
    return see_other("people:growth")


def _goal(page: reads.Page) -> dict[str, Any]:
    words = page.words
    return {
        "page": page,
        "words": words,
        "steps": [step for step in words.get("steps", "").split("\n") if step.strip()],
        "by": date.fromisoformat(words["by"]) if words.get("by") else None,
        "state": dict(GoalState.choices).get(words.get("state", ""), ""),
    }


def _saved(page: reads.Page) -> dict[str, Any]:
    by = date.fromisoformat(page.words["by"]) if page.words.get("by") else None
    saved = {name: page.words.get(name, "") for name in GOAL_WORDS}
    return saved | {"hours": page.hours, "by": by, "version": page.row.version}


def _show_goal(request: StaffRequest, form: GoalForm, page: Any, *, status: int) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "page": page}
    return render_page(request, "people/goal_form.html", context, status=status)
