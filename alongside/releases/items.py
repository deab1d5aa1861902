"""One thing that a client may allow someone to see, as it goes from the room that has it to the copy that leaves.

Belongs here: its shape, and its form as stored. Not here: what a client has (cases gathers it).
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.releases.enums import ItemKind


@dataclass(frozen=True, slots=True)
class Item:
    """A kind, where it comes from, and the words exactly as the reader will see them."""

    kind: str
    text: str
    id: UUID | None = None

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.id}" if self.id else self.kind

    @property
    def label(self) -> str:
        return str(ItemKind(self.kind).label)

    @property
    def in_their_words(self) -> bool:
        """Shown as a voice, not as a fact."""
        return self.kind in (ItemKind.WORDS, ItemKind.NEED, ItemKind.GOAL)

    @property
    def is_privileged(self) -> bool:
        return self.kind in (ItemKind.SESSION, ItemKind.COUNSELLING_NOTE)

    @property
    def is_only_in_packet(self) -> bool:
        """Its words lie in another drawer than the permission, which more people open: they are not copied there."""
        return self.is_privileged or self.kind in (ItemKind.NOTE, ItemKind.DOCUMENT)

    @property
    def is_document(self) -> bool:
        """A file goes along: its words are the name under which it is kept."""
        return self.kind == ItemKind.DOCUMENT


def as_text(items: Sequence[Item], *, whole: bool) -> str:
    """As stored. Not `whole`, the words of notes and sessions are left out: only that they were among them."""
    return json.dumps(
        [
            {
                "kind": item.kind,
                "id": str(item.id) if item.id else "",
                "text": item.text if whole or not item.is_only_in_packet else "",
            }
            for item in items
        ]
    )


def from_text(stored: str) -> list[Item]:
    """As it was stored."""
    return [
        Item(one["kind"], one["text"], UUID(one["id"]) if one["id"] else None) for one in json.loads(stored)
    ]


def mark_of(items: Sequence[Item]) -> str:
    """What a page showed, as a mark: with another word in any of them, it is another mark."""
    return hashlib.sha256(as_text(items, whole=True).encode()).hexdigest()
