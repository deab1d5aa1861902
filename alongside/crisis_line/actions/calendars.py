"""The address of one's own calendar, and the number at which colleagues ring one.

Belongs here: making, ending, setting. Not here: the format (calendars), reading (selectors.calendars).
"""

import hashlib
import secrets

from django.utils import timezone

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.models import CalendarFeed, OnCallNumber
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


def hash_of(token: str) -> bytes:
    """What is kept of an address: enough to know it again."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def make_feed(*, actor: Actor) -> str:
    """A new address, shown once. The one before ends with it."""
    require(policies_shifts.may_see_roster(actor))
    _end(actor)
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed(agency_id=actor.agency_id, account_id=actor.account_id, token_hash=hash_of(token))
    feed.save(force_insert=True)
    ledger.add(actor, What.LINE_CHANGED, about=feed.id, why="calendar_made")
    return token


def end_feed(*, actor: Actor) -> None:
    """The address answers no more."""
    if _end(actor):
        ledger.add(actor, What.LINE_CHANGED, about=actor.account_id, why="calendar_ended")


def set_number(*, actor: Actor, digits: int | None) -> None:
    """The number at which colleagues ring her; none takes it away."""
    require(policies_shifts.may_see_roster(actor))
    mine = OnCallNumber.objects.filter(agency_id=actor.agency_id, account_id=actor.account_id)
    if digits is None:
        mine.delete()
    elif not mine.update(digits=digits, changed_at=timezone.now()):
        OnCallNumber(agency_id=actor.agency_id, account_id=actor.account_id, digits=digits).save(
            force_insert=True
        )
    ledger.add(actor, What.LINE_CHANGED, about=actor.account_id, why="number")


def _end(actor: Actor) -> int:
    rows = CalendarFeed.objects.filter(agency_id=actor.agency_id, account_id=actor.account_id, ended_at=None)
    return rows.update(ended_at=timezone.now())
