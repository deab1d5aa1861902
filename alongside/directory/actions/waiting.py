"""What the time has decided about imports, for the worker, who holds no key and has no context.

Belongs here: ending lists that waited too long, going on with what was broken off. Not here: the work (working).
"""

from django.db import connection

from alongside.directory.actions import working
from alongside.vault import files, wall

SILENT_FOR = "2 minutes"


def end_waiting() -> int:
    """End imports that waited a week and delete their files; return how many."""
    with wall.nobody(read_only=False), connection.cursor() as cursor:
        cursor.execute("select * from wall.end_waiting_imports()")
        ended = [row[0] for row in cursor.fetchall()]
    for stored_as in ended:
        files.remove(stored_as)
    return len(ended)


def pick_up() -> int:
    """Ask the worker again for what has been silent; one that is still at work is not disturbed (working.alone)."""
    with wall.nobody(), connection.cursor() as cursor:
        cursor.execute("select run_id, account_id from wall.stalled_imports(%s)", [SILENT_FOR])
        found = cursor.fetchall()
    return sum(working.ask_again(run_id, account_id) for run_id, account_id in found)
