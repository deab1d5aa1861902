"""Who may do what with a call.

Belongs here: decisions. Not here: writes, HTTP, shifts (policies_shifts). `readable` (lists) and `may_read`
(one call) must agree; a test runs both over the whole cast. A call belongs to the on-call team while its
trainings hold; the numbers to call and a blank sheet belong to everyone, so no rule stands before them.
"""

from datetime import datetime, timedelta

from django.db.models import Q

from alongside.cases.policies import may_open_client
from alongside.crisis_line.models import Call
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny

THE_NIGHT = timedelta(hours=12)


def readable(actor: Actor) -> Q:
    """The calls this person may open: all of her agency's, or none."""
    return Q(agency_id=actor.agency_id) if actor.is_on_the_line else Q(pk__in=[])


def may_take(actor: Actor) -> Decision:
    """Of the on-call team, her trainings in force."""
    return allow("on_the_line") if actor.is_on_the_line else deny("not_on_the_line")


def may_read(actor: Actor, call: Call) -> Decision:
    """Whoever may take one may open each of her agency's."""
    return may_take(actor) if call.agency_id == actor.agency_id else deny("other_agency")


def may_write(actor: Actor, call: Call) -> Decision:
    """While it goes on. Whoever is on the line helps: two may write on one call."""
    return may_read(actor, call) if call.ended_at is None else deny("ended")


def may_forget(actor: Actor, call: Call) -> Decision:
    """Who took it or has it now, or someone on the line who leads."""
    if actor.account_id in (call.taken_by_id, call.worker_id) or actor.role in LEADS:
        return may_read(actor, call)
    return deny("not_hers")


def may_reopen(actor: Actor, call: Call, now: datetime) -> Decision:
    """Within the same night, while its words are still there."""
    if call.ended_at is None:
        return deny("open")
    if call.became_client_at is not None or call.ended_at < now - THE_NIGHT:
        return deny("over")
    return may_read(actor, call)


def may_become_client(actor: Actor, call: Call) -> Decision:
    """Once, by someone who may open a client at all. Whether she said yes is asked by the action."""
    if call.became_client_at is not None:
        return deny("became_client")
    return may_read(actor, call) and may_open_client(actor)


def may_change_lines(actor: Actor) -> Decision:
    """The words and the numbers of the agency: who leads, and who is on the line."""
    return allow("leads") if actor.role in LEADS else may_take(actor)


def may_see_debriefs(actor: Actor) -> Decision:
    """Who leads asks who would like to talk."""
    return allow("leads") if actor.role in LEADS else deny("role")
