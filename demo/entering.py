"""One block of someone's work, as a request of hers would be: wall, keyring, ledger.

Belongs here: who has joined, and acting as one of them. Not here: what is done then (founding, writing).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.people.models import Account
from alongside.people.selectors import actor_of
from alongside.vault import keyring, ledger, wall
from alongside.vault.actors import Actor
from demo.staff import Worker


@dataclass(slots=True)
class Joined:
    """Someone of the cast who has a key."""

    worker: Worker
    account: Account
    holder_id: UUID
    private: bytes = field(repr=False)


Cast = dict[str, Joined]


@contextmanager
def acting(person: Joined) -> Iterator[Actor]:
    """A request of hers, with a fresh second factor."""
    actor = actor_of(person.account, {"holder": str(person.holder_id)})
    actor.stepped_up = True
    ring = keyring.Keyring(actor.agency_id, person.holder_id, person.private)
    with wall.acting_as(actor), keyring.using(ring), ledger.writing():
        yield actor


def days_ago(days: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment so many days back, where the agencies are."""
    day = timezone.localdate() - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
