"""What referrals add to Today: what came in, what waits too long, what nobody has closed.

Belongs here: one part of that page, made of codes and times. Not here: the page (people). Nobody's words are opened.
"""

from functools import partial

from alongside.foundation.types import Part
from alongside.people.types import StaffRequest
from alongside.referrals.selectors.inbox import inbox_lines, new_for_today
from alongside.referrals.selectors.referrals import came_back, count_late_for_leads, my_late
from alongside.referrals.selectors.routing import routes_of
from alongside.referrals.views.frame import shown

SHOWN = 5


def parts(request: StaffRequest) -> list[Part]:
    """One part where there is something; nothing where nothing waits."""
    late = my_late(request.actor)
    back = came_back(request.actor)
    routes = routes_of(request.actor)
    new = new_for_today(request.actor, routes)
    taker = partial(routes.taker, request.actor)
    came, leads = new.count(), count_late_for_leads(request.actor)
    context = {
        "late": shown(late[:SHOWN]),
        "back": shown(back[:SHOWN]),
        "leads": leads,
        "came": came,
        "new": shown(inbox_lines(list(new[:SHOWN])), came=True, taker=taker),
    }
    return [Part("referrals/_today.html", context)] if late or back or came or leads else []
