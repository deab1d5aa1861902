"""The database engine: Django's own, but for how a kept connection is looked at before it is used again, and what is
prepared.

Belongs here: these two. Django asks `select 1` over each connection at every request. A server that went away has
closed the socket or has something to say on it, and that the kernel knows without a round trip; only then is the
question asked, and answered as before.
"""

import select
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection
from psycopg.pq import ConnStatus

from alongside.foundation.questions import ANEW


class Cursor(base.ServerBindingCursor):
    """Values beside the statement.

    Two statements sent in one trip (`;`) have none, and cannot be prepared; what holds ANEW must not be.
    """

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        if isinstance(query, str) and (";" in query or ANEW in query):
            options["prepare"] = False
        return super().execute(query, params, **options)  # type: ignore[misc]  # (Django's mixin declares none)


class DatabaseWrapper(base.DatabaseWrapper):
    """`is_usable` is asked before the first statement of a request."""

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if params["cursor_factory"] is base.ServerBindingCursor:
            params["cursor_factory"] = Cursor
        return params

    def is_usable(self) -> bool:
        return _is_quiet(self.connection) or bool(super().is_usable())


def _is_quiet(connection: Connection | None) -> bool:
    """Open, and nothing waits to be read: no end, no last words of a server that shuts down."""
    if connection is None or connection.closed or connection.pgconn.status != ConnStatus.OK:
        return False
    poll = select.poll()
    poll.register(connection.fileno(), select.POLLIN | select.POLLHUP | select.POLLERR)
    return not poll.poll(0)
