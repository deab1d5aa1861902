"""A client takes a permission back: one action everywhere, at once.

Belongs here: the verb. Not here: ending with a referral (ending). There is no undo: a new permission is a new one.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from alongside.releases import policies
from alongside.releases.enclosing import take_away
from alongside.releases.enums import WITHDRAWN, EndWhy
from alongside.releases.models import Release
from alongside.releases.selectors.releases import release_for
from alongside.vault import ledger, tombstones
from alongside.vault.actors import Actor, require_found
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound, Refused

END = "select wall.end_release(%s, %s)"


def withdraw(*, actor: Actor, subject_id: UUID, release_id: UUID, how: str) -> Release:
    """End it now: in person, by phone, in writing, on their own page. Once more changes nothing."""
    if how not in WITHDRAWN:
        raise Refused("how")
    return end_own(actor, subject_id, release_id, EndWhy(how))


def end_own(actor: Actor, subject_id: UUID, release_id: UUID, why: EndWhy) -> Release:
    """End a permission of one's own agency's client. Its key and its copy are gone with this statement."""
    require_found(policies.may_end(actor, subject_id))
    row = release_for(actor, subject_id, release_id)
    if call(END, [row.id, str(why)]):
        ledger.add(actor, What.RELEASE_ENDED, subject_id, drawer=Drawer.PLAN, why=f"end.{why}", about=row.id)
        remember(row.id)
    return release_for(actor, subject_id, release_id)


def remember(ended_id: UUID) -> None:
    """Its documents go off the disk, and a restore of an older backup ends it again before it serves anything.

    The id of either side will do.
    """
    transaction.on_commit(partial(take_away, files_over(ended_id)), robust=True)
    transaction.on_commit(partial(tombstones.append, ended_id, timezone.now(), kind="release"), robust=True)


def files_over(one_id: UUID | None = None) -> list[UUID]:
    """Documents of what has ended that still have a row: of one permission or packet, or of all."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.files_over(%s)", [one_id])
        return list(cursor.fetchone()[0])


def call(sql: str, params: list[Any]) -> bool:
    """Ask the wall; what it refuses does not exist for whoever asks."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            return bool(cursor.fetchone()[0])
    except DatabaseError as problem:
        if "refused:" in str(problem):
            raise NotFound from None
        raise
