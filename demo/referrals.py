"""Where help was asked for elsewhere: a lawyer for Esther, who has answered; a place that one goes to by oneself.

Belongs here: these few. Not here: what she allowed to be seen (permissions).
"""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from alongside.cases.models import Case
from alongside.referrals.actions.moving import move, set_appointment
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.actions.replying import reply
from alongside.referrals.enums import State
from alongside.releases.selectors.releases import running_for
from demo.entering import Cast, acting


def write_referrals(cast: Cast, cases: Mapping[str, Case]) -> None:
    """One under Esther's permission, accepted with an appointment; one that she walks to."""
    esther, ben = cases["Esther"].subject_id, cast["ben"].account
    with acting(cast["amira"]) as actor:
        to_legal_aid = Ask(
            way="agency", to_agency_id=ben.agency_id, area="immigration", priority="urgent", do_not_contact=False,
            for_whom="self", interpreter="es", warm=True, why="They speak Spanish and know T visas.",
        )  # fmt: skip
        row = refer(actor=actor, subject_id=esther, ask=to_legal_aid)
        [release] = [one for one in running_for(actor, esther) if one.to_agency_id == ben.agency_id]
        send(actor=actor, referral_id=row.id, release_id=release.id)
        by_herself = Ask(
            way="self", to_name="Second Street food shelf", area="food", priority="routine", do_not_contact=True,
            for_whom="self", why="She would rather go alone.",
        )  # fmt: skip
        went = refer(actor=actor, subject_id=esther, ask=by_herself)
        send(actor=actor, referral_id=went.id)
        for seen, then, outcome in (
            (State.REQUESTED, State.ACCEPTED, ""),
            (State.ACCEPTED, State.COMPLETED, "helped"),
        ):
            move(actor=actor, referral_id=went.id, then=then, seen=seen, outcome=outcome)
    with acting(cast["ben"]) as actor:
        move(actor=actor, referral_id=row.id, then=State.ACCEPTED, seen=State.REQUESTED)
        at = (timezone.localtime() + timedelta(days=4)).replace(hour=10, minute=30, second=0, microsecond=0)
        set_appointment(actor=actor, referral_id=row.id, at=at)
        reply(
            actor=actor, referral_id=row.id, words="Second floor, the bell by the blue door. We have coffee."
        )
