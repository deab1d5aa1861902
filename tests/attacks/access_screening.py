"""Who gets in where in the library of definitions, and in a client's conversations (tests/areas.py)."""

from typing import Any

from alongside.screening.actions.answering import save_answer
from alongside.screening.loading import shipped
from alongside.screening.models import ScreeningConversation

SIGNED_IN = {"amira", "dev", "chloe", "rosa", "vera", "noor", "ida", "ben", "ruth", "fay"}
ON_THE_CARE_TEAM = {"amira", "chloe"}
LEADING = {"chloe", "rosa", "vera", "ruth"}
GROUPS: list[tuple[set[str], str]] = [
    (SIGNED_IN, "screening:library screening:definition"),
    (LEADING, "screening:bring screening:retire screening:use_again screening:review"),
    (
        ON_THE_CARE_TEAM,
        """cases:screening cases:screening_answer cases:screening_gate cases:screening_end cases:past_screening""",
    ),
]
MODELS: list[type[Any]] = [ScreeningConversation]
FORMS = {"cases:screening_gate": {"gate": "safe", "ticked": "yes"}}


def parts(actor: Any, record: Any) -> dict[str, Any]:
    """A conversation with the client: one answer, with a few words that name her."""
    key = next(iter(shipped()))
    said = save_answer(actor, record.subject_id, "notes", key, "hurt", "yes", "Zelenograd Quill said so")
    return {"definition_key": key, "conversation_id": said.row_id}
