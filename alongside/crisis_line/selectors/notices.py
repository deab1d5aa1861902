"""Whom something on the line waits for, for notices by mail.

Belongs here: asking the wall. Not here: who wants to be told, sending (people).
"""

from uuid import UUID

from alongside.people.selectors.notices import asked_of_wall


def waiting_on_line() -> list[tuple[UUID, str]]:
    """Shifts to take over, new requests, hand-overs: ids of staff and kinds."""
    return asked_of_wall("select account_id, kind from wall.notices_on_line()")
