"""Noting that someone's papers lapsed: a line in the ledger while the grace runs, another when a shift holds it open.

Belongs here: that line. Not here: closing the drawers, which needs no job (the row wall reads the time).
"""

from django.db import connection

from alongside.vault import ledger, wall
from alongside.vault.enums import What
from alongside.vault.ledger import Line


def note_lapses() -> int:
    """Write the lines that are missing; return how many. Safe to run at any time, and twice."""
    with wall.nobody(read_only=True), connection.cursor() as cursor:
        cursor.execute("select agency_id, account_id, 'grace' from wall.lapses_to_note()")
        lapsed = cursor.fetchall()
        cursor.execute("select agency_id, account_id, 'held' from wall.holds_to_note()")
        lapsed += cursor.fetchall()
    with ledger.writing():
        for agency_id, account_id, why in lapsed:
            ledger.put(Line(agency_id, None, What.LAPSED, about_id=account_id, why=why))
    return len(lapsed)
