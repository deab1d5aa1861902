"""Contacts on a client's behalf: the log, one contact, writing one down, going on with it.

Belongs here: screens. Not here: whether the client's word allows it (actions ask policies_advocacy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies, policies_advocacy
from alongside.cases.actions import advocacy_contacts as contacts
from alongside.cases.forms_advocacy import ContactForm
from alongside.cases.selectors.advocacy import (
    advocacy_contact_for,
    advocacy_contacts_of,
    leaders_of,
    opened_contacts,
    read_contact,
)
from alongside.cases.views.again import comes_back, first_of
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, save_new, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import page_of, see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import AdvocacyContact, Case

WORDS = (
    "with_whom",
    "how",
    "happened_at",
    "their_word",
    "danger",
    "place",
    "person",
    "may_be_said",
    "outcome",
    "next_step",
    "next_on",
)


@require_safe
def advocacy_contacts(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """All contacts, newest first, fifty at a time."""
    case = client_of(request, case_id)
    page = page_of(request, advocacy_contacts_of(request.actor, case.subject_id), size=50)
    context = head(request, case, "cases:advocacy") | {
        "page": page,
        "contacts": opened_contacts(request.actor, list(page.object_list)),
        "may_write_notes": bool(policies.may_write(request.actor, case.subject_id, Drawer.NOTES)),
    }
    return render_page(request, "cases/advocacy_contacts.html", context)


@require_safe
def advocacy_contact(request: StaffRequest, case_id: UUID, advocacy_contact_id: UUID) -> HttpResponseBase:
    """One contact, with what it said before."""
    case = client_of(request, case_id)
    row = advocacy_contact_for(request.actor, case.subject_id, advocacy_contact_id)
    found, former = read_contact(request.actor, row)
    context = head(request, case, "cases:advocacy") | {
        "contact": found,
        "may_be_said": row.may_be_said or "",
        "told": row.supervisor_told,
        "former": former,
        "may_change": bool(policies_advocacy.may_change_contact(request.actor, row)),
    }
    return render_page(request, "cases/advocacy_contact.html", context)


@comes_back
@require_http_methods(["GET", "POST"])
def add_advocacy_contact(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Write down a contact; what the client allowed comes first."""
    case = _to_write(request, case_id)
    form = _form(request, first_of(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_new(
            request,
            form,
            make=lambda: contacts.add_advocacy_contact(
                actor=request.actor, case_id=case.id, spoken=_spoken(data), contact_id=data["row_id"]
            ),
            saved=_saved,
            show=lambda form, status: _show(request, case, form, None, status),
            done=lambda row: see_other("cases:advocacy_contact", case.id, row.id),
        )
    return _show(request, case, form, None, 422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change_advocacy_contact(
    request: StaffRequest, case_id: UUID, advocacy_contact_id: UUID
) -> HttpResponseBase:
    """What came of it."""
    case = _to_write(request, case_id)
    row = advocacy_contact_for(request.actor, case.subject_id, advocacy_contact_id)
    form = _form(request, _saved(row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        return save_change(
            request,
            form,
            change=lambda: contacts.change_advocacy_contact(
                actor=request.actor,
                case_id=case.id,
                contact_id=row.id,
                version=data["version"],
                spoken=_spoken(data),
            ),
            saved=lambda: _saved(advocacy_contact_for(request.actor, case.subject_id, row.id)),
            show=lambda form, status: _show(request, case, form, row, status),
            done=lambda row: see_other("cases:advocacy_contact", case.id, row.id),
        )
    return _show(request, case, form, row, 422 if form.errors else 200)


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.NOTES))
    return case


def _form(request: StaffRequest, initial: dict[str, Any]) -> ContactForm:
    leaders = [(leader.id, leader.working_name) for leader in leaders_of(request.actor)]
    posted = request.POST if request.method == "POST" else None
    return ContactForm(posted, initial=initial, leaders=leaders)


def _spoken(data: dict[str, Any]) -> contacts.Spoken:
    told = UUID(data["supervisor_told"]) if data["supervisor_told"] else None
    return {**{name: data[name] for name in WORDS}, "supervisor_told_id": told}  # type: ignore[typeddict-item]


def _saved(row: AdvocacyContact) -> dict[str, Any]:
    told = str(row.supervisor_told_id) if row.supervisor_told_id else ""
    return {**{name: getattr(row, name) for name in WORDS}, "supervisor_told": told, "version": row.version}


def _show(
    request: StaffRequest, case: Case, form: ContactForm, row: AdvocacyContact | None, status: int
) -> HttpResponseBase:
    back = ("cases:advocacy_contact", [case.id, row.id]) if row else ("cases:advocacy", [case.id])
    context = head(request, case, "cases:advocacy") | {
        "form": form,
        "theirs": theirs(form),
        "contact": row,
        "back": reverse(back[0], args=back[1]),
    }
    return render_page(request, "cases/advocacy_contact_form.html", context, status=status)
