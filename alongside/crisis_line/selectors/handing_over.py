"""What was handed over. Opening it is a line in the ledger.

Belongs here: reading hand-overs. Not here: writing them (actions.handing_over).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.crisis_line import policies_shifts
from alongside.crisis_line.models import HandOver
from alongside.vault import keyring, ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import Drawer, What

RECENT = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Said:
    """One hand-over, opened; `lines` is its text line by line."""

    id: UUID
    author_id: UUID
    author: str
    written_at: datetime
    lines: list[str]


def hand_overs(actor: Actor, *, limit: int = 20, since: datetime | None = None) -> list[Said]:
    """The latest hand-overs, newest first, for the on-call team."""
    require(policies_shifts.may_be_on_the_line(actor))
    rows = HandOver.objects.filter(
        agency_id=actor.agency_id, written_at__gte=since or timezone.now() - timedelta(days=30)
    )
    return _open(actor, list(rows.select_related("author").order_by("-written_at", "-id")[:limit]))


def last_from_others(actor: Actor) -> Said | None:
    """What whoever held the line before her wrote last, if that was in the last days."""
    if not policies_shifts.may_be_on_the_line(actor):
        return None
    rows = HandOver.objects.filter(agency_id=actor.agency_id, written_at__gte=timezone.now() - RECENT)
    last = rows.exclude(author_id=actor.account_id).select_related("author").order_by("-written_at").first()
    return next(iter(_open(actor, [last])), None) if last else None


def _open(actor: Actor, rows: Sequence[HandOver]) -> list[Said]:
    """Open them with one question to the key store; one whose key is not at hand is left out."""
    ring = keyring.opened()
    ring.fetch([row.subject_id for row in rows], [Drawer.CALL])
    found = [
        Said(row.id, row.author_id, row.author.working_name, row.written_at, _lines(row.text))
        for row in rows
        if ring.holds(row.subject_id, Drawer.CALL)
    ]
    if found:
        subjects = [row.subject_id for row in rows]
        ledger.add(actor, What.NOTE_READ, *subjects, drawer=Drawer.CALL, why="hand_over")
    return found


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
