"""Sealed files on the disk: where they lie, reading them, taking them away.

Belongs here: paths and streams. Not here: who may (cases.policies), keys (the drawer keeps each file's).
A file's name on the disk is a random id. Its seal is bound to that id: a swapped file does not open.
"""

import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from alongside.vault.crypto.files import SealingWriter, open_chunks
from alongside.vault.crypto.sealing import associated

UNCLAIMED_AFTER = 24 * 3600
OUR_NAME = re.compile(r"[0-9a-f]{32}")


def root() -> Path:
    """The folder of sealed files."""
    return Path(settings.FILES_DIR)


def path_of(stored_as: UUID, *, make: bool = False) -> Path:
    """Where a file lies: two letters of its id, then the id."""
    name = stored_as.hex
    folder = root() / name[:2]
    if make:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / name


def place(stored_as: UUID) -> bytes:
    """What a file's seal is bound to."""
    return associated("file", stored_as)


def read(stored_as: UUID, key: bytes, bound_to: bytes = b"") -> Iterator[bytes]:
    """The plain bytes, chunk by chunk. Raises SealBroken at the first that does not fit, FileNotFoundError."""
    with path_of(stored_as).open("rb") as source:
        yield from open_chunks(source, key, bound_to or place(stored_as))


def write(stored_as: UUID, key: bytes, pieces: Iterable[bytes], bound_to: bytes = b"") -> int:
    """Seal plain bytes under a key while they go to the disk; how many there were."""
    size = 0
    with (
        path_of(stored_as, make=True).open("wb") as target,
        SealingWriter(target, key, bound_to or place(stored_as)) as writer,
    ):
        for piece in pieces:
            size += writer.write(piece)
    return size


def remove(stored_as: UUID) -> None:
    """Take a file away."""
    path_of(stored_as).unlink(missing_ok=True)


def unclaimed(known: set[UUID]) -> Iterator[UUID]:
    """Files older than a day that no row knows: uploads no action kept."""
    limit = time.time() - UNCLAIMED_AFTER
    for path in root().glob("??/*"):
        if (
            OUR_NAME.fullmatch(path.name)
            and path.stat().st_mtime < limit
            and UUID(hex=path.name) not in known
        ):
            yield UUID(hex=path.name)
