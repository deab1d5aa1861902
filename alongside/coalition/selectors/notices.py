"""Whom something of a coalition waits for, for notices by mail.

Belongs here: asking the wall. Not here: who wants to be told, sending (people).
"""

from uuid import UUID

from alongside.people.selectors.notices import asked_of_wall


def waiting_in_coalitions() -> list[tuple[UUID, str]]:
    """Notices of meetings, meetings of tomorrow, tasks that are new or due: ids of staff and kinds."""
    return asked_of_wall("select account_id, kind from wall.notices_of_coalitions()")
