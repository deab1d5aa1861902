"""A sitting, a check-in, a goal, for the tests of supervision.

Belongs here: the scene these tests share. Not here: what is asserted.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from alongside.people.actions import own_pages, supervision
from alongside.people.actions.supervision import Said
from alongside.people.models import Account, OwnPage, Supervision
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

CANARY = "Marigold Fathom"


def held(chloe: Actor, worker_id: Any, *, on: date | None = None, **more: Any) -> Supervision:
    """A sitting with words."""
    said = Said("both", ["weight", "well"], f"{CANARY} notes", f"{CANARY} step")
    given = {
        "kind": "session",
        "on": on or timezone.localdate(),
        "minutes": 45,
        "said": said,
        "row_id": uuid7(),
    }
    return supervision.hold_session(actor=chloe, worker_id=worker_id, **(given | more))


def checked_in(amira: Actor, *, share: bool = False, **more: Any) -> OwnPage:
    """A check-in of hers."""
    said = {"sleep": "hard", "images": "skip", "wish": ["off"], "words": f"{CANARY} words"} | more
    return own_pages.keep_check_in(
        actor=amira, row_id=uuid7(), on=timezone.localdate(), said=said, share=share
    )


def goal(amira: Actor, words: str = f"{CANARY} goal") -> OwnPage:
    """A goal of hers."""
    said = {
        "goal": words,
        "why": "",
        "steps": "Read\nTry",
        "by": "",
        "hours": "3.5",
        "state": "going",
        "came": "",
    }
    return own_pages.keep_goal(actor=amira, row_id=uuid7(), on=timezone.localdate(), said=said)


def under(rosa: Actor, worker_id: Any, supervisor_id: Any) -> None:
    """From now on someone else supervises her. Without the lock of the action: here her web session waits for it."""
    assert Account.objects.filter(id=worker_id).update(supervisor_id=supervisor_id)
