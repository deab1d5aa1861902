"""Contacts on a client's behalf: writing them down, going on with them.

Belongs here: the two verbs. Not here: whether the client's word allows it (policies_advocacy.may_speak), reading.
"""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from alongside.cases import policies_advocacy
from alongside.cases.actions.former import is_same, replace_words
from alongside.cases.actions.once import once
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.errors_advocacy import AskFirst, NeedsTheirYes, SupervisorNotTold
from alongside.cases.models import AdvocacyContact, Case
from alongside.cases.selectors.advocacy import advocacy_contact_for, leaders_of
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7

REFUSALS = {"supervisor_not_told": SupervisorNotTold, "needs_their_yes": NeedsTheirYes}


class Spoken(TypedDict):
    """What is known about one contact."""

    with_whom: str
    how: str
    happened_at: datetime
    their_word: str
    danger: bool
    supervisor_told_id: UUID | None
    place: str
    person: str
    may_be_said: str
    outcome: str
    next_step: str
    next_on: date | None


def add_advocacy_contact(
    *, actor: Actor, case_id: UUID, spoken: Spoken, contact_id: UUID | None = None
) -> AdvocacyContact:
    """Write down a contact. Refused where the client's word does not allow it.

    SavedBefore where a form sent earlier made `contact_id` (actions.once).
    """
    case = case_to_write(actor, case_id, Drawer.NOTES)
    _require_their_word(actor, spoken)
    new_id = contact_id or uuid7()
    return once(
        lambda: _add(actor, case, new_id, spoken),
        made=lambda: AdvocacyContact.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda row: is_same(row, spoken),
    )


def change_advocacy_contact(
    *, actor: Actor, case_id: UUID, contact_id: UUID, version: int, spoken: Spoken
) -> AdvocacyContact:
    """Say what came of it, or say it better; what stood there is kept. The same again changes nothing."""
    case = case_to_write(actor, case_id, Drawer.NOTES)
    row = advocacy_contact_for(actor, case.subject_id, contact_id, lock=True)
    require(policies_advocacy.may_change_contact(actor, row))
    _require_their_word(actor, spoken)
    if is_same(row, spoken):
        return row
    require_version(row.version, version)
    row.save(update_fields=replace_words(actor, row, spoken))
    was_worked_on(case)
    ledger.add(actor, What.NOTE_CORRECTED, case.subject_id, drawer=Drawer.NOTES, about=row.id)
    return row


def _require_their_word(actor: Actor, spoken: Spoken) -> None:
    """Raise the refusal that says what to do. Whoever was told is someone who leads in this agency."""
    told = spoken["supervisor_told_id"]
    if told is not None and told not in {leader.id for leader in leaders_of(actor)}:
        raise SupervisorNotTold
    decision = policies_advocacy.may_speak(
        spoken["with_whom"],
        spoken["their_word"],
        danger=spoken["danger"],
        supervisor_told=told is not None,
    )
    require(decision, REFUSALS.get(decision.reason, AskFirst))


def _add(actor: Actor, case: Case, contact_id: UUID, spoken: Spoken) -> AdvocacyContact:
    row = AdvocacyContact(
        id=contact_id, agency_id=actor.agency_id, subject_id=case.subject_id, author_id=actor.account_id
    )
    for name, value in spoken.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    was_worked_on(case)
    ledger.add(actor, What.NOTE_WRITTEN, case.subject_id, drawer=Drawer.NOTES, about=row.id)
    return row
