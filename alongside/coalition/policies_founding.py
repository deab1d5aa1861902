"""Who may write which part of founding: organizers, and for its own row whoever speaks for a member.

Belongs here: decisions, and which state follows which. Not here: writes, HTTP. The row asks the same
(migrations/0011_founding_rows.py).
"""

from alongside.coalition.enums import MemberState as State
from alongside.coalition.models import Member
from alongside.coalition.policies import may_organise
from alongside.people.policies import LEADS
from alongside.vault.actors import Actor, Decision, allow, deny

NEXT: dict[str, tuple[State, ...]] = {
    State.WANTED: (State.ASKED, State.JOINED),
    State.ASKED: (State.JOINED, State.DECLINED),
    State.DECLINED: (State.ASKED, State.JOINED),
    State.JOINED: (State.LEFT,),
    State.LEFT: (State.ASKED, State.JOINED),
}


def may_speak_for_partner(actor: Actor, partner: Member) -> Decision:
    """Its own promises and strengths: whoever leads there, once it has joined; or an organizer, from paper."""
    if may_organise(actor, partner.agency_id):
        return allow("organises")
    if partner.member_id != actor.agency_id or partner.state != State.JOINED:
        return deny("other_agency")
    return allow("leads") if actor.role in LEADS else deny("role")
