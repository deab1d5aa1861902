"""Hearing the community: printing cards, keeping an answer.

Belongs here: the verbs. Not here: reading answers (selectors.needs_results). `keep_answer` is for someone who is not
signed in and has a card: it knows no actor, writes no line, and leaves nothing by which the answer could be led back
to the card, a day or a person.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import RoundState
from alongside.coalition.errors_needs import CardNotGood, MovedOn
from alongside.coalition.models import AnswerCard, NeedsRound
from alongside.coalition.needs_questions import COMMUNITY_CODES
from alongside.people.enums import TeamKind
from alongside.people.marks import marked
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.crypto.grants import wrap_for_public
from alongside.vault.crypto.sealing import associated, new_key, seal_text
from alongside.vault.enums import What
from alongside.vault.selectors import team_holders

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a good card opens."""

    round_id: UUID
    coalition_id: UUID
    questions: Mapping[str, Any]


def print_cards(*, actor: Actor, row: NeedsRound, count: int) -> list[str]:
    """New codes, to be shown once. Only their marks are kept; closing the round sweeps those nobody used."""
    require(policies.may_ask(actor, row.agency_id))
    if row.state != RoundState.OPEN:
        raise MovedOn
    codes = ["-".join(_letters(4) for _ in range(3)) for _ in range(count)]
    AnswerCard.objects.bulk_create(
        [AnswerCard(agency_id=row.agency_id, round_id=row.id, mark=mark_of(code)) for code in codes]
    )
    ledger.add(actor, What.EXPORTED, why="needs_cards", about=row.id)
    return codes


def what_is_asked(code: str) -> Asked:
    """The questions behind a card. It is not used up by looking. CardNotGood where the code opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute("select round_id, agency_id, questions from wall.need_asked(%s)", [mark_of(code)])
        found = cursor.fetchone()
    if found is None:
        raise CardNotGood
    questions = found[2] if isinstance(found[2], dict) else json.loads(found[2])
    return Asked(found[0], found[1], questions)


def keep_answer(*, code: str, said: Mapping[str, str], words: Mapping[str, str]) -> None:
    """Keep an answer and use its card up, in one statement. CardNotGood where the code opens nothing."""
    asked, answer_id = what_is_asked(code), uuid4()
    written = {key: text.strip() for key, text in words.items() if text.strip()}
    boxes = _boxed(asked.coalition_id, answer_id, json.dumps(written)) if written else (None, None)
    coded = [said.get(name, "") for name in COMMUNITY_CODES]
    with connection.cursor() as cursor:
        cursor.execute("select wall.keep_need(%s, %s, %s, %s, %s)", [mark_of(code), answer_id, coded, *boxes])
        if not cursor.fetchone()[0]:
            raise CardNotGood


def mark_of(code: str) -> bytes:
    """The mark of a code, however it was typed."""
    return marked("needs card", "".join(sign for sign in code.upper() if sign in LETTERS))


def place_of(coalition_id: UUID, answer_id: UUID) -> bytes:
    """What the words are bound to."""
    return associated("needs", coalition_id, answer_id)


def _letters(count: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def _boxed(coalition_id: UUID, answer_id: UUID, words: str) -> tuple[bytes, bytes]:
    """The words under a key of their own, and the key in a box that those who work at the coalition open."""
    key, place = new_key(), place_of(coalition_id, answer_id)
    team = team_holders(coalition_id)[TeamKind.EVERYONE]
    return seal_text(key, words, place), wrap_for_public(key, bytes(team.public_key), place)
