"""By when something is expected of whom: seen within a work day, answered within the days agreed, told what came of it.

Belongs here: counting days. Pure. Not here: marking what is late (actions.marking), showing it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from alongside.clocks.calendars import add_work_days
from alongside.referrals.enums import Late, State

SEEN_DAYS, ANSWER_DAYS, OUTCOME_DAYS = 1, 3, 30
LEADS_HEAR_AFTER = timedelta(days=1)
CALENDAR = "federal"


@dataclass(frozen=True, slots=True)
class Days:
    """What both sides agreed on, or what holds where they agreed on nothing."""

    answer: int = ANSWER_DAYS
    outcome: int = OUTCOME_DAYS


def work_days_on(moment: datetime, days: int, zone: str) -> datetime:
    """The same time of day, so many work days later, where the agency is."""
    local = moment.astimezone(ZoneInfo(zone))
    day, _passed = add_work_days(local.date(), days, CALENDAR)
    return datetime.combine(day, local.timetz())


def answer_by(asked_at: datetime, days: Days, zone: str) -> datetime:
    """The end of the time for an answer."""
    return work_days_on(asked_at, days.answer, zone)


def next_due(
    state: str, moment: datetime, days: Days, zone: str, *, somebody_looks: bool = True
) -> datetime | None:
    """What is expected next, seen from the moment at which `state` was reached. None where nothing is."""
    if state == State.REQUESTED:
        return work_days_on(moment, SEEN_DAYS if somebody_looks else days.answer, zone)
    if state in (State.ACCEPTED, State.IN_PROGRESS, State.ON_HOLD):
        return moment + timedelta(days=days.outcome)
    return None


def late_for(state: str, due_at: datetime | None, now: datetime, *, is_seen: bool) -> Late | None:
    """What has been waited for too long; None while there is time."""
    if due_at is None or due_at > now:
        return None
    if state == State.REQUESTED:
        return Late.ANSWER if is_seen else Late.SEEN
    return Late.OUTCOME
