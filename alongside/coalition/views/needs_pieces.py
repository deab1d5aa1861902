"""Focus groups, findings, barriers, the seven steps, small changes.

Belongs here: screens. Not here: rounds and answers (needs, needs_answers), saving (actions.needs_pieces). The four
kinds of pieces are written, changed and taken back in the same way: `Desk` says what each is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alongside.coalition import policies_needs as policies
from alongside.coalition.actions import needs_pieces as acts
from alongside.coalition.enums_needs import BarrierState, GroupKind
from alongside.coalition.forms_needs import (
    BarrierFilter,
    BarrierForm,
    ChangeForm,
    FindingForm,
    GroupForm,
    PieceForm,
)
from alongside.coalition.selectors import needs as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.strategy import answering
from alongside.coalition.views.frame import in_coalition, page, table_of
from alongside.foundation.http import id_in, page_of, see_other
from alongside.people.types import StaffRequest
from alongside.people.views.again import comes_back, first_of
from alongside.people.views.comparing import compare, sent_before
from alongside.vault.actors import require
from alongside.vault.errors import NotFound, SavedBefore, SomeoneElseWasFaster

AREA = "coalition:needs"
BARRIER_SHAPES = {
    BarrierState.NAMED: ("open", ""),
    BarrierState.ANSWERED: ("part", "accent"),
    BarrierState.REMOVED: ("done", "accent"),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """One kind of piece on the screen."""

    piece: acts.Piece
    form: type[PieceForm]
    listed: str
    new: str | Promise
    change: str | Promise
    fields: tuple[str, ...]
    choices: Callable[[UUID], dict[str, Any]]


def _rounds(coalition_id: UUID) -> dict[str, Any]:
    return {"rounds": list(reads.rounds_of(coalition_id)[:40])}


GROUP = Desk(
    acts.GROUP, GroupForm, "coalition:needs_groups", gettext_lazy("Write down a focus group"),
    gettext_lazy("Change the focus group"),
    ("kind", "on", "place_kind", "facilitator", "came", "paid", "themes", "round_id"), _rounds,
)  # fmt: skip
FINDING = Desk(
    acts.FINDING, FindingForm, "coalition:needs_findings", gettext_lazy("Write a finding"),
    gettext_lazy("Change the finding"), ("words", "source", "round_id"), _rounds,
)  # fmt: skip
BARRIER = Desk(
    acts.BARRIER, BarrierForm, "coalition:needs_barriers", gettext_lazy("Name a barrier"),
    gettext_lazy("Change the barrier"), ("words", "source", "priority", "state", "finding_id"),
    lambda coalition_id: {"findings": list(reads.findings_of(coalition_id)[:200])},
)  # fmt: skip
CHANGE = Desk(
    acts.CHANGE, ChangeForm, "coalition:needs_changes", gettext_lazy("Write down a small change"),
    gettext_lazy("Change what is written"), ("on", "words", "effect", "barrier_id"),
    lambda coalition_id: {"barriers": list(reads.barriers_of(coalition_id, {})[:200])},
)  # fmt: skip


# -- one piece ---------------------------------------------------------------------------------------------------------


def _new(request: StaffRequest, coalition: Coalition, desk: Desk) -> HttpResponseBase:
    require(_may_write(request, coalition, desk))
    form = desk.form(
        request.POST if request.method == "POST" else None,
        initial=first_of(request),
        **desk.choices(coalition.id),
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            acts.write_piece(
                desk.piece, actor=request.actor, coalition_id=coalition.id, row_id=form.cleaned_data["row_id"],
                given=form.given(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return see_other(desk.listed, coalition.id)
        except SavedBefore as before:
            if sent_before(request, form, before, desk.fields):
                return see_other(desk.listed, coalition.id)
            status = 409
    return _form(request, coalition, desk, form, None, status)


def _change(request: StaffRequest, coalition: Coalition, desk: Desk, row_id: UUID) -> HttpResponseBase:
    row = acts.piece_of(desk.piece, coalition.id, row_id)
    require(acts.may_change(desk.piece, request.actor, row))
    more = desk.choices(coalition.id) | ({"settled": True} if desk is GROUP else {})
    form = desk.form(request.POST if request.method == "POST" else None, initial=_saved(desk, row), **more)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_piece(
                desk.piece, actor=request.actor, coalition_id=coalition.id, row_id=row_id,
                version=form.cleaned_data["version"], given=form.given(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return see_other(desk.listed, coalition.id)
        except SomeoneElseWasFaster as refusal:
            compare(form, _saved(desk, acts.piece_of(desk.piece, coalition.id, row_id)), refusal)
            status = 409
    return _form(request, coalition, desk, form, row, status)


def _form(
    request: StaffRequest, coalition: Coalition, desk: Desk, form: PieceForm, row: Any, status: int
) -> HttpResponseBase:
    status = 422 if form.errors and status == 200 else status
    context = {
        "form": form, "title": desk.change if row else desk.new, "back": reverse(desk.listed, args=[coalition.id]),
        "theirs": getattr(form, "theirs", []), "kind": GroupKind(row.kind).label if row and desk is GROUP else "",
    }  # fmt: skip
    return page(request, "coalition/needs_piece.html", context, coalition=coalition, area=AREA, status=status)


def _take(request: StaffRequest, coalition: Coalition, desk: Desk, row_id: UUID) -> HttpResponseBase:
    back = request.POST.get("back") == "yes"
    acts.take_back(desk.piece, actor=request.actor, coalition_id=coalition.id, row_id=row_id, back=back)
    if back:
        messages.success(request, _("It is back."))
        return see_other(desk.listed, coalition.id)
    messages.success(request, _("Taken back. You can put it back."))
    return see_other(desk.listed, coalition.id, query=f"?taken={row_id}")


def _saved(desk: Desk, row: Any) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in desk.fields}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in found.items()} | {
        "version": row.version
    }


def _may_write(request: StaffRequest, coalition: Coalition, desk: Desk) -> Any:
    may = policies.may_note_change if desk is CHANGE else policies.may_ask
    return may(request.actor, coalition.id)


def _taken(request: StaffRequest) -> UUID | None:
    return id_in(request.GET.get("taken"))


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def group_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A focus group."""
    return _new(request, coalition, GROUP)


@require_http_methods(["GET", "POST"])
@in_coalition
def group_change(request: StaffRequest, coalition: Coalition, focus_group_id: UUID) -> HttpResponseBase:
    """Say better what was said there."""
    return _change(request, coalition, GROUP, focus_group_id)


@require_POST
@in_coalition
def group_take(request: StaffRequest, coalition: Coalition, focus_group_id: UUID) -> HttpResponseBase:
    """Written by mistake."""
    return _take(request, coalition, GROUP, focus_group_id)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def finding_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A finding."""
    return _new(request, coalition, FINDING)


@require_http_methods(["GET", "POST"])
@in_coalition
def finding_change(request: StaffRequest, coalition: Coalition, needs_finding_id: UUID) -> HttpResponseBase:
    """Say it better."""
    return _change(request, coalition, FINDING, needs_finding_id)


@require_POST
@in_coalition
def finding_take(request: StaffRequest, coalition: Coalition, needs_finding_id: UUID) -> HttpResponseBase:
    """Written by mistake."""
    return _take(request, coalition, FINDING, needs_finding_id)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def barrier_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A barrier."""
    return _new(request, coalition, BARRIER)


@require_http_methods(["GET", "POST"])
@in_coalition
def barrier_change(request: StaffRequest, coalition: Coalition, barrier_id: UUID) -> HttpResponseBase:
    """Say it better, what comes first, where it stands."""
    return _change(request, coalition, BARRIER, barrier_id)


@require_POST
@in_coalition
def barrier_take(request: StaffRequest, coalition: Coalition, barrier_id: UUID) -> HttpResponseBase:
    """Written by mistake."""
    return _take(request, coalition, BARRIER, barrier_id)


@comes_back
@require_http_methods(["GET", "POST"])
@in_coalition
def change_new(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A small change."""
    return _new(request, coalition, CHANGE)


@require_http_methods(["GET", "POST"])
@in_coalition
def change_change(request: StaffRequest, coalition: Coalition, small_change_id: UUID) -> HttpResponseBase:
    """Say it better, or what came of it."""
    return _change(request, coalition, CHANGE, small_change_id)


@require_POST
@in_coalition
def change_take(request: StaffRequest, coalition: Coalition, small_change_id: UUID) -> HttpResponseBase:
    """Written by mistake."""
    return _take(request, coalition, CHANGE, small_change_id)


# -- lists -------------------------------------------------------------------------------------------------------------


@require_safe
@in_coalition
def groups(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Focus groups: survivors' and agencies' apart."""
    context = {
        "agencies": page_of(request, reads.groups_of(coalition.id, GroupKind.AGENCIES)),
        "survivors": list(reads.groups_of(coalition.id, GroupKind.SURVIVORS)[:100]),
        "taken": _taken(request) if coalition.organised else None,
    }
    return page(request, "coalition/needs_groups.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def findings(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What was found."""
    context = {
        "page": page_of(request, reads.findings_of(coalition.id)),
        "taken": _taken(request) if coalition.organised else None,
    }
    return page(request, "coalition/needs_findings.html", context, coalition=coalition, area=AREA)


@require_POST
@in_coalition
def share(request: StaffRequest, coalition: Coalition, needs_finding_id: UUID) -> HttpResponseBase:
    """Let every member read a finding, or not any more."""
    back = request.POST.get("back") == "yes"
    acts.share_finding(actor=request.actor, coalition_id=coalition.id, row_id=needs_finding_id, back=back)
    messages.success(request, _("It is a draft again.") if back else _("Members can read it now."))
    return see_other("coalition:needs_findings", coalition.id)


@require_safe
@in_coalition
def barriers(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What stands in the way."""
    found = page_of(request, reads.barriers_of(coalition.id, _asked(request)))
    asked = request.GET.copy()
    asked.pop("page", None)
    actions = answering(coalition.id, [row.id for row in found])
    context = {
        "page": found,
        "rows": [
            {"row": row, "mark": BARRIER_SHAPES[BarrierState(row.state)], "actions": actions.get(row.id, [])}
            for row in found
        ],
        "filter": BarrierFilter(request.GET or None),
        "asked": asked.urlencode(),
        "is_filtered": any(request.GET.get(name) for name in ("q", "state", "source", "priority")),
        "states": BarrierState.choices,
        "taken": _taken(request) if coalition.organised else None,
    }
    return page(request, "coalition/needs_barriers.html", context, coalition=coalition, area=AREA)


@require_safe
@in_coalition
def barriers_csv(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The same list as a file."""
    head = [
        _("What stands in the way"), _("What comes first"), _("Where it stands"), _("Who named it"), _("Named on"),
        _("Removed on"),
    ]  # fmt: skip
    cells = (
        [row.words, row.get_priority_display(), row.get_state_display(), row.get_source_display(), row.named_on,
         row.removed_on]
        for row in reads.barriers_of(coalition.id, _asked(request)).iterator()
    )  # fmt: skip
    return table_of(request, head, cells, kind="barriers", why="coalition_barriers")


@require_POST
@in_coalition
def barrier_move(request: StaffRequest, coalition: Coalition, barrier_id: UUID) -> HttpResponseBase:
    """Named, being answered, removed."""
    then = request.POST.get("then", "")
    if then not in BarrierState.values:
        raise NotFound
    acts.move_barrier(actor=request.actor, coalition_id=coalition.id, row_id=barrier_id, then=then)
    messages.success(request, _("Saved."))
    return see_other("coalition:needs_barriers", coalition.id)


@require_safe
@in_coalition
def changes(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """Small changes and what came of them, year by year."""
    found = page_of(request, reads.changes_of(coalition.id))
    context = {"page": found, "taken": _taken(request), "mine": request.actor.account_id}
    return page(request, "coalition/needs_changes.html", context, coalition=coalition, area=AREA)


def _asked(request: StaffRequest) -> dict[str, str]:
    """Which barriers the address asks for; what is none of the choices asks for nothing."""
    form = BarrierFilter(request.GET)
    form.is_valid()
    return {name: str(value) for name, value in form.cleaned_data.items()}
