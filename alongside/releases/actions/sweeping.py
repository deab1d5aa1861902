"""Packets whose time was over: nobody could read them any more, and now their keys and documents are gone too.

Belongs here: the one verb that the worker calls. Not here: the rule (wall.sweep_packets).
"""

from django.db import connection

from alongside.releases.actions.withdrawing import files_over
from alongside.releases.enclosing import take_away
from alongside.vault import wall


def sweep_packets() -> int:
    """Delete keys and copies of what is over; how many there were. Documents go however their permission ended."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.sweep_packets()")
        swept = int(cursor.fetchone()[0])
    sweep_files()
    return swept


def sweep_files() -> int:
    """Take documents of what has ended off the disk, then forget their rows; how many there were."""
    with wall.nobody():
        over = files_over()
    if not over:
        return 0
    take_away(over)
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select wall.forget_files(%s)", [over])
        return int(cursor.fetchone()[0])
