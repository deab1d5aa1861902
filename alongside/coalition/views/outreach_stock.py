"""Boxes for rounds, and what was counted over a year.

Belongs here: screens. Not here: reckoning (selectors.outreach_stock).
"""

from uuid import UUID

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from alongside.coalition.actions import outreach_stock as acts
from alongside.coalition.enums_outreach import Group
from alongside.coalition.forms_outreach import MoveForm, SupplyForm
from alongside.coalition.selectors import outreach_stock as reads
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.views.frame import in_coalition, table_of
from alongside.coalition.views.outreach_frame import saves, show
from alongside.foundation.http import page_of, see_other
from alongside.people.types import StaffRequest
from alongside.vault.ids import uuid7

OF = {
    Group.MET.value: Group.MET.label,
    "cards": gettext_lazy("Cards given"),
    Group.GIVEN.value: gettext_lazy("Given beside cards"),
    Group.ASKED.value: Group.ASKED.label,
    Group.SPOKEN.value: Group.SPOKEN.label,
}


@require_http_methods(["GET", "POST"])
@in_coalition
def outreach_stock(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """What each member keeps; her own can be changed here."""
    boxes = reads.boxes_of(coalition.id)
    mine = [box for box in boxes if box.row.for_agency_id == request.actor.agency_id]
    choices = [(str(box.row.id), box.row.name) for box in mine]
    moving = "supply" in request.POST
    box_form = SupplyForm(request.POST if request.POST and not moving else None, initial={"row_id": uuid7()})
    move_form = MoveForm(request.POST if moving else None, initial={"row_id": uuid7()}, supplies=choices)
    if request.method == "POST" and (
        _moved(request, coalition, move_form) if moving else _kept(request, coalition, box_form)
    ):
        return see_other("coalition:outreach_stock", coalition.id)
    context = {
        "boxes": boxes,
        "mine": mine,
        "box_form": box_form,
        "move_form": move_form,
        "page": page_of(request, reads.moves_of(coalition.id, request.actor.agency_id), size=20),
    }
    status = 422 if box_form.errors or move_form.errors else 200
    return show(request, coalition, "outreach_stock", context, status=status)


def _kept(request: StaffRequest, coalition: Coalition, form: SupplyForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    return bool(
        saves(
            request,
            form,
            lambda: acts.keep_supply(
                actor=request.actor, coalition_id=coalition.id, supply_id=said["row_id"], kind=said["kind"],
                name=said["name"], low=said["low"],
            ),
        )
    )  # fmt: skip


def _moved(request: StaffRequest, coalition: Coalition, form: MoveForm) -> bool:
    if not form.is_valid():
        return False
    said = form.cleaned_data
    return bool(
        saves(
            request,
            form,
            lambda: acts.move_supply(
                actor=request.actor, coalition_id=coalition.id, supply_id=UUID(said["supply"]),
                move_id=said["row_id"], why=said["why"], count=said["count"], on=form.today,
            ),
        )
    )  # fmt: skip


@require_safe
@in_coalition
def outreach_report(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """A year by month and kind of place. Numbers under five are kept back."""
    of, year = _asked(request)
    context = {
        "report": reads.report_of(coalition.id, year, of),
        "of": of,
        "of_words": OF[of],
        "all_of": OF.items(),
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 5, -1),
    }
    return show(request, coalition, "outreach_report", context)


def _asked(request: StaffRequest) -> tuple[str, int]:
    of, this_year = request.GET.get("of", ""), timezone.localdate().year
    said = request.GET.get("year", "")
    year = int(said) if said.isascii() and said.isdigit() and len(said) == 4 else this_year
    return (of if of in OF else Group.MET.value), (year if 2000 <= year <= this_year + 1 else this_year)


@require_safe
@in_coalition
def outreach_report_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The same as a table for a spreadsheet."""
    of, year = _asked(request)
    report = reads.report_of(coalition.id, year, of)
    cells = (
        [row.month.strftime("%Y-%m"), *(_("fewer than 5") if cell is None else cell for cell in row.cells)]
        for row in report.rows
    )
    head = [_("Month"), *(kind.label for kind in report.kinds)]
    return table_of(request, head, cells, kind="outreach", why="outreach_counts")
