"""Lists to go through with a client: opening them, one list, one line, putting away.

Belongs here: screens. Not here: what a list asks (checklist_files), saving (actions.checklists), paper (papers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.cases import policies
from alongside.cases.actions import checklists as lists
from alongside.cases.checklist_files import definitions
from alongside.cases.enums_advocacy import ListArea
from alongside.cases.errors_advocacy import ListPutAway
from alongside.cases.forms_advocacy import LineForm, OpenListsForm
from alongside.cases.selectors.checklists import (
    Line,
    Mark,
    checklist_for,
    checklists_of,
    definition_of,
    groups_of,
    line_for,
    next_number,
)
from alongside.cases.views.asking import StaffRequest, client_of, head
from alongside.cases.views.saving import save_change, theirs
from alongside.foundation.htmx import render_page
from alongside.foundation.http import address, see_other
from alongside.vault.actors import require
from alongside.vault.enums import Drawer

if TYPE_CHECKING:
    from alongside.cases.models import Case, Checklist, ChecklistMark


@require_http_methods(["GET", "POST"])
def open_checklists(request: StaffRequest, case_id: UUID) -> HttpResponseBase:
    """Choose what to go through; several at once."""
    case = _to_write(request, case_id)
    lying = {entry.kind for entry in checklists_of(request.actor, case.subject_id) if not entry.put_away_at}
    kinds = [(kind, found.title) for kind, found in definitions().items() if kind not in lying]
    form = OpenListsForm(request.POST if request.method == "POST" else None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        opened = lists.open_checklists(actor=request.actor, case_id=case_id, kinds=form.cleaned_data["kinds"])
        if len(opened) == 1:
            return see_other("cases:checklist", case_id, opened[0].id)
        said = ngettext("%(count)s list is open.", "%(count)s lists are open.", len(opened))
        messages.success(request, said % {"count": len(opened)})
        return see_other("cases:advocacy", case_id)
    context = head(request, case, "cases:advocacy") | {"form": form, "areas": _areas(form)}
    return render_page(request, "cases/open_checklists.html", context, status=422 if form.errors else 200)


@require_safe
def checklist(request: StaffRequest, case_id: UUID, checklist_id: UUID) -> HttpResponseBase:
    """One list, line by line."""
    case = client_of(request, case_id)
    found = checklist_for(request.actor, case.subject_id, checklist_id)
    may_write = bool(policies.may_write(request.actor, case.subject_id, Drawer.NOTES))
    context = head(request, case, "cases:advocacy") | {
        "checklist": found,
        "definition": definition_of(found),
        "groups": groups_of(request.actor, found),
        "may_write_on": may_write and found.put_away_at is None,
        "may_write_notes": may_write,
        "clock_url": address("cases:add_clock", case.id),
    }
    return render_page(request, "cases/checklist.html", context)


@require_http_methods(["GET", "POST"])
def checklist_item(
    request: StaffRequest, case_id: UUID, checklist_id: UUID, item_number: int
) -> HttpResponseBase:
    """One line: where it stands, what was said, what comes next, and all that was said before."""
    case = _to_write(request, case_id)
    found = checklist_for(request.actor, case.subject_id, checklist_id)
    if found.put_away_at is not None:
        raise ListPutAway
    line, former = line_for(request.actor, found, item_number)
    form = LineForm(request.POST if request.method == "POST" else None, initial=_standing(line))

    def show(form: LineForm, status: int) -> HttpResponseBase:
        return _show_line(request, case, found, form, line, former, status)

    if request.method == "POST" and form.is_valid():
        return save_change(
            request,
            form,
            change=lambda: _write(request, case, found, item_number, form),
            saved=lambda: _standing(line_for(request.actor, found, item_number)[0]),
            show=show,
            done=lambda _mark: _go_on(request, case, found, item_number),
        )
    return show(form, 422 if form.errors else 200)


@require_POST
def put_away_checklist(request: StaffRequest, case_id: UUID, checklist_id: UUID) -> HttpResponseBase:
    """Not needed now; nothing on it is lost."""
    case = _to_write(request, case_id)
    lists.put_away(actor=request.actor, case_id=case.id, checklist_id=checklist_id)
    messages.success(request, _("Put away. Everything on it is kept, and you can take it up again."))
    return see_other("cases:advocacy", case_id)


@require_POST
def take_up_checklist(request: StaffRequest, case_id: UUID, checklist_id: UUID) -> HttpResponseBase:
    """Go on with it."""
    case = _to_write(request, case_id)
    found = lists.take_up(actor=request.actor, case_id=case.id, checklist_id=checklist_id)
    return see_other("cases:checklist", case_id, found.id)


def _to_write(request: StaffRequest, case_id: UUID) -> Case:
    case = client_of(request, case_id)
    require(policies.may_write(request.actor, case.subject_id, Drawer.NOTES))
    return case


def _areas(form: OpenListsForm) -> list[dict[str, Any]]:
    """The lists to choose from, by field, each with what it is for."""
    known = definitions()
    found = []
    for area in ListArea:
        options = [
            {"tick": tick, "about": known[tick.data["value"]].about}
            for tick in form["kinds"].subwidgets
            if known[tick.data["value"]].area == area
        ]
        if options:
            found.append({"title": area.label, "options": options})
    return found


def _standing(line: Line) -> dict[str, Any]:
    mark = line.mark
    if mark is None:
        return {"version": 0}
    return {
        "version": mark.version,
        "answer": mark.answer,
        "words": mark.words,
        "next_step": mark.next_step,
        "happened_on": mark.happened_on,
    }


def _write(
    request: StaffRequest, case: Case, found: Checklist, item_number: int, form: LineForm
) -> ChecklistMark:
    data = form.cleaned_data
    return lists.write_on(
        actor=request.actor,
        case_id=case.id,
        checklist_id=found.id,
        item_number=item_number,
        version=data["version"],
        written={
            "answer": data["answer"],
            "words": data["words"],
            "next_step": data["next_step"],
            "happened_on": data["happened_on"],
        },
    )


def _go_on(request: StaffRequest, case: Case, found: Checklist, item_number: int) -> HttpResponseBase:
    """To the next line where she said so, or back to where this line stands."""
    after = next_number(found, item_number)
    if "go_on" in request.POST and after is not None:
        return see_other("cases:checklist_item", case.id, found.id, after)
    response = see_other("cases:checklist", case.id, found.id)
    response["Location"] = f"{reverse('cases:checklist', args=[case.id, found.id])}#line-{item_number}"
    return response


def _show_line(
    request: StaffRequest,
    case: Case,
    found: Checklist,
    form: LineForm,
    line: Line,
    former: list[Mark],
    status: int,
) -> HttpResponseBase:
    context = head(request, case, "cases:advocacy") | {
        "checklist": found,
        "definition": definition_of(found),
        "form": form,
        "theirs": theirs(form),
        "line": line,
        "former": former,
        "has_next": next_number(found, line.item.number) is not None,
        "back": reverse("cases:checklist", args=[case.id, found.id]),
    }
    return render_page(request, "cases/checklist_item.html", context, status=status)
