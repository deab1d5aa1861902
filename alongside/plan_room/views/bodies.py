"""Who owes what: the list of bodies, and one with its scorecard.

Belongs here: the pages. Not here: counting (selectors.bodies). A collective body
has no scorecard, and its page says why.
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from alongside.foundation.htmx import render_page
from alongside.foundation.http import open_to_all, page_of
from alongside.plan_room import shown
from alongside.plan_room.clock_words import in_full
from alongside.plan_room.enums import OwingRole
from alongside.plan_room.selectors import bodies as reading
from alongside.plan_room.selectors.following import body_thing
from alongside.plan_room.selectors.plans import lines_of, ordered
from alongside.plan_room.views.following import offered

LINES = 50


@open_to_all
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body that plans name."""
    lines = [line for line in reading.body_lines() if line.named]
    return render_page(request, "plan_room/bodies.html", {"lines": lines})


@open_to_all
@require_safe
def body(request: HttpRequest, body_code: str) -> HttpResponse:
    """What one body leads, in numbers that never stand without their denominator, and each promise."""
    found = reading.body_by_code(body_code)
    card = reading.scorecard(found)
    page = page_of(request, ordered(reading.owed_by(found)), size=LINES)
    leads = set(reading.owed_by(found, OwingRole.LEAD).values_list("key", flat=True))
    lines = lines_of(list(page))
    context = {
        "body": found,
        "name": shown.named(found),
        "parent": shown.named(found.parent) if found.parent else None,
        "card": card,
        "since": in_full(card.oldest_silence) if card and card.oldest_silence else "",
        "years": _years(card),
        "leading": [line for line in lines if line.key in leads],
        "other": [line for line in lines if line.key not in leads],
        "page": page,
        "follow": offered(body_thing(found)),
    }
    return render_page(request, "plan_room/body.html", context)


def _years(card: reading.Scorecard | None) -> int:
    """Whole years of the longest silence."""
    if card is None or card.oldest_silence is None:
        return 0
    return int((timezone.localdate() - card.oldest_silence).days / 365.25)
