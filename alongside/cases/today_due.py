"""What the plans add to Today: steps whose day has come, needs to look at again.

Belongs here: the part of the page. Not here: which they are (selectors.due). Nothing is shown where nothing is due.
"""

from typing import cast

from alongside.cases.selectors.due import due_today
from alongside.cases.views.asking import StaffRequest
from alongside.foundation.types import HouseRequest, Part

FIRST = 5


def parts(request: HouseRequest) -> list[Part]:
    """The first few of her own clients; for who leads, how much is due beside them."""
    due = due_today(cast(StaffRequest, request).actor, FIRST)
    return [Part("cases/_today_due.html", {"due": due})] if due.total or due.total_of_others else []
