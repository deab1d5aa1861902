"""What the line adds to Today: taking a call, and what waits there: calls, call-backs, requests, colleagues, answers.

Belongs here: two parts, made of counts and times. Not here: the page of Today (people). Nobody's words are opened.
"""

from typing import Any

from alongside.crisis_line import policies
from alongside.crisis_line.forms import TakeForm
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.selectors.asking import waiting_requests
from alongside.crisis_line.selectors.debriefs import debriefs_wanted
from alongside.crisis_line.selectors.turned_away import open_breaches
from alongside.foundation.types import Part


def parts(request: Any) -> list[Part]:
    """The button for whoever may take a call, and one part where there is something to do on the line."""
    actor = request.actor
    waiting, late = calls.call_backs_counted(actor)
    context = {
        "mine": list(calls.calls_going_on(actor).filter(worker_id=actor.account_id)),
        "waiting": waiting,
        "late": late,
        "requests": waiting_requests(actor),
        "breaches": open_breaches(actor),
        "talks": debriefs_wanted(actor).count() if policies.may_see_debriefs(actor) else 0,
    }
    found = [Part("crisis_line/_today_calls.html", context)] if any(context.values()) else []
    if policies.may_take(actor):
        found.append(Part("crisis_line/_today_take.html", {"form": TakeForm()}, "head"))
    return found
