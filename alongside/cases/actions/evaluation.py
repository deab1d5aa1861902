"""Hearing how it was: printing cards, keeping an answer, saying what was changed.

Belongs here: the verbs. Not here: reading answers (selectors.evaluation). `keep_answer` is for someone who is not
signed in and has a card: it knows no actor, writes no line, and leaves nothing by which the answer could be led
back to the card, a day or a person.
"""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone

from alongside.cases import policies_groups as policies
from alongside.cases.errors import TextMissing
from alongside.cases.errors_groups import CardNotGood
from alongside.cases.models import EvaluationCard, EvaluationChange
from alongside.cases.models.evaluation import QUESTIONS
from alongside.cases.selectors.evaluation import change_for
from alongside.people.enums import TeamKind
from alongside.people.marks import marked
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.grants import wrap_for_public
from alongside.vault.crypto.sealing import associated, new_key, seal_text
from alongside.vault.enums import What
from alongside.vault.selectors import team_holders

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
GOOD_FOR = timedelta(days=365)


def print_cards(actor: Actor, *, count: int) -> list[str]:
    """New codes, to be shown once. Only their marks are kept; cards past their year are swept on the way."""
    require(policies.may_hear(actor))
    today = timezone.localdate()
    codes = ["-".join(_letters(4) for _ in range(3)) for _ in range(count)]
    EvaluationCard.objects.filter(agency_id=actor.agency_id, ends_on__lt=today).delete()
    EvaluationCard.objects.bulk_create(
        [
            EvaluationCard(agency_id=actor.agency_id, mark=mark_of(code), ends_on=today + GOOD_FOR)
            for code in codes
        ]
    )
    ledger.add(actor, What.EXPORTED, why="evaluation_cards")
    return codes


def keep_answer(
    *, code: str, language: str, said: Mapping[str, str], words: str, on: date | None = None
) -> None:
    """Keep an answer and use its card up. CardNotGood where the code opens nothing.

    `on` is for answers that came on paper before today; only its quarter is kept.
    """
    mark, answer_id = mark_of(code), uuid4()
    with connection.cursor() as cursor:
        cursor.execute("select wall.evaluation_agency(%s)", [mark])
        agency_id = cursor.fetchone()[0]
        if agency_id is None:
            raise CardNotGood
        boxes = _boxed(agency_id, answer_id, words) if words.strip() else (None, None)
        answers = [said.get(name, "") for name in QUESTIONS]
        cursor.execute(
            "select wall.keep_evaluation(%s, %s, %s, %s, %s, %s, %s)",
            [mark, answer_id, quarter_of(on or timezone.localdate()), language, answers, *boxes],
        )
        if not cursor.fetchone()[0]:
            raise CardNotGood


def publish_change(actor: Actor, *, theme: str, words: str, on: date) -> EvaluationChange:
    """Say for everyone to read what was changed."""
    require(policies.may_hear(actor))
    if not words.strip():
        raise TextMissing
    change = EvaluationChange(agency_id=actor.agency_id, theme=theme, words=words.strip(), on=on)
    change.save(force_insert=True)
    ledger.add(actor, What.RECORD_CHANGED, why="change_published", about=change.id)
    return change


def take_change_back(actor: Actor, *, change_id: UUID, back: bool = False) -> EvaluationChange:
    """Take it off the public page, or put it back."""
    require(policies.may_hear(actor))
    change = change_for(actor, change_id)
    change.removed_at = None if back else timezone.now()
    change.save(update_fields=["removed_at"])
    ledger.add(actor, What.RECORD_CHANGED, why="change_withdrawn", about=change.id)
    return change


def mark_of(code: str) -> bytes:
    """The mark of a code, however it was typed."""
    plain = "".join(sign for sign in code.upper() if sign in LETTERS)
    return marked("evaluation card", plain)


def quarter_of(day: date) -> date:
    """The first day of its quarter: nothing finer is kept."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def _boxed(agency_id: UUID, answer_id: UUID, words: str) -> tuple[bytes, bytes]:
    """The words under a key of their own, and the key in a box that the custodians open."""
    key, place = new_key(), associated("evaluation", agency_id, answer_id)
    custodians = team_holders(agency_id)[TeamKind.CUSTODIANS]
    return seal_text(key, words, place), wrap_for_public(key, bytes(custodians.public_key), place)
