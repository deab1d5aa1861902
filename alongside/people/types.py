"""What a request of someone who signed in looks like.

Belongs here: the shape for the type checker. Not here: behaviour (middleware).
"""

from django.contrib.sessions.backends.base import SessionBase

from alongside.foundation.types import HouseRequest
from alongside.people.models import Account
from alongside.vault.actors import Actor


class StaffRequest(HouseRequest):
    """A request behind the wall: whose it is, and what she may do."""

    account: Account
    actor: Actor
    session: SessionBase
