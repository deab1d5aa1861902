"""Writing down answers with a client: the client's own lock and day of work around what screening saves.

Belongs here: those two. Not here: answers themselves (screening.actions).
"""

from uuid import UUID

from alongside.cases.actions.working import case_to_write, was_worked_on
from alongside.screening.actions.answering import end_conversation, save_gate
from alongside.screening.actions.saying import Said, take_answer
from alongside.screening.conversation import Conversation
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer


def write_answer(*, actor: Actor, case_id: UUID, key: UUID, said: Said) -> tuple[Conversation, int]:
    """Keep one answer of a client. The status says whether it was taken (screening.actions.saying)."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    found, status = take_answer(actor, case.subject_id, Drawer.NOTES, key, said)
    if status == 200:
        was_worked_on(case)
    return found, status


def tick_gate(*, actor: Actor, case_id: UUID, key: UUID, gate: str, ticked: bool) -> Conversation:
    """Tick a reminder before question 1, or take the tick away."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    found = save_gate(actor, case.subject_id, Drawer.NOTES, key, gate, ticked=ticked)
    was_worked_on(case)
    return found


def rest_conversation(*, actor: Actor, case_id: UUID, key: UUID) -> bool:
    """Let a conversation rest; another can begin."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    return end_conversation(actor, case.subject_id, Drawer.NOTES, key)
