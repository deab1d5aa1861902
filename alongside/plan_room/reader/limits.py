"""What a document may cost, and the process that cannot do more than read.

Belongs here: the numbers, and taking rights away from this process. Not here: reading (kinds), starting it (asking).
The kernel holds the limits on memory, time, what is written and open files. With no file left to open there is no
network and no pipe either. A hook of the interpreter stops programs from being started.
"""

import resource
import sys
from typing import Any

MOST_BYTES = 20 * 1024 * 1024
MOST_TEXT = 4 * 1024 * 1024  # characters that are handed back
MOST_UNPACKED = 40 * 1024 * 1024  # of the one part of a docx that is read
MOST_TIMES = 300  # how much larger that part may be than it was packed
MOST_PARTS = 3000
MOST_TAGS = 500_000
MOST_DEPTH = 200
MOST_PAGES = 400
MEMORY = 768 * 1024 * 1024
SECONDS = 20  # of the processor
WAIT = 40  # by the clock on the wall, which a crowded machine needs
WRITES = 32 * 1024 * 1024
NEVER = ("subprocess.", "os.fork", "os.exec", "os.posix_spawn", "os.system", "socket.", "ctypes.", "pty.")


def hold() -> None:
    """From now on this process reads what it was given and says what it found."""
    _at_most(resource.RLIMIT_AS, MEMORY)
    _at_most(resource.RLIMIT_CPU, SECONDS)
    _at_most(resource.RLIMIT_FSIZE, WRITES)
    _at_most(resource.RLIMIT_CORE, 0)
    _at_most(resource.RLIMIT_NPROC, 0)
    _at_most(resource.RLIMIT_NOFILE, 3)
    sys.addaudithook(_never)


def _at_most(what: int, number: int) -> None:
    """Some systems do not know every limit; the others still hold."""
    try:
        resource.setrlimit(what, (number, number))
    except (OSError, ValueError):
        if sys.platform.startswith("linux"):
            raise


def _never(event: str, _told: tuple[Any, ...]) -> None:
    if event.startswith(NEVER):
        raise PermissionError(event)
