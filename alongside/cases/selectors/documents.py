"""Reading documents: the list, and the bytes of one.

Belongs here: opening names and file keys. Not here: the stream itself (vault.files), HTTP headers (views).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from alongside.cases.enums import NoteDrawer
from alongside.cases.errors import FileGone
from alongside.cases.models import Document
from alongside.cases.selectors.notes import drawers_allowed
from alongside.foundation.questions import TWO_IDS, Question
from alongside.vault import files, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Paper:
    """One document as a list shows it."""

    id: UUID
    name: str
    drawer_name: str
    size_band: int
    added_at: datetime
    added_by: str
    removed_at: datetime | None
    may_remove: bool


def documents_of(actor: Actor, subject_id: UUID, drawers: Iterable[NoteDrawer]) -> "QuerySet[Document]":
    """The documents in these drawers, newest first, still sealed, without those taken away."""
    return _documents(actor.agency_id, subject_id, drawers_allowed(actor, subject_id, drawers))


def newest_documents(
    actor: Actor, subject_id: UUID, drawers: Iterable[NoteDrawer], limit: int
) -> list[Document]:
    """The first of `documents_of`."""
    allowed = drawers_allowed(actor, subject_id, drawers)
    return _newest(allowed, limit).all(actor.agency_id, subject_id) if allowed else []


@cache
def _newest(drawers: tuple[str, ...], limit: int) -> "Question[Document]":
    """Put into SQL once: the page of a client asks it (decision 0012)."""
    return Question(lambda agency, subject: _documents(agency, subject, drawers)[:limit], *TWO_IDS)


def _documents(agency_id: UUID, subject_id: UUID, drawers: tuple[str, ...]) -> "QuerySet[Document]":
    rows = Document.objects.filter(
        agency_id=agency_id, subject_id=subject_id, drawer__in=drawers, removed_at=None
    )
    return rows.select_related("added_by").order_by("-added_at", "-id")


def papers_to_choose(actor: Actor, subject_id: UUID) -> list[tuple[UUID, str]]:
    """The documents that open to this person, by name: to tick those that belong to something."""
    return [(one.id, one.name) for one in papers(actor, documents_of(actor, subject_id, NoteDrawer))]


def taken_away(actor: Actor, subject_id: UUID, ids: Iterable[UUID]) -> list[Paper]:
    """Those of these documents that were taken away and can still be put back."""
    rows = Document.objects.filter(
        agency_id=actor.agency_id, subject_id=subject_id, id__in=list(ids), removed_at__isnull=False
    )
    return papers(actor, rows.select_related("added_by"))


def papers(actor: Actor, documents: Iterable[Document]) -> list[Paper]:
    """Open the names that are shown."""
    return [
        Paper(
            id=document.id,
            name=document.name or "",
            drawer_name=str(NoteDrawer(document.drawer).label),
            size_band=document.size_band,
            added_at=document.added_at,
            added_by=document.added_by.working_name,
            removed_at=document.removed_at,
            may_remove=actor.may_open(document.subject_id, document.drawer, writing=True),
        )
        for document in documents
        if actor.may_open(document.subject_id, document.drawer)
    ]


def document_for(
    actor: Actor, subject_id: UUID, document_id: UUID, *, lock: bool = False, removed: bool = False
) -> Document:
    """One document, if its drawer is open to this person; one taken away only where that is asked for."""
    rows = Document.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    document = rows.filter(id=document_id).first()
    if document is None or not actor.may_open(subject_id, document.drawer):
        raise NotFound
    if document.removed_at is not None and not removed:
        raise NotFound
    return document


def read_document(actor: Actor, document: Document) -> tuple[str, Iterator[bytes]]:
    """Its name and its bytes. The key and the first piece are opened here, before anything leaves.

    FileGone when the file is missing or was tampered with from its beginning.
    """
    name, key = document.name or "", bytes.fromhex(document.file_key or "")
    pieces = files.read(document.stored_as, key)
    try:
        first = next(pieces)
    except (FileNotFoundError, SealBroken):
        raise FileGone from None
    ledger.add(actor, What.FILE_READ, document.subject_id, drawer=document.drawer, about=document.id)
    return name, _with(first, pieces)


def _with(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def files_of_destroyed(subject_id: UUID) -> list[UUID]:
    """The files of a record whose keys are gone, of every drawer; none while it is not destroyed."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.files_of_destroyed(%s)", [subject_id])
        return list(cursor.fetchone()[0])
