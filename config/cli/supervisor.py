"""Keeps web and worker alive, each in a session of its own, and ends both when asked.

Belongs here: starting, watching, starting again, ending. What the two do belongs to `child`; the embedded
database to `config.cluster`. Ctrl-C reaches only this process (the others are in other sessions), so a job
or a request is always asked to finish, never cut off.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from config import databases, paths
from config.cli.output import LogFile, follow

Say = Callable[[str], Any]

TICK = 0.1
LOOK_AT_DATABASE = 3.0
FINISH_WITHIN = 10.0
HEALTHY_AFTER = 60.0
LONGEST_PAUSE = 30.0


def serving_environment() -> dict[str, str]:
    """Ours, but without the administrator's name and password: what serves has roles of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL_FILE"}
    if url := databases.server_url():
        parts = urlsplit(url)
        kept["DATABASE_URL"] = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
    return {**kept, "PYTHONUNBUFFERED": "1", "ALONGSIDE_SUPERVISOR": str(os.getpid())}


class Child:
    """One process that is started again whenever it ends."""

    def __init__(self, name: str, say: Say, command: Sequence[str] = ()) -> None:
        self.name, self.say = name, say
        self.command = list(command) or [sys.executable, "-m", "config.cli.child", name]
        self.log = LogFile(paths.log_dir() / f"{name}.log")
        self.last: deque[str] = deque(maxlen=15)
        self.process: subprocess.Popen[bytes] | None = None
        self.reader: threading.Thread | None = None
        self.started_at = self.due_at = 0.0
        self.failures = 0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=paths.CHECKOUT,
            env=serving_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        arguments = (self.process.stdout, self.log, self.name, self.say, self.last)
        self.reader = threading.Thread(target=follow, args=arguments, daemon=True)
        self.reader.start()

    def look(self) -> None:
        """Notice that it ended; start it again when its pause is over."""
        if self.process is not None and self.process.poll() is not None:
            self._ended(self.process)
        if self.process is None and time.monotonic() >= self.due_at:
            self.start()

    def _ended(self, process: subprocess.Popen[bytes]) -> None:
        lived = time.monotonic() - self.started_at
        self.failures = 1 if lived > HEALTHY_AFTER else self.failures + 1
        pause = min(0.5 * 2 ** (self.failures - 1), LONGEST_PAUSE)
        self.due_at = time.monotonic() + pause
        self.sweep()
        self.process = None
        self.say(f"The {self.name} ended (code {process.returncode}). Starting it again in {pause:.1f} s.")

    def ask_to_end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.terminate()

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def sweep(self) -> None:
        """End what it left behind: a web server that was killed leaves processes that hold the port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """Web, worker and the embedded database, until someone asks to stop."""

    def __init__(self, say: Say, keep_database: Callable[[], None]) -> None:
        self.say, self.keep_database = say, keep_database
        self.children = [Child("web", say), Child("worker", say)]
        self.asked = 0

    def asked_to_stop(self, *_: object) -> None:
        """A signal handler: only counts, because anything more could meet a lock."""
        self.asked += 1

    def start(self) -> None:
        for child in self.children:
            child.start()

    def watch(self, until: Callable[[], bool] = lambda: False) -> bool:
        """Keep everything alive. True when `until` became true, False when someone asked to stop."""
        look_at = time.monotonic() + LOOK_AT_DATABASE
        while not self.asked:
            if until():
                return True
            if time.monotonic() >= look_at:
                self.keep_database()
                look_at = time.monotonic() + LOOK_AT_DATABASE
            for child in self.children:
                child.look()
            time.sleep(TICK)
        return False

    def stop(self) -> None:
        """Let running work finish, then end what is left. A second Ctrl-C does not wait."""
        for child in self.children:
            child.ask_to_end()
        deadline = time.monotonic() + FINISH_WITHIN
        before = self.asked
        while time.monotonic() < deadline and self.asked == before:
            if all(child.ended() for child in self.children):
                break
            time.sleep(TICK / 2)
        for child in self.children:
            child.sweep()
            if child.reader is not None:
                child.reader.join(timeout=1)
