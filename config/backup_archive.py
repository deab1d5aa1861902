"""The form of a backup: a tar stream inside age encryption, written and read without a plain byte on disk.

Belongs here: streams. Not here: what is in a backup (backup), bringing it back (backup_restore). Anyone with
`age` and `tar` can open one by hand: `age -d -i IDENTITY FILE | tar x`, then `cat database/*` is what
`pg_restore` reads. The dump is cut into pieces because tar wants to know a size before it writes.
"""

import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyrage

PIECE = 4 * 1024 * 1024
DATABASE = "database/"
FILES = "files/"
MANIFEST = "manifest.json"


class BackupError(Exception):
    """A backup that cannot be made or brought back; the sentence says why."""


@dataclass(frozen=True)
class Sealed:
    """A finished file of a backup."""

    path: Path
    size: int
    sha256: str


class Counted:
    """A file that counts and hashes what is written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.size, self.hash = file, 0, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.file.write(data)
        self.hash.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        self.file.flush()


def seal(path: Path, recipient: Any, fill: Callable[[tarfile.TarFile], Any]) -> Sealed:
    """Write one encrypted archive; it appears under its name only when it is whole."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        with open(partial, "xb", opener=private) as file:
            counted = Counted(file)
            _encrypt(counted, recipient, fill)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    except FileExistsError:
        raise BackupError(f"{partial.name} is there already: another backup is being written.") from None
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return Sealed(path, counted.size, counted.hash.hexdigest())


def _encrypt(target: Counted, recipient: Any, fill: Callable[[tarfile.TarFile], Any]) -> None:
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool:
        filling = pool.submit(_fill, write_end, fill)
        try:
            with os.fdopen(read_end, "rb") as plain:
                pyrage.encrypt_io(plain, target, [recipient])
        except BaseException:
            with suppress(BrokenPipeError):
                filling.result()
            raise
        filling.result()


def _fill(write_end: int, fill: Callable[[tarfile.TarFile], Any]) -> None:
    with os.fdopen(write_end, "wb") as pipe, tarfile.open(fileobj=pipe, mode="w|", bufsize=1 << 16) as tar:
        fill(tar)


def add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    """One member from memory."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def add_stream(tar: tarfile.TarFile, prefix: str, source: IO[bytes]) -> None:
    """A stream of unknown length, as numbered pieces."""
    number = 0
    while piece := source.read(PIECE):
        add_bytes(tar, f"{prefix}{number:08d}", piece)
        number += 1


def add_file(tar: tarfile.TarFile, name: str, path: Path) -> bool:
    """A file as it is. False where it was taken away in the meantime."""
    try:
        with path.open("rb") as source:
            member = tarfile.TarInfo(name)
            member.size, member.mode = os.fstat(source.fileno()).st_size, 0o600
            tar.addfile(member, source)
    except FileNotFoundError:
        return False
    return True


@dataclass(frozen=True)
class Opened:
    """An archive that is being read."""

    tar: tarfile.TarFile
    plain: IO[bytes]
    decrypting: "Future[None]"
    path: Path

    def finish(self) -> None:
        """Read to the end. Only then is it known that nothing is missing: call it before anything is kept."""
        while self.plain.read(PIECE):
            pass
        _result_of(self.decrypting, self.path)


@contextmanager
def opened(path: Path, identity: Any) -> Iterator[Opened]:
    """Read an archive as it is decrypted. A byte that was changed, or a missing end, raises BackupError."""
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool, os.fdopen(read_end, "rb") as plain:
        decrypting = pool.submit(_decrypt, path, identity, write_end)
        try:
            with tarfile.open(fileobj=plain, mode="r|", bufsize=1 << 16) as tar:
                yield Opened(tar, plain, decrypting, path)
        except tarfile.TarError as problem:
            _result_of(decrypting, path)
            raise BackupError(f"{path.name} is not a backup of Alongside, or it is cut short.") from problem
        finally:
            plain.close()


def _decrypt(path: Path, identity: Any, write_end: int) -> None:
    with os.fdopen(write_end, "wb") as pipe, path.open("rb") as source:
        pyrage.decrypt_io(source, pipe, [identity])


def _result_of(decrypting: "Future[None]", path: Path) -> None:
    try:
        decrypting.result()
    except (pyrage.DecryptError, OSError) as problem:
        raise BackupError(
            f"{path.name} does not open: another identity, or the file was changed."
        ) from problem


def private(path: str, flags: int) -> int:
    """For `open`: a new file is its owner's alone."""
    return os.open(path, flags, 0o600)
