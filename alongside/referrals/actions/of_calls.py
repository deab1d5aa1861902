"""What was found on a call: a number that was given, carried along when the caller becomes a client, or forgotten.

Belongs here: the verbs that the room of calls asks for. Not here: the call. From a call nothing is sent: a permission
lies in a client's plan, and a caller has none.
"""

from uuid import UUID

from django.db import connection

from alongside.directory.selectors.areas import areas_of
from alongside.referrals.actions.moving import note
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.enums import ForWhom, Priority, Way
from alongside.referrals.models import Link, Placement, Referral
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7

WORDS = ("to_name", "why", "note", "reply_private")
ANY_AREA = "crisis"


def give_number(
    *, actor: Actor, call_subject_id: UUID, service_id: UUID, referral_id: UUID | None = None
) -> Referral:
    """They have the number and call by themselves. SavedBefore where the same form gave it already."""
    found = areas_of([service_id]).get(service_id, [])
    ask = Ask(
        way=Way.SELF, area=found[0].code if found else ANY_AREA, priority=Priority.ROUTINE, do_not_contact=True,
        for_whom=ForWhom.SELF, service_id=service_id,
    )  # fmt: skip
    return refer_from_call(actor=actor, call_subject_id=call_subject_id, ask=ask, referral_id=referral_id)


def refer_from_call(
    *, actor: Actor, call_subject_id: UUID, ask: Ask, referral_id: UUID | None = None
) -> Referral:
    """Whoever it is for goes by themselves; on the line it is noted, for the caller or someone close to them."""
    row = refer(
        actor=actor,
        subject_id=call_subject_id,
        ask=ask,
        drawer=Drawer.CALL,
        referral_id=referral_id or uuid7(),
    )
    return send(actor=actor, referral_id=row.id)


def forget_referrals(actor: Actor, call_subject_id: UUID) -> int:
    """Nothing of the call is kept: nor what was found on it."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.forget_referrals(%s)", [call_subject_id])
        return int(cursor.fetchone()[0])


def carry_referrals(actor: Actor, call_subject_id: UUID, subject_id: UUID) -> int:
    """The caller became a client: what was found goes on in the plan, sealed anew there."""
    links = list(
        Link.objects.filter(agency_id=actor.agency_id, subject_id=call_subject_id, drawer=Drawer.CALL)
    )
    for link in links:
        words = {name: getattr(link, name) for name in WORDS}
        link.subject_id, link.drawer = subject_id, Drawer.PLAN
        for name, text in words.items():
            setattr(link, name, text)
        link.save(update_fields=["subject_id", "drawer", *(f"{name}_sealed" for name in WORDS)])
        note(actor, link, Referral.objects.get(id=link.referral_id), "carried_over")
    Placement.objects.filter(
        agency_id=actor.agency_id, subject_id=call_subject_id, drawer=Drawer.CALL
    ).update(subject_id=subject_id, drawer=Drawer.PLAN)
    return len(links)
