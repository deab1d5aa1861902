"""What outreach adds to Today: rounds under way, and a check-in that was missed, with whom to call.

Belongs here: gathering it for one reader. Not here: reckoning (selectors.outreach_rounds).
"""

from alongside.coalition.selectors.outreach_rounds import out_now
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """First on the page where somebody was not heard of."""
    out = out_now(request.actor)
    if not out:
        return []
    pressing = any(safety.missed or safety.over for _, safety in out)
    return [Part("coalition/_today_outreach.html", {"out": out}, "lead" if pressing else "main")]
