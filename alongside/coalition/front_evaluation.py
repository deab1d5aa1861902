"""What the rules we keep and the local system add to a coalition's front page and to Today.

Belongs here: small parts. Not here: the pages themselves, reading (selectors).
"""

from django.utils import timezone

from alongside.coalition.selectors import evaluation, system
from alongside.coalition.selectors.members import Coalition
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """Reviews due of what she reads here; what the system promised; meetings that are arranged."""
    today = timezone.localdate()
    due = list(evaluation.due(evaluation.policies_of(coalition.id), today)[:5])
    promises = system.promises_of(coalition.id, today)[:5]
    meetings = system.meetings_ahead(coalition.id, today)
    found = []
    if due:
        said = {"due": due, "today": today, "coalition": coalition}
        found.append(Part("coalition/_front_policies.html", said))
    if promises or meetings:
        told = {"promises": promises, "meetings": meetings, "coalition": coalition}
        found.append(Part("coalition/_front_system.html", told))
    return found


def today_parts(request: StaffRequest) -> list[Part]:
    """For those who lead: which of their organization's policies to look at again."""
    today = timezone.localdate()
    due = evaluation.reviews_due(request.actor, today)
    return [Part("coalition/_today_policies.html", {"due": due, "today": today}, "aside")] if due else []
