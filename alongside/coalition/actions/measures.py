"""What a coalition says about a measure at its review.

Belongs here: the note. Not here: counting (selectors/measures), sharing an agency's counts (bulletin.tallies).
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.coalition import policies_strategy as policies
from alongside.coalition.models import ReviewNote
from alongside.vault.actors import Actor, require
from alongside.vault.once import require_version


@transaction.atomic
def note_review(
    *, actor: Actor, coalition_id: UUID, measure: str, starts_on: date, months: int, version: int, seen: str,
    solution: str,
) -> ReviewNote:  # fmt: skip
    """Write down what you see in a measure and what you will try. SomeoneElseWasFaster when it changed since."""
    require(policies.may_write_plan(actor, coalition_id))
    one = {"agency_id": coalition_id, "measure": measure, "starts_on": starts_on, "months": months}
    row = ReviewNote.objects.select_for_update(of=("self",)).filter(**one).first()
    if row is not None and (row.seen, row.solution) == (seen, solution):
        return row  # sent twice, done once
    require_version(row.version if row else 0, version)
    row = row or ReviewNote(**one, version=0)
    row.seen, row.solution, row.changed_at, row.version = seen, solution, timezone.now(), row.version + 1
    row.save()
    return row
