"""Who keeps the public figures.

Belongs here: decisions. Not here: writes, HTTP. What is published is read by all; the row says the same
(migrations/sql/0002_keeping.sql).
"""

from alongside.people.policies import may_keep_what_is_public
from alongside.vault.actors import Actor, Decision


def may_keep_numbers(actor: Actor) -> Decision:
    """Bring, publish and take back figures: whoever leads at an agency, and the organizers of a coalition."""
    return may_keep_what_is_public(actor)
