"""Counselling sessions: writing one down, saying it better.

Belongs here: the two verbs. Not here: privileged notes (actions.notes), reading (selectors.counselling), groups. There
is no place for a diagnosis, here or anywhere.
"""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from alongside.cases import policies_advocacy
from alongside.cases.actions.drawers import ensure_counselling
from alongside.cases.actions.former import is_same, replace_words
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors import TextMissing
from alongside.cases.models import Case, CounsellingSession
from alongside.cases.selectors.counselling import session_for
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7


class Session(TypedDict):
    """What a session was about, as far as the client wants it kept."""

    happened_at: datetime
    aims: str
    needs: str
    strengths: str
    done: str
    adjuncts: str
    culture: str
    goals: str
    review: str
    link: str
    referral: str


def write_session(
    *, actor: Actor, case_id: UUID, session: Session, session_id: UUID | None = None
) -> CounsellingSession:
    """Write down a session; the first one makes the drawer. TextMissing where nothing at all is said.

    SavedBefore where a form sent earlier made `session_id` (actions.once).
    """
    case = case_to_write(actor, case_id, Drawer.COUNSELLING)
    _require_something(session)
    ensure_counselling(actor, case.subject_id)
    new_id = session_id or uuid7()
    return once(
        lambda: _write(actor, case, new_id, session),
        made=lambda: CounsellingSession.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: is_same(row, session),
    )


def correct_session(
    *, actor: Actor, case_id: UUID, session_id: UUID, version: int, session: Session
) -> CounsellingSession:
    """Say it better; what stood there is kept. Only its author. The same again changes nothing."""
    case = case_to_write(actor, case_id, Drawer.COUNSELLING)
    row = session_for(actor, case, session_id, lock=True)
    require(policies_advocacy.may_correct_session(actor, row))
    _require_something(session)
    if is_same(row, session):
        return row
    require_version(row.version, version)
    row.save(update_fields=replace_words(actor, row, session))
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=Drawer.COUNSELLING, about=row.id)
    return row


def _require_something(session: Session) -> None:
    if not any(str(value).strip() for name, value in session.items() if name != "happened_at" and value):
        raise TextMissing


def _write(actor: Actor, case: Case, session_id: UUID, session: Session) -> CounsellingSession:
    row = CounsellingSession(
        id=session_id, agency_id=actor.agency_id, subject_id=case.subject_id, author_id=actor.account_id
    )
    for name, value in session.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.COUNSELLING, about=row.id)
    return row
