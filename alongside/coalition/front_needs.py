"""What the needs assessment says on a coalition's front page: a round to answer, what comes first.

Belongs here: its part. Not here: the page (views.front), reading (selectors.needs).
"""

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import AnswerState, Priority, RoundState
from alongside.coalition.selectors import needs as reads
from alongside.coalition.selectors.members import Coalition
from alongside.foundation.types import Part
from alongside.people.types import StaffRequest


def parts(request: StaffRequest, coalition: Coalition) -> list[Part]:
    """A round that waits for her answer in the middle, barriers that come first beside it."""
    found = []
    barriers = list(reads.barriers_open(coalition.id).filter(priority=Priority.FIRST)[:5])
    waiting = _waiting(request, coalition)
    context = {"coalition": coalition, "barriers": barriers, "waiting": waiting}
    if waiting:
        found.append(Part("coalition/_needs_waiting.html", context))
    if barriers:
        found.append(Part("coalition/_needs_first.html", context, "aside"))
    return found


def _waiting(request: StaffRequest, coalition: Coalition) -> list[object]:
    """Open rounds in which her organization has not given its answer, where she speaks for it."""
    rounds = list(reads.rounds_of(coalition.id).filter(state=RoundState.OPEN)[:5])
    member = reads.member_here(request.actor, coalition.id) if rounds else None
    if member is None:
        return []
    answers = {row.id: reads.answer_of(row.id, member.id) for row in rounds}
    return [
        row
        for row in rounds
        if policies.may_answer(request.actor, row, member)
        and ((said := answers[row.id]) is None or said.state == AnswerState.DRAFT)
    ]
