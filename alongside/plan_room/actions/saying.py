"""What an agency said about its promise, written down by those who keep plans.

Belongs here: adding such a line, and taking a wrong one off. Not here: reports of others (filing, moderating). A line
is never changed: a later one follows it, and one taken off stays in the table and is shown to nobody outside.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from alongside.plan_room import policies
from alongside.plan_room.enums import Moderation
from alongside.plan_room.errors import NotThere
from alongside.plan_room.models import Action, OfficialUpdate, PlanAgency
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@transaction.atomic
def write_said(
    *,
    actor: Actor,
    row_id: UUID,
    promise_key: str,
    body: str,
    status: str,
    said_on: date,
    text: str,
    delay_reason: str,
    url: str,
) -> OfficialUpdate:
    """Write it down; everyone reads it at once. Sent twice, it is one."""
    require(policies.may_read_sent_in(actor))
    action = Action.objects.filter(key=promise_key).first()
    owner = PlanAgency.objects.filter(code=body).first()
    if action is None or owner is None:
        raise NotFound
    if again := OfficialUpdate.objects.filter(id=row_id).first():
        return again
    row = OfficialUpdate(
        id=row_id, plan_id=action.plan_id, action=action, body=owner, status=status, said_on=said_on, text=text,
        delay_reason=delay_reason, url=url, state=Moderation.PUBLISHED, recorded_by_id=actor.agency_id,
    )  # fmt: skip
    row.save(force_insert=True)
    ledger.add(actor, What.RULES_CHANGED, why="said.written", about=row.id)
    return row


@transaction.atomic
def take_off(*, actor: Actor, update_id: UUID) -> OfficialUpdate:
    """That was not so. It is kept, and on no page, feed or file."""
    require(policies.may_read_sent_in(actor))
    row = (
        OfficialUpdate.objects.select_for_update(of=("self",))
        .select_related("action")
        .filter(id=update_id)
        .first()
    )
    if row is None:
        raise NotFound
    if row.recorded_by_id != actor.agency_id or row.state != Moderation.PUBLISHED:
        raise NotThere
    row.state = Moderation.WITHDRAWN
    row.save(update_fields=["state"])
    ledger.add(actor, What.RULES_CHANGED, why="said.taken_off", about=row.id)
    return row
