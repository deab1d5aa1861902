"""Invitations that wait for one's own agency.

Belongs here: reading them through the wall's own function. Not here: answering (actions.invitations).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Invitation:
    """A coalition asks one's own agency. Without a letter `words` is empty."""

    partner_id: UUID
    coalition_id: UUID
    coalition: str
    language: str
    words: str
    signed: str
    sent_on: date | None
    answer_by: date | None


def invitations(actor: Actor) -> list[Invitation]:
    """What waits, for those who lead; nothing for everyone else."""
    with connection.cursor() as cursor:
        cursor.execute("select * from wall.invitations()")
        return [
            Invitation(one[0], one[1], one[2], one[3] or "en", one[4] or "", one[5] or "", one[6], one[7])
            for one in cursor.fetchall()
        ]


def invitation_for(actor: Actor, partner_id: UUID) -> Invitation:
    """One of them. NotFound otherwise."""
    for one in invitations(actor):
        if one.partner_id == partner_id:
            return one
    raise NotFound
