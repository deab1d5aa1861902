"""Noting that someone's papers lapsed: one line in the ledger a person and lapse, while the grace runs.

Belongs here: that line. Not here: closing the drawers, which needs no job (the row wall reads the time).
"""

from django.db import connection

from alongside.vault import ledger, wall
from alongside.vault.enums import What
from alongside.vault.ledger import Line


def note_lapses() -> int:
    """Write the lines that are missing; return how many. Safe to run at any time, and twice."""
    with wall.nobody(read_only=True), connection.cursor() as cursor:
        cursor.execute("select agency_id, account_id from wall.lapses_to_note()")
        lapsed = cursor.fetchall()
    with ledger.writing():
        for agency_id, account_id in lapsed:
            ledger.put(Line(agency_id, None, What.LAPSED, about_id=account_id, why="grace"))
    return len(lapsed)
