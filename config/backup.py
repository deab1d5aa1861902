"""`backup`: two encrypted files, the records and the keys, each to an offline key of its own.

Belongs here: what goes in, when an old key backup ends, the manifest. Not here: the form of the files
(backup_archive), bringing them back (backup_restore). The folder of secrets is in neither file, nor is the
pad of the context key; docs/operations.md says what to keep apart.
"""

import json
import os
import tarfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from pyrage import RecipientError, x25519

from config import backup_tools, databases, env, paths
from config.backup_archive import (
    DATABASE,
    FILES,
    MANIFEST,
    BackupError,
    Sealed,
    add_bytes,
    add_file,
    add_stream,
    private,
    seal,
)

Say = Callable[[str], Any]

FORMAT = 1
STAMP = "%Y%m%dT%H%M%SZ"
KEY_TABLES = "keys_*"
# Never in a backup: the pads are the key of the context; the rest is remade or worthless tomorrow.
LEFT_OUT = ("wall.secret", "procrastinate_*", "django_migrations", "people_websession", "people_attempt")

FACTS = """
    select current_setting('server_version'),
           (select count(*) from ledger_line),
           (select size from ledger_batch order by size desc limit 1),
           (select encode(root, 'hex') from ledger_batch order by size desc limit 1)
"""
DESTROYED = "select id, destroyed_at from vault_subject where destroyed_at is not null"
TAKEN_BACK = "select id, ended_at from releases_release where ended_at is not null and end_why <> 'time'"


@dataclass(frozen=True)
class Backup:
    """What was made, and what became of older key backups."""

    data: Sealed
    keys: Sealed
    manifest: Path
    keys_end_on: date
    removed: list[Path]


def key_backup_days() -> int:
    """How long a backup of the keys is kept: as long as a destroyed record could still be brought back."""
    from django.conf import settings

    return int(settings.KEY_BACKUP_DAYS)


def new_pair() -> tuple[str, str]:
    """A new offline key: the public recipient, and the secret for paper."""
    identity = x25519.Identity.generate()
    return str(identity.to_public()), str(identity)


def make(say: Say, folder: Path | None = None) -> Backup:
    """Make both files and the manifest. Django must be set up and the database up."""
    data_to, keys_to = recipients()
    folder = folder or paths.backups_dir()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now(UTC)
    name = f"alongside-{now.strftime(STAMP)}"
    with _one_moment() as (snapshot, facts):
        _remember("subject", facts.pop("destroyed"))
        _remember("release", facts.pop("taken_back"))
        about = {"format": FORMAT, "made_at": now.isoformat(timespec="seconds"), **facts}
        say("Records and sealed files")
        data = seal(folder / f"{name}.data.age", data_to, lambda tar: _fill_data(tar, about, snapshot, say))
        say("Keys")
        keys = seal(folder / f"{name}.keys.age", keys_to, lambda tar: _fill_keys(tar, about, snapshot))
    ends_on = (now + timedelta(days=key_backup_days())).date()
    manifest = _write_manifest(folder / f"{name}.manifest.json", about, data, keys, ends_on)
    return Backup(data, keys, manifest, ends_on, end_old_key_backups(folder, now))


def recipients() -> tuple[Any, Any]:
    """The two offline keys. They differ, so that whoever has one file and one secret has nothing."""
    found = []
    for variable in ("ALONGSIDE_BACKUP_RECIPIENT", "ALONGSIDE_KEYS_RECIPIENT"):
        given = env.text(variable)
        if not given:
            raise BackupError(
                f"{variable} is not set. `alongside backup-keys new` makes a pair: set the recipient here, "
                "print the secret and keep it away from this machine. Records and keys need a pair each."
            )
        try:
            found.append(x25519.Recipient.from_str(given))
        except RecipientError:
            raise BackupError(f"{variable} is not a recipient: it begins with age1.") from None
    if str(found[0]) == str(found[1]):
        raise BackupError(
            "Records and keys have the same recipient. Make a second pair: each file needs its own."
        )
    return found[0], found[1]


def end_old_key_backups(folder: Path, now: datetime) -> list[Path]:
    """Delete key backups past their days: this is how a destroyed record ends for good.

    Days are compared, not instants: the nightly run of the promised day must not come a second too early.
    """
    last = now.date() - timedelta(days=key_backup_days())
    old = [path for path in sorted(folder.glob("alongside-*.keys.age")) if made_at(path).date() <= last]
    for path in old:
        path.unlink()
    return old


def made_at(path: Path) -> datetime:
    """When a file of a backup was made, by its name (copying changes a file's times)."""
    stamp = path.name.removeprefix("alongside-").partition(".")[0]
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


@contextmanager
def _one_moment() -> Iterator[tuple[str, dict[str, Any]]]:
    """A snapshot that both dumps share, so that a key and what it opens are of the same moment."""
    with psycopg.connect(**databases.dsn("owner")) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        exported = connection.execute("select pg_export_snapshot()").fetchone()
        yield str(exported[0] if exported else ""), _facts(connection)


def _facts(connection: "psycopg.Connection[Any]") -> dict[str, Any]:
    version, lines, size, root = connection.execute(FACTS).fetchone() or (None, 0, 0, None)
    migrations = connection.execute("select app, name from django_migrations order by app, name").fetchall()
    return {
        "postgresql": version,
        "migrations": [list(row) for row in migrations],
        "ledger": {"lines": lines, "sealed": size or 0, "root": root},
        "destroyed": connection.execute(DESTROYED).fetchall(),
        "taken_back": connection.execute(TAKEN_BACK).fetchall(),
    }


def _remember(kind: str, rows: list[tuple[Any, Any]]) -> None:
    """Heals the list outside the database, should a destruction or an end have been cut off before it got there."""
    from alongside.vault import tombstones

    known = {stone.id for stone in tombstones.read()}
    tombstones.add(tombstones.Tombstone(kind, row[0], row[1]) for row in rows if row[0] not in known)


def _fill_data(tar: tarfile.TarFile, about: dict[str, Any], snapshot: str, say: Say) -> None:
    add_bytes(tar, MANIFEST, _json({**about, "holds": "data"}))
    exclude = [f"--exclude-table-data={name}" for name in (*LEFT_OUT, KEY_TABLES)]
    _add_dump(tar, [*exclude, f"--snapshot={snapshot}"])
    number = 0
    for path in sorted(paths.files_dir().glob("??/*")):
        number += add_file(tar, f"{FILES}{path.parent.name}/{path.name}", path)
        if number % 1000 == 0:
            say(f"{number} sealed files")


def _fill_keys(tar: tarfile.TarFile, about: dict[str, Any], snapshot: str) -> None:
    add_bytes(tar, MANIFEST, _json({**about, "holds": "keys"}))
    _add_dump(tar, [f"--table={KEY_TABLES}", f"--snapshot={snapshot}"])


def _add_dump(tar: tarfile.TarFile, options: list[str]) -> None:
    """`pg_dump` as the owner, whom the keeper's policy shows every row; no role bypasses row security."""
    command = [
        "pg_dump",
        "--format=custom",
        "--compress=1",
        "--enable-row-security",
        "--no-password",
        *options,
    ]
    read_end, write_end = os.pipe()
    with ThreadPoolExecutor(1) as pool, os.fdopen(read_end, "rb") as dump:
        dumping = pool.submit(_dump_into, command, write_end)
        try:
            add_stream(tar, DATABASE, dump)
        finally:
            dump.close()
        dumping.result()


def _dump_into(command: list[str], write_end: int) -> None:
    try:
        backup_tools.run(command, stdout=write_end)
    finally:
        os.close(write_end)


def _write_manifest(path: Path, about: dict[str, Any], data: Sealed, keys: Sealed, ends_on: date) -> Path:
    files = {
        kind: {"name": sealed.path.name, "size": sealed.size, "sha256": sealed.sha256}
        for kind, sealed in (("data", data), ("keys", keys))
    }
    files["keys"]["ends_on"] = ends_on.isoformat()
    fresh = path.with_name(f"{path.name}.partial")
    with open(fresh, "wb", opener=private) as file:
        file.write(_json({**about, "files": files}))
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
    return path


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, default=str) + "\n").encode()
