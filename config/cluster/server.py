"""A PostgreSQL server of one's own: started when needed, stopped when nobody uses it.

Whether it is up is decided by connecting, never by a file that says so. One process at a time
starts or stops it. Where its files are belongs to `place`; what may be logged to `conf`.
"""

import contextlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, CompletedProcess
from typing import IO, Any, LiteralString

import psycopg

from config.cluster import binaries, conf, machine, osuser, place, remains
from config.cluster.errors import ClusterError
from config.cluster.osuser import Progress, run_as
from config.cluster.place import Place

ADMIN = "alongside_admin"
START_WITHIN = 60.0
STOP_WITHIN = 60
STARTING = ("-w", "-t", str(int(START_WITHIN)), "-l")
LOCALES = ("C.UTF-8", "C")

OTHER_CLIENTS: LiteralString = """
    select count(*) from pg_stat_activity
    where backend_type in ('client backend', 'walsender') and pid <> pg_backend_pid()
"""
# Everything inside the cluster's folder is written by its owner; the new text appears whole or not at all.
WRITE = 'cat > "$0.new" && mv -- "$0.new" "$0"'


@dataclass
class Cluster:
    """One embedded PostgreSQL. `home` is a folder of its own; `fast` is for tests: data may be lost."""

    home: Path
    fast: bool = False

    def __post_init__(self) -> None:
        self.home = Path(self.home).resolve()

    def start(self, progress: Progress | None = None) -> None:
        """Make sure that the server answers. Harmless when it does already, whoever else starts it too."""
        with self._lock():
            self._start(progress or _silent)

    def stop(self, force: bool = False) -> bool:
        """Stop it unless somebody else is connected. True: it is down. False: it was left running."""
        if self.where() is None:
            return True
        with self._lock():
            return self._stop(force)

    @contextlib.contextmanager
    def hold(self, progress: Progress | None = None) -> Iterator[None]:
        """Keep it up for the length of a block: an open connection stops anyone else from stopping it."""
        with self._lock():
            self._start(progress or _silent)
            stake = psycopg.connect(**self.dsn(ADMIN, "postgres"), autocommit=True)
        try:
            yield
        finally:
            stake.close()
            self.stop()

    def remove(self, force: bool = False) -> bool:
        """Stop it and delete all its data. False, and nothing deleted, while somebody is connected."""
        if self.where() is None:
            return True
        with self._lock():
            if not self._stop(force, how="immediate"):
                return False
            if found := self.where():
                place.remove(self.home, found)
            return True

    def is_up(self) -> bool:
        return self.where() is not None and _refusal(self.dsn(ADMIN, "postgres")) is None

    def where(self) -> Place | None:
        """The place of its files, or None before the first start."""
        try:
            return place.find(self.home)
        except PermissionError:
            raise ClusterError(f"{self.home} belongs to somebody else: start as that user.") from None

    def dsn(self, role: str, dbname: str) -> dict[str, Any]:
        """What psycopg needs to connect. Also before the first start: then the connection fails, not this."""
        found = self.where()
        host = found.socket_dir() if found else self.home / "not-started"
        conninfo = {"host": str(host), "port": str(conf.PORT), "user": role, "dbname": dbname}
        if found:
            # The client checks in its turn that the server is not somebody else's.
            conninfo["requirepeer"] = found.owner.name
        return conninfo

    def bin(self, name: str) -> Path:
        """A program of PostgreSQL, where the server's user can run it."""
        found = self.where()
        return binaries.folder_for(found.owner if found else osuser.me()) / name

    def run_tool(
        self,
        args: Sequence[str],
        *,
        role: str = ADMIN,
        dbname: str = "postgres",
        stdin: IO[Any] | int | None = None,
        stdout: IO[Any] | int | None = PIPE,
        stderr: IO[Any] | int | None = PIPE,
    ) -> CompletedProcess[bytes]:
        """Run `pg_dump`, `psql` ... as the server's user. It may not enter your folders: use stdout."""
        found = self.where()
        if found is None:
            raise ClusterError("The database has not been started yet.")
        program = binaries.folder_for(found.owner) / args[0]
        environment = _tool_environment(self.dsn(role, dbname))
        return run_as(
            found.owner, [program, *args[1:]], env=environment, stdin=stdin, stdout=stdout, stderr=stderr
        )

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        # Root's folder may be passed through, so that the server's user reaches its own inside it.
        mode = 0o711 if osuser.is_root() else 0o700
        try:
            self.home.mkdir(mode=mode, parents=True, exist_ok=True)
            lock = machine.locked(self.home / "lock")
            with lock:
                yield
        except PermissionError as refused:
            raise ClusterError(
                f"{refused.filename or self.home} belongs to somebody else: start as that user."
            ) from refused

    def _start(self, progress: Progress) -> None:
        found = self.where()
        if found is None:
            progress("Making the database (only the first time)")
            found = self._create(progress)
        elif _refusal(self.dsn(ADMIN, "postgres")) is None:
            return
        _refuse_another_version(found)
        progress("Starting the database")
        _write_configuration(found, fast=self.fast)
        self._bring_up(found, progress)

    def _stop(self, force: bool, *, how: str = "fast") -> bool:
        found = self.where()
        if found and not force and self._in_use(found):
            return False
        if found:
            _stop_server(found, how)
        return True

    def _create(self, progress: Progress) -> Place:
        for gone, leftover in place.abandoned_by_tests():
            _stop_server(leftover, "immediate")
            place.remove(gone, leftover)
        owner = osuser.for_new_cluster(progress)
        with place.being_made(self.home, owner, fast=self.fast) as scratch:
            _initialise(scratch, fast=self.fast)
        found = self.where()
        if found is None:
            raise ClusterError(f"{self.home} was deleted while the database was being made.")
        if found.folder.parent != self.home:
            progress(f"{owner.name} cannot enter {self.home}: the data is in {found.folder}")
        return found

    def _bring_up(self, found: Place, progress: Progress) -> None:
        """Try until it answers. After a crash, backends of the old server may take a while to end."""
        deadline = time.monotonic() + START_WITHIN
        told = ""
        while (refusal := _refusal(self.dsn(ADMIN, "postgres"))) is not None:
            if time.monotonic() > deadline:
                raise ClusterError(_did_not_start(found, refusal))
            if remains.live_postmaster(found.owner, found.data) is None:
                _clear_misleading_locks(found)
                _pg_ctl(found, "start", *STARTING, found.folder / "startup.log")
            time.sleep(0.1)
            if (reason := _reason(found)) != told:
                told = reason
                progress(f"Waiting for the database: {reason}")

    def _in_use(self, found: Place) -> bool:
        """A connection just closed takes a moment to be gone. A live server that is silent may be busy."""
        for _ in range(5):
            try:
                with psycopg.connect(**self.dsn(ADMIN, "postgres"), connect_timeout=5) as connection:
                    row = connection.execute(OTHER_CLIENTS).fetchone()
            except psycopg.OperationalError:
                return remains.live_postmaster(found.owner, found.data) is not None
            if row == (0,):
                return False
            time.sleep(0.1)
        return True


def _silent(_: str) -> None:
    """For callers who do not show progress."""


def _refusal(conninfo: dict[str, Any]) -> str | None:
    """Why a connection fails, or None when the server answers."""
    try:
        psycopg.connect(**conninfo, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        return str(error).strip()
    return None


def _initialise(scratch: Place, *, fast: bool) -> None:
    initdb = binaries.folder_for(scratch.owner) / "initdb"
    options = ["--username", ADMIN, "--auth-local=peer", "--auth-host=reject", "--encoding=UTF8"]
    options += ["--no-instructions", *(["--no-sync"] if fast else [])]
    for locale in LOCALES:
        done = run_as(scratch.owner, [initdb, "-D", scratch.data, *options, f"--locale={locale}"])
        if done.returncode == 0:
            break
    else:
        raise ClusterError(f"The database could not be made. initdb says: {_last_line(done.stderr)}")
    configuration = scratch.data / "postgresql.conf"
    _write(scratch, configuration, configuration.read_text() + "\ninclude 'alongside.conf'\n")


def _write_configuration(found: Place, *, fast: bool) -> None:
    socket_dir = place.choose_socket_dir(found)
    settings = conf.server_settings(socket_dir=socket_dir, log_dir=found.log_dir, fast=fast)
    _write(found, found.socket_note, f"{socket_dir}\n")
    _write(found, found.data / "alongside.conf", settings)
    _write(found, found.data / "pg_hba.conf", conf.HBA)
    _write(found, found.data / "pg_ident.conf", conf.identities(found.owner))
    # What it said at earlier starts would be mistaken for news.
    _write(found, found.folder / "startup.log", "")


def _write(found: Place, path: Path, text: str) -> None:
    done = run_as(found.owner, ["/bin/sh", "-c", WRITE, path], text_in=text)
    if done.returncode:
        raise ClusterError(f"{path} could not be written: {_last_line(done.stderr)}")


def _refuse_another_version(found: Place) -> None:
    made_by = (found.data / "PG_VERSION").read_text().strip()
    ours = binaries.major_version(found.owner)
    if made_by != ours:
        raise ClusterError(
            f"The data in {found.folder} was made by PostgreSQL {made_by}, and this is {ours}. "
            "Restore a backup into a new folder, or go back to the earlier release."
        )


def _clear_misleading_locks(found: Place) -> None:
    for lock in remains.misleading_locks(found.owner, found.data, found.socket_dir()):
        run_as(found.owner, ["rm", "-f", "--", lock])


def _stop_server(found: Place, how: str) -> None:
    """pg_ctl signals whatever its file names, so it is asked only when that is truly this server."""
    if remains.live_postmaster(found.owner, found.data):
        done = _pg_ctl(found, "stop", "-w", "-m", how, "-t", str(STOP_WITHIN))
        if done.returncode and remains.live_postmaster(found.owner, found.data):
            raise ClusterError(f"The database did not stop within {STOP_WITHIN} seconds.")
    elif (found.socket_dir() / place.SOCKET_NAME).exists() and _answers(found):
        raise ClusterError("The database lost its lock file. It ends by itself within a minute.")


def _answers(found: Place) -> bool:
    conninfo = {"host": str(found.socket_dir()), "port": str(conf.PORT), "user": ADMIN, "dbname": "postgres"}
    return _refusal(conninfo) is None


def _pg_ctl(found: Place, *args: str | Path) -> CompletedProcess[bytes]:
    return run_as(found.owner, [binaries.folder_for(found.owner) / "pg_ctl", "-D", found.data, *args])


def _tool_environment(conninfo: dict[str, Any]) -> dict[str, str]:
    """libpq's variables; psql keeps no history, which would hold what was typed."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "dbname": "PGDATABASE"}
    environment = {variable: str(conninfo[key]) for key, variable in names.items()}
    return {**environment, "PGREQUIREPEER": str(conninfo["requirepeer"]), "PSQL_HISTORY": "/dev/null"}


def _reason(found: Place) -> str:
    """Why it gave up, if it did before it had a log of its own."""
    try:
        said = (found.folder / "startup.log").read_text(errors="replace")
    except FileNotFoundError:
        return ""
    return said.rpartition("FATAL:")[2].partition("\n")[0].strip() if "FATAL:" in said else ""


def _did_not_start(found: Place, refusal: str) -> str:
    said = _reason(found) or refusal
    waited = f"The database did not answer within {START_WITHIN:.0f} seconds."
    return f"{waited} It says: {said} Its log: {found.log_dir}"


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""
