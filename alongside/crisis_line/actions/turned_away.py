"""Noting that someone was turned away; answering for a ground that is never one.

Belongs here: the two verbs. Not here: reading and counting (selectors.turned_away).
"""

from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.crisis_line import policies_shifts
from alongside.crisis_line.enums_shifts import NEVER_A_GROUND, Breach
from alongside.crisis_line.errors_shifts import BreachIsAnswered
from alongside.crisis_line.models import TurnedAway
from alongside.crisis_line.selectors.turned_away import row_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.ids import uuid7


def note_turned_away(
    *, actor: Actor, happened_on: date, service: str, ground: str, told: str, row_id: UUID | None = None
) -> TurnedAway:
    """Keep day, what was asked for, ground and what they were told. A ground that is never one is to be answered."""
    require(policies_shifts.may_note_turned_away(actor))
    new_id, said = row_id or uuid7(), (happened_on, service, ground, told)
    return once(
        lambda: _note(actor, new_id, *said),
        made=lambda: TurnedAway.objects.filter(agency_id=actor.agency_id, id=new_id).first(),
        same=lambda row: (row.happened_on, row.service, row.ground, row.told) == said,
    )


def answer_breach(*, actor: Actor, row_id: UUID, answer: str) -> TurnedAway:
    """Say what was done about it. Once: what was answered stays."""
    row = row_for(actor, row_id, lock=True)
    require(policies_shifts.may_answer_breach(actor, row), BreachIsAnswered)
    row.breach, row.answer = Breach.ANSWERED, answer
    row.answered_by_id, row.answered_at = actor.account_id, timezone.now()
    row.save(update_fields=["breach", "answer", "answered_by", "answered_at"])
    ledger.add(actor, What.LINE_CHANGED, about=row.id, why="turned_away.answered")
    return row


def _note(actor: Actor, new_id: UUID, happened_on: date, service: str, ground: str, told: str) -> TurnedAway:
    row = TurnedAway(
        id=new_id,
        agency_id=actor.agency_id,
        happened_on=happened_on,
        service=service,
        ground=ground,
        told=told,
        noted_by_id=actor.account_id,
        breach=Breach.OPEN if ground in NEVER_A_GROUND else Breach.NONE,
    )
    row.save(force_insert=True)
    ledger.add(actor, What.LINE_CHANGED, about=row.id, why="turned_away.noted")
    return row
