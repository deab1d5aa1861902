"""The list of one person's clients, and opening a new one.

Belongs here: screens. Not here: opening names (selectors.caseload), making the record (actions.opening).
A search word is sent as POST: neither the address bar, the history nor a log keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.cases import policies, policies_access
from alongside.cases.actions.once import once
from alongside.cases.actions.opening import open_client
from alongside.cases.errors import SavedBefore
from alongside.cases.forms import FindOwnForm, NewClientForm
from alongside.cases.selectors import caseload
from alongside.cases.selectors.cases import case_already_made, first_words
from alongside.cases.views.again import comes_back, first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest
from alongside.cases.views.comparing import keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import address, page_in_one, see_other
from alongside.vault.actors import require

if TYPE_CHECKING:
    from alongside.cases.models import Case

TEMPLATE = "cases/list.html"


@require_safe
def list_clients(request: StaffRequest) -> HttpResponseBase:
    """Her clients, fifty at a time."""
    shown = request.GET.get("show", "open")
    shown = shown if shown in caseload.SHOWN else "open"
    page = page_in_one(request, caseload.caseload(request.actor, shown), size=caseload.PAGE)
    context = _frame(request, shown) | {
        "page": page,
        "lines": caseload.lines(request.actor, list(page.object_list)),
        "form": FindOwnForm(),
    }
    return render_page(request, TEMPLATE, context, partial="caseload")


@require_http_methods(["GET", "POST"])
def find_own(request: StaffRequest) -> HttpResponseBase:
    """Her own clients by name, as she types."""
    form = FindOwnForm(request.POST)
    if request.method == "GET" or (form.is_valid() and not form.cleaned_data["words"]):
        return _whole_list(request)
    found, total = (
        caseload.find_own(request.actor, form.cleaned_data["words"]) if form.is_valid() else ([], 0)
    )
    context = _frame(request, "") | {"lines": found, "total": total, "form": form, "is_search": True}
    return render_page(request, TEMPLATE, context, partial="caseload")


@comes_back
@require_http_methods(["GET", "POST"])
def new(request: StaffRequest) -> HttpResponseBase:
    """Open a client: a name is enough. Sent twice, it opens one."""
    require(policies.may_open_client(request.actor))
    form = NewClientForm(request.POST or None, initial=first_of(request))
    if request.method != "POST" or not form.is_valid():
        return _show_new(request, form, status=422 if form.errors else 200)
    try:
        case = _open(request, dict(form.cleaned_data))
        messages.success(request, _("Opened. Only the people named on this page can see it."))
    except SavedBefore as before:
        case = before.row
        if not before.same:
            saved = first_words(request.actor, case)
            return _show_new(request, keep_apart(form, saved, before), status=409)
        say_saved_already(request)
    return see_other("cases:client", case.id)


def _open(request: StaffRequest, given: dict[str, Any]) -> Case:
    row_id = given.pop("row_id")
    today = timezone.localdate()
    return once(
        lambda: open_client(actor=request.actor, opened_on=today, case_id=row_id, **given),
        made=lambda: case_already_made(request.actor, row_id),
        same=lambda case: first_words(request.actor, case) == given,
    )


def _show_new(request: StaffRequest, form: NewClientForm, *, status: int) -> HttpResponseBase:
    context = {"form": form, "theirs": getattr(form, "theirs", []), "find_url": address("cases:find")}
    return render_page(request, "cases/new.html", context, status=status)


def _whole_list(request: StaffRequest) -> HttpResponseBase:
    """Nothing is looked for any more: the first page again, or the list's own address without script."""
    if not request.htmx:
        return see_other("cases:list")
    page = page_in_one(request, caseload.caseload(request.actor, "open"), size=caseload.PAGE)
    lines = caseload.lines(request.actor, list(page.object_list))
    context = _frame(request, "open") | {"page": page, "lines": lines, "form": FindOwnForm()}
    return render_page(request, TEMPLATE, context, partial="caseload")


def _frame(request: StaffRequest, shown: str) -> dict[str, Any]:
    words = {
        "open": _("Going on"),
        "quiet": _("Not seen for two weeks"),
        "closed": _("Resting"),
        "all": _("All"),
    }
    here = reverse("cases:list")
    may_search = bool(policies_access.may_search(request.actor))
    return {
        "shown": shown,
        "tabs": [
            {"url": f"{here}?show={name}", "label": label, "current": name == shown}
            for name, label in words.items()
        ],
        "query": f"show={shown}&",
        "find_url": address("cases:find") if may_search else "",
        "packets_url": address("releases:packets") if request.actor.standing.cleared else "",
        "may_open": bool(policies.may_open_client(request.actor)),
    }
