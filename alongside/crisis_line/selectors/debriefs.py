"""Who would like to talk after a call.

Belongs here: the list for whoever leads. Not here: noting and meeting the wish (actions.debriefs).
"""

from django.db.models import QuerySet

from alongside.crisis_line import policies
from alongside.crisis_line.models import Debrief
from alongside.vault.actors import Actor, require


def debriefs_wanted(actor: Actor) -> "QuerySet[Debrief]":
    """Who and since when, the longest wait first."""
    require(policies.may_see_debriefs(actor))
    rows = Debrief.objects.filter(agency_id=actor.agency_id, done_at=None)
    return rows.select_related("account").order_by("wanted_at")
