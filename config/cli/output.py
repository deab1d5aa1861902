"""Where the words of web and worker go: all of them into a file, errors also to the terminal.

Belongs here: the file, its size, what counts as an error. What may be logged at all belongs to
`alongside.foundation.logs`.
"""

import json
import os
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

LARGEST = 10 * 1024 * 1024
LOUD = ("error", "critical")


class LogFile:
    """One file that never grows past a limit; the one before it is kept as `.1`."""

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        self.path, self.largest = path, largest
        self.file: IO[bytes] = self._open()

    def write(self, line: bytes) -> None:
        if self.file.tell() + len(line) > self.largest:
            self.file.close()
            self.path.replace(self.path.with_name(f"{self.path.name}.1"))
            self.file = self._open()
        self.file.write(line)

    def _open(self) -> IO[bytes]:
        return open(self.path, "ab", buffering=0, opener=_private)


def follow(pipe: IO[bytes], log: LogFile, name: str, tell: Callable[[str], Any], last: deque[str]) -> None:
    """Copy a process's words until it ends. Run in a thread of its own."""
    for line in pipe:
        log.write(line)
        text = line.decode(errors="replace").rstrip()
        last.append(text)
        if said := loud(text):
            tell(f"{name}: {said}")
    pipe.close()


def loud(line: str) -> str:
    """What the terminal should hear of a log line; empty for the rest."""
    try:
        entry = json.loads(line)
    except ValueError:
        return line if line.startswith(("[ERROR]", "[CRITICAL]")) else ""
    if not isinstance(entry, dict) or entry.get("level") not in LOUD:
        return ""
    parts = [entry.get("event", ""), " < ".join(entry.get("error", [])), (entry.get("trace") or [""])[-1]]
    return " ".join(part for part in parts if part)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
