"""Conversations: one that goes on, those there were, what can be asked.

Belongs here: reading answers, each time with its line in the ledger. Not here: saving (actions.answering). This is
what other rooms program against: `definitions_in_use`, `conversation_for`, `conversations_about`.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from alongside.screening import policies
from alongside.screening.conversation import Conversation
from alongside.screening.models import ScreeningConversation
from alongside.screening.selectors.library import definition_for, definitions_in_use
from alongside.screening.shapes import Definition
from alongside.vault import ledger
from alongside.vault.actors import Actor, require_found
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

__all__ = [
    "Past",
    "conversation_at",
    "conversation_for",
    "conversations_about",
    "definition_for",
    "definitions_in_use",
]


@dataclass(frozen=True, slots=True)
class Past:
    """A conversation in a list. Nothing of it was opened."""

    id: UUID
    definition: Definition
    started_at: datetime
    changed_at: datetime
    started_by: str
    ended_at: datetime | None


def conversation_for(actor: Actor, subject_id: UUID, drawer: str, key: UUID | str) -> Conversation:
    """The conversation that goes on with this definition; an unsaved one where there is none yet."""
    require_found(policies.may_read(actor, subject_id, drawer))
    definition = definition_for(actor, key)
    row = rows_of(actor, subject_id, drawer).filter(definition=definition.key, ended_at=None).first()
    if row is None:
        return Conversation(definition, subject_id, drawer)
    ledger.add(actor, What.SCREENING_READ, subject_id, drawer=drawer, about=row.id)
    return opened(row, definition)


def conversation_at(actor: Actor, subject_id: UUID, drawer: str, conversation_id: UUID) -> Conversation:
    """One conversation by its id, also one that came to its end."""
    require_found(policies.may_read(actor, subject_id, drawer))
    row = rows_of(actor, subject_id, drawer).filter(id=conversation_id).first()
    if row is None:
        raise NotFound
    ledger.add(actor, What.SCREENING_READ, subject_id, drawer=drawer, about=row.id)
    return opened(row, definition_for(actor, row.definition))


def conversations_about(actor: Actor, subject_id: UUID, drawer: str) -> list[Past]:
    """All of them, newest first, still sealed."""
    require_found(policies.may_read(actor, subject_id, drawer))
    rows = rows_of(actor, subject_id, drawer).select_related("started_by").order_by("-started_at", "-id")
    return [
        Past(
            row.id,
            definition_for(actor, row.definition),
            row.started_at,
            row.changed_at,
            row.started_by.working_name,
            row.ended_at,
        )
        for row in rows
    ]


def rows_of(actor: Actor, subject_id: UUID, drawer: str) -> "QuerySet[ScreeningConversation]":
    """The rows behind them, for this room."""
    return ScreeningConversation.objects.filter(
        agency_id=actor.agency_id, subject_id=subject_id, drawer=drawer
    )


def opened(row: ScreeningConversation, definition: Definition) -> Conversation:
    """Open the seal of a row. Whoever calls this writes the line."""
    said = content_of(row)
    return Conversation(
        definition=definition,
        subject_id=row.subject_id,
        drawer=row.drawer,
        answers=said["items"],
        ticked=said["gates"],
        row_id=row.id,
        started_at=row.started_at,
        changed_at=row.changed_at,
        ended_at=row.ended_at,
        version=row.version,
    )


def content_of(row: ScreeningConversation) -> dict[str, Any]:
    """What lies under the seal."""
    said: dict[str, Any] = json.loads(row.answers or "{}")
    return {"items": said.get("items", {}), "gates": said.get("gates", [])}
