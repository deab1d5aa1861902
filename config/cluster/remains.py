"""What a crash leaves behind: lock files that name a process which is not this server.

PostgreSQL clears a lock file of a process that has ended. It refuses to start, for ever, when the
number now belongs to something else, when that process is a zombie, or when the file is cut short.
Whether a server is up is never decided here: that takes a connection.
"""

import os
from pathlib import Path

from config.cluster.conf import PORT
from config.cluster.osuser import Owner, run_as

# Asked as the server's own user: in a container even root may not look at another user's processes.
LOOK = 'readlink "/proc/$0/exe"; stat -L -c %d:%i "/proc/$0/cwd" "$1"'


def live_postmaster(owner: Owner, data: Path) -> int | None:
    """The process that serves this folder, when the lock file names one that truly does."""
    pid = _pid_in(data / "postmaster.pid")
    return pid if pid and _serves(pid, owner, data) else None


def misleading_locks(owner: Owner, data: Path, socket_dir: Path) -> list[Path]:
    """Lock files that would stop a start for no reason. Call it only while holding the lock."""
    locks = [data / "postmaster.pid", socket_dir / f".s.PGSQL.{PORT}.lock"]
    return [lock for lock in locks if lock.exists() and _misleads(lock, owner, data)]


def _misleads(lock: Path, owner: Owner, data: Path) -> bool:
    pid = _pid_in(lock)
    if pid is None:
        return True
    # A process that has ended is left to PostgreSQL: it then also looks for backends still at work.
    return _exists(pid) and not _serves(pid, owner, data)


def _pid_in(lock: Path) -> int | None:
    try:
        pid = abs(int(lock.read_text(errors="replace").partition("\n")[0]))
    except (OSError, ValueError):
        return None
    return pid if 0 < pid < 2**31 else None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _serves(pid: int, owner: Owner, data: Path) -> bool:
    """A server works inside its data folder. A zombie works nowhere."""
    if not _exists(pid):
        return False
    if not Path("/proc/self/cwd").exists():
        return _looks_like_postgres(pid, owner)
    seen = run_as(owner, ["/bin/sh", "-c", LOOK, str(pid), data]).stdout.decode().splitlines()
    if len(seen) != 3:
        return False
    program, works_in, folder = seen
    return os.path.basename(program).startswith("postgres") and works_in == folder


def _looks_like_postgres(pid: int, owner: Owner) -> bool:
    """For systems without /proc."""
    words = run_as(owner, ["ps", "-p", str(pid), "-o", "stat=,comm="]).stdout.decode().split()
    return len(words) > 1 and not words[0].startswith("Z") and words[-1].endswith("postgres")
