"""Who may see free beds, say how many there are, ask for one and answer.

Belongs here: decisions. Not here: writes, HTTP. Bed counts are for staff only: no page that is open to all, no export
of the directory and no API asks anything of this part (walls.md, "Places that must not be found").
"""

from alongside.directory.models import BedHold, Shelter
from alongside.people.policies import LEADS, NEVER_OPENS_A_DRAWER, organises
from alongside.vault.actors import Actor, Decision, allow, deny


def may_see_beds(actor: Actor) -> Decision:
    """Anyone who works at an agency of this installation."""
    return allow("staff")


def may_keep_shelter(actor: Actor) -> Decision:
    """Whether the agency offers beds here, and how it is reached: whoever leads."""
    return allow("leads") if actor.role in LEADS else deny("role")


def may_say_beds(actor: Actor, ours: Shelter | None) -> Decision:
    """How many are free: anyone who works at the shelter. Whoever stands at the door knows best."""
    return allow("own_agency") if offers_beds(actor, ours) else deny("no_shelter")


def may_ask_for_bed(actor: Actor) -> Decision:
    """Whoever works with clients."""
    return deny("role") if actor.role in NEVER_OPENS_A_DRAWER else allow("works_with_clients")


def may_answer(actor: Actor, ours: Shelter | None) -> Decision:
    """At a shelter, whoever works with those who stay there."""
    works = may_ask_for_bed(actor)
    if not works:
        return works
    return allow("own_agency") if offers_beds(actor, ours) else deny("no_shelter")


def may_move_hold(actor: Actor, hold: BedHold) -> Decision:
    """The steps of a hold, each side its own (beds.placement says which)."""
    if actor.agency_id not in (hold.agency_id, hold.asker_id):
        return deny("other_agency")
    return may_ask_for_bed(actor)


def may_see_need(actor: Actor) -> Decision:
    """The counts: whoever leads an agency, and a coalition's organiser for all of them together."""
    return allow("counts") if organises(actor) or actor.role in LEADS else deny("role")


def offers_beds(actor: Actor, ours: Shelter | None) -> bool:
    """Whether the agency takes part with beds of its own."""
    return ours is not None and ours.agency_id == actor.agency_id and ours.rests_since is None
