"""Writing notes and correcting them.

Belongs here: the two verbs. Not here: reading (selectors.notes). A note is never deleted and never
quietly changed: a correction keeps what stood before, under its own seal.
"""

from datetime import datetime
from uuid import UUID

from alongside.cases import policies
from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors import TextMissing
from alongside.cases.models import Case, FormerNote, Note
from alongside.cases.selectors.notes import note_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


def write_note(
    *, actor: Actor, case_id: UUID, drawer: str, text: str, happened_at: datetime, note_id: UUID | None = None
) -> Note:
    """Write a note in one drawer. SavedBefore where a form sent earlier made the note `note_id` (actions.once)."""
    case = case_to_write(actor, case_id, drawer)
    if not text.strip():
        raise TextMissing
    if drawer == Drawer.COUNSELLING:
        ensure_counselling(actor, case.subject_id)
    new_id, said = note_id or uuid7(), (drawer, text, happened_at)
    return once(
        lambda: _write(actor, case, new_id, *said),
        made=lambda: Note.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda note: (note.drawer, note.text, note.happened_at) == said,
    )


def _write(actor: Actor, case: Case, note_id: UUID, drawer: str, text: str, happened_at: datetime) -> Note:
    note = Note(
        id=note_id,
        agency_id=actor.agency_id,
        subject_id=case.subject_id,
        drawer=drawer,
        happened_at=happened_at,
        author_id=actor.account_id,
    )
    note.text = text
    note.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=drawer, about=note.id)
    return note


def correct_note(
    *, actor: Actor, case_id: UUID, note_id: UUID, version: int, text: str, happened_at: datetime
) -> Note:
    """Put a new text in the note's place and keep the former one beneath it.

    SomeoneElseWasFaster when the note changed since `version` was read. The same text again changes nothing.
    """
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    note = note_for(actor, case.subject_id, note_id, lock=True)
    require(policies.may_correct_note(actor, note))
    if not text.strip():
        raise TextMissing
    if (note.text, note.happened_at) == (text, happened_at):
        return note
    require_version(note.version, version)
    _keep_former(actor, note)
    note.text, note.happened_at = text, happened_at
    note.version += 1
    note.save(update_fields=["text_sealed", "happened_at", "version"])
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=note.drawer, about=note.id)
    return note


def _keep_former(actor: Actor, note: Note) -> None:
    former = FormerNote(
        agency_id=note.agency_id,
        subject_id=note.subject_id,
        drawer=note.drawer,
        note_id=note.id,
        version=note.version,
        replaced_by_id=actor.account_id,
    )
    former.text = note.text
    former.save(force_insert=True)
