"""Running `pg_dump`, `pg_restore` and `psql` as the owner role, on the embedded cluster or on a server.

Belongs here: finding the programs and telling them where the database is. What they are asked for belongs to
backup and backup_restore. A dump needs a program at least as new as the server.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from config import databases
from config.backup_archive import BackupError
from config.cluster import binaries, osuser

DEBIAN = Path("/usr/lib/postgresql")
VERSION = re.compile(r"(\d+)(?:\.\d+)?")


def run(args: Sequence[str], *, stdin: int | None = None, stdout: int | None = None) -> None:
    """Run one of PostgreSQL's programs to its end, as the owner role; its own words become the error."""
    stdin = subprocess.DEVNULL if stdin is None else stdin
    stdout = subprocess.DEVNULL if stdout is None else stdout
    if databases.server_url():
        done = _on_server(args, stdin, stdout)
    else:
        done = databases.cluster().run_tool(
            args,
            role=databases.role_names()["owner"],
            dbname=databases.database_name(),
            stdin=stdin,
            stdout=stdout,
        )
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise BackupError(f"{args[0]} gave up: {_without_values(lines)}")


def _on_server(args: Sequence[str], stdin: int, stdout: int) -> "subprocess.CompletedProcess[bytes]":
    program = _program(args[0], _server_major())
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", **_address()}
    return subprocess.run(
        [str(program), *args[1:]],
        env=environment,
        cwd="/",
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


def _address() -> dict[str, str]:
    """libpq's variables: a password never stands on a command line."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    names |= {"dbname": "PGDATABASE", "sslmode": "PGSSLMODE"}
    where = databases.dsn("owner")
    return {variable: str(where[key]) for key, variable in names.items() if where.get(key)}


def _server_major() -> int:
    import psycopg

    with psycopg.connect(**databases.dsn("owner")) as connection:
        return connection.info.server_version // 10000


def _program(name: str, at_least: int) -> Path:
    """The oldest of the installed programs that is new enough for the server."""
    folders = [binaries.folder_for(osuser.me()), *sorted(DEBIAN.glob("*/bin"))]
    if found := shutil.which(name):
        folders.append(Path(found).parent)
    known = {_major(folder / name): folder / name for folder in folders if (folder / name).exists()}
    fitting = [major for major in sorted(known) if major >= at_least]
    if not fitting:
        raise BackupError(
            f"The server is PostgreSQL {at_least}, and no {name} of that version is on this machine. "
            f"Please install postgresql-client-{at_least}."
        )
    return known[fitting[0]]


def _major(program: Path) -> int:
    answer = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False).stdout
    found = VERSION.search(answer)
    return int(found[1]) if found and os.access(program, os.X_OK) else 0


def _without_values(lines: list[str]) -> str:
    """The error itself. Its context and details quote rows, and a terminal's words are kept somewhere."""
    said = [line for line in lines if "ERROR:" in line or "error:" in line]
    return (said or lines or ["no reason given"])[0].partition("Key (")[0][:200]
