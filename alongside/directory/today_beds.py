"""What beds add to Today: for a shelter what it is asked, with the time left; for who asked, the answers.

Belongs here: a small part of that page. Not here: the page (people), reading (selectors.bed_requests).
"""

from alongside.directory import policies_beds as policies
from alongside.directory.selectors import bed_requests as reads
from alongside.directory.views.bed_requests import asked_row
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest) -> list[Part]:
    """Nothing where nothing is asked, answered or has ended lately."""
    actor = request.actor
    if not policies.may_ask_for_bed(actor):
        return []
    asked = [asked_row(one) for one in reads.asked_of_us(actor) if one.mine is None]
    ours = reads.requests_of(actor)
    words = reads.words_for(actor)
    if not asked and not ours and not words:
        return []
    context = {"asked": asked, "requests": ours, "words": words}
    return [Part("directory/_today_beds.html", context, "main")]
