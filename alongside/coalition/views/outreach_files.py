"""Places and rounds of outreach as tables for a spreadsheet.

Belongs here: two files. Not here: the pages (views.outreach, views.outreach_rounds), the report (views.outreach_stock).
A file lies about where a page is closed again. So a round stands in it only once it is over (before, it would tell when
two are out at night), with how many went instead of their names, and without its places and whatever it counted: from
that, together with the report, a number which is kept back there could be reckoned.
"""

from datetime import datetime

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alongside.coalition.enums_outreach import PlaceKind, RoundState
from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.outreach import place_lines
from alongside.coalition.selectors.outreach_rounds import round_lines
from alongside.coalition.views.frame import in_coalition, table_of
from alongside.directory.counties import name_of
from alongside.people.types import StaffRequest


@require_safe
@in_coalition
def outreach_places_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The list of places as it is narrowed, with how often somebody looked and when last."""
    kind, off = request.GET.get("kind", ""), request.GET.get("off") == "1"
    kind = kind if kind in PlaceKind.values else ""
    head = [
        _("Place"),
        _("Kind"),
        _("ZIP area"),
        _("County"),
        _("How often looked at"),
        _("Last looked at on"),
    ]
    cells = (
        [
            row.name,
            row.get_kind_display(),
            row.zip_code,
            name_of(row.county) if row.county else "",
            looks,
            last,
        ]
        for row, looks, last in place_lines(coalition.id, kind=kind, closed=off)
    )
    return table_of(request, head, cells, kind="places", why="outreach_places")


@require_safe
@in_coalition
def outreach_rounds_file(request: StaffRequest, coalition: Coalition) -> HttpResponseBase:
    """The rounds that she may read and that are over, as numbers."""
    state = request.GET.get("state", "")
    head = [_("Day"), _("From"), _("Until"), _("State"), _("Planned by"), _("How many went"), _("How many places"),
            _("How often they said that they are well")]  # fmt: skip
    now = timezone.now()
    cells = (
        [*_when(line.row.starts_at, line.row.ends_at), line.row.get_state_display(), line.row.for_agency.name,
         line.workers, line.places, line.check_ins]
        for line in round_lines(coalition.id, now, state=state if state in RoundState.values else "")
    )  # fmt: skip
    return table_of(request, head, cells, kind="rounds", why="outreach_rounds")


def _when(starts: datetime, ends: datetime) -> list[str]:
    """Its day and hours, by the agency's own clock."""
    begins = timezone.localtime(starts)
    return [begins.date().isoformat(), f"{begins:%H:%M}", f"{timezone.localtime(ends):%H:%M}"]
