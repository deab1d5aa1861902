"""Asking the addresses of the library whether they still answer.

Belongs here: whom to ask and what is noted. Not here: how it is asked (foundation.outbound). Off unless LINK_CHECKS=1.
Several in a row that do not answer are not believed: then it is our own network that is gone.
"""

import time
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db import connection
from django.utils import timezone

from alongside.foundation.outbound import Became, Outcome, check_address
from alongside.public_site.models import Resource
from alongside.public_site.selectors_library import to_ask
from alongside.vault import wall

PAUSE = 2.0  # seconds between two questions
DOUBT_AFTER = 3
Check = Callable[[str], Outcome]


def check_library(
    since: date, most: int, *, check: Check = check_address, sleep: Callable[[float], None] = time.sleep
) -> int:
    """Ask so many that were not asked since that day; how many were noted."""
    with wall.nobody():
        rows = to_ask(since, most)
    noted, silent = 0, list[Resource]()
    for row in rows:
        outcome = check(row.url)
        if outcome.code == Became.NOT_REACHED:
            silent.append(row)
            if len({urlsplit(each.url).hostname for each in silent}) >= DOUBT_AFTER and not noted:
                return 0
        else:
            noted += _note(row, outcome)
        sleep(PAUSE)
    return noted + sum(_note(row, Outcome(Became.NOT_REACHED)) for row in silent if noted)


def _note(row: Resource, outcome: Outcome) -> bool:
    told: list[Any] = [row.id, row.url, timezone.localdate(), outcome.code.value, outcome.moved_to[:500]]
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.note_resource_link(%s, %s, %s, %s, %s)", told)
        return bool(cursor.fetchone()[0])
