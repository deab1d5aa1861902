"""A document beside a plan, without a sentence in it, for the tests of other rooms.

Belongs here: making it. Not here: a test.
"""

from uuid import UUID

from alongside.plan_room import keys
from alongside.plan_room.models import Reading, SourceDocument


def document() -> UUID:
    """Put there as one of those who keep plans."""
    row = SourceDocument(
        covers="action", key="NAP20", plan_id=keys.plan_id("NAP20"), file_name="plan.txt", kind="txt", numbered="line",
        sha256="0" * 64, size=1, wanted=1, found=1,
    )  # fmt: skip
    SourceDocument.objects.filter(covers="action", key="NAP20").delete()
    row.save(force_insert=True)
    return row.id


def reading(agency_id: UUID) -> UUID:
    """A document on its way, that somebody of this agency brought."""
    row = Reading(agency_id=agency_id, file_name="plan.txt", size=1)
    row.save(force_insert=True)
    return row.id
