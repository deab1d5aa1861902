"""A row of each list, for the tests of prevention.

Belongs here: the scene. Not here: what is asserted.
"""

from typing import Any

from django.utils import timezone

from alongside.coalition.actions import prevention as acts
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

SAID: dict[str, dict[str, Any]] = {
    "places": {"kind": "mall", "name": "Prairie Mall", "county": "Linden", "done": "Cards at the desk"},
    "curricula": {
        "title": "Knowing My Worth", "owner": "Prairie Learning", "licence": "Trained in 2025", "tier": "support",
        "sessions": 8, "languages": "English, Spanish",
    },
    "groups": {
        "title": "Tuesday circle", "tier": "support", "topics": ["myths", "self"], "curriculum_id": None,
        "county": "Linden", "state": "running",
    },
    "teaching": {"audience": "er", "about": "Seeing the signs", "on": None, "hours": 2, "people": 24},
    "actions": {
        "kind": "rule", "what": "Records of minors who were arrested", "ask": "Seal them",
        "to_whom": "The county board", "state": "asked", "plan_action_id": None, "plan_step": "", "look_on": None,
    },
}  # fmt: skip


def written(actor: Actor, coalition_id: Any, which: str, **more: Any) -> Any:
    """A row of a list, of the actor's organization."""
    said = SAID[which] | ({"on": timezone.localdate()} if which == "teaching" else {}) | more
    return acts.write_row(actor=actor, coalition_id=coalition_id, kind=which, row_id=uuid7(), said=said)


def met(actor: Actor, coalition_id: Any, group: Any, people: int | None) -> Any:
    """A session of a group."""
    return acts.add_session(
        actor=actor, coalition_id=coalition_id, group_id=group.id, row_id=uuid7(), on=timezone.localdate(),
        minutes=60, topics=["myths"], people=people,
    )  # fmt: skip


def asked(actor: Actor, coalition_id: Any, group: Any, words: str = "It can happen here.") -> Any:
    """A question."""
    return acts.add_question(
        actor=actor, coalition_id=coalition_id, group_id=group.id, row_id=uuid7(), words=words
    )


def counted(
    actor: Actor, coalition_id: Any, question: Any, moment: str, *cells: int, version: int = 0
) -> Any:
    """How many papers said yes, not sure, no, nothing."""
    counts = dict(zip(("yes", "unsure", "no", "skipped"), cells, strict=True))
    return acts.tally(
        actor=actor, coalition_id=coalition_id, group_id=question.group_id, question_id=question.id, moment=moment,
        version=version, counts=counts,
    )  # fmt: skip
