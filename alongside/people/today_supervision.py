"""What supervision adds to Today: when the next is due, hers and theirs. A check-in never stands there.

Belongs here: a small part of that page. Not here: the page (views.today), reading (selectors.supervision).
"""

from django.utils import timezone

from alongside.foundation.types import Part
from alongside.people.selectors.supervision import my_rhythm, rhythms_of
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """Nothing while nothing is due."""
    today = timezone.localdate()
    mine = my_rhythm(request.actor, request.account, on=today)
    theirs = [one for one in rhythms_of(request.actor, on=today) if one.is_due or one.planned == today]
    show_mine = mine.is_due or mine.planned == today
    if not show_mine and not theirs:
        return []
    context = {"mine": mine if show_mine else None, "theirs": theirs}
    return [Part("people/_today_supervision.html", context, "aside")]
