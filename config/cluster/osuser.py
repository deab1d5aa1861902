"""The operating system user that a server runs as, and running a program as that user.

PostgreSQL refuses to run as root, so root lends it a user of its own. Everything inside a
cluster's folder is done as the folder's owner: root never writes where somebody else could have
laid a link. Which folder that is belongs to `place`.
"""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from config.cluster.errors import ClusterError

Progress = Callable[[str], None]

SYSTEM_USER = "alongside-pg"
LAST_RESORT = "nobody"


@dataclass(frozen=True)
class Owner:
    """An operating system user."""

    name: str
    uid: int
    gid: int


def is_root() -> bool:
    return os.geteuid() == 0


def me() -> Owner:
    return _known(os.geteuid())


def owner_of(folder: Path) -> Owner:
    """Whose folder this is. Only its owner or root can work with it."""
    owner = _known(folder.stat().st_uid)
    if owner.uid == 0:
        raise ClusterError(f"{folder} belongs to root, and PostgreSQL never runs as root.")
    if owner.uid != os.geteuid() and not is_root():
        raise ClusterError(f"The database in {folder} belongs to {owner.name}. Please start it as that user.")
    return owner


def for_new_cluster(progress: Progress) -> Owner:
    """Oneself; for root a system user of its own, made when it is missing."""
    if not is_root():
        return me()
    found = _named(SYSTEM_USER) or _create_system_user()
    if found:
        return found
    fallback = _named(LAST_RESORT)
    if not fallback:
        raise ClusterError(f"PostgreSQL needs a user other than root. Please create one named {SYSTEM_USER}.")
    progress(
        f"The system user {SYSTEM_USER} could not be created, so the database runs as {LAST_RESORT}. "
        f"Other programs may run as {LAST_RESORT} too: create {SYSTEM_USER} before any real data is kept."
    )
    return fallback


def run_as(
    owner: Owner,
    args: Sequence[str | Path],
    *,
    env: dict[str, str] | None = None,
    text_in: str | None = None,
    stdin: IO[Any] | int | None = None,
    stdout: IO[Any] | int | None = subprocess.PIPE,
    stderr: IO[Any] | int | None = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run a program as this user, with an environment of its own and no supplementary groups."""
    other: dict[str, Any] = {}
    if owner.uid != os.geteuid():
        other = {"user": owner.uid, "group": owner.gid, "extra_groups": []}
    if text_in is not None:
        other["input"] = text_in.encode()
    else:
        other["stdin"] = subprocess.DEVNULL if stdin is None else stdin
    return subprocess.run(
        [str(arg) for arg in args],
        env={**_environment(), **(env or {})},
        cwd="/",
        umask=0o077,
        stdout=stdout,
        stderr=stderr,
        check=False,
        **other,
    )


def _environment() -> dict[str, str]:
    """Nothing of the caller's: a stray PGHOST or LC_ALL would lead a tool astray."""
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LC_ALL": "C",
        "TZ": "UTC",
        "TERM": os.environ.get("TERM", "dumb"),
    }


def _create_system_user() -> Owner | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")
    if not useradd:
        return None
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    for _ in range(3):
        # Another start may be adding the same user at this moment: what counts is who is there.
        subprocess.run(
            [useradd, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER], capture_output=True, check=False
        )
        if found := _named(SYSTEM_USER):
            return found
        time.sleep(0.3)
    return None


def _named(name: str) -> Owner | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _known(uid: int) -> Owner:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise ClusterError(
            f"The user number {uid} has no name on this machine, and PostgreSQL needs one. "
            "Please add it to the list of users."
        ) from None
    return Owner(entry.pw_name, entry.pw_uid, entry.pw_gid)
