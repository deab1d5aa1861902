"""The counts of beds: what was asked for and not found.

Belongs here: the page and its table for a spreadsheet. Not here: counting (selectors.bed_need).
"""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.directory.selectors import bed_need as reads
from alongside.directory.selectors.bed_need import Need, NeedLine
from alongside.directory.views.bed_pages import tabs
from alongside.foundation.htmx import render_page
from alongside.foundation.sheets import sheet
from alongside.people.enums import AgencyKind
from alongside.people.types import StaffRequest


@require_safe
def bed_need(request: StaffRequest) -> HttpResponseBase:
    """Half a year of counts."""
    months = reads.months_up_to(timezone.localdate())
    need = reads.need_for(request.actor, months)
    context = {
        "tabs": tabs(request.actor, "directory:bed_need"),
        "months": months,
        "parts": [(title, lines) for title, lines in _parts(need) if lines],
        "of_all": request.actor.agency_kind == AgencyKind.COALITION,
    }
    return render_page(request, "directory/bed_need.html", context)


@require_safe
def bed_need_table(request: StaffRequest) -> HttpResponseBase:
    """A year of counts as a table for a spreadsheet."""
    months = reads.months_up_to(timezone.localdate(), 12)
    need = reads.need_for(request.actor, months)
    reads.exported(request.actor)
    head = [_("Part"), _("County"), _("What"), *[f"{month:%Y-%m}" for month in months], _("All")]
    rows = (
        [title, line.group, line.label, *[_shown(count) for count in [*line.counts, line.total]]]
        for title, lines in _parts(need)
        for line in lines
    )
    return sheet(head, rows, kind="report")


def _shown(count: int | None) -> str:
    return _("hidden") if count is None else str(count)


def _parts(need: Need) -> list[tuple[str, list[NeedLine]]]:
    return [
        (_("What we asked for"), need.asked),
        (_("No bed was found, by kind"), need.by_bed),
        (_("What shelters answered"), need.shelters),
        (_("Why shelters said no"), need.reasons),
        (_("What others asked us"), need.ours),
        (_("Days on which we said that nothing was free"), need.full),
        (_("Where people went from here"), need.went),
    ]
