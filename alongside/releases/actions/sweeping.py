"""Packets whose time was over: nobody could read them any more, and now their keys are gone too.

Belongs here: the one verb that the worker calls. Not here: the rule (wall.sweep_packets).
"""

from django.db import connection

from alongside.vault import wall


def sweep_packets() -> int:
    """Delete keys and copies of what is over; how many there were."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.sweep_packets()")
        return int(cursor.fetchone()[0])
