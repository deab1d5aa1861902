"""What referrals add to Today: what came in, what waits too long, what nobody has closed.

Belongs here: one part of that page, made of codes and times. Not here: the page (people). Nobody's words are opened.
"""

from alongside.foundation.types import Part
from alongside.people.types import StaffRequest
from alongside.referrals.selectors.inbox import Chosen, inbox, inbox_lines
from alongside.referrals.selectors.referrals import came_back, late_for_leads, my_waiting
from alongside.referrals.views.frame import shown

SHOWN = 5


def parts(request: StaffRequest) -> list[Part]:
    """One part where there is something; nothing where nothing waits."""
    late = [line for line in my_waiting(request.actor) if line.late]
    back = came_back(request.actor)
    new = inbox(request.actor, Chosen(state="requested"))
    came, leads = new.count(), late_for_leads(request.actor)
    context = {
        "late": shown(late[:SHOWN]),
        "back": shown(back[:SHOWN]),
        "leads": len(leads),
        "came": came,
        "new": shown(inbox_lines(list(new[:SHOWN])), came=True),
    }
    return [Part("referrals/_today.html", context)] if late or back or came or leads else []
