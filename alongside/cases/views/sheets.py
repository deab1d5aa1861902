"""One form about one client on one page: shown, sent, compared where someone was faster, sent twice.

Belongs here: what the screens of the plan share. Not here: any one screen, any rule.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponseBase

from alongside.cases import policies_plan
from alongside.cases.errors import SavedBefore, SomeoneElseWasFaster
from alongside.cases.views.again import first_of, say_saved_already
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.comparing import compare, keep_apart
from alongside.foundation.htmx import render_page
from alongside.foundation.http import see_other
from alongside.vault.actors import require, require_found

if TYPE_CHECKING:
    from alongside.cases.models import Case

Saved = Callable[[], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of such a page, and where one lands."""

    heading: str
    done: str
    before: str = ""
    verb: str = ""
    template: str = "cases/plan_form.html"
    tab: str = "cases:plan"
    lands: str = "cases:plan"
    at: str = ""
    more: dict[str, Any] | None = None


SomeForm = TypeVar("SomeForm", bound=forms.Form)


def plan_case(request: StaffRequest, case_id: UUID, *, writing: bool = False) -> Case:
    """The client, for someone to whom the plan is open (for writing)."""
    case = client_of(request, case_id)
    require_found(policies_plan.may_read_plan(request.actor, case.subject_id))
    if writing:
        require(policies_plan.may_write_plan(request.actor, case.subject_id))
    return case


def bound(request: StaffRequest, kind: type[SomeForm], initial: dict[str, Any], **more: Any) -> SomeForm:
    """The form, with what was sent if something was."""
    return kind(request.POST if request.method == "POST" else None, initial=initial, **more)


def fresh(request: StaffRequest, kind: type[SomeForm], **more: Any) -> SomeForm:
    """An empty form that makes something."""
    return bound(request, kind, first_of(request), **more)


def asked(
    request: StaffRequest,
    case: Case,
    form: forms.Form,
    sheet: Sheet,
    save: Callable[[dict[str, Any]], Any],
    saved: Saved | None = None,
) -> HttpResponseBase:
    """Show the form; or save it and go on; or show both texts. `saved` reads anew what stands there now."""
    if request.method != "POST" or not form.is_valid():
        return _show(request, case, form, sheet, status=422 if form.errors else 200)
    try:
        save(form.cleaned_data)
    except SavedBefore as before:
        if not before.same:
            there = {name: getattr(before.row, name, None) for name in form.fields if name != "row_id"}
            return _show(request, case, keep_apart(form, there, before), sheet, status=409)
        say_saved_already(request)
    except SomeoneElseWasFaster as refusal:
        there = saved() if saved else {"version": 0}
        return _show(request, case, compare(form, there, refusal), sheet, status=409)
    else:
        messages.success(request, sheet.done)
    return see_other(sheet.lands, case.id, at=sheet.at)


def words_of(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """What was given, without the version."""
    return {name: data[name] for name in names if name != "version"}


def _show(
    request: StaffRequest, case: Case, form: forms.Form, sheet: Sheet, *, status: int
) -> HttpResponseBase:
    context = head(request, case, sheet.tab) | (sheet.more or {})
    context |= {"form": form, "sheet": sheet, "theirs": getattr(form, "theirs", [])}
    return render_page(request, sheet.template, context, status=status)
