"""The days behind a calendar's address, and whether someone has one.

Belongs here: reading. Whoever fetches a calendar is nobody: functions of the wall answer with times and ids alone.
"""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import connection

from alongside.coalition.models import MeetingFeed
from alongside.vault.actors import Actor


@dataclass(frozen=True, slots=True)
class Day:
    """A meeting, or a task's day. It has no place and no words."""

    coalition_id: UUID
    id: UUID
    kind: str
    on: date
    starts: time | None
    ends: time | None
    version: int
    is_off: bool


def reader_of(token_hash: bytes) -> str | None:
    """The language in which an address is read; None where there is no such address any more."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.feed_reader(%s)", [token_hash])
        language: str | None = cursor.fetchone()[0]
    return language


def days_behind(token_hash: bytes) -> list[Day]:
    """A month back and a year ahead."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalition_id, id, kind, day, starts, ends, version, is_off from wall.days_behind(%s)",
            [token_hash],
        )
        return [Day(*row) for row in cursor.fetchall()]


def has_feed(actor: Actor, coalition_id: UUID) -> bool:
    """Whether she has a calendar's address now."""
    mine = MeetingFeed.objects.filter(agency_id=coalition_id, made_by_id=actor.account_id)
    return mine.filter(ended_at=None).exists()
