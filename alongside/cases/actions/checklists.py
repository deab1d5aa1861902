"""Opening lists for a client, writing on them, putting them away.

Belongs here: the verbs. Not here: what a list asks (checklist_files), reading (selectors.checklists). Nothing that
was written down is deleted: a change is a new mark, a list that is put away keeps all of its marks.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.former import is_same
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.checklist_files import definitions
from alongside.cases.errors_advocacy import ListPutAway
from alongside.cases.models import Case, Checklist, ChecklistMark
from alongside.cases.selectors.checklists import checklist_for, mark_of
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound


class Written(TypedDict):
    """What is written down about one line."""

    answer: str
    words: str
    next_step: str
    happened_on: date


def open_checklists(*, actor: Actor, case_id: UUID, kinds: Iterable[str]) -> list[Checklist]:
    """Open lists for a client, several at once. One that lies open already stays as it is."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    rows = Checklist.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id, put_away_at=None)
    lying = {row.kind: row for row in rows}
    found = [lying.get(kind) or _open(actor, case, kind) for kind in kinds]
    was_worked_on(case)
    return found


def write_on(
    *, actor: Actor, case_id: UUID, checklist_id: UUID, item_number: int, version: int, written: Written
) -> ChecklistMark:
    """Write down where one line stands. SomeoneElseWasFaster when it was written on since `version` was read.

    The same again changes nothing.
    """
    case = case_to_write(actor, case_id, Drawer.NOTES)
    checklist = checklist_for(actor, case.subject_id, checklist_id, lock=True)
    if checklist.put_away_at is not None:
        raise ListPutAway
    if definitions()[checklist.kind].item(item_number) is None:
        raise NotFound
    last = mark_of(actor, checklist, item_number)
    if last is not None and is_same(last, written):
        return last
    require_version(last.version if last is not None else 0, version)
    return _write(actor, case, checklist, item_number, version + 1, written)


def put_away(*, actor: Actor, case_id: UUID, checklist_id: UUID) -> Checklist:
    """The list is not needed now. Everything on it stays. Doing it twice is harmless."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    checklist = checklist_for(actor, case.subject_id, checklist_id, lock=True)
    if checklist.put_away_at is None:
        checklist.put_away_at = timezone.now()
        _save(actor, case, checklist)
    return checklist


def take_up(*, actor: Actor, case_id: UUID, checklist_id: UUID) -> Checklist:
    """Go on with a list that was put away. Where another of its kind lies open, that one is gone on with."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    checklist = checklist_for(actor, case.subject_id, checklist_id, lock=True)
    if checklist.put_away_at is None:
        return checklist
    rows = Checklist.objects.filter(agency_id=actor.agency_id, subject_id=case.subject_id, put_away_at=None)
    lying = rows.filter(kind=checklist.kind).first()
    if lying is not None:
        return lying
    checklist.put_away_at = None
    _save(actor, case, checklist)
    return checklist


def _open(actor: Actor, case: Case, kind: str) -> Checklist:
    checklist = Checklist(
        agency_id=actor.agency_id,
        subject_id=case.subject_id,
        kind=kind,
        file_version=definitions()[kind].version,
        opened_by_id=actor.account_id,
    )
    checklist.save(force_insert=True)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.NOTES, about=checklist.id)
    return checklist


def _write(
    actor: Actor, case: Case, checklist: Checklist, number: int, version: int, written: Written
) -> ChecklistMark:
    mark = ChecklistMark(
        agency_id=actor.agency_id,
        subject_id=case.subject_id,
        checklist_id=checklist.id,
        item_number=number,
        version=version,
        answer=written["answer"],
        happened_on=written["happened_on"],
        author_id=actor.account_id,
    )
    mark.words, mark.next_step = written["words"], written["next_step"]
    mark.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.NOTES, about=mark.id)
    return mark


def _save(actor: Actor, case: Case, checklist: Checklist) -> None:
    checklist.save(update_fields=["put_away_at"])
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=Drawer.NOTES, about=checklist.id)
