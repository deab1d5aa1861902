"""The address of one's own calendar of a coalition: made, shown once, renewed, withdrawn.

Belongs here: making and ending. Not here: the format (calendars), reading (selectors.meeting_feeds).
"""

import hashlib
import secrets
from uuid import UUID

from django.utils import timezone

from alongside.coalition.models import MeetingFeed
from alongside.coalition.policies import may_take_part
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def hash_of(token: str) -> bytes:
    """What is kept of an address: enough to know it again."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def make_feed(*, actor: Actor, coalition_id: UUID) -> str:
    """A new address, shown once. The one before ends with it."""
    require(may_take_part(actor, coalition_id))
    _end(actor, coalition_id)
    token = secrets.token_urlsafe(32)
    row = MeetingFeed(agency_id=coalition_id, made_by_id=actor.account_id, token_hash=hash_of(token))
    row.save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, about=row.id, why="meeting.feed_made")
    return token


def end_feed(*, actor: Actor, coalition_id: UUID) -> None:
    """The address answers no more."""
    require(may_take_part(actor, coalition_id))
    if _end(actor, coalition_id):
        ledger.add(actor, What.RULES_CHANGED, about=actor.account_id, why="meeting.feed_ended")


def _end(actor: Actor, coalition_id: UUID) -> int:
    rows = MeetingFeed.objects.filter(agency_id=coalition_id, made_by_id=actor.account_id, ended_at=None)
    return rows.update(ended_at=timezone.now())
