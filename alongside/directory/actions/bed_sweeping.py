"""What the clock has decided about beds, for the worker, who holds no key and has no context.

Belongs here: the sweep. Not here: hiding what is over, which needs no job (row wall and selectors read the time).
"""

from django.db import connection

from alongside.vault import wall


def sweep_beds() -> int:
    """Let holds run out, count and delete requests that are over; return how many of those."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.sweep_beds()")
        return int(cursor.fetchone()[0])
