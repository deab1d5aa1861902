"""The folder that root keeps for all clusters of a machine: programs and data of the server's user.

Only root uses it. Which cluster lies where belongs to `place`, what is copied to `binaries`.
"""

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from config.cluster.errors import ClusterError

FOLDER = Path("/var/lib/alongside")
PATIENCE = 120.0


def folder() -> Path:
    """Root's own, readable by all: programs lie here."""
    return _roots_own(FOLDER, 0o755)


def clusters() -> Path:
    """Passable but not listable: each folder inside belongs to a server's user."""
    return _roots_own(folder() / "clusters", 0o711)


@contextlib.contextmanager
def lock() -> Iterator[None]:
    with locked(folder() / "lock"):
        yield


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """One process at a time. The lock ends with the process, however that ends."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        _wait_for(handle, path)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, path: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise ClusterError(f"Another process has held {path} for {PATIENCE:.0f} seconds.") from None
            time.sleep(0.05)


def _make(path: Path, mode: int) -> None:
    """mkdir is subject to the umask; the mode of a folder just made may be set, an older one's never."""
    try:
        path.mkdir(mode=0o700, parents=True)
        path.chmod(mode)
    except FileExistsError:
        return
    except OSError as refused:
        raise ClusterError(
            f"{path} could not be made, and the database needs it: {refused.strerror}."
        ) from None


def _roots_own(path: Path, mode: int) -> Path:
    if not path.exists():
        _make(path, mode)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
        raise ClusterError(f"{path} has to be a folder that only root can change.")
    return path
