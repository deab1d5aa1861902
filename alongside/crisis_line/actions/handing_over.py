"""Writing a hand-over, sealed to its writer and the on-call team.

Belongs here: that verb. Not here: reading (selectors.handing_over).
"""

from uuid import UUID

from alongside.cases.actions.once import once
from alongside.crisis_line import policies_shifts
from alongside.crisis_line.actions.call_keys import new_call_subject
from alongside.crisis_line.errors_shifts import WordsMissing
from alongside.crisis_line.models import HandOver
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


def hand_over(*, actor: Actor, text: str, hand_over_id: UUID | None = None) -> HandOver:
    """Say what the next one should know. SavedBefore where the same form was sent earlier."""
    require(policies_shifts.may_be_on_the_line(actor))
    if not text.strip():
        raise WordsMissing
    new_id = hand_over_id or uuid7()
    return once(
        lambda: _write(actor, new_id, text),
        made=lambda: HandOver.objects.filter(agency_id=actor.agency_id, id=new_id).first(),
        same=lambda row: row.text == text,
    )


def _write(actor: Actor, new_id: UUID, text: str) -> HandOver:
    row = HandOver(
        id=new_id, agency_id=actor.agency_id, subject_id=new_call_subject(actor), author_id=actor.account_id
    )
    row.text = text
    row.save(force_insert=True)
    ledger.add(actor, What.NOTE_WRITTEN, row.subject_id, drawer=Drawer.CALL, about=row.id, why="hand_over")
    return row
