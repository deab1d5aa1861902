"""The printed sentence of a promise, the full text of a draft, and the documents that they were read from.

Belongs here: reading what was put here. Not here: putting it (actions.attaching). Without a document there is nothing,
and the page says where to get it.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from alongside.plan_room import policies
from alongside.plan_room.enums_sources import PassageKind, ReadingState
from alongside.plan_room.models import Action, Reading, SourceDocument, SourcePassage
from alongside.plan_room.reader.finding import folded, plain
from alongside.vault.actors import Actor, require
from alongside.vault.errors import NotFound


@dataclass(frozen=True, slots=True)
class Printed:
    """A promise's sentence in place. `lead`, `words`, `rest`: the sentence around the words that find it."""

    passage: SourcePassage
    document: SourceDocument
    lead: str
    words: str
    rest: str
    unchanged: bool
    moved: bool


def printed_of(action: Action) -> Printed | None:
    """The sentence of this promise, if its document was put here."""
    row = (
        SourcePassage.objects.select_related("document")
        .filter(kind=PassageKind.ACTION, key=action.key)
        .first()
    )
    if row is None or row.plan_id != action.plan_id:
        return None
    at = _place(row.text, action.source_anchor)
    end = at + len(action.source_anchor) if at >= 0 else 0
    lead, words, rest = (row.text[:at], row.text[at:end], row.text[end:]) if at >= 0 else ("", "", row.text)
    return Printed(row, row.document, lead, words, rest, unchanged=_unchanged(row), moved=at < 0)


def _place(text: str, words: str) -> int:
    """Where the words stand in it, whichever kind of space and quotation marks they have."""
    return folded(text).find(folded(plain(words))) if words else -1


def _unchanged(row: SourcePassage) -> bool:
    return hashlib.sha256(row.text.encode()).hexdigest() == row.sha256


def text_of_draft(key: str) -> str | None:
    """The full text of a draft to adapt; None while nobody has put its document here."""
    return texts_of_drafts([key]).get(key)


def texts_of_drafts(keys: list[str] | None = None) -> dict[str, str]:
    """The full texts of these drafts, or of all, by key."""
    rows = SourcePassage.objects.filter(kind=PassageKind.DRAFT)
    if keys is not None:
        rows = rows.filter(key__in=keys)
    return dict(rows.order_by("key").values_list("key", "text"))


def documents() -> list[SourceDocument]:
    """Every document that was put here."""
    return list(SourceDocument.objects.select_related("plan", "attached_by").order_by("covers", "key"))


def document_of_drafts(consultation: str) -> SourceDocument | None:
    """The document that a consultation's drafts were read from."""
    return SourceDocument.objects.filter(covers=PassageKind.DRAFT, key=consultation).first()


STEPS = (ReadingState.WAITING, ReadingState.READING, ReadingState.LOOKING)  # in their order, until it is over
SILENT_FOR = timedelta(minutes=3)  # longer than the longest step: whoever read it was killed


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A document that was brought: which step it is at, for how long, and whether nobody works on it any more."""

    row: Reading
    steps: Sequence[tuple[str, str]]  # each step, and whether it is over, now, or still to come
    seconds: int
    works: bool
    stopped: bool


def on_its_way(actor: Actor, reading_id: UUID) -> OnItsWay:
    """How far a document is."""
    require(policies.may_edit_plans(actor))
    row = Reading.objects.select_related("document", "document__plan").filter(id=reading_id).first()
    if row is None:
        raise NotFound
    works, now = row.state in STEPS, timezone.now()
    at = STEPS.index(ReadingState(row.state)) if works else len(STEPS)
    steps = [
        (str(step.label), "done" if place < at else "now" if place == at else "")
        for place, step in enumerate(STEPS)
    ]
    seconds = int((now - row.began_at).total_seconds())
    return OnItsWay(row, steps, seconds, works, works and now - row.moved_at > SILENT_FOR)


def waiting(actor: Actor) -> list[Reading]:
    """What this agency brought and what is not over yet, the latest first."""
    return list(Reading.objects.filter(agency=actor.agency_id, state__in=STEPS).order_by("-began_at"))
