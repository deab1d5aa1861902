"""Groups for tests and demonstrations, made by the same actions as in life.

Belongs here: a short way to say "a group". Not here: anything an action does not do.
"""

from typing import Any

from alongside.cases.actions.groups import open_group
from alongside.cases.models import Group
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7


def a_group(actor: Actor, name: str = "Tuesday Circle", **more: Any) -> Group:
    """A group that this person looks after."""
    given = {
        "name": name,
        "kind": "peers",
        "peers_lead": 2,
        "language": "es",
        "for_whom": "Women who speak Spanish",
        "meets": "Tuesdays at six",
        "topics": ["anger", "hope"],
        "own_topics": "Cooking together",
    }
    return open_group(actor, group_id=uuid7(), given=given | more)
