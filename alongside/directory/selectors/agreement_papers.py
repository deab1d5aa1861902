"""The signed agreement as a file: the list, and the bytes of one.

Belongs here: reading, with its line. Not here: the stream itself (vault.files), HTTP headers (views).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.directory.errors_agreements import PaperGone
from alongside.directory.models import Agreement, AgreementPaper
from alongside.directory.selectors.agreements import agreement_for
from alongside.people.selectors.staff import names_at
from alongside.vault import files, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One file as the agreement's page lists it. Who brought it is named to their own side."""

    id: UUID
    ending: str
    kilobytes: int
    added_at: datetime
    added_by: str
    is_ours: bool


def papers_of(actor: Actor, agreement: Agreement) -> list[PaperLine]:
    """What was brought, newest first."""
    rows = list(AgreementPaper.objects.filter(agreement_id=agreement.id).order_by("-added_at", "-id"))
    names = names_at(actor.agency_id) if rows else {}
    return [
        PaperLine(
            row.id, row.ending.upper(), -(-row.size // 1024), row.added_at, names.get(row.added_by_id, ""),
            row.agency_id == actor.agency_id,
        )
        for row in rows
    ]  # fmt: skip


def read_paper(actor: Actor, paper_id: UUID) -> tuple[str, Iterator[bytes]]:
    """Its ending and its bytes, for everyone who works at either side; with a line. PaperGone where it is broken."""
    row = AgreementPaper.objects.filter(id=paper_id).first()
    if row is None:
        raise NotFound
    agreement_for(actor, row.agreement_id)
    pieces = files.read(row.stored_as, bytes(row.key))
    try:
        first = next(pieces)
    except (FileNotFoundError, SealBroken):
        raise PaperGone from None
    ledger.add(actor, What.FILE_READ, about=row.id, why="agreement.paper")
    return row.ending, _with(first, pieces)


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest
