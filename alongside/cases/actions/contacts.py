"""Ways to reach a client, and the rules that keep each one safe.

Belongs here: adding, changing, confirming and ending a way. Not here: calling or writing to anyone. A way
is never deleted: that it was once used, and until when, can matter to her safety.
"""

from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils import timezone

from alongside.cases.actions.once import once
from alongside.cases.actions.tracing import rewrite_traces
from alongside.cases.actions.working import case_to_write, require_version, was_worked_on
from alongside.cases.enums import Answer
from alongside.cases.models import Case, ContactMethod
from alongside.cases.selectors import identity_for
from alongside.cases.selectors.contacts import contact_for
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7

SEALED = sorted(ContactMethod.Care.sealed)

ASKED = ("voicemail_ok", "text_ok")


class Way(TypedDict, total=False):
    """What is known about one way to reach someone. What is left out was not asked."""

    value: str
    times: str
    who_may_answer: str
    code_word: str
    remarks: str
    voicemail_ok: str
    text_ok: str
    safe_as_of: date


def add_contact(
    *, actor: Actor, case_id: UUID, kind: str, way: Way, contact_id: UUID | None = None
) -> ContactMethod:
    """Add a way to reach the client. SavedBefore where a form sent earlier made `contact_id` (actions.once)."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    new_id = contact_id or uuid7()
    return once(
        lambda: _add(actor, case, new_id, kind, way),
        made=lambda: ContactMethod.objects.filter(subject_id=case.subject_id, id=new_id).first(),
        same=lambda earlier: _says(earlier, kind, way),
    )


def _add(actor: Actor, case: Case, contact_id: UUID, kind: str, way: Way) -> ContactMethod:
    contact = ContactMethod(id=contact_id, agency_id=actor.agency_id, subject_id=case.subject_id, kind=kind)
    _fill(contact, way)
    contact.save(force_insert=True)
    _after(actor, case, contact, "contact_added")
    return contact


def _says(contact: ContactMethod, kind: str, way: Way) -> bool:
    """Whether this is what is saved there, and still in use."""
    wanted = {name: value or (Answer.NOT_ASKED if name in ASKED else "") for name, value in way.items()}
    saved = {name: getattr(contact, name) or "" for name in way}
    return contact.ended_on is None and (contact.kind, saved) == (kind, wanted)


def change_contact(
    *, actor: Actor, case_id: UUID, contact_id: UUID, version: int, kind: str, way: Way
) -> ContactMethod:
    """Save one way anew. SomeoneElseWasFaster when it changed since `version` was read."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    contact = contact_for(actor, case.subject_id, contact_id, lock=True)
    require_version(contact.version, version)
    contact.kind = kind
    _fill(contact, way)
    contact.version += 1
    contact.save(update_fields=[*SEALED, "kind", "voicemail_ok", "text_ok", "safe_as_of", "version"])
    _after(actor, case, contact, "contact_changed")
    return contact


def confirm_contact(*, actor: Actor, case_id: UUID, contact_id: UUID) -> ContactMethod:
    """The client said today that this way is still safe."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    contact = contact_for(actor, case.subject_id, contact_id, lock=True)
    contact.safe_as_of = timezone.localdate()
    contact.save(update_fields=["safe_as_of"])
    was_worked_on(case)
    _note(actor, case, contact, "contact_confirmed")
    return contact


def end_contact(*, actor: Actor, case_id: UUID, contact_id: UUID) -> ContactMethod:
    """This way is not used any more. It stays on record. Ending twice is harmless."""
    case = case_to_write(actor, case_id, Drawer.IDENTITY)
    contact = contact_for(actor, case.subject_id, contact_id, lock=True)
    if contact.ended_on is None:
        contact.ended_on = timezone.localdate()
        contact.version += 1
        contact.save(update_fields=["ended_on", "version"])
        _after(actor, case, contact, "contact_ended")
    return contact


def _fill(contact: ContactMethod, way: Way) -> None:
    contact.value, contact.times = way.get("value", ""), way.get("times", "")
    contact.who_may_answer, contact.code_word = way.get("who_may_answer", ""), way.get("code_word", "")
    contact.remarks = way.get("remarks", "")
    contact.voicemail_ok = way.get("voicemail_ok") or Answer.NOT_ASKED
    contact.text_ok = way.get("text_ok") or Answer.NOT_ASKED
    contact.safe_as_of = way.get("safe_as_of") or timezone.localdate()


def _after(actor: Actor, case: Case, contact: ContactMethod, why: str) -> None:
    rewrite_traces(actor=actor, identity=identity_for(actor, case.subject_id))
    was_worked_on(case)
    _note(actor, case, contact, why)


def _note(actor: Actor, case: Case, contact: ContactMethod, why: str) -> None:
    ledger.add(actor, What.RECORD_CHANGED, case.subject_id, drawer=Drawer.IDENTITY, why=why, about=contact.id)
