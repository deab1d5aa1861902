"""Where the files of a cluster are, and the folder of its socket.

Usually in its home. When root starts it and the server's user cannot enter the home (a parent is
private), in the machine's own folder, and a note in the home says where. Names carry a random part:
a home that was deleted and made again never meets the files, or the dying server, of the old one.
Starting and stopping belong to `server`.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from config.cluster import machine
from config.cluster.conf import PORT
from config.cluster.errors import ClusterError
from config.cluster.osuser import Owner, is_root, me, owner_of, run_as

NOTE = "where.txt"
SOCKET_NAME = f".s.PGSQL.{PORT}"
SOCKET_PATH_LIMIT = 107
# libpq splits a host at commas and PostgreSQL a list of folders; pg_ctl hands paths to a shell.
NOT_IN_A_SOCKET_PATH = frozenset(",'\"\\\n\r")
NOT_IN_A_PATH = frozenset('"$`\\\n\r')


@dataclass(frozen=True)
class Place:
    """The folder of one cluster, and the user whom it belongs to."""

    folder: Path
    owner: Owner

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log_dir(self) -> Path:
        return self.folder / "log"

    @property
    def socket_note(self) -> Path:
        """Says where the socket is: a later caller may have another TMPDIR than the one who started."""
        return self.folder / "socket.txt"

    def socket_dir(self) -> Path:
        return _own_socket_dir(self.folder) or _recorded_socket_dir(self) or self.folder / "s"


def find(home: Path) -> Place | None:
    """The cluster of this home, or None before its first start."""
    folder = _noted(home) or _inside(home)
    if folder is None:
        return None
    try:
        return Place(folder, owner_of(folder))
    except FileNotFoundError:
        raise ClusterError(
            f"{home / NOTE} says that the data is in {folder}, and it is not there. "
            "Please bring it back from a backup, or delete the note to begin anew."
        ) from None


@contextlib.contextmanager
def being_made(home: Path, owner: Owner, *, fast: bool) -> Iterator[Place]:
    """A scratch folder that becomes the home's cluster only if the block succeeds."""
    base = home if _can_enter(owner, home) else machine.clusters()
    refuse_odd_characters(base)
    key = _key(home)
    for half_finished in base.glob(f"new-{key}-*"):
        shutil.rmtree(half_finished)
    scratch = base / f"new-{key}-{secrets.token_hex(4)}"
    scratch.mkdir(mode=0o700)
    os.chown(scratch, owner.uid, owner.gid)
    try:
        yield Place(scratch, owner)
    except BaseException:
        shutil.rmtree(scratch)  # a kill leaves it to the next start
        raise
    _settle(home, scratch, base / scratch.name.replace("new-", "pg-", 1), fast=fast)


def remove(home: Path, place: Place) -> None:
    """Delete the cluster's files. The server has to be down."""
    socket_dir = place.socket_dir()
    if socket_dir.parent != place.folder and _is_private(socket_dir, place.owner):
        shutil.rmtree(socket_dir, ignore_errors=True)
    _delete(place.folder)
    _record(place.folder).unlink(missing_ok=True)
    (home / NOTE).unlink(missing_ok=True)


def _delete(folder: Path) -> None:
    """A rename claims it: of two who sweep the same remains at once, one deletes and the other goes on."""
    gone = folder.with_name(f"gone-{folder.name}-{os.getpid()}")
    try:
        folder.rename(gone)
    except FileNotFoundError:
        return
    shutil.rmtree(gone)


def choose_socket_dir(place: Place) -> Path:
    """Beside the data where the path is short enough, else a private folder with a hashed name."""
    chosen = _own_socket_dir(place.folder) or _recorded_socket_dir(place) or _elsewhere(place)
    if not chosen.exists():
        run_as(place.owner, ["mkdir", "-m", "700", "--", chosen])
    if not _is_private(chosen, place.owner):
        raise ClusterError(f"{chosen} has to be a folder of {place.owner.name} that nobody else can enter.")
    return chosen


def refuse_odd_characters(path: Path) -> None:
    if NOT_IN_A_PATH & set(str(path)):
        raise ClusterError(
            f"PostgreSQL cannot work in {str(path)!r}: please choose a path without quotes or $."
        )


def abandoned_by_tests() -> Iterator[tuple[Path, Place]]:
    """Clusters of tests whose home is gone. Real data is never given up for a missing folder."""
    records = machine.clusters().glob("pg-*.home") if is_root() else []
    for record in records:
        if found := _abandoned(record):
            yield found


def _abandoned(record: Path) -> tuple[Path, Place] | None:
    """None too for what another start takes away while we look."""
    folder = record.with_suffix("")
    try:
        home, _, kind = record.read_text().partition("\n")
        if kind.strip() == "fast" and folder.exists() and not Path(home).exists():
            return Path(home), Place(folder, owner_of(folder))
    except FileNotFoundError:
        return None
    return None


def _settle(home: Path, scratch: Path, final: Path, *, fast: bool) -> None:
    """The rename makes it real; for a cluster elsewhere, the note in the home does."""
    if final.parent != home:
        _record(final).write_text(f"{home}\n{'fast' if fast else 'real'}\n")
    scratch.rename(final)
    if final.parent == home:
        return
    note = home / f"{NOTE}.new"
    note.write_text(f"{final}\n")
    note.rename(home / NOTE)


def _noted(home: Path) -> Path | None:
    """The folder named by the note, if this home is the one that it was made for."""
    try:
        folder = Path((home / NOTE).read_text().strip())
    except FileNotFoundError:
        return None
    if not is_root():
        raise ClusterError(f"The database of {home} was made by root. Please start it as root.")
    if folder.parent != machine.clusters():
        raise ClusterError(f"{home / NOTE} names {folder}, which is not a place for a cluster.")
    _follow_a_move(home, folder)
    return folder


def _follow_a_move(home: Path, folder: Path) -> None:
    """A home that was moved keeps its data; a copied one must not write into the original's."""
    record = _record(folder)
    if not record.exists():
        return
    before, _, kind = record.read_text().partition("\n")
    if before == str(home):
        return
    if (Path(before) / NOTE).exists():
        raise ClusterError(
            f"{home} is a copy of {before} and names the same database. "
            f"Delete {home / NOTE} to begin anew here."
        )
    record.write_text(f"{home}\n{kind}")


def _inside(home: Path) -> Path | None:
    found = sorted(path for path in home.glob("pg-*") if path.is_dir())
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise ClusterError(f"{home} holds more than one database ({names}). Please move all but one away.")
    return found[0] if found else None


def _record(folder: Path) -> Path:
    """Beside a folder in the machine's place: whose home it serves. Root's, so nobody else changes it."""
    return folder.with_name(f"{folder.name}.home")


def _key(home: Path) -> str:
    return hashlib.sha256(os.fsencode(home)).hexdigest()[:12]


def _can_enter(owner: Owner, home: Path) -> bool:
    if owner.uid == os.geteuid():
        return True
    return run_as(owner, ["test", "-x", home]).returncode == 0


def _fits(socket_dir: Path) -> bool:
    short = len(os.fsencode(socket_dir / SOCKET_NAME)) <= SOCKET_PATH_LIMIT
    return short and not NOT_IN_A_SOCKET_PATH & set(str(socket_dir))


def _own_socket_dir(folder: Path) -> Path | None:
    own = folder / "s"
    return own if _fits(own) else None


def _recorded_socket_dir(place: Place) -> Path | None:
    """The private folder chosen earlier. A copied cluster carries the original's note: not for us."""
    try:
        earlier = Path(place.socket_note.read_text().strip())
    except FileNotFoundError:
        return None
    ours = earlier.name == _hashed_name(place) and (not earlier.exists() or _is_private(earlier, place.owner))
    return earlier if ours and _fits(earlier) else None


def _hashed_name(place: Place) -> str:
    return f"alongside-{_key(place.folder)}"


def _elsewhere(place: Place) -> Path:
    name = _hashed_name(place)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    # Anybody may write there, so the folder is looked at again before it is used.
    bases = [tempfile.gettempdir(), "/tmp"]  # noqa: S108
    if runtime and place.owner == me() and _is_private(Path(runtime), place.owner):
        bases.insert(0, runtime)
    for base in bases:
        folder = Path(base) / name
        if folder.is_absolute() and _fits(folder) and _can_enter(place.owner, Path(base)):
            return folder
    raise ClusterError("No folder with a path short enough for a socket was found. Please set TMPDIR to one.")


def _is_private(folder: Path, owner: Owner) -> bool:
    """A real folder of this user that nobody else can enter. Looked at itself, not through a link."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == owner.uid and stat.S_IMODE(found.st_mode) == 0o700
