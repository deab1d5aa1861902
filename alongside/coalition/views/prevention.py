"""Prevention: the five lists, a row of one of them, the cards about myths.

Belongs here: screens of the lists. Not here: a group with its sessions (views.prevention_group), saving (actions).
"""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_prevention as policies
from alongside.coalition.actions import prevention as acts
from alongside.coalition.forms_prevention import FORMS, LINKED, RowForm
from alongside.coalition.myths import MYTHS
from alongside.coalition.selectors import prevention as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, page, table_of
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster

AREA = "coalition:prevention"


class Kind(NamedTuple):
    """What one of the lists is called, and what stands in it."""

    title: str | Promise
    new: str | Promise
    empty: str | Promise
    columns: tuple[tuple[str, str | Promise], ...]


WHO = ("for_agency", gettext_lazy("Organization"))
KINDS = {
    "places": Kind(
        gettext_lazy("Places of recruitment"), gettext_lazy("Add a place"),
        gettext_lazy("No place is written down yet. Malls, schools, stations: where are people approached here?"),
        (("kind", gettext_lazy("Kind")), ("name", gettext_lazy("Which")), ("county", gettext_lazy("County")),
         ("done", gettext_lazy("What is done there")), WHO),
    ),
    "groups": Kind(
        gettext_lazy("Groups"), gettext_lazy("Add a group"),
        gettext_lazy("No group is written down yet."),
        (("title", gettext_lazy("Group")), ("tier", gettext_lazy("For whom")),
         ("curriculum", gettext_lazy("Curriculum")), ("county", gettext_lazy("County")),
         ("state", gettext_lazy("State")), WHO),
    ),
    "curricula": Kind(
        gettext_lazy("Curricula"), gettext_lazy("Register a curriculum"),
        gettext_lazy("No curriculum is registered yet. Only facts about it, and what allows us to use it."),
        (("title", gettext_lazy("Title")), ("owner", gettext_lazy("Who owns it")),
         ("licence", gettext_lazy("What allows us to use it")), ("tier", gettext_lazy("For whom")),
         ("sessions", gettext_lazy("Sessions")), ("languages", gettext_lazy("Languages")), WHO),
    ),
    "teaching": Kind(
        gettext_lazy("Teaching"), gettext_lazy("Write one down"),
        gettext_lazy("Nothing is written down yet. Emergency rooms, police, probation: who was taught?"),
        (("on", gettext_lazy("Day")), ("audience", gettext_lazy("Who was taught")),
         ("about", gettext_lazy("What about")), ("hours", gettext_lazy("Hours")),
         ("people", gettext_lazy("How many came")), WHO),
    ),
    "actions": Kind(
        gettext_lazy("What we press for"), gettext_lazy("Add an action"),
        gettext_lazy("Nothing is pressed for yet: a rule that harms, demand, holding exploiters accountable."),
        (("what", gettext_lazy("Which rule, law or practice")), ("kind", gettext_lazy("What it aims at")),
         ("ask", gettext_lazy("What we ask for")), ("to_whom", gettext_lazy("Of whom")),
         ("state", gettext_lazy("How far it is")), ("plan_action", gettext_lazy("In the plan")),
         ("look_on", gettext_lazy("Look at it again on")), WHO),
    ),
}  # fmt: skip


@require_safe
@in_coalition
def prevention(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What is done, list by list."""
    counts = reads.counts_of(coalition.id)
    lists = [
        {
            "url": reverse("coalition:prevention_rows", args=[coalition.id, kind]),
            "title": told.title,
            "count": counts[kind],
        }
        for kind, told in KINDS.items()
    ]
    context = {"lists": lists, "reached": reads.reached(coalition.id)} | reads.under_way(coalition.id)
    return page(request, "coalition/prevention.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def myths(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Cards to show and to print."""
    return page(request, "coalition/prevention_myths.html", {"myths": MYTHS}, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def rows(request: StaffRequest, coalition: Coalition, prevention_kind: str) -> HttpResponseBase:
    """One list."""
    told, only = _kind(prevention_kind), _only(request, prevention_kind)
    found = page_of(request, reads.rows_of(coalition.id, prevention_kind, only=only))
    lines = [_line(request, coalition, prevention_kind, row) for row in found.object_list]
    context = {
        "kind": prevention_kind,
        "told": told,
        "page": found,
        "heads": [label for _name, label in told.columns],
        "lines": lines,
        "changeable": any(line["change"] for line in lines),
        "choices": _choices(prevention_kind),
        "only": only,
        "query": f"only={only}&" if only else "",
    }
    return page(request, "coalition/prevention_rows.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def table(request: StaffRequest, coalition: Coalition, prevention_kind: str) -> HttpResponseBase:
    """The list for a spreadsheet."""
    told, only = _kind(prevention_kind), _only(request, prevention_kind)
    rows = reads.rows_of(coalition.id, prevention_kind, only=only)
    cells = ([cell(row, name) for name, _label in told.columns] for row in rows)
    head = [label for _name, label in told.columns]
    return table_of(request, head, cells, kind="list", why=f"prevention_{prevention_kind}")


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def new_row(request: StaffRequest, coalition: Coalition, prevention_kind: str) -> HttpResponseBase:
    """A new row, for her own organization."""
    _kind(prevention_kind)
    form = _form(request, coalition, prevention_kind, first_of(request))
    if request.method == "POST" and form.is_valid():
        try:
            acts.write_row(
                actor=request.actor, coalition_id=coalition.id, kind=prevention_kind,
                row_id=form.cleaned_data["row_id"], said=form.said(),
            )  # fmt: skip
        except SavedBefore as before:
            if not sent_before(request, form, before, form.fields):
                return _show(request, coalition, prevention_kind, form, None, status=409)
            return see_other("coalition:prevention_rows", coalition.id, prevention_kind)
        messages.success(request, _("Saved."))
        return see_other("coalition:prevention_rows", coalition.id, prevention_kind)
    return _show(request, coalition, prevention_kind, form, None, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_row(
    request: StaffRequest, coalition: Coalition, prevention_kind: str, prevention_id: UUID
) -> HttpResponseBase:
    """Say it better."""
    _kind(prevention_kind)
    row = reads.row_for(coalition.id, prevention_kind, prevention_id)
    require(policies.may_change_row(request.actor, coalition.id, row))
    form = _form(request, coalition, prevention_kind, _saved(row, prevention_kind), row)
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_row(
                actor=request.actor, coalition_id=coalition.id, kind=prevention_kind, row_id=prevention_id,
                version=form.cleaned_data["version"], said=form.said(),
            )  # fmt: skip
        except SomeoneElseWasFaster as refusal:
            row = reads.row_for(coalition.id, prevention_kind, prevention_id)
            form = compare(form, _saved(row, prevention_kind), refusal)
            return _show(request, coalition, prevention_kind, form, row, status=409)
        messages.success(request, _("Saved."))
        return see_other("coalition:prevention_rows", coalition.id, prevention_kind)
    return _show(request, coalition, prevention_kind, form, row, status=422 if form.errors else 200)


@require_POST
@in_coalition
def drop_row(
    request: StaffRequest, coalition: Coalition, prevention_kind: str, prevention_id: UUID
) -> HttpResponseBase:
    """Take it off the list, or put it back."""
    _kind(prevention_kind)
    back = request.POST.get("step") == "back"
    acts.drop_row(
        actor=request.actor, coalition_id=coalition.id, kind=prevention_kind, row_id=prevention_id, back=back
    )
    messages.success(
        request, _("It is back on the list.") if back else _("Taken off the list. You can put it back.")
    )
    if back:
        return see_other("coalition:prevention_rows", coalition.id, prevention_kind)
    return see_other("coalition:prevention_change", coalition.id, prevention_kind, prevention_id)


def cell(row: Any, name: str) -> Any:
    """What stands in one cell, in words."""
    if name == "people" and row.few:
        return _("fewer than 5")
    if name == "plan_action":
        return row.plan_action.what if row.plan_action else row.plan_step
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    return "" if value is None else value


def _kind(kind: str) -> Kind:
    if kind not in KINDS:
        raise NotFound
    return KINDS[kind]


def _choices(kind: str) -> list[tuple[str, Any]]:
    field: Any = FORMS[kind].base_fields[reads.FILTERED[kind]]
    return [one for one in field.choices if one[0]]


def _only(request: StaffRequest, kind: str) -> str:
    asked = request.GET.get("only", "")
    return asked if asked in {str(value) for value, _label in _choices(kind)} else ""


def _line(request: StaffRequest, coalition: Coalition, kind: str, row: Any) -> dict[str, Any]:
    told = KINDS[kind]
    url = ""
    if kind == "groups":
        url = reverse("coalition:prevention_group", args=[coalition.id, row.id])
    may = bool(policies.may_change_row(request.actor, coalition.id, row))
    change = reverse("coalition:prevention_change", args=[coalition.id, kind, row.id]) if may else ""
    cells = [
        {"label": label, "text": cell(row, name), "url": _leads_to(coalition, row, name)}
        for name, label in told.columns
    ]
    return {"cells": cells, "url": url or change, "change": change}


def _leads_to(coalition: Coalition, row: Any, name: str) -> str:
    """Where a cell leads: to the action of the plan it names."""
    if name != "plan_action" or not row.plan_action_id:
        return ""
    return reverse("coalition:plan_action", args=[coalition.id, row.plan_action_id])


def _form(
    request: StaffRequest, coalition: Coalition, kind: str, initial: dict[str, Any], row: Any = None
) -> RowForm:
    sent = request.POST if request.method == "POST" else None
    return FORMS[kind](sent, initial=initial, linked=reads.linked_to(coalition.id, kind, row))


def _saved(row: Any, kind: str) -> dict[str, Any]:
    saved = {name: getattr(row, name) for name in FORMS[kind].base_fields if name != "row_id"}
    for name in set(LINKED) & set(saved):
        saved[name] = str(saved[name] or "")
    return saved


def _show(
    request: StaffRequest, coalition: Coalition, kind: str, form: RowForm, row: Any, *, status: int
) -> HttpResponseBase:
    context = {
        "form": form, "theirs": getattr(form, "theirs", []), "told": KINDS[kind], "kind": kind, "row": row,
    }  # fmt: skip
    return page(
        request, "coalition/prevention_form.html", context, coalition=coalition, area=AREA, status=status
    )
