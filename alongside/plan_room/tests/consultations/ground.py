"""A small open consultation of an invented city, for the tests of this room.

Belongs here: making it, and sending in. Not here: a test.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.plan_room.actions import consulting, deciding, sending
from alongside.plan_room.consultations import secrets
from alongside.plan_room.enums import Publication
from alongside.plan_room.models import Consultation
from alongside.plan_room.selectors import consultations as found
from alongside.vault.actors import Actor
from alongside.vault.ids import uuid7

DRAFT = (
    "Every office of the city should put the hotline number where people wait, in the languages they speak, "
    "and ask twice a year whether it is still there."
)
TEXT = "The buses run until nine, so people who work at night cannot come to the office when it is open."


def open_one(actor: Actor, key: str = "LARCH-SAY", **more: Any) -> Consultation:
    """Open from yesterday on for a month, with two questions, a draft and a letter."""
    today = timezone.localdate()
    given = {
        "row_id": uuid7(), "key": key, "title": "The plan of Larch", "about": "What should stand in it?",
        "time_zone": "America/Chicago", "opens_on": today - timedelta(days=2), "opens_time": None,
        "closes_on": today + timedelta(days=30), "closes_time": timezone.datetime(2026, 1, 1, 17).time(),
        "advised_on": today + timedelta(days=29), "questions": "What first?\nWhat is missing?",
        "attributed_to": "Linden coalition", **more,
    }  # fmt: skip
    row = consulting.make_consultation(actor=actor, given=given)
    consulting.add_drafts(
        actor=actor, consultation=row,
        drafts=[(1, "The hotline number in every office", DRAFT, ["hotline", "languages"])],
    )  # fmt: skip
    letter = {"title": "A letter to the council", "text": "Please begin.",
              "addressees": ["The council of Larch"], "goal": 10}  # fmt: skip
    consulting.add_letter(actor=actor, consultation=row, given=letter)
    opened(row)
    return row


def opened(row: Consultation) -> None:
    """As if a second person had read it and opened it to all."""
    Consultation.objects.filter(id=row.id).update(state=Publication.PUBLISHED)
    row.refresh_from_db()


def given(row: Consultation, **more: Any) -> dict[str, Any]:
    """An idea as its form gives it."""
    [(campaign, _drafts, _ideas), *_others] = found.campaigns_of(row)
    return {"campaign_id": campaign.id, "title": "Open at night", "text": TEXT, "tags": ["buses"], **more}


def send(row: Consultation, **more: Any) -> tuple[UUID, str]:
    """Send an idea; its id and its code."""
    row_id = uuid7()
    return row_id, sending.send_contribution(row_id=row_id, consultation_id=row.id, given=given(row, **more))


def publish(actor: Actor, row_id: UUID) -> None:
    """Somebody read it and published it."""
    deciding.decide(actor=actor, contribution_id=row_id, state="published", seen="waiting")


def published(actor: Actor, row: Consultation, **more: Any) -> UUID:
    """An idea that everyone reads."""
    row_id, _code = send(row, **more)
    publish(actor, row_id)
    return row_id


def codes() -> list[Any]:
    """What of the codes stands in the database: their hashes."""
    with connection.cursor() as cursor:
        cursor.execute("select receipt from plan_room_contribution")
        return [row[0] for row in cursor.fetchall()]


def token(kind: str, **told: str) -> str:
    """A link's token."""
    return secrets.link_token(kind, **told)
