"""What agreements add to Today, for those who lead: which to look at again, and which wait for a yes.

Belongs here: a small part of that page. Not here: the page (people), reading (selectors.agreements).
"""

from django.utils import timezone

from alongside.directory.selectors.agreements import agreements_due
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """Nothing while nothing is due."""
    due = agreements_due(request.actor, on=timezone.localdate())
    return [Part("directory/_today_agreements.html", {"due": due}, "aside")] if due else []
