"""The list of what was destroyed, kept beside the ledger's anchor, outside the database.

Belongs here: adding to the list and reading it. Not here: destroying (actions), replaying it after a restore
(config.backup_restore). A backup is older than what was destroyed since; without this list a restore would
bring it back (walls.md, "Destroying"). It holds opaque ids and times, nothing else, and only ever grows.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

KINDS = ("subject", "account", "release")


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One thing that must stay gone: a client's keys, a person who left, a permission that was taken back."""

    kind: str
    id: UUID
    at: datetime

    def line(self) -> str:
        return f"{self.kind} {self.id} {self.at.astimezone(UTC).isoformat(timespec='seconds')}\n"


def file() -> Path:
    """Where the list is."""
    return Path(settings.ANCHOR_FILE).with_name("tombstones.txt")


def append(subject_id: UUID, at: datetime, kind: str = "subject") -> None:
    """Add one line; it is on the disk when this returns. Twice the same line does no harm."""
    add([Tombstone(kind, subject_id, at)])


def add(stones: Iterable[Tombstone]) -> None:
    """Add lines to the list, making it where it is missing."""
    path = file()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, "".join(stone.line() for stone in stones).encode("ascii"))
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path | None = None) -> list[Tombstone]:
    """The list, oldest first. An unreadable line raises ValueError: no gap may pass unnoticed."""
    path = path or file()
    if not path.exists():
        return []
    found = []
    for number, text in enumerate(path.read_text(encoding="ascii").splitlines(), start=1):
        kind, _, rest = text.partition(" ")
        named, _, at = rest.partition(" ")
        try:
            found.append(Tombstone(_known(kind), UUID(named), datetime.fromisoformat(at)))
        except ValueError:
            raise ValueError(f"line {number} of {path.name} cannot be read") from None
    return found


def _known(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(kind)
    return kind
