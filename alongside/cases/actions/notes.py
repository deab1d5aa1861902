"""Writing notes and correcting them.

Belongs here: the two verbs. Not here: reading (selectors.notes). A note is never deleted and never
quietly changed: a correction keeps what stood before, under its own seal.
"""

from datetime import datetime
from uuid import UUID

from alongside.cases import policies
from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.working import case_to_write, id_unless_taken, require_version, was_worked_on
from alongside.cases.errors import TextMissing
from alongside.cases.models import FormerNote, Note
from alongside.cases.selectors.notes import note_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What


def write_note(
    *, actor: Actor, case_id: UUID, drawer: str, text: str, happened_at: datetime, note_id: UUID | None = None
) -> Note:
    """Write a note in one drawer. The same text under the same `note_id`, sent twice, is one note."""
    case = case_to_write(actor, case_id, drawer)
    if not text.strip():
        raise TextMissing
    if drawer == Drawer.COUNSELLING:
        ensure_counselling(actor, case.subject_id)
    known = Note.objects.filter(subject_id=case.subject_id)
    earlier = known.filter(id=note_id).first() if note_id else None
    if earlier is not None and earlier.text == text:
        return earlier
    note = Note(
        id=id_unless_taken(note_id, earlier),
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
