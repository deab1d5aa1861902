"""Backup and restore as an operator does them, from one installation into another."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from config.backup_archive import opened
from config.backup_restore import identity_from
from config.cluster import binaries, osuser
from tests.cli.conftest import Installation

# One installation is filled and backed up once, for all of them: they belong on one worker.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("backup")]

CANARY = "Wilhelmina-Quince"
CLIENT = "insert into vault_subject (id, agency_id, opened_by_id, created_at) values (%s, %s, %s, now())"
KEY = """
    insert into keys_drawerkey
        (id, agency_id, subject_id, drawer, holder_id, sealed_key, granted_by_id, created_at)
    values (%s, %s, %s, 'identity', %s, 'sealed', %s, now())
"""
LINE = """
    insert into ledger_line (at, agency_id, what, subjects, drawer, why)
    values (now(), %s, 'record.opened', %s, '', '')
"""
AGREED = "--nothing-was-destroyed"


class Place:
    """An installation with two clients, a sealed file, lines in the ledger, and what it backed up."""

    def __init__(self, at: Installation, folder: Path) -> None:
        self.at, self.folder = at, folder
        self.secrets = {kind: folder / f"{kind}.txt" for kind in ("data", "keys")}
        for kind, variable in (("data", "BACKUP"), ("keys", "KEYS")):
            said = at.run("backup-keys", "new").stdout
            self.secrets[kind].write_text(said)
            at.env[f"ALONGSIDE_{variable}_RECIPIENT"] = next(w for w in said.split() if w.startswith("age1"))
        self._found()
        self.clients = [uuid4(), uuid4()]
        self._fill()
        self.file = at.data / "files" / "ab" / ("ab" + "0" * 30)
        self.file.parent.mkdir(parents=True)
        self.file.write_bytes(b"sealed" * 300_000)
        self.old = at.data / "backups" / "alongside-20200101T000000Z.keys.age"
        self.old.parent.mkdir(exist_ok=True)
        self.old.write_text("old")
        self.done = at.run("backup")
        assert self.done.returncode == 0, self.done.stderr
        self.data, self.keys = (
            next(self.old.parent.glob("*.data.age")),
            next(self.old.parent.glob("*Z.keys.age")),
        )

    def _found(self) -> None:
        words = ["agency", "add", CANARY, "--kind", "shelter", "--login", "d@example.org", "--name", "Dana"]
        assert self.at.run("migrate").returncode == 0
        found = self.at.run(*words)
        assert found.returncode == 0, found.stderr

    def _fill(self) -> None:
        self.agency, self.account = self.at.ask("select agency_id, id from people_account")[0]
        for client in self.clients:
            self.at.ask(CLIENT, [client, self.agency, self.account])
            self.at.ask(KEY, [uuid4(), self.agency, client, uuid4(), self.account])
            self.at.ask(LINE, [self.agency, [client]])

    def restore(
        self, into: Installation, *more: str, data: Path | None = None, keys: bool = True
    ) -> "subprocess.CompletedProcess[str]":
        words = ["restore", str(data or self.data), "--identity", str(self.secrets["data"]), *more]
        if keys:
            words += [str(self.keys), "--keys-identity", str(self.secrets["keys"])]
        return into.run(*words)


@pytest.fixture(scope="module")
def place(make_installation: Callable[..., Installation], tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(make_installation(), tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="module")
def empty(make_installation: Callable[..., Installation]) -> Installation:
    """An installation into which nothing is ever restored with success."""
    return make_installation()


def test_a_backup_comes_back_whole_and_what_was_destroyed_or_left_since_stays_gone(
    place: Place, make_installation: Callable[..., Installation], tmp_path: Path
) -> None:
    kept, gone = place.clients
    assert isinstance(place.account, UUID)
    stones = tmp_path / "tombstones.txt"
    at = "2026-11-20T10:00:00+00:00"
    stones.write_text(f"subject {gone} {at}\naccount {place.account} {at}\n")
    other = make_installation()

    done = place.restore(other, "--destroyed", str(stones))

    assert done.returncode == 0, done.stderr
    assert other.ask("select name from people_agency") == [(CANARY,)]
    assert other.ask("select subject_id from keys_drawerkey") == [(kept,)]
    assert other.ask("select id, keys_gone_on::text from vault_subject where destroyed_at is not null") == [
        (gone, "2026-11-27")
    ]
    assert other.ask("select left_at is not null from people_account") == [(True,)]
    assert (other.data / "files" / "ab" / place.file.name).read_bytes() == place.file.read_bytes()
    assert (other.data / "anchor" / "tombstones.txt").read_text() == stones.read_text()
    _has_the_same_walls(other, place.at)


def _has_the_same_walls(one: Installation, other: Installation) -> None:
    walls = "select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r' order by 1"
    assert one.ask(walls) == other.ask(walls)
    assert one.ask("select count(*) from pg_trigger where tgenabled = 'D'") == [(0,)]


def test_a_backup_says_nothing_to_whoever_has_only_the_files(place: Place) -> None:
    for path in (place.data, place.keys):
        content = path.read_bytes()
        assert content.startswith(b"age-encryption.org/v1")
        assert CANARY.encode() not in content
        assert path.stat().st_mode & 0o077 == 0
    assert not list(place.data.parent.glob("*.partial"))


def test_keys_are_only_in_the_key_file_and_secrets_in_neither(place: Place) -> None:
    tables = {}
    for kind, path in (("data", place.data), ("keys", place.keys)):
        with opened(path, identity_from(place.secrets[kind])) as archive:
            pieces = [
                archive.tar.extractfile(m).read() for m in archive.tar if m.name.startswith("database/")
            ]
        tables[kind] = _tables_with_rows(b"".join(pieces))

    assert {"keys_holder", "keys_drawerkey", "keys_teamkey"} <= tables["keys"]
    assert all(name.startswith("keys_") for name in tables["keys"])
    assert {"people_agency", "vault_subject", "ledger_line"} <= tables["data"]
    left_out = ("keys_", "procrastinate_", "people_websession", "secret")
    assert not {name for name in tables["data"] if name.startswith(left_out)}


def _tables_with_rows(dump: bytes) -> set[str]:
    program = binaries.folder_for(osuser.me()) / "pg_restore"
    listed = subprocess.run([program, "--list"], input=dump, capture_output=True, check=True).stdout.decode()
    return {line.split()[-2] for line in listed.splitlines() if " TABLE DATA " in line}


def test_the_manifest_tells_what_was_made(place: Place) -> None:
    manifest = json.loads(next(place.data.parent.glob("*.manifest.json")).read_text())

    assert manifest["files"]["data"]["size"] == place.data.stat().st_size
    assert manifest["files"]["keys"]["name"] == place.keys.name
    assert manifest["ledger"]["lines"] == 2
    assert ["vault", "0001_initial"] in manifest["migrations"]


@pytest.mark.parametrize("how", ["short", "flipped"])
def test_a_broken_backup_brings_nothing_back(
    how: str, place: Place, empty: Installation, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.data.age"
    content = bytearray(place.data.read_bytes())
    if how == "short":
        del content[-70_000:]
    else:
        content[len(content) // 2] ^= 1
    broken.write_bytes(content)

    done = place.restore(empty, AGREED, data=broken)

    assert done.returncode == 1
    assert "the file was changed" in done.stderr
    assert empty.ask("select count(*) from people_agency") == [(0,)]
    assert [path for path in (empty.data / "files").rglob("*") if path.is_file()] == []


def test_files_that_were_exchanged_are_refused(place: Place, empty: Installation) -> None:
    secrets = ("--identity", str(place.secrets["keys"]), "--keys-identity", str(place.secrets["data"]))

    done = empty.run("restore", str(place.keys), str(place.data), AGREED, *secrets)

    assert done.returncode == 1
    assert "Were the two exchanged?" in done.stderr


def test_a_restore_writes_over_nothing(place: Place) -> None:
    done = place.restore(place.at)

    assert done.returncode == 1
    assert "not empty" in done.stderr
    assert place.at.ask("select count(*) from vault_subject") == [(2,)]


def test_without_the_list_of_destructions_a_restore_is_refused(place: Place, empty: Installation) -> None:
    done = place.restore(empty)

    assert done.returncode == 1
    assert AGREED in done.stderr


def test_without_the_keys_it_says_what_will_not_open(
    place: Place, make_installation: Callable[..., Installation]
) -> None:
    other = make_installation()

    refused = place.restore(other, AGREED, keys=False)
    agreed = place.restore(other, AGREED, "--without-keys", keys=False)

    assert refused.returncode == 1
    assert "nothing sealed can be opened" in refused.stderr
    assert agreed.returncode == 0, agreed.stderr
    assert other.ask("select count(*) from keys_drawerkey") == [(0,)]
    assert other.ask("select count(*) from vault_subject") == [(2,)]


def test_key_backups_past_their_days_are_deleted(place: Place) -> None:
    assert f"Deleted, past its days: {place.old.name}" in place.done.stdout
    assert not place.old.exists()
    assert place.keys.exists()
