"""Writing down what was said, one answer at a time.

Belongs here: saving, ending, carrying over, forgetting. Not here: reading (selectors.asking), which answers there
are (entries). Every save is one row under a lock, so that two who write at once lose nothing of each other's.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.screening import policies
from alongside.screening.conversation import Conversation
from alongside.screening.entries import Entry, entry_of, mark_of
from alongside.screening.enums import Place
from alongside.screening.errors import AnsweredMeanwhile, NotAnAnswer
from alongside.screening.models import ScreeningConversation
from alongside.screening.scoring import visible_items
from alongside.screening.selectors.asking import content_of, opened, rows_of
from alongside.screening.selectors.library import definition_for
from alongside.screening.shapes import Definition
from alongside.vault import ledger
from alongside.vault.actors import Actor, require, require_found
from alongside.vault.enums import What


def save_answer(
    actor: Actor,
    subject_id: UUID,
    drawer: str,
    key: UUID | str,
    item: str,
    answer: str | Sequence[str],
    words: str = "",
    *,
    seen: str | None = None,
) -> Conversation:
    """Keep one answer; an empty one takes it away. The same again changes nothing.

    `seen` is the sign (Line.seen) of what was saved when the question was shown: AnsweredMeanwhile when someone
    else has answered since.
    """
    definition = definition_for(actor, key)

    def change(said: dict[str, Any]) -> None:
        shown = {one.id: one for one in visible_items(definition, said["items"])}
        if item not in shown:
            raise NotAnAnswer
        _put(said["items"], item, entry_of(shown[item], answer, words), seen)

    found = _change(actor, subject_id, drawer, definition, change)
    found.changed_item = item
    return found


def _put(entries: dict[str, Any], item: str, entry: Entry | None, seen: str | None) -> None:
    saved = entries.get(item)
    if saved != entry and seen is not None and seen != mark_of(saved):
        raise AnsweredMeanwhile(saved or {})
    if entry is None:
        entries.pop(item, None)
    else:
        entries[item] = entry


def save_gate(
    actor: Actor, subject_id: UUID, drawer: str, key: UUID | str, gate: str, *, ticked: bool
) -> Conversation:
    """Tick a reminder, or take the tick away."""
    definition = definition_for(actor, key)

    def change(said: dict[str, Any]) -> None:
        if gate not in {one.id for one in Conversation(definition, subject_id, drawer).gates}:
            raise NotAnAnswer
        others = [one for one in said["gates"] if one != gate]
        said["gates"] = [*others, gate] if ticked else others

    return _change(actor, subject_id, drawer, definition, change)


def end_conversation(actor: Actor, subject_id: UUID, drawer: str, key: UUID | str) -> bool:
    """Let it rest: it stays as it is, and another can begin. False where none goes on."""
    _may(actor, subject_id, drawer)
    row = _going_on(actor, subject_id, drawer, definition_for(actor, key))
    if row is None:
        return False
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    ledger.add(actor, What.SCREENING_ANSWERED, subject_id, drawer=drawer, about=row.id)
    return True


def carry_over(actor: Actor, call_id: UUID, subject_id: UUID) -> int:
    """A caller became a client, with their yes: what they told is not asked again. Safe to run twice.

    What stands in the client's own conversation already is left as it is. `call_id` is the subject of the call.
    """
    require_found(policies.may_read(actor, call_id, Place.CALL))
    rows = list(rows_of(actor, call_id, Place.CALL).order_by("started_at"))
    for row in rows:
        told = content_of(row)
        ledger.add(actor, What.SCREENING_READ, call_id, drawer=Place.CALL, about=row.id)

        def change(said: dict[str, Any], told: dict[str, Any] = told) -> None:
            said["items"] = told["items"] | said["items"]
            said["gates"] = [*said["gates"], *(one for one in told["gates"] if one not in said["gates"])]

        _change(actor, subject_id, Place.NOTES, definition_for(actor, row.definition), change)
    return len(rows)


def forget(actor: Actor, subject_id: UUID) -> int:
    """Stop and keep nothing: the conversations of a call are gone. Of a call only; a client's notes stay."""
    require_found(policies.may_answer(actor, subject_id, Place.CALL))
    deleted, _ = rows_of(actor, subject_id, Place.CALL).delete()
    return deleted


# -- the row -----------------------------------------------------------------------------------------


def _may(actor: Actor, subject_id: UUID, drawer: str) -> None:
    """What may not be read does not exist; what may only be read is refused."""
    require_found(policies.may_read(actor, subject_id, drawer))
    require(policies.may_answer(actor, subject_id, drawer))


def _change(
    actor: Actor,
    subject_id: UUID,
    drawer: str,
    definition: Definition,
    change: Callable[[dict[str, Any]], None],
) -> Conversation:
    """Change what lies under the seal of the conversation that goes on, or begin one."""
    _may(actor, subject_id, drawer)
    row = _going_on(actor, subject_id, drawer, definition)
    if row is None and _stays_empty(change):
        return Conversation(definition, subject_id, drawer)
    row = row or _begin(actor, subject_id, drawer, definition)
    said = content_of(row)
    before, shown = json.dumps(said), [item.id for item in visible_items(definition, said["items"])]
    change(said)
    if json.dumps(said) == before:
        ledger.add(actor, What.SCREENING_READ, subject_id, drawer=drawer, about=row.id)
    else:
        _write(row, said)
        ledger.add(actor, What.SCREENING_ANSWERED, subject_id, drawer=drawer, about=row.id)
    found = opened(row, definition)
    found.was_visible = tuple(shown)
    return found


def _stays_empty(change: Callable[[dict[str, Any]], None]) -> bool:
    """Nothing is begun by saying nothing."""
    said: dict[str, Any] = {"items": {}, "gates": []}
    change(said)
    return not said["items"] and not said["gates"]


def _going_on(
    actor: Actor, subject_id: UUID, drawer: str, definition: Definition
) -> ScreeningConversation | None:
    rows = rows_of(actor, subject_id, drawer).filter(definition=definition.key, ended_at=None)
    return rows.select_for_update(of=("self",)).first()


def _begin(actor: Actor, subject_id: UUID, drawer: str, definition: Definition) -> ScreeningConversation:
    """A new row; where another request begins at the same moment, that one's."""
    row = ScreeningConversation(
        agency_id=actor.agency_id,
        subject_id=subject_id,
        drawer=drawer,
        definition=definition.key,
        started_by_id=actor.account_id,
        version=0,
    )
    row.answers = json.dumps({})
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        found = _going_on(actor, subject_id, drawer, definition)
        if found is None:
            raise
        return found
    return row


def _write(row: ScreeningConversation, said: dict[str, Any]) -> None:
    row.answers = json.dumps(said, ensure_ascii=False)
    row.changed_at = timezone.now()
    row.version += 1
    row.save(update_fields=["answers_sealed", "changed_at", "version"])
