"""Material of a training as files: lists, and the bytes of one.

Belongs here: reading, with its line. Not here: who may bring one (policies_training), HTTP headers (views). The wall
shows a file to whoever it shows the session or the curriculum.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from django.db.models import Q

from alongside.people.errors_training import MaterialGone
from alongside.people.models import Curriculum, TrainingFile, TrainingSession
from alongside.vault import files, ledger
from alongside.vault.actors import Actor
from alongside.vault.crypto.errors import SealBroken
from alongside.vault.enums import What
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file in a list. `shared`: it stands at a session because it belongs to its curriculum."""

    row: TrainingFile
    shared: bool


def files_at(where: TrainingSession | Curriculum) -> list[FileLine]:
    """What belongs to it, by title. To a session also what belongs to its curriculum, whichever edition brought it."""
    of_session = isinstance(where, TrainingSession)
    of = Q(session=where) if of_session else Q()
    if where.line:
        of |= Q(curriculum__line=where.line)
    rows = TrainingFile.objects.filter(of).defer("key").order_by("title", "id")
    return [FileLine(row, of_session and row.session_id is None) for row in rows]


def file_for(file_id: UUID) -> TrainingFile:
    """One file that she may read. NotFound otherwise."""
    row = TrainingFile.objects.select_related("session", "curriculum").filter(id=file_id).first()
    if row is None:
        raise NotFound
    return row


def place_of(row: TrainingFile) -> TrainingSession | Curriculum:
    """The session or the curriculum to which it belongs."""
    where = row.session or row.curriculum
    assert where is not None  # the constraint people_trainingfile_of_one
    return where


def read_file(actor: Actor, file_id: UUID) -> tuple[str, Iterator[bytes]]:
    """Its ending and its bytes, with a line in the ledger. MaterialGone where it is broken."""
    row = file_for(file_id)
    pieces = files.read(row.stored_as, bytes(row.key))
    try:
        first = next(pieces)
    except (FileNotFoundError, SealBroken, StopIteration):
        raise MaterialGone from None
    ledger.add(actor, What.FILE_READ, about=row.id, why="training.material")
    return row.ending, chain([first], pieces)
