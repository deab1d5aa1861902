"""The counts of each quarter and year, made once when it is over, for the agency itself and for whom it shares them.

Belongs here: asking the database to count, for the worker, who has no context and no key. Not here: what is counted
(each room's own migrations/sql/*_tallies.sql), who may read it (bulletin).
"""

from datetime import date

from django.db import connection
from django.utils import timezone

from alongside.vault import wall

BACK = 8  # quarters
FUNCTIONS = ("tally_people", "tally_feedback", "tally_referrals")


def tally() -> None:
    """Count what is over and not counted yet. Run twice, it does nothing the second time."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        for starts, months in times_before(timezone.localdate()):
            for name in FUNCTIONS:
                cursor.execute(f"select wall.{name}(%s, %s)", [starts, months])


def times_before(today: date) -> list[tuple[date, int]]:
    """The quarters of the last two years, and both years, as (first day, months)."""
    quarter = today.year * 4 + (today.month - 1) // 3
    quarters = [date(one // 4, one % 4 * 3 + 1, 1) for one in range(quarter - BACK, quarter)]
    return [*((one, 3) for one in quarters), *((date(today.year - back, 1, 1), 12) for back in (2, 1))]
