"""What prevention adds to a coalition's front page.

Belongs here: a small part of that page. Not here: the page (views.front), reading (selectors.prevention).
"""

from alongside.coalition.selectors.members import Coalition
from alongside.coalition.selectors.prevention import under_way
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """Nothing while nothing is under way."""
    going = under_way(coalition.id)
    if not going["groups"] and not going["actions"]:
        return []
    return [Part("coalition/_front_prevention.html", {**going, "coalition_id": coalition.id})]
