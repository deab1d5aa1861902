"""Is the database as this release needs it? Asked before every start, so it has to be quick.

Belongs here: asking. Not here: bringing it up to date (migrating).
"""

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from alongside.vault.wall import context_key, key_pads


def is_current() -> bool:
    """True when no migration is waiting and the database knows the key with which we sign."""
    try:
        return not waiting() and pads_match()
    except DatabaseError:
        return False  # no database yet, no role yet, or a secret that was lost: `migrate` makes them
    finally:
        connections["owner"].close()


def waiting() -> int:
    """How many migrations of this release the database does not have."""
    executor = MigrationExecutor(connections["owner"])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def pads_match() -> bool:
    """Whether the context that we sign is the one that the database checks."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("select inner_pad, outer_pad from wall.secret")
        row = cursor.fetchone()
    return bool(row) and tuple(bytes(pad) for pad in row) == key_pads(context_key())
