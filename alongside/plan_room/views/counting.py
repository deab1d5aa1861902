"""How we count: what a promise is, what was read and left out, what each finding means.

Belongs here: the page. Not here: the counts.
"""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all
from alongside.plan_room import shown
from alongside.plan_room.selectors.plans import not_counted, public_plans


@open_to_all
@require_safe
def counting(request: HttpRequest) -> HttpResponse:
    """The rule, and every passage that it left out."""
    left_out = [(shown.titled(plan), rows) for plan in public_plans() if (rows := not_counted(plan))]
    return render_page(request, "plan_room/counting.html", {"left_out": left_out})
