"""What was published in a consultation as a table, read a few hundred at a time while it is sent.

Belongs here: the rows. Not here: HTTP. Only what everyone reads is in it, whoever asks; what is taken back while the
table is being sent is in none of its later parts.
"""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from alongside.plan_room.enums_consultations import Standing
from alongside.plan_room.models import Contribution
from alongside.plan_room.selectors.consultations import with_outcomes
from alongside.plan_room.selectors.exporting import inert
from alongside.vault import wall

STEP = 250
HEAD = [
    "id", "kind", "about", "question", "title", "text", "tags", "speaker", "organization", "adapted_from", "sent_at",
    "became", "why", "promise",
]  # fmt: skip


def table_of(consultation_id: UUID) -> Iterator[list[list[str]]]:
    """The table in parts, the head first; each part in a transaction of its own."""
    yield [HEAD]
    last: Contribution | None = None
    more = True
    while more:
        with wall.nobody():
            rows = _step(consultation_id, last)
            part = [_cells(row, became) for row, became in with_outcomes(rows)]
        yield part
        more, last = len(rows) == STEP, rows[-1] if rows else None


def _step(consultation_id: UUID, last: Contribution | None) -> list[Contribution]:
    rows = Contribution.objects.filter(consultation=consultation_id, state=Standing.PUBLISHED)
    if last is not None:
        beyond = Q(sent_at__gt=last.sent_at) | Q(id__gt=last.id)
        rows = rows.filter(Q(sent_at__gte=last.sent_at) & beyond)
    rows = rows.select_related("campaign", "derived_from").order_by("sent_at", "id")
    return list(rows[:STEP])


def _cells(row: Contribution, became: object) -> list[str]:
    action = getattr(became, "action", None)
    cells = [
        str(row.id), row.kind, str(row.about_id or ""), str(row.campaign.number if row.campaign else ""), row.title,
        row.text, ", ".join(row.tags), row.speaker, row.organization,
        row.derived_from.key if row.derived_from else "", row.sent_at.isoformat(timespec="seconds"),
        getattr(became, "became", ""), getattr(became, "why", ""), action.key if action else "",
    ]  # fmt: skip
    return [inert(cell) for cell in cells]
