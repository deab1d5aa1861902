"""One answer as a form of `screening/_say.html` sends it, taken as far as it can be.

Belongs here: what every screen with a conversation does with such a form: save, or keep what was typed in its place
with a sentence. Not here: saving itself (answering), the request and its answer (each room's views).
"""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from alongside.screening.actions.answering import save_answer
from alongside.screening.conversation import Conversation
from alongside.screening.errors import AnsweredMeanwhile, NotAnAnswer, TooManyWords
from alongside.screening.selectors.asking import conversation_for
from alongside.screening.shapes import DECLINED, NO, SAID, UNKNOWN, YES
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class Said:
    """What came with one form. Without a sign of what was shown, nothing is compared."""

    item: str
    answer: tuple[str, ...]
    words: str
    seen: str | None

    @classmethod
    def of(cls, posted: MultiValueDict[str, str]) -> Self:
        """`clear` takes the answer away, whatever else the form holds."""
        item, seen = posted.get("item") or "", posted.get("seen") or None
        if posted.get("clear"):
            return cls(item, (), "", seen)
        return cls(item, tuple(posted.getlist("answer")), posted.get("words") or "", seen)


def take_answer(
    actor: Actor, subject_id: UUID, drawer: str, key: UUID | str, said: Said
) -> tuple[Conversation, int]:
    """Save what a form said. The status is 200, 409 (someone else was faster) or 422 (it cannot be taken).

    Where it is not 200, `conversation.problem` says why and `conversation.typed` keeps the words in their place.
    """
    try:
        found = save_answer(
            actor, subject_id, drawer, key, said.item, said.answer, said.words, seen=said.seen
        )
    except (AnsweredMeanwhile, NotAnAnswer, TooManyWords) as refusal:
        found = conversation_for(actor, subject_id, drawer, key)
        found.typed = {said.item: _as_typed(said)}
        found.problem, found.changed_item = str(refusal), said.item
        return found, 409 if isinstance(refusal, AnsweredMeanwhile) else 422
    return found, 200


def _as_typed(said: Said) -> dict[str, object]:
    """As it was typed, for the form alone: it is not stored."""
    answer = said.answer[0] if said.answer else ""
    if answer in (YES, NO, UNKNOWN, DECLINED):
        return {"a": answer, "words": said.words}
    return {"a": SAID if said.answer else "", "v": list(said.answer), "words": said.words}
