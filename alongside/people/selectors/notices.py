"""What someone wants to be told by mail, and whom something waits for.

Belongs here: reading. Not here: sending (actions.notices). The worker gets ids and kinds, never what waits.
"""

from collections import defaultdict
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from alongside.people.models import NoticeWish
from alongside.vault import wall
from alongside.vault.actors import Actor


def wish_of(actor: Actor) -> NoticeWish | None:
    """Her own choice."""
    return NoticeWish.objects.filter(agency_id=actor.agency_id, account_id=actor.account_id).first()


def waiting_here() -> list[tuple[UUID, str]]:
    """Papers that lapse, break-glasses to decide or review."""
    return asked_of_wall("select account_id, kind from wall.notices_here()")


def asked_of_wall(sql: str) -> list[tuple[UUID, str]]:
    """Ask one of the wall's functions, each of which knows who wants to be told and when the last mail went."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def waiting() -> dict[UUID, set[str]]:
    """Whom something waits for, in every room that says so (settings.NOTICE_SOURCES)."""
    found: dict[UUID, set[str]] = defaultdict(set)
    with wall.nobody(read_only=True):
        for source in settings.NOTICE_SOURCES:
            for account_id, kind in import_string(source)():
                found[account_id].add(kind)
    return dict(found)
