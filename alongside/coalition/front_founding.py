"""Founding at a glance: what is next while the coalition is not founded, and what a member has still to promise.

Belongs here: these two parts, and the first on Today. Not here: the steps themselves (selectors.founding_steps).
"""

from django.http import HttpRequest

from alongside.coalition.policies_founding import may_speak_for_partner
from alongside.coalition.selectors.founding import own_partner, promises_of
from alongside.coalition.selectors.founding_steps import comes_next, still_to_do
from alongside.coalition.selectors.members import Coalition
from alongside.foundation.types import Part
from alongside.people.policies import organises
from alongside.people.types import StaffRequest
from alongside.vault.actors import Actor

SHOWN = 3


def parts(request: HttpRequest, coalition: Coalition) -> list[Part]:
    """Organizers see what is next; whoever speaks for a member, what it has not promised yet."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found: list[Part] = []
    if coalition.organised:
        if left := still_to_do(coalition.id, SHOWN):
            told = {"steps": left, "coalition_id": coalition.id}
            found.append(Part("coalition/_front_founding.html", told))
        return found
    partner = own_partner(actor, coalition.id)
    if partner is not None and may_speak_for_partner(actor, partner):
        missing = [one for one in promises_of(partner) if one.made is None]
        if missing:
            told = {"missing": len(missing), "partner": partner, "coalition": coalition}
            found.append(Part("coalition/_front_promises.html", told))
    return found


def today_parts(request: StaffRequest) -> list[Part]:
    """An organizer's next step until a plan is agreed on: a first Today would say nothing of a coalition else."""
    step = comes_next(request.actor.agency_id) if organises(request.actor) else None
    if step is None:
        return []
    told = {"steps": [step], "coalition_id": request.actor.agency_id}
    return [Part("coalition/_front_founding.html", told)]
