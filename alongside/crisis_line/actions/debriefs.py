"""The wish of a worker to talk after a call, and its being met.

Belongs here: the two verbs. Not here: who sees the list (selectors.debriefs). The row knows nothing of the call.
"""

from uuid import UUID

from django.utils import timezone

from alongside.crisis_line import policies
from alongside.crisis_line.models import Debrief
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


def change_wish(*, actor: Actor, debrief_id: UUID | None, wanted: bool) -> UUID | None:
    """Note the wish, or take it back while nobody has met it. Returns the id of the wish that stands."""
    if wanted and debrief_id is None:
        wish = Debrief(agency_id=actor.agency_id, account_id=actor.account_id)
        wish.save(force_insert=True)
        return wish.id
    if not wanted and debrief_id is not None:
        Debrief.objects.filter(agency_id=actor.agency_id, id=debrief_id, done_at=None).delete()
        return None
    return debrief_id


def debrief_done(*, actor: Actor, debrief_id: UUID) -> None:
    """Someone who leads has talked with her. Twice does no harm."""
    require(policies.may_see_debriefs(actor))
    rows = Debrief.objects.filter(agency_id=actor.agency_id, id=debrief_id)
    if not rows.exists():
        raise NotFound
    rows.filter(done_at=None).update(done_at=timezone.now(), done_by_id=actor.account_id)
    ledger.add(actor, What.LINE_CHANGED, why="debrief_done", about=debrief_id)
