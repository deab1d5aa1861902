"""A referral noted on a call: carried along when the caller becomes a client, or forgotten.

Belongs here: the verbs that the room of calls asks for. Not here: the call. From a call nothing is sent: a permission
lies in a client's plan, and a caller has none.
"""

from uuid import UUID

from django.db import connection

from alongside.referrals.actions.moving import note
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.models import Link, Placement, Referral
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer
from alongside.vault.ids import uuid7

WORDS = ("to_name", "why", "note", "reply_private")


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
