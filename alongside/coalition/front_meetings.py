"""What meetings add to a coalition's front page: the next one, her tasks, what was decided lately, what is due.

Belongs here: parts of that page. Not here: the page (views.front), reading (selectors).
"""

from django.utils import timezone

from alongside.coalition.selectors import decisions as decided
from alongside.coalition.selectors import meetings as reads
from alongside.coalition.selectors.members import Coalition
from alongside.directory.selectors.agreements import agreements_due
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """Each only where there is something to say; the next meeting also where an organizer may set one."""
    on = timezone.localdate()
    coming = reads.next_meeting(coalition.id, on=on)
    shown: list[Part] = []
    if coming is not None or coalition.organised:
        shown.append(Part("coalition/_front_meeting.html", {"meeting": coming, "coalition": coalition}))
    if mine := decided.my_tasks(request.actor, coalition.id, on=on):
        tasks = [(one, decided.is_late(one, on=on)) for one in mine]
        shown.append(Part("coalition/_front_tasks.html", {"tasks": tasks, "coalition": coalition}))
    if last := decided.last_decisions(coalition.id):
        shown.append(
            Part("coalition/_front_decisions.html", {"decisions": last, "coalition": coalition}, "aside")
        )
    if due := agreements_due(request.actor, on=on):
        on_top = {"due": due[:5], "meeting": coming, "coalition": coalition}
        shown.append(Part("coalition/_front_agreements.html", on_top, "aside"))
    return shown
