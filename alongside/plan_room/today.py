"""What the plan room adds to Today, for those who keep plans: reports that wait to be read.

Belongs here: one part, made of a count. Not here: the page of Today (people).
"""

from typing import Any

from alongside.foundation.types import Part
from alongside.plan_room.selectors.reports import waiting_count


def parts(request: Any) -> list[Part]:
    """One line where something waits."""
    waiting = waiting_count(request.actor)
    return [Part("plan_room/_today.html", {"waiting": waiting})] if waiting else []
