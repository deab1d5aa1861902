"""Ways to reach a client: adding, changing, asking again, ending.

Belongs here: screens. Not here: saving (actions.contacts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alongside.cases import policies
from alongside.cases.actions import contacts
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.forms import ContactForm
from alongside.cases.selectors.contacts import contact_for
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare, keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case, ContactMethod

WORDS = ("value", "times", "who_may_answer", "code_word", "remarks", "voicemail_ok", "text_ok", "safe_as_of")


@comes_back
@require_http_methods(["GET", "POST"])
def add_contact(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """A new way, with the rules that keep it safe."""
    case = _to_write(request, case_id)
    form = ContactForm(request.POST if request.method == "POST" else None, initial=first_of(request))
    if request.method == "POST" and form.is_valid():
        return _add(request, case, form)
    return _show(request, case, form, None, status=422 if form.errors else 200)


def _add(request: StaffRequest, case: Case, form: ContactForm) -> HttpResponseBase:
    data = form.cleaned_data
    given = {"kind": data["kind"], "way": _way(data), "contact_id": data["row_id"]}
    try:
        contacts.add_contact(actor=request.actor, case_id=case.id, **given)
    except SavedBefore as before:
        if not before.same:
            return _show(request, case, keep_apart(form, _saved(before.row), before), None, status=409)
        say_saved_already(request)
    else:
        messages.success(request, _("Saved."))
    return see_other("cases:client", case.id)


@require_http_methods(["GET", "POST"])
def edit_contact(request: StaffRequest, case_id: UUID, contact_id: UUID) -> HttpResponseBase:
    """Change one way."""
    case = _to_write(request, case_id)
    contact = contact_for(request.actor, case.subject_id, contact_id)
    form = ContactForm(request.POST if request.method == "POST" else None, initial=_saved(contact))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        given = {"version": data["version"], "kind": data["kind"], "way": _way(data)}
        try:
            contacts.change_contact(actor=request.actor, case_id=case_id, contact_id=contact_id, **given)
        except SomeoneElseWasFaster as refusal:
            saved = _saved(contact_for(request.actor, case.subject_id, contact_id))
            return _show(request, case, compare(form, saved, refusal), contact, status=409)
        messages.success(request, _("Saved."))
        return see_other("cases:client", case_id)
    return _show(request, case, form, contact, status=422 if form.errors else 200)


@require_POST
def confirm_contact(request: StaffRequest, case_id: UUID, contact_id: UUID) -> HttpResponseBase:
    """They said today that it is still safe."""
    _to_write(request, case_id)
    contacts.confirm_contact(actor=request.actor, case_id=case_id, contact_id=contact_id)
    messages.success(request, _("Noted: still safe today."))
    return see_other("cases:client", case_id, at=f"way-{contact_id}")


@require_POST
def end_contact(request: StaffRequest, case_id: UUID, contact_id: UUID) -> HttpResponseBase:
    """Not used any more; it stays on record."""
    _to_write(request, case_id)
    contacts.end_contact(actor=request.actor, case_id=case_id, contact_id=contact_id)
    messages.success(request, _("This way is no longer used. It stays on record below."))
    return see_other("cases:client", case_id, at="ways")


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.IDENTITY))
    return case


def _show(
    request: StaffRequest, case: Case, form: ContactForm, contact: ContactMethod | None, *, status: int
) -> HttpResponseBase:
    context = head(request, case, "cases:client") | {"form": form, "theirs": getattr(form, "theirs", [])}
    context["contact"] = contact
    return render_page(request, "cases/contact_form.html", context, status=status)


def _way(data: dict[str, Any]) -> contacts.Way:
    return {name: data[name] for name in WORDS}  # type: ignore[return-value]


def _saved(contact: ContactMethod) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in ("kind", *WORDS, "version")}
