"""Counselling: sessions and privileged notes, for whoever holds that drawer.

Belongs here: screens. Not here: who holds it (selectors.counselling), saving, groups. For everyone else these pages do
not exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies_advocacy
from alongside.cases.actions import counselling as sessions
from alongside.cases.enums import NoteDrawer
from alongside.cases.forms_counselling import SessionForm
from alongside.cases.selectors import counselling as reading
from alongside.cases.selectors.former import listed, sealed_list
from alongside.cases.selectors.notes import entries, notes_of
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, save_new, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, Refused

if TYPE_CHECKING:
    from alongside.cases.models import Case, CounsellingSession

WORDS = (
    "happened_at",
    "needs",
    "strengths",
    "done",
    "culture",
    "goals",
    "review",
    "link",
    "referral",
)
NOTES_SHOWN = 5


@require_safe
def counselling(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """The sessions, newest first, and the last privileged notes."""
    case = _to_open(request, case_id)
    page = page_of(request, reading.sessions_of(request.actor, case), size=25)
    notes = list(notes_of(request.actor, case.subject_id, [NoteDrawer.COUNSELLING])[:NOTES_SHOWN])
    context = head(request, case, "cases:advocacy") | {
        "page": page,
        "sessions": reading.opened_sessions(request.actor, page.object_list),
        "entries": entries(request.actor, notes),
        "may_write_session": reading.can_write(request.actor, case),
    }
    return render_page(request, "cases/counselling.html", context)


@require_safe
def session(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponseBase:
    """One session, whole, with what it said before."""
    case = _to_open(request, case_id)
    row = reading.session_for(request.actor, case, session_id)
    found, former = reading.read_session(request.actor, row)
    context = head(request, case, "cases:advocacy") | {
        "session": found,
        "former": former,
        "may_correct": bool(policies_advocacy.may_correct_session(request.actor, row)),
    }
    return render_page(request, "cases/session.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def add_session(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write down a session: as much as the client wants kept."""
    case = _to_open(request, case_id)
    if not reading.can_write(request.actor, case):
        raise Refused("read_only")
    form = SessionForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_new(
            request,
            form,
            make=lambda: sessions.write_session(
                actor=request.actor, case_id=case.id, session=_said(data), session_id=data["row_id"]
            ),
            saved=_saved,
            show=lambda form, status: _show(request, case, form, None, status),
            done=lambda row: see_other("cases:session", case.id, row.id),
        )
    return _show(request, case, form, None, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def correct_session(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponseBase:
    """Say it better. Only its author."""
    case = _to_open(request, case_id)
    row = reading.session_for(request.actor, case, session_id)
    require(policies_advocacy.may_correct_session(request.actor, row))
    form = SessionForm(request.POST if request.method == "POST" else None, initial=_saved(row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_change(
            request,
            form,
            change=lambda: sessions.correct_session(
                actor=request.actor,
                case_id=case.id,
                session_id=row.id,
                version=data["version"],
                session=_said(data),
            ),
            saved=lambda: _saved(reading.session_for(request.actor, case, row.id)),
            show=lambda form, status: _show(request, case, form, row, status),
            done=lambda row: see_other("cases:session", case.id, row.id),
        )
    return _show(request, case, form, row, 422 if form.errors else 200)


def _to_open(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    if not reading.is_open_to(request.actor, case):
        raise NotFound
    return case


def _said(data: dict[str, Any]) -> sessions.Session:
    lists = {name: sealed_list(data[name]) for name in ("aims", "adjuncts")}
    return {**{name: data[name] for name in WORDS}, **lists}  # type: ignore[typeddict-item]


def _saved(row: CounsellingSession) -> dict[str, Any]:
    lists = {name: tuple(listed(getattr(row, name))) for name in ("aims", "adjuncts")}
    return {**{name: getattr(row, name) for name in WORDS}, **lists, "version": row.version}


def _show(
    request: StaffRequest, case: Case, form: SessionForm, row: CounsellingSession | None, status: int
) -> HttpResponseBase:
    back = ("cases:session", [case.id, row.id]) if row else ("cases:counselling", [case.id])
    context = head(request, case, "cases:advocacy") | {
        "form": form,
        "theirs": theirs(form),
        "session": row,
        "back": reverse(back[0], args=back[1]),
    }
    return render_page(request, "cases/session_form.html", context, status=status)
