"""The library: definitions that are shipped and those the agency brought along.

Belongs here: which there are, one by its key, what is due for review. Not here: answers (asking).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from alongside.screening.languages import own_name
from alongside.screening.loading import load, shipped
from alongside.screening.models import ScreeningDefinition
from alongside.screening.shapes import Definition
from alongside.vault.actors import Actor
from alongside.vault.errors import NotFound

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Shelved:
    """A definition in the library, and what this agency says about it."""

    definition: Definition
    review_by: date
    retired_at: datetime | None = None
    imported_at: datetime | None = None
    imported_by: str = ""

    @property
    def key(self) -> UUID:
        return self.definition.key

    @property
    def language(self) -> str:
        return own_name(self.definition.language)

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None

    @property
    def review(self) -> str:
        """over, soon, or nothing to say."""
        today = timezone.localdate()
        if not self.is_in_use or self.review_by > today + SOON:
            return ""
        return "over" if self.review_by < today else "soon"


def library(actor: Actor) -> list[Shelved]:
    """Every definition, those in use first, in the reader's language first, the shipped ones first."""
    rows = {row.key: row for row in _rows(actor)}
    known = dict(shipped()) | {key: _read(row) for key, row in rows.items() if row.source is not None}
    return sorted((_shelved(one, rows.get(key)) for key, one in known.items()), key=_order)


def shelved_for(actor: Actor, key: UUID | str) -> Shelved:
    """One of them."""
    key = _code(key)
    row = _rows(actor, key=key).first()
    definition = shipped().get(key) or (_read(row) if row is not None and row.source is not None else None)
    if definition is None:
        raise NotFound
    return _shelved(definition, row)


def definition_for(actor: Actor, key: UUID | str) -> Definition:
    """The definition that was asked, also when it has been put to rest since."""
    found = shipped().get(_code(key))
    return found or shelved_for(actor, key).definition


def definitions_in_use(actor: Actor) -> list[Definition]:
    """What can be asked now. The first is a good one to begin with: the shipped prompts in the reader's language."""
    return [one.definition for one in library(actor) if one.is_in_use]


def reviews_due(actor: Actor) -> list[Shelved]:
    """Those in use that someone should look at again: forms are reviewed yearly."""
    return [one for one in library(actor) if one.review]


def definition_row(actor: Actor, key: UUID, *, lock: bool = False) -> ScreeningDefinition | None:
    """The agency's own row about a definition, if there is one."""
    rows = _rows(actor, key=key)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def _rows(actor: Actor, **more: UUID) -> "QuerySet[ScreeningDefinition]":
    rows = ScreeningDefinition.objects.filter(agency_id=actor.agency_id, **more)
    return rows.select_related("imported_by")


def _code(key: UUID | str) -> UUID:
    try:
        return key if isinstance(key, UUID) else UUID(key)
    except ValueError as mistake:
        raise NotFound from mistake


def _read(row: ScreeningDefinition) -> Definition:
    return _load(bytes(row.source or b""))


@lru_cache(maxsize=256)
def _load(source: bytes) -> Definition:
    """A definition never changes and says nothing about anyone: it is parsed once."""
    return load(source, "definition.json")


def _shelved(definition: Definition, row: ScreeningDefinition | None) -> Shelved:
    if row is None:
        return Shelved(definition, definition.review_by)
    brought = (row.imported_at, row.imported_by.working_name) if row.source is not None else (None, "")
    return Shelved(definition, row.review_by, row.retired_at, *brought)


def _order(one: Shelved) -> tuple[bool, bool, bool, str, str, str]:
    mine = one.definition.language.split("-")[0] == (get_language() or "en").split("-")[0]
    definition = one.definition
    return (
        not one.is_in_use, not mine, not definition.shipped, definition.name.lower(), definition.version,
        definition.language,
    )  # fmt: skip
