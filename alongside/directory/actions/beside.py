"""How far one long transaction is, told on a second connection: what it does itself nobody sees before its end.

Belongs here: that connection. Not here: the work. The page's number is no part of the work: where it cannot be written,
the work goes on.
"""

from contextlib import suppress
from types import TracebackType
from typing import Self
from uuid import UUID

from django.db import Error, connection

from alongside.vault import wall
from alongside.vault.actors import Actor

TELL = """
update directory_import set done = %s, moved_at = clock_timestamp() where id = %s
"""


class Beside:
    """`with Beside(actor, run_id) as beside: … beside.tell(1200)`."""

    def __init__(self, actor: Actor, run_id: UUID) -> None:
        self.actor, self.run_id = actor, run_id
        self.connection = connection.copy()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(Error):
            self.connection.close()

    def tell(self, done: int) -> None:
        """So many rows so far."""
        with suppress(Error):
            self.connection.ensure_connection()
            self.connection.set_autocommit(False)
            try:
                self._write(done)
            finally:
                self.connection.rollback()

    def _write(self, done: int) -> None:
        who, pid = self.actor, self.connection.connection.info.backend_pid
        context = wall.signed(who.account_id, who.agency_id, who.holder_id, pid=pid)
        with self.connection.cursor() as cursor:
            cursor.execute("set transaction read write; set local lock_timeout = '500ms'")
            cursor.execute("select set_config('alongside.ctx', %s, true)", [context])
            cursor.execute(TELL, [done, self.run_id])
        self.connection.commit()
