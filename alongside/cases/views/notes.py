"""Notes: the timeline, one note with what it said before, writing, correcting.

Belongs here: screens. Not here: opening drawers (selectors.notes), saving (actions.notes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies
from alongside.cases.actions.notes import correct_note, write_note
from alongside.cases.enums import NoteDrawer
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.forms_notes import CorrectionForm, NoteForm
from alongside.cases.selectors.notes import (
    closed_drawers,
    drawers_for_notes,
    entries,
    note_for,
    notes_of,
    read_note,
)
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare, keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.vault.actors import require
from alongside.vault.errors import Refused

if TYPE_CHECKING:
    from alongside.cases.models import Case, Note


@require_safe
def timeline(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """All notes of the drawers that open, or of one of them, fifty at a time."""
    case = client_of(request, case_id)
    opened = drawers_for_notes(request.actor, case.subject_id)
    wanted = request.GET.get("drawer", "")
    chosen = [drawer for drawer in opened if drawer.value == wanted]
    page = page_of(request, notes_of(request.actor, case.subject_id, chosen or opened), size=50)
    context = head(request, case, "cases:timeline") | {
        "page": page,
        "query": f"drawer={wanted}&" if chosen else "",
        "entries": entries(request.actor, list(page.object_list)),
        "filters": _filters(case, opened, chosen),
        "closed_drawers": closed_drawers(request.actor, opened),
    }
    return render_page(request, "cases/timeline.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def add_note(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write a note. Where it goes is asked, unless there is one place only."""
    case = client_of(request, case_id)
    drawers = drawers_for_notes(request.actor, case.subject_id, writing=True)
    if not drawers:
        raise Refused("read_only")
    posted = request.POST if request.method == "POST" else None
    form = NoteForm(posted, drawers=drawers, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        return _write(request, case, form)
    return _show_new(request, case, form, status=422 if form.errors else 200)


def _write(request: StaffRequest, case: Case, form: NoteForm) -> HttpResponseBase:
    data = form.cleaned_data
    written = {name: data[name] for name in ("drawer", "text", "happened_at")}
    try:
        write_note(actor=request.actor, case_id=case.id, note_id=data["row_id"], **written)
    except SavedBefore as before:
        if before.same:
            say_saved_already(request)
            return see_other("cases:note", case.id, before.row.id)
        saved = {name: getattr(before.row, name) for name in written}
        return _show_new(request, case, keep_apart(form, saved, before), status=409)
    messages.success(request, _("The note is saved."))
    return see_other("cases:client", case.id)


def _show_new(request: StaffRequest, case: Case, form: NoteForm, *, status: int) -> HttpResponseBase:
    context = head(request, case, "cases:timeline") | {"form": form, "theirs": getattr(form, "theirs", [])}
    return render_page(request, "cases/note_form.html", context, status=status)


@require_safe
def note(request: StaffRequest, case_id: UUID, note_id: UUID) -> HttpResponseBase:
    """One note, whole, with what it said before."""
    case = client_of(request, case_id)
    found = note_for(request.actor, case.subject_id, note_id)
    text, former = read_note(request.actor, found)
    context = head(request, case, "cases:timeline") | {
        "note": found,
        "text": text,
        "former": former,
        "may_correct": bool(policies.may_correct_note(request.actor, found)),
    }
    return render_page(request, "cases/note.html", context)


@require_http_methods(["GET", "POST"])
def correct(request: StaffRequest, case_id: UUID, note_id: UUID) -> HttpResponseBase:
    """Say it better. What stood there before stays readable beneath."""
    case = client_of(request, case_id)
    found = note_for(request.actor, case.subject_id, note_id)
    require(policies.may_correct_note(request.actor, found))
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial=_saved(found))
    if request.method == "POST" and form.is_valid():
        try:
            correct_note(actor=request.actor, case_id=case_id, note_id=note_id, **form.cleaned_data)
        except SomeoneElseWasFaster as refusal:
            found = note_for(request.actor, case.subject_id, note_id)
            return _show(request, case, found, compare(form, _saved(found), refusal), status=409)
        messages.success(request, _("Corrected. What stood there before is kept."))
        return see_other("cases:note", case_id, note_id)
    return _show(request, case, found, form, status=422 if form.errors else 200)


def _show(
    request: StaffRequest, case: Case, found: Note, form: CorrectionForm, *, status: int
) -> HttpResponseBase:
    context = head(request, case, "cases:timeline") | {"form": form, "theirs": getattr(form, "theirs", [])}
    context["note"] = found
    return render_page(request, "cases/correct_note.html", context, status=status)


def _saved(found: Note) -> dict[str, Any]:
    return {"text": found.text, "happened_at": found.happened_at, "version": found.version}


def _filters(case: Case, opened: list[NoteDrawer], chosen: list[NoteDrawer]) -> list[dict[str, Any]]:
    """One tag a drawer, where there is more than one to choose between."""
    if len(opened) < 2:
        return []
    here = reverse("cases:timeline", args=[case.id])
    every = {"url": here, "label": _("All"), "current": not chosen}
    single = [{"url": f"{here}?drawer={d.value}", "label": d.label, "current": d in chosen} for d in opened]
    return [every, *single]
