"""Turning the pages of a long list by its last line, not by a number: the last page costs what the first does.

Belongs here: the page and its two addresses. Not here: which rows (selectors).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

SIZE = 25
BEGIN = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Turn:
    """One page. `before`, `after`: what to ask for on the page before it and after it; empty where there is none."""

    rows: Sequence[Any]
    before: str = ""
    after: str = ""


def turn(rows: "QuerySet[Any]", asked: Any, *, latest_first: bool = True, size: int = SIZE) -> Turn:
    """The page of rows that have `sent_at` and `id` which `?after=` or `?before=` names; the first where none does."""
    after, before = _place(asked.get("after")), _place(asked.get("before"))
    place, back = (before, True) if before else (after, False)
    down = latest_first != back
    ordered = rows.order_by(*(("-sent_at", "-id") if down else ("sent_at", "id")))
    if place is not None:
        ordered = ordered.filter(_beyond(*place, down=down))
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    has_before, has_after = (more, True) if back else (place is not None, more)
    return Turn(found, before=_named(found, has_before, 0), after=_named(found, has_after, -1))


def _beyond(sent_at: datetime, key: UUID, *, down: bool) -> Q:
    """Past this line, in one direction. The first part is what an index can use."""
    if down:
        return Q(sent_at__lte=sent_at) & (Q(sent_at__lt=sent_at) | Q(id__lt=key))
    return Q(sent_at__gte=sent_at) & (Q(sent_at__gt=sent_at) | Q(id__gt=key))


def _named(found: Sequence[Any], has: bool, at: int) -> str:
    if not has or not found:
        return ""
    row = found[at]
    return f"{(row.sent_at - BEGIN) // timedelta(microseconds=1)}.{row.id.hex}"


def _place(told: str | None) -> tuple[datetime, UUID] | None:
    """What an address names; none where somebody typed something else."""
    at, _dot, key = (told or "")[:60].partition(".")
    try:
        return BEGIN + timedelta(microseconds=int(at)), UUID(key)
    except (ValueError, OverflowError):
        return None
