"""Who opened this record, to be shown, read or printed.

Belongs here: one page. Not here: the sentences (log_words), the lines (selectors.log).
"""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from alongside.cases.selectors.log import case_for_log, log_for
from alongside.cases.views.asking import StaffRequest, head
from alongside.cases.views.doors import acting_on
from alongside.foundation.htmx import render_page


@require_GET
def log(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """The lines about one client, newest first, a hundred at a time."""
    actor = acting_on(request, case_id)
    case = case_for_log(actor, case_id)
    before = _number(request.GET.get("before", ""))
    every = request.GET.get("every") == "1"
    context = head(request, case, "cases:log") | {
        "page": log_for(actor, case, before=before, every=every),
        "before": before,
        "every": every,
        "now": timezone.now(),
    }
    return render_page(request, "cases/log.html", context)


def _number(text: str) -> int | None:
    """Where a page begins; anything else begins at the newest line."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
