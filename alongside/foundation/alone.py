"""One worker at a time on one thing: a lock that the database holds, and lets go of when the worker is killed.

Belongs here: the lock. Not here: what is done meanwhile, or by whom (each room's actions).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection


@contextmanager
def alone(kind: int, thing: UUID) -> Iterator[bool]:
    """Whether nobody else works on it. `kind` tells the locks of one room from those of another.

    The lock ends with the connection, so that it outlives no worker.
    """
    key = [kind, thing.int & 0x7FFFFFFF]
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, %s)", key)
        free = bool(cursor.fetchone()[0])
    try:
        yield free
    finally:
        if free:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s, %s)", key)
