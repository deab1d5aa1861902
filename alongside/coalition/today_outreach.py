"""What outreach adds to Today: rounds that are near or under way, and a check-in that was missed, with whom to call.

Belongs here: gathering it for one reader. Not here: reckoning, and who needs to know (selectors.outreach_rounds).
"""

from alongside.coalition.selectors.outreach_rounds import on_watch
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """First on the page where somebody was not heard of."""
    rounds = on_watch(request.actor)
    if not rounds:
        return []
    pressing = any(safety.pressing for _, safety in rounds)
    return [Part("coalition/_today_outreach.html", {"out": rounds}, "lead" if pressing else "main")]
