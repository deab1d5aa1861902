"""What goes by itself: hand-overs and requests from outside past the agency's days.

Belongs here: the sweep, for the worker, who holds no key and has no context. Not here: how many days (actions.roster,
change_rules), forgetting a call (actions.ending).
"""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from alongside.cases.actions.destroying import keys_gone_on
from alongside.vault import ledger, tombstones, wall
from alongside.vault.enums import Drawer, What

DROP = "select agency_id, subject_id, row_id, days from wall.drop_old_line_words(%s)"


def sweep_line() -> int:
    """Destroy what is past its days, key and row; return how many. A restore forgets it again."""
    now = timezone.now()
    with wall.nobody(read_only=False), ledger.writing():
        with connection.cursor() as cursor:
            cursor.execute(DROP, [keys_gone_on(timezone.localdate())])
            gone = cursor.fetchall()
        for agency_id, subject_id, row_id, days in gone:
            _note(agency_id, subject_id, row_id, f"after_{days}_days")
    _remember([row[1] for row in gone], now)
    return len(gone)


def _note(agency_id: UUID, subject_id: UUID, row_id: UUID, why: str) -> None:
    ledger.put(
        ledger.Line(agency_id, None, What.CALL_FORGOTTEN, (subject_id,), Drawer.CALL, why, about_id=row_id)
    )


def _remember(subjects: list[UUID], at: datetime) -> None:
    if subjects:
        tombstones.add([tombstones.Tombstone("subject", one, at) for one in subjects])
