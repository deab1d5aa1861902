"""Curricula: the list, one with its topics, writing and changing it, its next edition.

Belongs here: those screens. Not here: sessions, hours.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.foundation.http import see_other
from alongside.people import policies_training as policies
from alongside.people.actions import curricula as acts
from alongside.people.enums_training import CurriculumKind
from alongside.people.errors_training import TopicMissing
from alongside.people.forms.training import CurriculumForm, TopicForm
from alongside.people.selectors import trainings as reads
from alongside.people.training_topics import SHIPPED
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of, say_saved_already
from alongside.people.views.comparing import compare
from alongside.people.views.training import material, say, show
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster

if TYPE_CHECKING:
    from alongside.people.models import Curriculum

TAB = "people:curricula"
A_YEAR = timedelta(days=365)


@require_safe
def curricula(request: StaffRequest) -> HttpResponse:
    """What is taught here."""
    held = reads.curricula_of(request.actor.agency_id)
    kinds = {one.kind for one in held}
    shipped = [(kind, CurriculumKind(kind).label) for kind in SHIPPED if kind not in kinds]
    return show(request, "people/curricula.html", {"curricula": held, "shipped": shipped}, tab=TAB)


@require_POST
def take_shipped(request: StaffRequest) -> HttpResponseBase:
    """Begin with the shipped topics."""
    row = acts.take_shipped(actor=request.actor, kind=request.POST.get("kind", ""))
    messages.success(request, _("It is yours now. Change what is different with you."))
    return see_other("people:curriculum", row.id)


@comes_back
@require_http_methods(["GET", "POST"])
def curriculum_new(request: StaffRequest) -> HttpResponseBase:
    """A curriculum of one's own."""
    require(policies.may_plan_training(request.actor))
    form = CurriculumForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = acts.write_curriculum(
                actor=request.actor, curriculum_id=form.cleaned_data["row_id"], draft=form.draft()
            )
        except SavedBefore as before:
            say_saved_already(request)
            return see_other("people:curriculum", before.row.id)
        messages.success(request, _("Saved. Now add its topics."))
        return see_other("people:curriculum", row.id)
    return show(
        request, "people/curriculum_form.html", {"form": form}, tab=TAB, status=422 if form.errors else 200
    )


@require_safe
def curriculum(request: StaffRequest, curriculum_id: UUID) -> HttpResponse:
    """One curriculum with its topics."""
    return show_curriculum(request, curriculum_id)


def show_curriculum(
    request: StaffRequest, curriculum_id: UUID, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page, with a form on it that needs another look where one was sent."""
    row = reads.curriculum_for(request.actor, curriculum_id)
    old = timezone.localdate() - A_YEAR
    topics = [
        {"one": one, "look_again": bool(one.row and one.row.looked_at_on and one.row.looked_at_on < old)}
        for one in reads.topics_of(row)
    ]
    context = {
        "curriculum": row, "topics": topics, "editions": reads.editions_of(row),
        "may_change": row.retired_at is None and row.agency_id == request.actor.agency_id
        and bool(policies.may_plan_training(request.actor)),
        **material(row, may=bool(policies.may_bring_material(request.actor, row))),
    }  # fmt: skip
    return show(request, "people/curriculum.html", context | more, tab=TAB, status=status)


@require_http_methods(["GET", "POST"])
def change_curriculum(request: StaffRequest, curriculum_id: UUID) -> HttpResponseBase:
    """Other words, other hours."""
    require(policies.may_plan_training(request.actor))
    row = _ours(request, curriculum_id)
    form = CurriculumForm(request.POST if request.method == "POST" else None, initial=_saved(row))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_curriculum(
                actor=request.actor,
                curriculum_id=row.id,
                version=form.cleaned_data["version"],
                draft=form.draft(row.kind),
            )
        except SomeoneElseWasFaster as refusal:
            form = compare(form, _saved(reads.curriculum_for(request.actor, curriculum_id)), refusal)
            return _form(request, form, row, status=409)
        messages.success(request, _("Saved."))
        return see_other("people:curriculum", row.id)
    return _form(request, form, row, status=422 if form.errors else 200)


def _form(request: StaffRequest, form: CurriculumForm, row: Curriculum, *, status: int) -> HttpResponse:
    context = {"form": form, "curriculum": row, "theirs": getattr(form, "theirs", [])}
    return show(request, "people/curriculum_form.html", context, tab=TAB, status=status)


def _saved(row: Curriculum) -> dict[str, Any]:
    return {
        name: getattr(row, name)
        for name in ("name", "hours", "credential", "valid_months", "version", "kind")
    }


def _ours(request: StaffRequest, curriculum_id: UUID) -> Curriculum:
    row = reads.curriculum_for(request.actor, curriculum_id)
    if row.agency_id != request.actor.agency_id:
        raise NotFound
    return row


@require_POST
def next_edition(request: StaffRequest, curriculum_id: UUID) -> HttpResponseBase:
    """Begin the next edition, or stop teaching it."""
    if request.POST.get("then") == "retire":
        acts.retire_curriculum(actor=request.actor, curriculum_id=curriculum_id)
        messages.success(request, _("It is no longer taught. What was learned stays on record."))
        return see_other("people:curricula")
    row = acts.next_edition(actor=request.actor, curriculum_id=curriculum_id)
    messages.success(request, _("This is the next edition. Hours count on."))
    return see_other("people:curriculum", row.id)


@comes_back
@require_http_methods(["GET", "POST"])
def topic_new(request: StaffRequest, curriculum_id: UUID) -> HttpResponseBase:
    """One topic more."""
    require(policies.may_plan_training(request.actor))
    row = _ours(request, curriculum_id)
    form = TopicForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            acts.add_topic(
                actor=request.actor, curriculum_id=row.id, topic_id=form.cleaned_data["row_id"], draft=form.draft()
            )  # fmt: skip
        except SavedBefore:
            say_saved_already(request)
        return see_other("people:curriculum", row.id)
    context = {"form": form, "curriculum": row}
    return show(request, "people/topic_form.html", context, tab=TAB, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_topic(request: StaffRequest, curriculum_id: UUID, topic_id: UUID) -> HttpResponseBase:
    """Say it better, or take it out."""
    require(policies.may_plan_training(request.actor))
    row = _ours(request, curriculum_id)
    topic = _topic(row, topic_id)
    if request.POST.get("do") == "remove":
        return _removed(request, row, topic_id)
    form = TopicForm(request.POST if request.method == "POST" else None, initial=_topic_saved(topic))
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_topic(
                actor=request.actor, topic_id=topic_id, version=form.cleaned_data["version"], draft=form.draft()
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            form = compare(form, _topic_saved(_topic(row, topic_id)), refusal)
            return _topic_form(request, form, row, topic, status=409)
        messages.success(request, _("Saved."))
        return see_other("people:curriculum", row.id)
    return _topic_form(request, form, row, topic, status=422 if form.errors else 200)


def _topic(row: Curriculum, topic_id: UUID) -> reads.TopicWords:
    topic = next((one for one in reads.topics_of(row) if one.id == topic_id), None)
    if topic is None or topic.row is None:
        raise NotFound
    return topic


def _topic_form(
    request: StaffRequest, form: TopicForm, row: Curriculum, topic: reads.TopicWords, *, status: int
) -> HttpResponse:
    context = {"form": form, "curriculum": row, "topic": topic, "theirs": getattr(form, "theirs", [])}
    return show(request, "people/topic_form.html", context, tab=TAB, status=status)


def _topic_saved(topic: reads.TopicWords) -> dict[str, Any]:
    names = ("material", "looked_at_on", "needed", "tags", "version")
    return {"title": topic.title, "about": topic.about} | {name: getattr(topic.row, name) for name in names}


def _removed(request: StaffRequest, row: Curriculum, topic_id: UUID) -> HttpResponseBase:
    try:
        acts.remove_topic(actor=request.actor, topic_id=topic_id)
    except TopicMissing as problem:
        say(request, problem)
    else:
        messages.success(request, _("The topic is out. Hours that somebody has stay."))
    return see_other("people:curriculum", row.id)
