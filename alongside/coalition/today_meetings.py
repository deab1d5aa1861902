"""What a coalition adds to Today: her own tasks that are due, for those who lead what is late, and the next meeting.

Belongs here: a small part of that page. Not here: the page (people), reading (selectors).
"""

from django.utils import timezone

from alongside.coalition.policies import may_speak_for
from alongside.coalition.selectors import decisions as decided
from alongside.coalition.selectors import meetings as reads
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """Nothing where she belongs to no coalition, or nothing is due there."""
    on, actor = timezone.localdate(), request.actor
    mine = decided.my_tasks(actor, None, on=on)
    late = decided.our_late_tasks(actor, on=on) if may_speak_for(actor, actor.agency_id) else []
    coming = list(reads.coming_everywhere(on))
    if not mine and not late and not coming:
        return []
    tasks = [(one, decided.is_late(one, on=on)) for one in mine]
    return [
        Part("coalition/_today_meetings.html", {"tasks": tasks, "late": late, "meetings": coming}, "aside")
    ]
