"""What other areas ask of the needs assessment: barriers that are not removed, and justice as it was counted."""

from uuid import UUID

from django.db.models import QuerySet

from alongside.coalition.enums_needs import BarrierState
from alongside.coalition.models import Barrier


def barriers_open(coalition_id: UUID) -> QuerySet[Barrier]:
    """Those that still stand in somebody's way, what comes first first."""
    return (
        Barrier.objects.filter(agency_id=coalition_id, taken_back_at=None)
        .exclude(state=BarrierState.REMOVED)
        .order_by("priority", "words", "id")
    )
