"""The ledger's pen: collects a request's lines and writes them aside, before the answer leaves.

Belongs here: `add`, `writing`, the raw insert. Not here: sealing and checking (tree), who may read
(selectors). A line goes over its own connection, so that a rollback cannot erase it, and before the work
commits: no line, no plaintext (walls.md, "The ledger"). It never carries a URL, a name or a search word.
"""

import re
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

from django.db import DatabaseError, InterfaceError, connections

from alongside.vault.actors import Actor
from alongside.vault.enums import What
from alongside.vault.errors import LedgerDown, NoWall

INSERT = """
    insert into ledger_line (at, agency_id, actor_id, what, subjects, drawer, why, about_id, request_id)
    values """
ONE = "(%s, %s, %s, %s, %s::uuid[], %s, %s, %s, %s)"


CODE = re.compile(r"[a-z0-9_.:-]{0,40}")


def _code(why: str) -> str:
    """A reason as it may stand in the ledger. Whatever does not look like a code might be someone's words."""
    return why if CODE.fullmatch(why) else "unnamed"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `why` is a code from a closed list, never words someone typed."""

    agency_id: UUID | None
    actor_id: UUID | None
    what: What
    subjects: tuple[UUID, ...] = ()
    drawer: str = ""
    why: str = ""
    about_id: UUID | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Pen:
    """The lines of one request, not yet written."""

    def __init__(self, request_id: UUID | None = None) -> None:
        self.request_id = request_id or uuid.uuid4()
        self.lines: list[Line] = []

    def write(self) -> None:
        """Write what was collected, in one committed statement. Raises LedgerDown, and nothing may be shown."""
        if not self.lines:
            return
        rows = [
            (
                n.at,
                n.agency_id,
                n.actor_id,
                str(n.what),
                list(n.subjects),
                n.drawer,
                _code(n.why),
                n.about_id,
                self.request_id,
            )
            for n in self.lines
        ]
        try:
            with connections["aside"].cursor() as cursor:
                cursor.execute(
                    INSERT + ", ".join([ONE] * len(rows)), [value for row in rows for value in row]
                )
        except (DatabaseError, InterfaceError) as problem:
            raise LedgerDown from problem
        self.lines.clear()


_pen: ContextVar[Pen | None] = ContextVar("pen", default=None)


def add(
    actor: Actor,
    what: What,
    *subjects: UUID,
    drawer: str = "",
    why: str = "",
    about: UUID | None = None,
) -> None:
    """Say what happened. Written when the request's (or the block's) work is done, whatever became of it."""
    put(Line(actor.agency_id, actor.account_id, what, tuple(subjects), drawer, why, about))


def add_list(actor: Actor, what: What, subjects: Collection[UUID]) -> None:
    """One line for a list of names that was shown."""
    if subjects:
        put(Line(actor.agency_id, actor.account_id, what, tuple(subjects)))


def put(line: Line) -> None:
    """Add a line about someone who is not an actor yet (a failed sign-in)."""
    pen = _pen.get()
    if pen is None:
        raise NoWall("There is no ledger open here: use ledger.writing.")
    pen.lines.append(line)


@contextmanager
def writing(request_id: UUID | None = None) -> Iterator[Pen]:
    """Collect lines for the block and write them at its end, also when it failed.

    The caller closes the work's transaction outside this block, so that the lines precede the commit.
    """
    pen = Pen(request_id)
    token = _pen.set(pen)
    try:
        yield pen
    finally:
        _pen.reset(token)
        pen.write()
