"""Reading a worker's own pages: her check-ins, her goals. Hers, and her supervisor's where she said so.

Belongs here: reads. Not here: opening boxes (pages). Nothing here is counted, scored or reported, by anyone.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from alongside.people.models import Account, OwnPage
from alongside.people.selectors.pages import Words, open_pages, readers_of
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

CHECK_IN, GOAL = "check_in", "goal"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of hers, opened."""

    row: OwnPage
    words: Words
    readers: frozenset[UUID]

    @property
    def is_shared(self) -> bool:
        """Somebody else than she holds its key."""
        return bool(self.readers - {self.row.account_id})

    @property
    def on(self) -> date:
        return date.fromisoformat(self.words["on"])

    @property
    def hours(self) -> Decimal | None:
        return Decimal(self.words["hours"]) if self.words.get("hours") else None


@dataclass(frozen=True, slots=True)
class Pages:
    """What opened, and how many did not: written before she started over with a new key."""

    opened: list[Page]
    closed: list[OwnPage]


def own_pages(actor: Actor, kind: str) -> Pages:
    """Her own of one kind, newest first."""
    return _pages(actor, list(OwnPage.objects.filter(account_id=actor.account_id)), kind)


def shared_pages(actor: Actor, kind: str, *, worker: Account | None = None) -> list[Page]:
    """What those whom she supervises let her read."""
    rows = OwnPage.objects.exclude(account_id=actor.account_id).select_related("account")
    if worker is not None:
        rows = rows.filter(account_id=worker.id)
    return _pages(actor, list(rows), kind).opened


def page_for(actor: Actor, page_id: UUID, kind: str, *, lock: bool = False) -> Page:
    """One page that opens to her. What does not open does not exist."""
    rows = OwnPage.objects.filter(agency_id=actor.agency_id, id=page_id)
    rows = rows.select_related("account")
    row = (rows.select_for_update(of=("self",)) if lock else rows).first()
    words: Any = open_pages(actor, [row]).get(page_id) if row else None
    if row is None or words is None or words.get("what") != kind:
        raise NotFound
    return Page(row, words, frozenset(readers_of([page_id]).get(page_id, ())))


def page_made(actor: Actor, page_id: UUID) -> OwnPage | None:
    """A page that an earlier sending of the same form made."""
    return OwnPage.objects.filter(account_id=actor.account_id, id=page_id).first()


def _pages(actor: Actor, rows: list[OwnPage], kind: str) -> Pages:
    words, readers = open_pages(actor, rows), readers_of([row.id for row in rows])
    opened = [
        Page(row, words[row.id], frozenset(readers.get(row.id, ())))
        for row in rows
        if row.id in words and words[row.id].get("what") == kind
    ]
    opened.sort(key=lambda page: (page.words["on"], page.words.get("at", "")), reverse=True)
    return Pages(opened, [row for row in rows if row.id not in words])
