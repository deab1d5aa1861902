"""What was published in a consultation as a table, read a few hundred at a time while it is sent.

Belongs here: the rows. Not here: HTTP. Only what everyone reads is in it, whoever asks; what is taken back while the
table is being sent is in none of its later parts.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.foundation.sheets import plain as plain_cell
from alongside.plan_room.enums_consultations import Standing
from alongside.plan_room.models import Contribution, Outcome
from alongside.vault import wall

STEP = 250
COLUMNS = (
    "id", "kind", "about_id", "campaign__number", "title", "text", "tags", "speaker", "organization",
    "derived_from__key", "sent_at",
)  # fmt: skip
NOTHING_SAID = ("", "", "")
Row = tuple[Any, ...]
HEAD = [
    "id", "kind", "about", "question", "title", "text", "tags", "speaker", "organization", "adapted_from", "sent_at",
    "became", "why", "promise",
]  # fmt: skip


def table_of(consultation_id: UUID) -> Iterator[list[list[str]]]:
    """The table in parts, the head first; each part in a transaction of its own."""
    yield [HEAD]
    last: Row | None = None
    more = True
    while more:
        with wall.nobody():
            rows = _step(consultation_id, last)
            became = _became([row[0] for row in rows])
        yield [_cells(row, became.get(row[0], NOTHING_SAID)) for row in rows]
        more, last = len(rows) == STEP, rows[-1] if rows else None


def _step(consultation_id: UUID, last: Row | None) -> list[Row]:
    rows = Contribution.objects.filter(consultation=consultation_id, state=Standing.PUBLISHED)
    if last is not None:
        sent_at, key = last[-1], last[0]
        rows = rows.filter(Q(sent_at__gte=sent_at) & (Q(sent_at__gt=sent_at) | Q(id__gt=key)))
    return list(rows.order_by("sent_at", "id").values_list(*COLUMNS)[:STEP])


def _became(ids: list[UUID]) -> dict[UUID, tuple[str, str, str]]:
    rows = Outcome.objects.filter(contribution__in=ids)
    told = rows.values_list("contribution_id", "became", "why", "action__key")
    return {key: (became, why, action or "") for key, became, why, action in told}


def _cells(row: Row, became: tuple[str, str, str]) -> list[str]:
    *told, sent_at = row
    plain = [", ".join(cell) if isinstance(cell, list) else str(cell or "") for cell in told]
    return [plain_cell(cell) for cell in (*plain, sent_at.isoformat(timespec="seconds"), *became)]
