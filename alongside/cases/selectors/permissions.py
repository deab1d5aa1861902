"""What a client has that could be shared, and who would have to sign.

Belongs here: gathering, for the room of permissions beneath, which knows no record. Not here: giving one
(actions.permissions). What is not gathered here never leaves: where someone sleeps, their health, what they told,
the safety plan. A note is on the list where its drawer is open to whoever offers it, and goes whole or not at all; so
is a document, by its name. What is kept with counselling leaves as words alone, never as a file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from alongside.cases.enums import ContactKind, NoteDrawer
from alongside.cases.enums_minors import Known
from alongside.cases.models import Case, CounsellingSession, Document, Note
from alongside.cases.names import ending_of
from alongside.cases.selectors import counselling
from alongside.cases.selectors.cases import age_on, born_on, identity_for
from alongside.cases.selectors.contacts import ways_of
from alongside.cases.selectors.documents import documents_of
from alongside.cases.selectors.minors import Person, adults_of, decides_alone, minor_of
from alongside.cases.selectors.notes import note_for, notes_of
from alongside.cases.selectors.plan import companions_of, goals_of, needs_of, opens_plan
from alongside.releases import policies as release_policies
from alongside.releases.enclosing import Source
from alongside.releases.enums import ItemKind
from alongside.releases.items import Item
from alongside.releases.selectors.releases import sessions_with_yes
from alongside.vault import files, ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.errors import NotFound

OPEN_NOTES = (NoteDrawer.NOTES, NoteDrawer.PLAN)
NEWEST = 20  # notes and sessions that are offered; what is older is read together first


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that could be shared. `waits` where the clinical supervisor has not said yes to it."""

    item: Item
    waits: bool = False

    @property
    def key(self) -> str:
        return self.item.key


@dataclass(frozen=True, slots=True)
class WhoSigns:
    """For a minor: the adults who may be asked now, and whether the law lets the minor decide something alone."""

    is_minor: bool
    adults: list[Person]
    may_alone: bool


def things_of(actor: Actor, case: Case) -> list[Thing]:
    """Everything that could be shared of one client, word for word as the reader would see it."""
    identity = identity_for(actor, case.subject_id)
    items = [Item(ItemKind.NAME, identity.chosen_name or "")]
    items += [Item(ItemKind.CONTACT, text, id) for id, text in _contacts(actor, case.subject_id)]
    if identity.language:
        items.append(Item(ItemKind.LANGUAGE, identity.language))
    opens_plan(actor, case.subject_id)
    items += [Item(ItemKind.NEED, need.words, need.id) for need in needs_of(actor, case.subject_id)]
    items += [
        Item(ItemKind.GOAL, goal.words, goal.id)
        for goal in goals_of(actor, case.subject_id)
        if goal.set_aside_on is None
    ]
    items += [
        Item(ItemKind.COMPANION, _sentence(along.kind, along.name, along.age, along.needs), along.id)
        for along in companions_of(actor, case.subject_id)
        if along.ended_on is None
    ]
    found = [Thing(item) for item in items if item.text.strip()]
    found += [Thing(_as_item(one)) for one in _documents(actor, case.subject_id)]
    return found + _notes(actor, case.subject_id) + _sessions(actor, case)


def sources_of(actor: Actor, case: Case, items: Iterable[Item]) -> dict[UUID, Source]:
    """The bytes of each document that was chosen, to be sealed for its reader. Reading each is a line."""
    wanted = {item.id for item in items if item.is_document}
    found = [one for one in _documents(actor, case.subject_id) if one.id in wanted] if wanted else []
    for one in found:
        ledger.add(actor, What.FILE_READ, case.subject_id, drawer=one.drawer, why="shared", about=one.id)
    return {one.id: _source(one) for one in found}


def names_of_documents(actor: Actor, subject_id: UUID, items: Iterable[Item]) -> dict[UUID, str]:
    """For a permission that was given: the names of its documents that are still kept and open to whoever looks."""
    wanted = [item.id for item in items if item.is_document and item.id]
    rows = documents_of(actor, subject_id, OPEN_NOTES).filter(id__in=wanted) if wanted else []
    return {one.id: one.name or "" for one in rows}


def sessions_to_ask(actor: Actor, case: Case) -> list[tuple[CounsellingSession | Note, bool]]:
    """For the clinical supervisor: the last sessions and privileged notes, still sealed, and which may leave."""
    if not release_policies.may_say_yes(actor, case.subject_id):
        return []
    known = sessions_with_yes(actor, case.subject_id)
    rows: list[CounsellingSession | Note] = [
        *counselling.sessions_of(actor, case)[:NEWEST],
        *notes_of(actor, case.subject_id, (NoteDrawer.COUNSELLING,))[:NEWEST],
    ]
    return [(row, row.id in known) for row in sorted(rows, key=lambda row: row.happened_at, reverse=True)]


def counselled_for(actor: Actor, case: Case, row_id: UUID) -> CounsellingSession | Note:
    """One counselling session, or one counselling note; for whom that drawer is closed there is neither."""
    found = counselling.sessions_of(actor, case).filter(id=row_id).first()
    if found is not None:
        return found
    note = note_for(actor, case.subject_id, row_id)
    if note.drawer != NoteDrawer.COUNSELLING:
        raise NotFound
    return note


def who_signs(actor: Actor, subject_id: UUID) -> WhoSigns:
    """Whether it takes more than the client."""
    minor = minor_of(actor, subject_id)
    age = age_on(born_on(identity_for(actor, subject_id)), timezone.localdate())
    young = (minor is not None and minor.under_18 == Known.YES) or (age is not None and age < 18)
    if not young:
        return WhoSigns(False, [], False)
    adults = [adult for adult in adults_of(actor, subject_id) if adult.may_contact]
    return WhoSigns(True, adults, bool(decides_alone(minor)))


def _contacts(actor: Actor, subject_id: UUID) -> list[tuple[UUID, str]]:
    """The ways that stand, with what makes them safe. Never a place, and never the code word."""
    return [
        (way.id, _sentence(way.kind, way.value, way.times, way.who_may_answer, way.rules))
        for way in ways_of(actor, subject_id)
        if way.ended_on is None and way.kind != str(ContactKind.PLACE.label)
    ]


def _notes(actor: Actor, subject_id: UUID) -> list[Thing]:
    """The newest notes of each drawer that is open to whoever offers them, as they stand now, with a line for each."""
    open_ones = list(notes_of(actor, subject_id, OPEN_NOTES)[:NEWEST])
    privileged = list(notes_of(actor, subject_id, (NoteDrawer.COUNSELLING,))[:NEWEST])
    for drawer in sorted({note.drawer for note in open_ones + privileged}):
        ledger.add(actor, What.NOTE_READ, subject_id, drawer=drawer)
    known = sessions_with_yes(actor, subject_id) if privileged else {}
    found = [Thing(Item(ItemKind.NOTE, _of_its_day(note), note.id)) for note in open_ones]
    return found + [
        Thing(Item(ItemKind.COUNSELLING_NOTE, _of_its_day(note), note.id), waits=note.id not in known)
        for note in privileged
    ]


def _documents(actor: Actor, subject_id: UUID) -> list[Document]:
    """The newest documents of each drawer that is open to whoever offers them, without those taken away."""
    return list(documents_of(actor, subject_id, OPEN_NOTES)[:NEWEST])


def _as_item(document: Document) -> Item:
    return Item(ItemKind.DOCUMENT, document.name or "", document.id)


def _source(document: Document) -> Source:
    key = bytes.fromhex(document.file_key or "")
    return Source(ending_of(document.name or ""), partial(files.read, document.stored_as, key))


def _of_its_day(note: Note) -> str:
    """The day, then the words. Nobody's name: whoever wrote it is not what is shared."""
    return f"{date_format(timezone.localtime(note.happened_at), 'DATE_FORMAT')}\n{note.text or ''}"


def _sessions(actor: Actor, case: Case) -> list[Thing]:
    """Counselling, for whom that drawer is open. Each waits for the clinical supervisor's yes."""
    rows = list(counselling.sessions_of(actor, case)[:NEWEST])
    if not rows:
        return []
    known = sessions_with_yes(actor, case.subject_id)
    found = []
    for session in counselling.opened_sessions(actor, rows):
        words = "\n".join(f"{label}: {text}" for label, text in session.said)
        if words:
            found.append(Thing(Item(ItemKind.SESSION, words, session.id), waits=session.id not in known))
    return found


def _sentence(*parts: str) -> str:
    """Pieces as short sentences on one line."""
    said = [part.strip().rstrip(".") for part in parts if part and part.strip()]
    return ". ".join(said) + "." if said else ""
