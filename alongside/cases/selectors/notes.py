"""Reading notes, by drawer.

Belongs here: the timeline, one note with its former texts, which drawers are closed and how that is said.
Not here: writing (actions.notes). A drawer that is closed to someone is named, its notes are never counted.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

from django.db.models import QuerySet

from alongside.cases.enums import NoteDrawer
from alongside.cases.models import FormerNote, Note
from alongside.cases.selectors.cases import drawers_open
from alongside.foundation.questions import TWO_IDS, Question
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound
from alongside.vault.selectors import grants_of

EXCERPT = 420


@dataclass(frozen=True, slots=True)
class Entry:
    """One note on a timeline, its text as far as it is shown there."""

    id: UUID
    drawer: str
    drawer_name: str
    happened_at: datetime
    written_at: datetime
    author: str
    text: str
    is_cut: bool
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class Former:
    """What a note said before."""

    text: str
    version: int
    replaced_at: datetime
    replaced_by: str


def drawers_for_notes(actor: Actor, subject_id: UUID, *, writing: bool = False) -> list[NoteDrawer]:
    """The drawers whose notes this person can open (or add to), in the order of the screen."""
    found = drawers_open(actor, subject_id, writing=writing)
    if writing and Drawer.COUNSELLING not in found and _can_begin_counselling(actor, subject_id):
        found.add(Drawer.COUNSELLING)
    return [drawer for drawer in NoteDrawer if drawer.value in found]


def closed_drawers(actor: Actor, opened: Iterable[NoteDrawer]) -> list[NoteDrawer]:
    """Those that stay closed. That is all that is said: not whether anything lies in them."""
    known = set(opened)
    return [drawer for drawer in NoteDrawer if drawer not in known]


def notes_of(actor: Actor, subject_id: UUID, drawers: Iterable[NoteDrawer]) -> "QuerySet[Note]":
    """The notes in these drawers, newest first, still sealed. Only drawers that are open to her count."""
    return _notes(actor.agency_id, subject_id, drawers_allowed(actor, subject_id, drawers))


def newest_notes(actor: Actor, subject_id: UUID, drawers: Iterable[NoteDrawer], limit: int) -> list[Note]:
    """The first of `notes_of`."""
    allowed = drawers_allowed(actor, subject_id, drawers)
    return _newest(allowed, limit).all(actor.agency_id, subject_id) if allowed else []


@cache
def _newest(drawers: tuple[str, ...], limit: int) -> "Question[Note]":
    """Put into SQL once: the page of a client asks it (decision 0012)."""
    return Question(lambda agency, subject: _notes(agency, subject, drawers)[:limit], *TWO_IDS)


def _notes(agency_id: UUID, subject_id: UUID, drawers: tuple[str, ...]) -> "QuerySet[Note]":
    rows = Note.objects.filter(agency_id=agency_id, subject_id=subject_id, drawer__in=drawers)
    return rows.select_related("author").order_by("-happened_at", "-id")


def drawers_allowed(actor: Actor, subject_id: UUID, drawers: Iterable[NoteDrawer]) -> tuple[str, ...]:
    """Of these drawers those that are open to this person, for notes and documents alike."""
    return tuple(d.value for d in drawers if actor.may_open(subject_id, d))


def entries(actor: Actor, notes: Iterable[Note]) -> list[Entry]:
    """Open the notes that are shown; each drawer that was read is a line in the ledger."""
    opened = [_entry(note) for note in notes]
    subjects = {note.subject_id for note in notes}
    for drawer in sorted({entry.drawer for entry in opened}):
        ledger.add(actor, What.NOTE_READ, *subjects, drawer=drawer)
    return opened


def note_for(actor: Actor, subject_id: UUID, note_id: UUID, *, lock: bool = False) -> Note:
    """One note, if its drawer is open to this person; otherwise there is none."""
    rows = Note.objects.filter(agency_id=actor.agency_id, subject_id=subject_id).select_related("author")
    if lock:
        rows = rows.select_for_update(of=("self",))
    note = rows.filter(id=note_id).first()
    if note is None or not actor.may_open(subject_id, note.drawer):
        raise NotFound
    return note


def read_note(actor: Actor, note: Note) -> tuple[str, list[Former]]:
    """The whole text and what stood there before, newest first."""
    ledger.add(actor, What.NOTE_READ, note.subject_id, drawer=note.drawer, about=note.id)
    rows = FormerNote.objects.filter(subject_id=note.subject_id, note_id=note.id, drawer=note.drawer)
    former = [
        Former(row.text or "", row.version, row.replaced_at, row.replaced_by.working_name)
        for row in rows.select_related("replaced_by").order_by("-version")
    ]
    return note.text or "", former


def _entry(note: Note) -> Entry:
    text = note.text or ""
    return Entry(
        id=note.id,
        drawer=note.drawer,
        drawer_name=str(NoteDrawer(note.drawer).label),
        happened_at=note.happened_at,
        written_at=note.written_at,
        author=note.author.working_name,
        text=_cut(text),
        is_cut=len(text) > EXCERPT,
        is_corrected=note.version > 1,
    )


def _cut(text: str) -> str:
    """The beginning of a long text, up to a whole word."""
    if len(text) <= EXCERPT:
        return text
    return text[:EXCERPT].rsplit(None, 1)[0] + " …"


def _can_begin_counselling(actor: Actor, subject_id: UUID) -> bool:
    """Counselling is hers to write in, and nobody has begun it: the first note makes the drawer."""
    if not actor.may_open(subject_id, Drawer.COUNSELLING, writing=True):
        return False
    return not any(grant.drawer == Drawer.COUNSELLING for grant in grants_of(subject_id))
