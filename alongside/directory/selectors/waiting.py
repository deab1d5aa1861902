"""How long a list that was brought waits for somebody to say yes, and which files wait.

Belongs here: that time, and the answer for the sweep of files. Not here: ending what waited too long (actions.waiting).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection

from alongside.directory.models import Import

WAITS = timedelta(days=7)  # migrations/sql/0045_import_jobs.sql ends it after the same time


def waits_until(run: Import) -> datetime:
    """Until when its file is kept sealed for somebody to bring it in."""
    return run.started_at + WAITS


def files_waiting(names: Sequence[UUID]) -> set[UUID]:
    """Which of these files an import holds. Asked by the sweep, which knows nobody: the wall answers with ids alone."""
    with connection.cursor() as cursor:
        cursor.execute("select wall.files_of_imports(%s)", [list(names)])
        return set(cursor.fetchone()[0])
