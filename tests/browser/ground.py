"""Lives for the browser to show: Esther, with something in every part of her record.

Belongs here: making them, with the rooms' actions. Not here: windows (conftest), what is checked (tests).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions import care_team, closing, contacts, documents, identity, notes
from alongside.cases.factories import a_client, a_contact, a_document, a_note
from alongside.cases.models import Case, ContactMethod
from alongside.vault.actors import Actor
from tests import areas
from tests.cast import Cast, as_person

LONG = "Someone from the shelter (Wintergreen, room 12) calls before every visit, never after 6 p.m.\n"
WORD = "Marigolds"


@dataclass
class Esther:
    """The ids of her record."""

    case_id: UUID
    subject_id: UUID
    note_id: UUID
    contact_id: UUID
    more: dict[str, Any] = field(default_factory=dict)


def esther_of(cast: Cast) -> Esther:
    """Amira's client, with whom much has happened."""
    for actor in as_person(cast.amira):
        case = a_client(actor, "Esther", pronouns="she")
        _say_who(actor, case)
        contact = _ways(actor, case)
        note = a_note(actor, case, LONG * 12)
        notes.correct_note(
            actor=actor, case_id=case.id, note_id=note.id, version=1, text=LONG, happened_at=timezone.now()
        )
        a_note(actor, case, "The room first, then papers.", drawer="plan")
        a_document(actor, case, "a-letter-with-a-name-as-long-as-scanners-make-them_2026-05-14_0001.txt")
        gone = a_document(actor, case, "wrong.txt")
        documents.remove_document(actor=actor, case_id=case.id, document_id=gone.id)
        _let_in(actor, case, cast)
        _one_who_rests(actor)
    more: dict[str, Any] = {}
    for area in areas.tour_files():
        if hasattr(area, "scene"):
            more |= area.scene(cast, case)
    return Esther(case.id, case.subject_id, note.id, contact.id, more)


def only_a_name(cast: Cast, name: str = "Esther") -> Case:
    """A client of Amira's of whom nothing else is written down."""
    for actor in as_person(cast.amira):
        case = a_client(actor, name)
    return case


def _say_who(actor: Actor, case: Case) -> None:
    identity.change_identity(
        actor=actor, case_id=case.id, version=1, chosen_name="Esther", legal_name="Esther Quill",
        pronouns="she", born_on=date(1999, 3, 3), language="Hausa, with an interpreter", about=LONG,
    )  # fmt: skip


def _ways(actor: Actor, case: Case) -> ContactMethod:
    """One that was asked about long ago, and one that is no longer used."""
    former = a_contact(actor, case, "217-555-0111")
    contacts.end_contact(actor=actor, case_id=case.id, contact_id=former.id)
    return a_contact(
        actor, case, times="Tuesday to Friday, 10 to 2", voicemail_ok="no", text_ok="yes", code_word=WORD,
        who_may_answer="Her sister Ruth", remarks=LONG, safe_as_of=timezone.localdate() - timedelta(days=40),
    )  # fmt: skip


def _let_in(actor: Actor, case: Case, cast: Cast) -> None:
    care_team.add_member(
        actor=actor,
        case_id=case.id,
        account_id=cast.noor.id,
        part="counsellor",
        why="She asked for a counselor.",
    )
    care_team.shut_out(actor=actor, case_id=case.id, account_id=cast.ida.id)


def _one_who_rests(actor: Actor) -> None:
    case = a_client(actor, "Marisol")
    closing.close_case(actor=actor, case_id=case.id, reason="goals_met", on=timezone.localdate())
