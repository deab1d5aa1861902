"""What the line adds to Today: calls that are with her, people to be called back, colleagues who would like to talk.

Belongs here: one part, made of counts and times. Not here: the page of Today (people). Nobody's words are opened.
"""

from typing import Any

from django.utils import timezone

from alongside.crisis_line import policies
from alongside.crisis_line.selectors import calls
from alongside.crisis_line.selectors.debriefs import debriefs_wanted
from alongside.foundation.types import Part


def parts(request: Any) -> list[Part]:
    """One part where there is something to do on the line; none where there is not."""
    actor = request.actor
    waiting = calls.call_backs_waiting(actor)
    context = {
        "mine": [call for call in calls.calls_going_on(actor) if call.worker_id == actor.account_id],
        "waiting": waiting.count(),
        "late": waiting.filter(call_back_at__lt=timezone.now()).count(),
        "talks": debriefs_wanted(actor).count() if policies.may_see_debriefs(actor) else 0,
    }
    return [Part("crisis_line/_today_calls.html", context)] if any(context.values()) else []
