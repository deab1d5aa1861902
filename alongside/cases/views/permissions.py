"""What a client allows others to see: the list, one of them, taking it back, the paper.

Belongs here: screens. Not here: making one (permissions_new), what a court asks (compelled), saving.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies
from alongside.cases.actions import permissions as actions
from alongside.cases.forms_permissions import TakeBackForm
from alongside.cases.selectors.permissions import names_of_documents, sessions_to_ask
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.releases import policies as release_policies
from alongside.releases import texts
from alongside.releases.enums import Way
from alongside.releases.selectors.releases import (
    Permission,
    disclosures_of,
    link_state,
    openings_of,
    permission_for,
    releases_of,
)
from alongside.vault.actors import require, require_found

if TYPE_CHECKING:
    from alongside.cases.models import Case

HERE = "cases:permissions"


@require_safe
def permissions(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Everything that was allowed: what runs, what ended and why; what the law made us give."""
    case = client_of(request, case_id)
    require_found(release_policies.may_see(request.actor, case.subject_id))
    every = releases_of(request.actor, case.subject_id)
    context = _head(request, case) | {
        "running": [one for one in every if one.is_running],
        "ended": [one for one in every if not one.is_running],
        "disclosures": disclosures_of(request.actor, case.subject_id),
        "sessions": sessions_to_ask(request.actor, case),
        "privilege": texts.PRIVILEGE,
    }
    return render_page(request, "cases/permissions.html", context)


@require_safe
def permission(request: StaffRequest, case_id: UUID, release_id: UUID) -> HttpResponseBase:
    """One permission: what, for whom, who has read it, and the way to take it back."""
    case = client_of(request, case_id)
    return _one(request, case, release_id, TakeBackForm())


@require_http_methods(["GET", "POST"])
def take_back(request: StaffRequest, case_id: UUID, release_id: UUID) -> HttpResponseBase:
    """At once. There is no undo; a new one can be made."""
    case = client_of(request, case_id)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.take_back(
            actor=request.actor, case_id=case.id, release_id=release_id, how=form.cleaned_data["how"]
        )
        messages.success(request, _("Taken back. They can make a new permission whenever they like."))
        return see_other("cases:permission", case.id, release_id)
    return _one(request, case, release_id, form, status=422 if form.errors else 200)


@require_POST
def permission_yes(request: StaffRequest, case_id: UUID, session_id: UUID) -> HttpResponseBase:
    """The clinical supervisor lets one counselling session leave, once, within a week."""
    case = client_of(request, case_id)
    require_found(release_policies.may_say_yes(request.actor, case.subject_id))
    actions.let_session_leave(actor=request.actor, case_id=case.id, session_id=session_id)
    messages.success(request, _("Noted. It holds for a week and for one permission."))
    return see_other("cases:permissions", case.id)


@require_safe
def permission_paper(request: StaffRequest, case_id: UUID, release_id: UUID) -> HttpResponseBase:
    """On paper, in the client's language: the permission, or the letter to its reader."""
    case = client_of(request, case_id)
    require(policies.may_export(request.actor, case))
    one = permission_for(request.actor, case.subject_id, release_id)
    letter = one.way == Way.LETTER and one.is_running and "letter" in request.GET
    language = language_of(request, one)
    with translation.override(language):
        context = {
            "case": case, "one": one, "letter": letter, "language": language, "promises": texts.PROMISES,
            "letter_told": texts.LETTER,
            "document_told": texts.DOCUMENT if any(item.is_document for item in one.items) else "",
        }  # fmt: skip
        return render_page(request, "cases/permission_paper.html", context)


def language_of(request: StaffRequest, one: Permission) -> str:
    """The language of the paper: as asked for, else that of the page."""
    wanted = request.GET.get("lang", "")
    return wanted if wanted in ("en", "es") else (translation.get_language() or "en")[:2]


def _one(
    request: StaffRequest, case: Case, release_id: UUID, form: TakeBackForm, *, status: int = 200
) -> HttpResponseBase:
    one = permission_for(request.actor, case.subject_id, release_id)
    names = names_of_documents(request.actor, case.subject_id, one.items)
    context = _head(request, case) | {
        "one": one,
        "shown": [(item, names.get(item.id, "") if item.id else "") for item in one.items],
        "openings": openings_of(one.id),
        "link": link_state(one.id) if one.way == Way.LINK else None,
        "form": form,
        "can_end": bool(release_policies.may_end(request.actor, case.subject_id)),
    }
    return render_page(request, "cases/permission.html", context, status=status)


def _head(request: StaffRequest, case: Case) -> dict[str, Any]:
    can_give = bool(release_policies.may_give(request.actor, case.subject_id))
    return head(request, case, HERE) | {"can_give": can_give}
