"""What goes by itself: documents taken away a month ago, and uploads that nobody kept.

Belongs here: the two sweeps, for the worker, who holds no key and has no context. Not here: taking a
document away (documents). The row goes first: a file without a row is found by the next sweep.
"""

from uuid import UUID

from django.db import connection

from alongside.directory.selectors.waiting import files_waiting
from alongside.vault import files, ledger, wall
from alongside.vault.enums import What

DROP = "select document_id, agency_id, subject_id, drawer, stored_as from wall.drop_removed_documents()"


def sweep_documents() -> int:
    """Destroy documents that were taken away thirty days ago; return how many."""
    with wall.nobody(read_only=False), ledger.writing():
        with connection.cursor() as cursor:
            cursor.execute(DROP)
            rows = cursor.fetchall()
        for document_id, agency_id, subject_id, drawer, _stored_as in rows:
            ledger.put(
                ledger.Line(
                    agency_id, None, What.FILE_REMOVED, (subject_id,), drawer, "after_30_days", document_id
                )
            )
    for row in rows:
        files.remove(row[4])
    return len(rows)


def sweep_files() -> int:
    """Take away files older than a day that no living record names: broken-off uploads, what destroying left."""
    lying = list(files.unclaimed(set()))
    if not lying:
        return 0
    unknown = _unknown(lying)
    for stored_as in unknown:
        files.remove(stored_as)
    return len(unknown)


def _unknown(names: list[UUID]) -> list[UUID]:
    with wall.nobody(), connection.cursor() as cursor:
        cursor.execute("select wall.unknown_files(%s)", [names])
        unknown = cursor.fetchone()[0]
        waiting = files_waiting(unknown)
        return [name for name in unknown if name not in waiting]
