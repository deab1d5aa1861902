"""Bringing figures, publishing them, taking them back as a whole.

Belongs here: writes, each one line in the ledger. Not here: reading the file (tables), who may (policies).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from alongside.bulletin import policies
from alongside.bulletin.areas import INVENTED
from alongside.bulletin.enums import State
from alongside.bulletin.errors import NotADraft, OnlyIfInvented, SameFileAgain
from alongside.bulletin.models import Dataset, Figure
from alongside.bulletin.selectors import dataset_kept
from alongside.bulletin.tables import Row
from alongside.vault import ledger
from alongside.vault.actors import Actor, require
from alongside.vault.enums import What


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file comes from, as whoever brings it says."""

    key: str
    title: str
    publisher: str
    licence: str
    retrieved_on: date
    title_es: str = ""
    source_url: str = ""
    method: str = ""
    is_invented: bool = False
    counted_here: bool = False


def bring(
    *, actor: Actor, origin: Origin, data: bytes, rows: Sequence[Row], dataset_id: UUID | None = None
) -> Dataset:
    """Keep a file that was read without a mistake as a draft. Raises SameFileAgain, OnlyIfInvented."""
    require(policies.may_keep_numbers(actor))
    if not origin.is_invented and any(row.area.startswith(f"{INVENTED}:") for row in rows):
        raise OnlyIfInvented
    sha = hashlib.sha256(data).hexdigest()
    earlier = Dataset.objects.filter(key=origin.key)
    if earlier.filter(sha256=sha, state__in=[State.DRAFT, State.PUBLISHED]).exists():
        raise SameFileAgain
    dataset = Dataset(
        **({"id": dataset_id} if dataset_id else {}),
        **{name: getattr(origin, name) for name in Origin.__slots__},
        edition=earlier.count() + 1,
        sha256=sha,
        rows=len(rows),
        brought_by_id=actor.account_id,
    )
    dataset.save(force_insert=True)
    Figure.objects.bulk_create([_figure(dataset, row) for row in rows], batch_size=5000)
    ledger.add(actor, What.RULES_CHANGED, why="numbers", about=dataset.id)
    return dataset


def _figure(dataset: Dataset, row: Row) -> Figure:
    return Figure(dataset=dataset, **{name: getattr(row, name) for name in Row.__slots__})


def publish(*, actor: Actor, dataset_id: UUID) -> Dataset:
    """Show a draft to everyone; what was published under its key before is replaced. Raises NotADraft."""
    require(policies.may_keep_numbers(actor))
    dataset = dataset_kept(actor, dataset_id, lock=True)
    if dataset.state != State.DRAFT:
        raise NotADraft
    Dataset.objects.filter(key=dataset.key, state=State.PUBLISHED).update(state=State.REPLACED)
    dataset.state, dataset.published_at = State.PUBLISHED, timezone.now()
    dataset.published_by_id = actor.account_id
    dataset.save(update_fields=["state", "published_at", "published_by"])
    ledger.add(actor, What.RULES_CHANGED, why="numbers", about=dataset.id)
    return dataset


def take_back(*, actor: Actor, dataset_id: UUID) -> Dataset:
    """Take a file back as a whole. A draft goes for good; the edition that it replaced is shown again."""
    require(policies.may_keep_numbers(actor))
    dataset = dataset_kept(actor, dataset_id, lock=True)
    was, dataset.state = dataset.state, State.TAKEN_BACK
    dataset.save(update_fields=["state"])
    if was == State.PUBLISHED:
        before = Dataset.objects.filter(key=dataset.key, state=State.REPLACED).order_by("-edition").first()
        if before is not None:
            before.state = State.PUBLISHED
            before.save(update_fields=["state"])
    if was == State.DRAFT:
        Figure.objects.filter(dataset_id=dataset.id).delete()
    ledger.add(actor, What.RULES_CHANGED, why="numbers", about=dataset.id)
    return dataset
