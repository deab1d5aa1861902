"""Hearing the community: printing cards, keeping an answer.

Belongs here: the verbs. Not here: reading answers (selectors.needs_results). `keep_answer` is for someone who is not
signed in and has a card: it knows no actor, writes no line, and leaves nothing by which the answer could be led back
to the card, a day or a person, nor one of its parts to another.
"""

import json
import secrets
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from alongside.coalition import policies_needs as policies
from alongside.coalition.enums_needs import RoundState
from alongside.coalition.errors_needs import CardNotGood, MovedOn
from alongside.coalition.models import NeedsRound
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
    with (
        connection.cursor() as cursor
    ):  # not by the model, which would ask for what it wrote: no request reads a card
        cursor.executemany(
            "insert into coalition_answercard (id, agency_id, round_id, mark) values (%s, %s, %s, %s)",
            [(uuid4(), row.agency_id, row.id, mark_of(code)) for code in codes],
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
    """Keep an answer, taken apart, and its card as sent. CardNotGood where the code opens nothing.

    A card that was sent before changes nothing and is told the same: what differs would tell whoever printed it.
    """
    asked = what_is_asked(code)
    written = [_boxed(asked.coalition_id, key, text.strip()) for key, text in words.items() if text.strip()]
    with connection.cursor() as cursor:
        cursor.execute(
            "select wall.keep_need(%s, %s, %s)", [mark_of(code), json.dumps(dict(said)), json.dumps(written)]
        )
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


def _boxed(coalition_id: UUID, question: str, words: str) -> dict[str, str]:
    """Words under a key of their own, and the key in a box that those who work at the coalition open."""
    row_id, key = uuid4(), new_key()
    place = place_of(coalition_id, row_id)
    team = team_holders(coalition_id)[TeamKind.EVERYONE]
    boxes = {
        "words": seal_text(key, words, place),
        "key": wrap_for_public(key, bytes(team.public_key), place),
    }
    return {"id": str(row_id), "question": question} | {
        name: b64encode(box).decode("ascii") for name, box in boxes.items()
    }
