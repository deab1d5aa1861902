"""What changed: everything that was published, newest first; one version of a plan beside the one before it.

Belongs here: the two pages. Not here: what counts as a change (selectors.changes, selectors.versions), feeds.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room import shown
from alongside.plan_room.selectors import changes as reading
from alongside.plan_room.selectors.following import everything
from alongside.plan_room.selectors.plans import plan_by_key
from alongside.plan_room.selectors.versions import version_with_difference
from alongside.plan_room.views.following import offered


@open_to_all
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The latest of everything."""
    page = page_of(request, reading.changes(reading.Scope()), size=50)
    return render_page(request, "plan_room/changes.html", {"page": page, "follow": offered(everything())})


@open_to_all
@require_safe
def version(request: HttpRequest, plan_key: str, version_number: int) -> HttpResponse:
    """One version of a plan, and what it changed."""
    plan = plan_by_key(plan_key)
    found, total, before, difference = version_with_difference(plan, version_number)
    context = {
        "plan": plan,
        "title": shown.titled(plan),
        "version": found,
        "before": before,
        "difference": difference,
        "total": total,
    }
    return render_page(request, "plan_room/version.html", context)
