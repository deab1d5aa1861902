"""The transaction of one request and the signed context that opens the row wall.

Belongs here: `acting_as`, `nobody`, the signature. Not here: what a context may see (SQL in
migrations/0002_wall), who the actor is (people).

The context says actor|agency|holder|expiry|backend pid|HMAC. It lives in a transaction-local setting and
is worthless on another connection or a minute later. Connections are read-only by default: only a
changing request opens its transaction for writing (walls.md, "The row").
"""

import hashlib
import hmac
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Func, TextField, Value
from django.db.models.functions import Cast

from alongside.vault.actors import Actor
from alongside.vault.errors import NoWall

LIFETIME = 60
CONTEXT_LETTERS = re.compile(r"[0-9a-f|-]*")
_actor: ContextVar[Actor | None] = ContextVar("actor", default=None)


def current_actor() -> Actor:
    """Who is asking now. Raises NoWall outside `acting_as`: a job or stream must not guess."""
    actor = _actor.get()
    if actor is None:
        raise NoWall("There is no actor here: use wall.acting_as.")
    return actor


@contextmanager
def acting_as(actor: Actor, *, read_only: bool = False) -> Iterator[Actor]:
    """One transaction in which the database knows who is asking.

    Nested use narrows and puts back what stood before (a local setting outlives its savepoint). The actor
    is forgotten before the commit, so that what runs on_commit finds nobody instead of no rows.
    """
    with _transaction(actor, read_only):
        token = _actor.set(actor)
        try:
            yield actor
        finally:
            _actor.reset(token)


@contextmanager
def nobody(*, read_only: bool = True) -> Iterator[None]:
    """One transaction without a context: confidential tables show no row."""
    with _transaction(None, read_only):
        token = _actor.set(None)
        try:
            yield
        finally:
            _actor.reset(token)


@contextmanager
def _transaction(actor: Actor | None, read_only: bool) -> Iterator[None]:
    outermost = not connection.in_atomic_block
    before = "" if outermost else _said()
    with transaction.atomic():
        context = signed(actor.account_id, actor.agency_id, actor.holder_id) if actor else ""
        _say(context, mode=_mode(outermost, read_only))
        yield
        if not outermost and not connection.needs_rollback:
            _say(before)


def _mode(outermost: bool, read_only: bool) -> str:
    """A nested READ ONLY ends with its savepoint; a nested READ WRITE cannot widen what is read-only."""
    if outermost:
        return "set transaction read only;" if read_only else "set transaction read write;"
    return "set local transaction_read_only = on;" if read_only else ""


def only_about(column: str) -> Func:
    """Read with a row: for the rest of this transaction the row wall opens the client of this column at most.

    A page about one client says so. It narrows and cannot widen, so it needs no signature. It spares every further
    statement of the page the list of all the others: whoever leads may open two thousand.
    """
    subject = Cast(column, TextField())
    return Func(
        Value("alongside.about"), subject, Value(value=True), function="set_config", output_field=TextField()
    )


def signed(
    actor_id: UUID, agency_id: UUID, holder_id: UUID, *, pid: int | None = None, at: float | None = None
) -> str:
    """The context as the database checks it, good for a minute on one backend."""
    if pid is None:
        connection.ensure_connection()
        pid = connection.connection.info.backend_pid
    ends = int((time.time() if at is None else at) + LIFETIME)
    body = f"{actor_id}|{agency_id}|{holder_id}|{ends}|{pid}"
    return f"{body}|{hmac.new(context_key(), body.encode(), hashlib.sha256).hexdigest()}"


def context_key() -> bytes:
    """The key the application signs with. The database keeps it as two pads (`wall.secret`)."""
    return bytes(settings.CONTEXT_KEY)


def key_pads(key: bytes) -> tuple[bytes, bytes]:
    """HMAC's inner and outer pad (RFC 2104) for a key of up to 64 bytes, so that SQL needs only sha256."""
    block = key.ljust(64, b"\0")
    return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)


def _said() -> str:
    """What an outer context says, to put it back afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('alongside.ctx', true)")
        return cursor.fetchone()[0] or ""


def _say(context: str, *, mode: str = "") -> None:
    """Set mode and context in one round trip, about nobody in particular. The mode comes before the first snapshot.

    The context is written as a literal: it consists of our own UUIDs, digits and hex, and is checked.
    """
    if not CONTEXT_LETTERS.fullmatch(context):
        raise ValueError("not a context")
    with connection.cursor() as cursor:
        cursor.execute(
            f"{mode} select set_config('alongside.ctx', '{context}', true), set_config('alongside.about', '', true)"
        )
