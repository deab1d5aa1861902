"""`restore`: records and keys into an empty database, in one transaction that ends with the destructions.

Belongs here: the order in which a backup comes back, and what is refused. Not here: the form of its files
(backup_archive), its contents (backup), the ledger's checks (vault.tree). Everything is loaded, and what was
destroyed since is destroyed again, before the one commit: at no moment could anyone read what is gone.
"""

import json
import re
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from pyrage import IdentityError, x25519

from alongside.vault import tombstones, tree
from alongside.vault.tombstones import Tombstone
from config import backup_load, databases, migrating, paths, roles
from config.backup import FORMAT, key_backup_days
from config.backup_archive import DATABASE, FILES, MANIFEST, BackupError, Opened, opened

Say = Callable[[str], Any]

SECRET = re.compile(r"\bAGE-SECRET-KEY-1[A-Z0-9]+")
SEALED_NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}")
FILLED = (
    "select exists (select from people_agency) or exists (select from vault_subject)"
    " or exists (select from ledger_line)"
)
SERVING = "select count(*) from pg_stat_activity where datname = current_database() and usename = any(%s)"

WITHOUT_KEYS = (
    "Without the key file nothing sealed can be opened: no name, no way to reach anyone, no note, no file. "
    "Nobody can sign in either, because each person's own key is in that file. What comes back is what is "
    "counted: agencies, staff, dates, states and the ledger. Add --without-keys if that is what you want."
)


@dataclass
class Restored:
    """What came back."""

    made_at: str
    files: int = 0
    destroyed_again: int = 0
    verdict: str = ""
    whole: bool = True
    written: list[Path] = field(default_factory=list)


def restore(
    say: Say,
    data: Path,
    keys: Path | None,
    *,
    data_identity: Any,
    keys_identity: Any = None,
    stones: Iterable[Tombstone],
) -> Restored:
    """Bring a backup back. Database up, Django set up, nobody serving; the list of destructions at hand."""
    with opened(data, data_identity) as archive:
        about = _manifest(archive.tar, "data")
        say(f"A backup of {about['made_at']}")
        _make_schema(say, about)
        result = Restored(about["made_at"])
        try:
            _load(say, archive, keys, keys_identity, list(stones), result)
        except BaseException:
            for path in result.written:
                path.unlink(missing_ok=True)
            raise
    say("Bringing the schema up to date")
    migrating.migrate(lambda _: None)
    _check_ledger(result)
    return result


def identity_from(path: Path) -> Any:
    """The secret of a pair, from a file that contains it (other lines do no harm)."""
    try:
        found = SECRET.search(path.read_text(errors="replace").upper())
        if found:
            return x25519.Identity.from_str(found[0])
    except OSError as problem:
        raise BackupError(f"{path} cannot be read: {problem.strerror}.") from None
    except IdentityError:
        pass
    raise BackupError(f"{path} holds no secret of a pair: one line that begins with AGE-SECRET-KEY-1.")


def check_sums(data: Path, keys: Path | None) -> str:
    """Compare the files with the manifest beside them; an empty answer when they fit or there is none."""
    from hashlib import file_digest

    for path in filter(None, (data, keys)):
        manifest = path.with_name(path.name.partition(".")[0] + ".manifest.json")
        if not manifest.exists():
            continue
        listed = {
            entry["name"]: entry["sha256"] for entry in json.loads(manifest.read_text())["files"].values()
        }
        with path.open("rb") as file:
            if path.name in listed and file_digest(file, "sha256").hexdigest() != listed[path.name]:
                return f"{path.name} is not as it was written: its checksum differs from {manifest.name}."
    return ""


def known_stones(more: Path | None) -> list[Tombstone]:
    """What was destroyed, from the list of this installation and from a copy kept elsewhere."""
    try:
        found = tombstones.read()
        elsewhere = tombstones.read(more) if more else []
    except (ValueError, OSError) as problem:
        raise BackupError(f"The list of what was destroyed cannot be used: {problem}.") from None
    missing = [stone for stone in elsewhere if stone not in found]
    if missing or (more and not tombstones.file().exists()):
        tombstones.add(missing)
    return found + missing


def _manifest(tar: tarfile.TarFile, holds: str) -> dict[str, Any]:
    first = tar.next()
    content = tar.extractfile(first) if first and first.name == MANIFEST else None
    if content is None:
        raise BackupError("This is not a backup of Alongside.")
    about: dict[str, Any] = json.loads(content.read())
    if about.get("format") != FORMAT:
        raise BackupError("This backup was made by another release in a form this one does not know.")
    if about.get("holds") != holds:
        raise BackupError(f"The file given for {holds} holds {about.get('holds')}. Were the two exchanged?")
    return about


def _make_schema(say: Say, about: dict[str, Any]) -> None:
    """The tables exactly as they were then; later migrations run when the rows are in."""
    say("Roles and database")
    roles.prepare()
    migrating.refresh_passwords()
    _refuse_filled()
    executor = MigrationExecutor(connections["owner"])
    then = {(app, name) for app, name in about["migrations"]}
    if unknown := then - set(executor.loader.disk_migrations):
        raise BackupError(
            f"The backup was made by a newer release: it knows {'.'.join(min(unknown))}. Install that one."
        )
    if set(executor.loader.applied_migrations) - then:
        raise BackupError("This database has newer tables than the backup. `alongside reset` makes it empty.")
    say("Tables as they were then")
    graph = executor.loader.graph
    with migrating.drawing_one_model():
        executor.migrate(
            [node for node in then if not any(child in then for child in _same_app(graph, node))]
        )
    connections["owner"].close()


def _same_app(graph: Any, node: tuple[str, str]) -> list[tuple[str, str]]:
    children = [child.key for child in graph.node_map[node].children]
    return [key for key in children if key[0] == node[0]]


def _refuse_filled() -> None:
    names = databases.role_names()
    with connections["owner"].cursor() as cursor:
        cursor.execute(SERVING, [[names["app"], names["jobs"]]])
        if cursor.fetchone()[0]:
            raise BackupError("Alongside is serving this database. Stop it first.")
        try:
            cursor.execute(FILLED)
            filled = cursor.fetchone()[0]
        except DatabaseError:
            filled = False  # no tables yet
    if filled:
        raise BackupError(
            "This database is not empty, and a restore never writes over anything. "
            "Use an empty one, or `alongside reset` if nothing in it is needed."
        )


def _load(
    say: Say,
    archive: Opened,
    keys: Path | None,
    keys_identity: Any,
    stones: list[Tombstone],
    result: Restored,
) -> None:
    with backup_load.transaction() as load:
        say("Records")
        member = backup_load.feed(load, archive.tar, DATABASE)
        while member is not None:
            _write_file(archive.tar, member, result)
            member = archive.tar.next()
        archive.finish()
        say(f"{result.files} sealed files")
        if keys is not None:
            say("Keys")
            with opened(keys, keys_identity) as key_archive:
                _manifest(key_archive.tar, "keys")
                backup_load.feed(load, key_archive.tar, DATABASE)
                key_archive.finish()
        say(f"What was destroyed since: {len(stones)} on the list")
        load.write(backup_load.bury(stones, timedelta(days=key_backup_days())))
        result.destroyed_again = len(stones)


def _write_file(tar: tarfile.TarFile, member: tarfile.TarInfo, result: Restored) -> None:
    """Only names we write ourselves are accepted: an archive must not choose where its files go."""
    name = member.name.removeprefix(FILES)
    content = tar.extractfile(member) if SEALED_NAME.fullmatch(name) and member.isreg() else None
    if content is None or not member.name.startswith(FILES):
        raise BackupError(f"The backup holds something unknown: {member.name[:60]!r}.")
    target = paths.files_dir() / name
    target.parent.mkdir(mode=0o700, exist_ok=True)
    if target.exists():
        raise BackupError(f"{target} is there already. Restore into an installation of its own.")
    fresh = target.with_name(f"{target.name}.restoring")
    result.written += [fresh, target]
    with fresh.open("wb") as file:
        while chunk := content.read(1 << 20):
            file.write(chunk)
    fresh.rename(target)
    result.files += 1


def _check_ledger(result: Restored) -> None:
    """The restored ledger against its own tree, then against the roots anchored until the backup was made."""
    from django.conf import settings

    anchor, verdict = Path(settings.ANCHOR_FILE), tree.verify()
    if verdict.ok and anchor.exists():
        later = _split_anchor(anchor, verdict.lines)
        verdict = tree.verify(anchor)
        if later:
            result.verdict = f" {later} later roots were anchored: what they covered is not in this backup."
    result.whole = verdict.ok
    result.verdict = f"The ledger, {verdict.lines} sealed lines: {verdict.sentence}.{result.verdict}"


def _split_anchor(anchor: Path, sealed: int) -> int:
    """Go on from the backup's last root. The full anchor stays beside it, under a name of its own."""
    lines = anchor.read_text(encoding="ascii").splitlines()
    kept = [
        line
        for line in lines
        if not line.partition(" ")[0].isdigit() or int(line.partition(" ")[0]) <= sealed
    ]
    if len(kept) == len(lines):
        return 0
    number = 1
    while (aside := anchor.with_name(f"{anchor.stem}-before-restore-{number}{anchor.suffix}")).exists():
        number += 1
    anchor.rename(aside)
    anchor.write_text("".join(f"{line}\n" for line in kept), encoding="ascii")
    return len(lines) - len(kept)
