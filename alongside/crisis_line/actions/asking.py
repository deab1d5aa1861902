"""A request from outside: sealed before it is stored, then taken, answered, closed.

Belongs here: the verbs. Not here: reading (selectors.asking). Whoever asks is nobody: a new key is made in memory,
sealed to the public keys of the on-call and the intake team, and forgotten; a function of the wall adds the row.
"""

import json
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.crisis_line.enums_shifts import RequestState
from alongside.crisis_line.errors_shifts import NotTakingRequests, RequestAnswered
from alongside.crisis_line.models import Asking
from alongside.crisis_line.selectors.asking import asking_for
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.grants import wrap_for_public
from alongside.vault.crypto.sealing import new_key, seal_text
from alongside.vault.enums import Drawer, What
from alongside.vault.ids import uuid7
from alongside.vault.keyring import drawer_place
from alongside.vault.ledger import Line
from alongside.vault.sealed import place
from alongside.vault.selectors import team_holders

KEEP = "select wall.ask_from_outside(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
TABLE = "crisis_line_asking"
TEAMS = ("on_call", "intake")


@dataclass(frozen=True, slots=True)
class Words:
    """What someone outside wrote."""

    who_asks: str
    what_place: str
    how_soon: str
    who: str
    call_back: str
    where: str
    matters: str = ""


def ask_from_outside(*, agency_id: UUID, words: Words, asking_id: UUID) -> str:
    """Keep a request; the number by which both sides can speak of it. The same form twice is one request."""
    subject_id, key = uuid7(), new_key()
    sealed = [
        _seal(key, getattr(words, name), place(agency_id, subject_id, TABLE, f"{name}_sealed", asking_id))
        for name in ("who", "call_back", "where", "matters")
    ]
    grants = _grants(agency_id, subject_id, key)
    coded = [words.who_asks, words.what_place, words.how_soon]
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [asking_id, agency_id, subject_id, *coded, *sealed, json.dumps(grants)])
        answer = cursor.fetchone()[0]
    if answer not in ("kept", "known"):
        raise NotTakingRequests(answer)
    if answer == "kept":
        ledger.put(Line(agency_id, None, What.LINE_CHANGED, (subject_id,), about_id=asking_id, why="asked"))
    return number_of(asking_id)


def number_of(asking_id: UUID) -> str:
    """A request's number: the end of its id, which is chance and says nothing."""
    tail = asking_id.hex[-8:].upper()
    return f"{tail[:4]}-{tail[4:]}"


def take(*, actor: Actor, asking_id: UUID, seen: str) -> Asking:
    """Say that one is on it."""
    row = _as_seen(actor, asking_id, seen)
    row.state, row.taken_by_id, row.taken_at = RequestState.TAKEN, actor.account_id, timezone.now()
    row.save(update_fields=["state", "taken_by", "taken_at"])
    return _noted(actor, row)


def answer(*, actor: Actor, asking_id: UUID, seen: str) -> Asking:
    """Whoever asked has an answer."""
    row = _as_seen(actor, asking_id, seen)
    if row.taken_by_id is None:
        row.taken_by_id, row.taken_at = actor.account_id, timezone.now()
    row.state, row.answered_at = RequestState.ANSWERED, timezone.now()
    row.save(update_fields=["state", "answered_at", "taken_by", "taken_at"])
    return _noted(actor, row)


def close(*, actor: Actor, asking_id: UUID, seen: str, outcome: str) -> Asking:
    """Nothing more is to be done."""
    row = _as_seen(actor, asking_id, seen)
    row.state, row.closed_at, row.outcome = RequestState.CLOSED, timezone.now(), outcome
    row.save(update_fields=["state", "closed_at", "outcome"])
    return _noted(actor, row)


def _as_seen(actor: Actor, asking_id: UUID, seen: str) -> Asking:
    """The row, locked, as it stood on the screen; a colleague who was faster is not overruled."""
    row = asking_for(actor, asking_id, lock=True)
    if row.state != seen or row.state == RequestState.CLOSED:
        raise RequestAnswered
    return row


def _noted(actor: Actor, row: Asking) -> Asking:
    ledger.add(actor, What.LINE_CHANGED, row.subject_id, about=row.id, why=f"request.{row.state}")
    return row


def _seal(key: bytes, text: str, where: bytes) -> bytes | None:
    return seal_text(key, text, where) if text else None


def _grants(agency_id: UUID, subject_id: UUID, key: bytes) -> list[dict[str, str]]:
    """The key, sealed to each of the two teams that exists. Raises NotTakingRequests where there is none."""
    teams = team_holders(agency_id)
    found = [
        {
            "holder": str(holder.id),
            "key": wrap_for_public(
                key, bytes(holder.public_key), drawer_place(agency_id, subject_id, Drawer.CALL, holder.id)
            ).hex(),
        }
        for office in TEAMS
        if (holder := teams.get(office)) is not None
    ]
    if not found:
        raise NotTakingRequests("no_team")
    return found
