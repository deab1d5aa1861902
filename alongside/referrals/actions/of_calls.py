"""A referral noted on a call: carried along when the caller becomes a client, or forgotten.

Belongs here: the verbs that the room of calls asks for. Not here: the call. From a call nothing is sent: a permission
lies in a client's plan, and a caller has none.
"""

from contextlib import suppress
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.referrals.actions.moving import move, note, note_warm, zone_of
from alongside.referrals.actions.referring import Ask, refer, send
from alongside.referrals.due import Days, answer_by, next_due
from alongside.referrals.enums import OPEN, State
from alongside.referrals.errors import NotThisMove
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


def went_together(*, actor: Actor, referral_id: UUID, taken_on: bool) -> None:
    """All three were on the line; `taken_on` where the place goes on from here. What is over stays as it is."""
    with suppress(NotThisMove):
        row = note_warm(actor=actor, referral_id=referral_id)
        if taken_on and row.state == State.REQUESTED:
            move(actor=actor, referral_id=row.id, then=State.ACCEPTED, seen=State.REQUESTED)


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
        row = Referral.objects.get(id=link.referral_id)
        _now_asked_after(actor, row)
        note(actor, link, row, "carried_over")
    Placement.objects.filter(
        agency_id=actor.agency_id, subject_id=call_subject_id, drawer=Drawer.CALL
    ).update(subject_id=subject_id, drawer=Drawer.PLAN)
    return len(links)


def _now_asked_after(actor: Actor, row: Referral) -> None:
    """Of a client one can ask what came of it: from now on it is waited for."""
    if row.state not in OPEN:
        return
    now, days, zone = timezone.now(), Days(row.answer_days, row.outcome_days), zone_of(actor)
    row.answer_due_at = answer_by(now, days, zone)
    row.due_at, row.version = next_due(row.state, now, days, zone, somebody_looks=False), row.version + 1
    row.save(update_fields=["answer_due_at", "due_at", "version"])
