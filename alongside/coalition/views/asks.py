"""What the coalition asks of police, its own organizations and allies, and the training materials it gives out.

Belongs here: screens. Not here: reading (selectors.system), saving (actions.system). No incident about a person is
written here: it lies in that person's own record.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition.actions import system as acts
from alongside.coalition.enums_system import AskState, MaterialState
from alongside.coalition.forms_system import AskForm, AskMoveForm, MaterialForm, NarrowAsksForm, ShareForm
from alongside.coalition.policies_evaluation import may_change_hers
from alongside.coalition.selectors import system as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.evaluation_saving import filled, saving
from alongside.coalition.views.frame import in_coalition, page
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.vault.actors import require

AREA = "coalition:system"
SHAPES = {
    AskState.DRAFT: ("open", ""),
    AskState.ASKED: ("part", ""),
    AskState.NO: ("stop", "soft"),
    AskState.PROMISED: ("wait", "warm"),
    AskState.IN_FORCE: ("done", "accent"),
}
MATERIAL_SHAPES = {
    MaterialState.DRAFT: ("open", ""),
    MaterialState.READY: ("done", "accent"),
    MaterialState.OLD: ("stop", "soft"),
}


@require_safe
@in_coalition
def asks(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What is asked, of whom, and how far it has come."""
    form = NarrowAsksForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    found = page_of(request, reads.asks_of(coalition.id, **said), size=50)
    query = "".join(f"{name}={value}&" for name, value in said.items() if value)
    context = {
        "form": form, "page": found, "rows": [_row(row) for row in found], "query": query,
        "narrowed": any(said.values()),
    }  # fmt: skip
    return page(request, "coalition/asks.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def ask(request: StaffRequest, coalition: Coalition, system_ask_id: UUID) -> HttpResponseBase:
    """One ask, and what came of it."""
    row = reads.ask_for(coalition.id, system_ask_id)
    context = _row(row) | {
        "log": [(one, reads.log_words(one)) for one in reads.log_of(row)[:200]],
        "may_change": bool(may_change_hers(request.actor, row)),
    }
    return page(request, "coalition/ask.html", context, coalition=coalition, area=AREA)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def ask_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Write an ask."""
    first = first_of(request) | {"institution_id": request.GET.get("institution", "")}
    form = AskForm(request.POST or None, initial=first, rows=reads.institutions_of(coalition.id))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.write_ask(
            actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"], given=form.given()
        ),
        shown={"title": _("Write an ask"), "back": ("coalition:asks", [coalition.id])},
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_ask(request: StaffRequest, coalition: Coalition, system_ask_id: UUID) -> HttpResponseBase:
    """Say it better."""
    row = reads.ask_for(coalition.id, system_ask_id)
    require(may_change_hers(request.actor, row))
    initial = filled(row, AskForm)
    form = AskForm(request.POST or None, initial=initial, rows=reads.institutions_of(coalition.id))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go, coalition),
        save=lambda: acts.change_ask(
            actor=request.actor, coalition_id=coalition.id, ask_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.ask_for(coalition.id, row.id), AskForm),
        shown=_of(coalition, row, _("Change")),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def ask_step(request: StaffRequest, coalition: Coalition, system_ask_id: UUID) -> HttpResponseBase:
    """Asked, answered, promised, in force."""
    row = reads.ask_for(coalition.id, system_ask_id)
    require(may_change_hers(request.actor, row))
    initial = first_of(request) | {"version": row.version, "on": timezone.localdate()}
    form = AskMoveForm(request.POST or None, initial=initial)
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go(coalition, row),
        save=lambda: acts.move_ask(
            actor=request.actor, coalition_id=coalition.id, ask_id=row.id, row_id=form.cleaned_data["row_id"],
            version=form.cleaned_data["version"], said=form.given(),
        ),
        shown=_of(coalition, row, _("What came of it")),
    )  # fmt: skip


@require_safe
@in_coalition
def system_materials(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Training materials, and to whom they were given."""
    found = page_of(request, reads.materials_of(coalition.id), size=50)
    shares = reads.shares_by_material(list(found))
    rows = [
        {
            "material": row,
            "shape": MATERIAL_SHAPES[MaterialState(row.state)][0],
            "tone": MATERIAL_SHAPES[MaterialState(row.state)][1],
            "shares": shares[row.id],
            "may_change": bool(may_change_hers(request.actor, row)),
        }
        for row in found
    ]
    context = {"page": found, "rows": rows}
    return page(request, "coalition/system_materials.html", context, coalition=coalition, area=AREA)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def system_material_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Begin training material."""
    form = MaterialForm(request.POST or None, initial=first_of(request))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go_materials, coalition),
        save=lambda: acts.write_material(
            actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"], given=form.given()
        ),
        shown=_materials(coalition, _("Add training material")),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@in_coalition
def change_system_material(
    request: StaffRequest, coalition: Coalition, system_material_id: UUID
) -> HttpResponseBase:
    """A later state of it."""
    row = reads.material_for(coalition.id, system_material_id)
    require(may_change_hers(request.actor, row))
    form = MaterialForm(request.POST or None, initial=filled(row, MaterialForm))
    return saving(
        request, coalition, form, area=AREA, then=partial(_go_materials, coalition),
        save=lambda: acts.change_material(
            actor=request.actor, coalition_id=coalition.id, material_id=row.id, version=form.cleaned_data["version"],
            given=form.given(),
        ),
        again=lambda: filled(reads.material_for(coalition.id, row.id), MaterialForm),
        shown=_materials(coalition, _("Change"), row.title),
    )  # fmt: skip


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def share_system_material(
    request: StaffRequest, coalition: Coalition, system_material_id: UUID
) -> HttpResponseBase:
    """It was given to someone."""
    row = reads.material_for(coalition.id, system_material_id)
    initial = first_of(request) | {"on": timezone.localdate()}
    form = ShareForm(request.POST or None, initial=initial, rows=reads.institutions_of(coalition.id))
    return saving(
        request, coalition, form, area=AREA, then=lambda _row: _go_materials(coalition, row),
        save=lambda: acts.share_material(
            actor=request.actor, coalition_id=coalition.id, material_id=row.id,
            row_id=form.cleaned_data["row_id"], given=form.given(),
        ),
        shown=_materials(coalition, _("It was given to someone"), row.title),
    )  # fmt: skip


def _row(row: Any) -> dict[str, Any]:
    shape, tone = SHAPES[AskState(row.state)]
    late = row.state == AskState.PROMISED and row.promised_by < timezone.localdate()
    return {"ask": row, "shape": shape, "tone": tone, "late": late}


def _go(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:ask", coalition.id, row.id)


def _go_materials(coalition: Coalition, row: Any) -> HttpResponseBase:
    return see_other("coalition:system_materials", coalition.id, at=f"material-{row.id}")


def _of(coalition: Coalition, row: Any, title: str) -> dict[str, Any]:
    return {"title": title, "about": row.to_whom, "back": ("coalition:ask", [coalition.id, row.id])}


def _materials(coalition: Coalition, title: str, about: str = "") -> dict[str, Any]:
    return {"title": title, "about": about, "back": ("coalition:system_materials", [coalition.id])}
