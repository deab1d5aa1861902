"""The bench's own ground: a folder, a cluster and databases whose names begin with `bench_`.

Belongs here: names, and the environment of the processes that build, serve and measure. Not here: Django,
which the command itself never loads. Every name is checked before it is used: nothing else is ever touched.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from config import env, paths

Say = Callable[[str], None]
WALLED = re.compile(r"bench_(?!open_)[a-z0-9_]{1,40}")
OPEN = re.compile(r"bench_open_[a-z0-9_]{1,40}")


class NotOurs(Exception):
    """A database of another name: the bench refuses it."""


def walled_name(scale: str) -> str:
    """The database with walls."""
    return checked(f"bench_{scale}", WALLED)


def open_name(scale: str) -> str:
    """The same data without walls and without seals."""
    return checked(f"bench_open_{scale}", OPEN)


def checked(name: str, pattern: re.Pattern[str]) -> str:
    """The name, if it is one of ours."""
    if not pattern.fullmatch(name):
        raise NotOurs(f"The bench does not use a database named {name!r}.")
    return name


def settle() -> None:
    """Move this process and its children into the bench's own folder. Called once, before anything else."""
    folder = paths.data_dir() / "bench"
    folder.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, exist_ok=True)
    os.environ["ALONGSIDE_DATA"] = str(folder)
    os.environ["ALONGSIDE_DEMO"] = "no"
    os.environ.setdefault("ALONGSIDE_ROLES", "bench")


@contextmanager
def database(say: Say, *, keep: bool) -> Iterator[None]:
    """A server that answers: the embedded one, or the one DATABASE_URL names."""
    from config import databases

    if databases.server_url():
        yield
    elif keep:
        databases.cluster().start(say)
        yield
    else:
        with databases.cluster().hold(say):
            yield


def environment(dbname: str) -> dict[str, str]:
    """What a child process must be told to work on one of our databases."""
    is_open = OPEN.fullmatch(dbname) is not None
    checked(dbname, OPEN if is_open else WALLED)
    told = {
        **os.environ,
        "ALONGSIDE_DATABASE": dbname,
        "LOG_LEVEL": "ERROR",
        "PYTHONPATH": str(paths.CHECKOUT),
    }
    told["DJANGO_SETTINGS_MODULE"] = "config.settings_bench_open" if is_open else "config.settings_bench"
    if url := env.text("DATABASE_URL"):
        told["DATABASE_URL"] = urlunsplit(urlsplit(url)._replace(path=f"/{dbname}"))
    return told


def python(*arguments: str) -> list[str]:
    """A command that runs one of our modules."""
    return [sys.executable, "-m", *arguments]


def people_file(dbname: str) -> Path:
    """Who works there, with their keys: invented people, a private file, never a real installation."""
    return paths.data_dir() / f"{dbname.replace('bench_open_', 'bench_')}.people.json"
