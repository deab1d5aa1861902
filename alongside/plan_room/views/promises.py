"""One promise: the plain title, the printed sentence or where to get it, owners, clock, both sides, ties, history.

Belongs here: the page. Not here: reading (selectors.promises), words of clocks (clock_words).
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import address, open_to_all
from alongside.plan_room import clock_words, shown
from alongside.plan_room.enums import Publication
from alongside.plan_room.selectors.following import promise_thing
from alongside.plan_room.selectors.promises import mark_and_note, promise_page
from alongside.plan_room.selectors.reports import may_settle
from alongside.plan_room.selectors.sources import printed_of
from alongside.plan_room.views.following import offered


@open_to_all
@require_safe
def promise(request: HttpRequest, promise_key: str) -> HttpResponse:
    """Everything that is known about one promise."""
    today = timezone.localdate()
    found = promise_page(promise_key, today)
    mark, note = mark_and_note(found.due, today)
    plan = found.action.plan
    context = {
        "found": found,
        "action": found.action,
        "plan": plan,
        "plan_title": shown.titled(plan),
        "span": shown.span_of(plan),
        "said": shown.said_side(found.standing),
        "others": shown.found_side(found.standing),
        "mark": mark,
        "note": note,
        "printed": printed_of(found.action),
        "working": clock_words.working(found.due),
        "updates": [(shown.SHAPES[row.status], row) for row in found.updates],
        "findings": [(shown.SHAPES[row.finding], row) for row in found.findings],
        "is_draft": plan.state != Publication.PUBLISHED,
        "today": today,
        "desk_url": address("plan_desk:said", promise_key)
        if may_settle(getattr(request, "actor", None))
        else "",
        "evidence_url": address("plans:evidence"),
        "follow": offered(promise_thing(found.action)) if plan.state == Publication.PUBLISHED else None,
    }
    return render_page(request, "plan_room/promise.html", context)
