"""The shifts behind a calendar's address, and one's own number.

Belongs here: reading. Whoever fetches a calendar is nobody: a function of the wall answers with times alone.
"""

from uuid import UUID

from django.db import connection

from alongside.crisis_line.models import CalendarFeed, OnCallNumber
from alongside.crisis_line.spans import Span
from alongside.vault.actors import Actor


def shifts_behind(token_hash: bytes) -> list[tuple[UUID, Span]] | None:
    """The shifts of an address; None where there is no such address any more."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.calendar_stands(%s)", [token_hash])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("select id, starts_at, ends_at from wall.calendar_of(%s)", [token_hash])
        return [(row[0], Span(row[1], row[2])) for row in cursor.fetchall()]


def has_feed(actor: Actor) -> bool:
    """Whether she has a calendar's address now."""
    return CalendarFeed.objects.filter(
        agency_id=actor.agency_id, account_id=actor.account_id, ended_at=None
    ).exists()


def number_of(actor: Actor) -> int | None:
    """Her own number on the line."""
    rows = OnCallNumber.objects.filter(agency_id=actor.agency_id, account_id=actor.account_id)
    return rows.values_list("digits", flat=True).first()
