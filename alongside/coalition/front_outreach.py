"""What outreach adds to a coalition's front page: the next rounds, and who is out.

Belongs here: gathering it. Not here: reading (selectors.outreach_rounds).
"""

from django.utils import timezone

from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.outreach_rounds import filled, out_now, rounds_of
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """Where there is something to say."""
    out = out_now(request.actor, coalition.id)
    ahead = rounds_of(coalition.id).filter(state="planned", ends_at__gt=timezone.now()).order_by("starts_at")
    soon = filled(ahead[:3])
    if not out and not soon:
        return []
    told = {"out": out, "next": soon, "coalition": coalition}
    return [Part("coalition/_front_outreach.html", told)]
