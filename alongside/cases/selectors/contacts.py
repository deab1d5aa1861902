"""Reading how a client can be reached, safely.

Belongs here: the current ways, the former ones, the code word. Not here: changing them (actions.contacts).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.cases.enums import Answer, ContactKind
from alongside.cases.models import ContactMethod
from alongside.foundation.questions import TWO_IDS, Question
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound
from alongside.vault.keystore import uuid_array

ASK_AGAIN_AFTER = 30


@dataclass(frozen=True, slots=True)
class Way:
    """One way as a page shows it. The code word itself is not among it, only whether there is one."""

    id: UUID
    kind: str
    value: str
    times: str
    who_may_answer: str
    remarks: str
    rules: str
    has_code_word: bool
    safe_as_of: date
    days: int
    ended_on: date | None

    @property
    def ask_again(self) -> bool:
        """A month has passed since the client said that this is safe."""
        return self.days > ASK_AGAIN_AFTER


@dataclass(frozen=True, slots=True)
class Hint:
    """The safest way in half a line, for a list."""

    text: str
    ask_again: bool


def _ways(agency_id: UUID, subject_id: UUID) -> "QuerySet[ContactMethod]":
    rows = ContactMethod.objects.filter(agency_id=agency_id, subject_id=subject_id)
    return rows.order_by("-safe_as_of", "-id")


def _safest(agency_id: UUID, subjects: str) -> "QuerySet[ContactMethod]":
    rows = ContactMethod.objects.filter(agency_id=agency_id, subject_id__anyof=subjects, ended_on=None)
    return (
        rows.order_by("subject_id", "-safe_as_of", "-id")
        .distinct("subject_id")
        .only("agency_id", "subject_id", "kind", "times_sealed", "voicemail_ok", "text_ok", "safe_as_of")
    )


WAYS = Question(_ways, *TWO_IDS)
SAFEST = Question(_safest, UUID(int=1), uuid_array([UUID(int=2)]))


def ways_of(actor: Actor, subject_id: UUID) -> list[Way]:
    """Every way, current ones first, the last confirmed first."""
    found = [_way(row) for row in WAYS.all(actor.agency_id, subject_id)]
    return sorted(found, key=lambda way: way.ended_on is not None)


def hints_for(actor: Actor, subject_ids: Collection[UUID]) -> dict[UUID, Hint]:
    """The last confirmed way of each of many clients. One query; the keys must be fetched before."""
    today, said = timezone.localdate(), cache(_said)
    rows = SAFEST.all(actor.agency_id, uuid_array(subject_ids))
    return {row.subject_id: _hint(row, today, said) for row in rows}


def contact_for(actor: Actor, subject_id: UUID, contact_id: UUID, *, lock: bool = False) -> ContactMethod:
    """One way to reach one client."""
    if not actor.may_open(subject_id, Drawer.IDENTITY):
        raise NotFound
    rows = ContactMethod.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=contact_id).first()
    if found is None:
        raise NotFound
    return found


def code_word_of(actor: Actor, subject_id: UUID, contact_id: UUID) -> str:
    """The code word: showing it is an opening of its own."""
    contact = contact_for(actor, subject_id, contact_id)
    ledger.add(
        actor, What.RECORD_OPENED, subject_id, drawer=Drawer.IDENTITY, why="code_word", about=contact.id
    )
    return contact.code_word or ""


def rules_of(contact: ContactMethod) -> str:
    """What is known about leaving words behind: "No text, no voicemail." Empty where nobody asked."""
    return _rules(contact.kind, contact.voicemail_ok, contact.text_ok)


def _rules(kind: str, voicemail: str, text: str) -> str:
    told = [_voicemail(voicemail), _texts(text) if kind in (ContactKind.PHONE, ContactKind.TEXT) else ""]
    return " ".join(sentence for sentence in told if sentence)


def _voicemail(answer: str) -> str:
    if answer == Answer.NOT_ASKED:
        return ""
    return _("Voicemail is fine.") if answer == Answer.YES else _("No voicemail.")


def _texts(answer: str) -> str:
    if answer == Answer.NOT_ASKED:
        return ""
    return _("Texts are fine.") if answer == Answer.YES else _("No texts.")


def _said(kind: str, voicemail: str, text: str) -> tuple[str, str]:
    """The words for these codes: a list of fifty has a handful of them."""
    return str(ContactKind(kind).label), _rules(kind, voicemail, text)


def _hint(row: ContactMethod, today: date, said: Callable[[str, str, str], tuple[str, str]]) -> Hint:
    kind, rules = said(row.kind, row.voicemail_ok, row.text_ok)
    where = ", ".join(part for part in (kind, (row.times or "").strip(". ")) if part)
    ask_again = (today - row.safe_as_of).days > ASK_AGAIN_AFTER
    told = [f"{where}.", rules, _("Ask if it is still safe.") if ask_again else ""]
    return Hint(" ".join(part for part in told if part), ask_again)


def _way(row: ContactMethod) -> Way:
    return Way(
        id=row.id,
        kind=str(ContactKind(row.kind).label),
        value=row.value or "",
        times=row.times or "",
        who_may_answer=row.who_may_answer or "",
        remarks=row.remarks or "",
        rules=rules_of(row),
        has_code_word=row.code_word_sealed is not None,  # type: ignore[attr-defined]  # (Sealed adds it)
        safe_as_of=row.safe_as_of,
        days=(timezone.localdate() - row.safe_as_of).days,
        ended_on=row.ended_on,
    )
