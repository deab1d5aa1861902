"""The printed sentence of a promise, the full text of a draft, and the documents that they were read from.

Belongs here: reading what was put here. Not here: putting it (actions.attaching). Without a document there is nothing,
and the page says where to get it.
"""

import hashlib
from dataclasses import dataclass

from alongside.plan_room.enums_sources import PassageKind
from alongside.plan_room.models import Action, SourceDocument, SourcePassage
from alongside.plan_room.reader.finding import folded, plain


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
