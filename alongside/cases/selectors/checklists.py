"""Reading lists and what was written down on them.

Belongs here: a client's lists, one list line by line, one line with what it said before, the papers to find. Not
here: writing (actions.checklists), the files (checklist_files). Nothing here works out whether someone may have
something: that is for an attorney, a nurse, an office.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.cases.checklist_files import Definition, Item, definitions
from alongside.cases.enums_advocacy import ItemAnswer, ItemKind
from alongside.cases.models import Checklist, ChecklistMark
from alongside.vault import ledger
from alongside.vault.actors import Actor
from alongside.vault.enums import Drawer, What
from alongside.vault.errors import NotFound

# How an answer is drawn: a shape and a tone; never red, nothing counts against anyone.
SHAPES = {
    ItemAnswer.OFFERED: ("wait", ""),
    ItemAnswer.WANTED: ("part", "accent"),
    ItemAnswer.CHOSE_NOT: ("stop", "soft"),
    ItemAnswer.DONE: ("done", "accent"),
    ItemAnswer.DOES_NOT_APPLY: ("none", "soft"),
}
NOT_TO_FIND = {ItemAnswer.DONE, ItemAnswer.CHOSE_NOT, ItemAnswer.DOES_NOT_APPLY}


@dataclass(frozen=True, slots=True)
class Lying:
    """A list of a client's, as far as it is told without opening anything."""

    id: UUID
    kind: str
    title: str
    area: str
    written: int
    opened_at: datetime
    put_away_at: datetime | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What was written down about a line, opened."""

    version: int
    answer: str
    answer_words: str
    shape: str
    tone: str
    words: str
    next_step: str
    happened_on: date
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list and where it stands."""

    item: Item
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one kind."""

    kind: str
    title: str
    lines: list[Line]


def checklists_of(actor: Actor, subject_id: UUID) -> list[Lying]:
    """A client's lists in the order of the vocabulary, those put away last. Nothing sealed is opened."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        return []
    rows = list(Checklist.objects.filter(agency_id=actor.agency_id, subject_id=subject_id))
    marks = ChecklistMark.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    lines = Counter(pair[0] for pair in marks.values_list("checklist_id", "item_number").distinct())
    order = {kind: place for place, kind in enumerate(definitions())}
    rows.sort(key=lambda row: (row.put_away_at is not None, order[row.kind]))
    return [_lying(row, lines[row.id]) for row in rows]


def checklist_for(actor: Actor, subject_id: UUID, checklist_id: UUID, *, lock: bool = False) -> Checklist:
    """One list of one client, for someone to whom the notes are open."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        raise NotFound
    rows = Checklist.objects.filter(agency_id=actor.agency_id, subject_id=subject_id)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(id=checklist_id).first()
    if found is None:
        raise NotFound
    return found


def mark_of(actor: Actor, checklist: Checklist, item_number: int) -> ChecklistMark | None:
    """The last mark of one line, still sealed."""
    return _marks(actor, checklist).filter(item_number=item_number).first()


def groups_of(actor: Actor, checklist: Checklist) -> list[Group]:
    """The whole list, line by line. One opening, one line in the ledger."""
    ledger.add(actor, What.NOTE_READ, checklist.subject_id, drawer=Drawer.NOTES, about=checklist.id)
    last: dict[int, ChecklistMark] = {}
    for mark in _marks(actor, checklist):
        last.setdefault(mark.item_number, mark)
    lines = [
        Line(item, _mark(last[item.number]) if item.number in last else None)
        for item in definitions()[checklist.kind].items
        if not item.retired or item.number in last
    ]
    groups = [
        Group(kind.value, str(kind.label), [line for line in lines if line.item.kind == kind])
        for kind in ItemKind
    ]
    return [group for group in groups if group.lines]


def line_for(actor: Actor, checklist: Checklist, item_number: int) -> tuple[Line, list[Mark]]:
    """One line, and everything that was written down about it, newest first."""
    item = definition_of(checklist).item(item_number)
    if item is None:
        raise NotFound
    ledger.add(actor, What.NOTE_READ, checklist.subject_id, drawer=Drawer.NOTES, about=checklist.id)
    marks = [_mark(row) for row in _marks(actor, checklist).filter(item_number=item_number)]
    return Line(item, marks[0] if marks else None), marks[1:]


def definition_of(checklist: Checklist) -> Definition:
    """What the list asks."""
    return definitions()[checklist.kind]


def next_number(checklist: Checklist, item_number: int) -> int | None:
    """The line after this one, as the page shows them."""
    lines = [item for kind in ItemKind for item in definition_of(checklist).items if item.kind == kind]
    numbers = [item.number for item in lines if not item.retired]
    after = numbers[numbers.index(item_number) + 1 :] if item_number in numbers else []
    return after[0] if after else None


def papers_to_find(actor: Actor, subject_id: UUID) -> list[Item]:
    """The papers on the open lists that are still looked for, each text once. Only the lists' own words."""
    if not actor.may_open(subject_id, Drawer.NOTES):
        raise NotFound
    rows = Checklist.objects.filter(agency_id=actor.agency_id, subject_id=subject_id, put_away_at=None)
    found: dict[str, Item] = {}
    for row in sorted(rows, key=lambda row: list(definitions()).index(row.kind)):
        settled = {mark.item_number: mark.answer for mark in reversed(_marks(actor, row))}
        for item in definitions()[row.kind].items:
            if (
                item.kind == ItemKind.PAPER
                and not item.retired
                and settled.get(item.number) not in NOT_TO_FIND
            ):
                found.setdefault(item.words["en"], item)
    return list(found.values())


def _marks(actor: Actor, checklist: Checklist) -> "QuerySet[ChecklistMark]":
    rows = ChecklistMark.objects.filter(
        agency_id=actor.agency_id, subject_id=checklist.subject_id, checklist_id=checklist.id
    )
    return rows.select_related("author").order_by("-version", "item_number")


def _lying(row: Checklist, written: int) -> Lying:
    found = definitions()[row.kind]
    return Lying(row.id, row.kind, found.title, found.area, written, row.opened_at, row.put_away_at)


def _mark(row: ChecklistMark) -> Mark:
    answer = ItemAnswer(row.answer) if row.answer else None
    shape, tone = SHAPES[answer] if answer else ("open", "soft")
    return Mark(
        version=row.version,
        answer=row.answer,
        answer_words=str(answer.label) if answer else "",
        shape=shape,
        tone=tone,
        words=row.words or "",
        next_step=row.next_step or "",
        happened_on=row.happened_on,
        author=row.author.working_name,
        written_at=row.written_at,
    )
