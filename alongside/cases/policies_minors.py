"""Which adult around a minor may be contacted.

Belongs here: that decision. Not here: who may write in the record (policies), wording for the screen.

The rule (walls.md): nobody is contacted and nobody signs before the question "could this adult be involved?" has an
answer, asked again each time. An adult who could be involved is never contacted.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from alongside.cases.enums_minors import Involved
from alongside.cases.models import Asked
from alongside.vault.actors import Decision, allow, deny

FRESH = timedelta(hours=24)


def may_contact(asked: Sequence[Asked], now: datetime) -> Decision:
    """From all the answers about one adult. One yes is for good; a no serves one contact, within a day."""
    if any(row.answer == Involved.YES for row in asked):
        return deny("could_be_involved")
    latest = max(asked, key=lambda row: (row.asked_at, row.id), default=None)
    if latest is None:
        return deny("not_asked")
    if latest.answer != Involved.NO:
        return deny("not_sure")
    if latest.contacted_at is not None or latest.asked_at < now - FRESH:
        return deny("ask_again")
    return allow("asked_now")
