"""A letter is frozen when it is sent: its text, its addressees, its names, and the hash of all of it.

Belongs here: the document and the freezing. Not here: signing (sending).
"""

import hashlib
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from alongside.plan_room import policies
from alongside.plan_room.enums_consultations import LetterState
from alongside.plan_room.errors_consultations import AlreadySent
from alongside.plan_room.models import Letter, Signatory
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


def as_document(letter: Letter, names: Sequence[str]) -> str:
    """The whole letter in plain text, the same each time it is made."""
    parts = [letter.title, "\n".join(letter.addressees), letter.text.strip(), "\n".join(names)]
    return "\n\n".join(part for part in parts if part) + "\n"


def letter_to_freeze(actor: Actor, letter_key: str, *, lock: bool = False) -> Letter:
    """A letter of those whom this person keeps. NotFound for none."""
    require(policies.may_edit_plans(actor))
    rows = Letter.objects.select_related("consultation").filter(key=letter_key)
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if row is None:
        raise NotFound
    require(policies.may_edit_plan(actor, row.consultation.keeper_id))
    return row


@transaction.atomic
def send_letter(*, actor: Actor, letter_key: str) -> Letter:
    """From now on it does not change, and no name comes or goes."""
    row = letter_to_freeze(actor, letter_key, lock=True)
    if row.state == LetterState.SENT or not row.text:
        raise AlreadySent
    names = (
        Signatory.objects.filter(letter=row).order_by("organization").values_list("organization", flat=True)
    )
    row.document = as_document(row, list(names))
    row.sha256 = hashlib.sha256(row.document.encode()).hexdigest()
    row.state, row.sent_at = LetterState.SENT, timezone.now()
    row.save(update_fields=["document", "sha256", "state", "sent_at"])
    ledger.add(actor, What.RULES_CHANGED, why="letter.sent", about=row.id)
    return row
