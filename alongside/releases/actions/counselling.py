"""The clinical supervisor says yes to one counselling session leaving.

Belongs here: the verb. Not here: using it (giving). It holds for a week and for one permission.
"""

from uuid import UUID

from alongside.releases import policies
from alongside.releases.models import CounsellingYes
from alongside.releases.selectors.releases import sessions_with_yes
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What


def say_yes(*, actor: Actor, subject_id: UUID, session_id: UUID) -> CounsellingYes:
    """Yes to this session. Said twice it is one yes."""
    require(policies.may_say_yes(actor, subject_id))
    known = sessions_with_yes(actor, subject_id).get(session_id)
    if known is not None:
        return known
    row = CounsellingYes(
        agency_id=actor.agency_id, subject_id=subject_id, session_id=session_id, said_by_id=actor.account_id
    )
    row.save(force_insert=True)
    ledger.add(
        actor, What.RECORD_CHANGED, subject_id, drawer=Drawer.COUNSELLING, why="may_leave", about=session_id
    )
    return row
