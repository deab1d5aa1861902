"""An asked agency answers, on its own screen.

Belongs here: the one way in for an agency that belongs to nothing yet: the wall's own function, which shows and takes
what waits for it and nothing else (migrations/sql/0011_founding.sql). Not here: what organizers write down (founding).
"""

from datetime import date
from uuid import UUID

from django.db import connection

from alongside.coalition.errors_founding import NotOpenAnyMore
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, allow, deny, require


def answer_invitation(
    *,
    actor: Actor,
    partner_id: UUID,
    row_id: UUID,
    yes: bool,
    on: date,
    reason: str = "",
    ask_again_on: date | None = None,
) -> None:
    """Yes, or not now. NotOpenAnyMore where it does not wait any more."""
    require(allow("leads") if actor.role in LEADS else deny("role"))
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.answer_invitation(%s, %s, %s, %s, %s, %s)",
            [partner_id, row_id, yes, reason, ask_again_on, on],
        )
        found = cursor.fetchone()
    if not found or not found[0]:
        raise NotOpenAnyMore
