"""What a backup is made of, without a database: the offline keys, the archive, the list of destructions."""

import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from alongside.vault import tombstones
from config import backup, backup_load, backup_restore
from config.backup_archive import BackupError, add_bytes, add_stream, opened, seal

DATA, KEYS = "ALONGSIDE_BACKUP_RECIPIENT", "ALONGSIDE_KEYS_RECIPIENT"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Any, Any]:
    """A recipient and the identity that opens what is sealed to it."""
    recipient, secret = backup.new_pair()
    paper = tmp_path / "paper.txt"
    paper.write_text(f"for the safe:\n   {secret}\n")
    return backup.x25519.Recipient.from_str(recipient), backup_restore.identity_from(paper)


def test_two_different_offline_keys_are_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in (DATA, KEYS):
        monkeypatch.setenv(variable, backup.new_pair()[0])

    data, keys = backup.recipients()

    assert str(data) != str(keys)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("", f"{KEYS} is not set"), ("the other", "same recipient"), ("age1nonsense", "begins with age1")],
)
def test_anything_else_is_refused(given: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one = backup.new_pair()[0]
    monkeypatch.setenv(DATA, one)
    monkeypatch.setenv(KEYS, one if given == "the other" else given)

    with pytest.raises(BackupError, match=sentence):
        backup.recipients()


def test_an_archive_opens_with_its_identity_only(tmp_path: Path, pair: tuple[Any, Any]) -> None:
    recipient, identity = pair
    content = b"row" * 3_000_000
    path = tmp_path / "a.age"
    sealed = seal(path, recipient, lambda tar: add_stream(tar, "database/", io.BytesIO(content)))

    with opened(path, identity) as archive:
        found = b"".join(archive.tar.extractfile(member).read() for member in archive.tar)
        archive.finish()

    assert found == content
    assert sealed.size == path.stat().st_size
    other = backup.x25519.Identity.generate()
    with pytest.raises(BackupError, match="another identity"), opened(path, other) as archive:
        archive.tar.next()


def test_a_backup_that_fails_leaves_no_file(tmp_path: Path, pair: tuple[Any, Any]) -> None:
    def fill(tar: Any) -> None:
        add_bytes(tar, "one", b"x" * 1000)
        raise BackupError("pg_dump gave up")

    with pytest.raises(BackupError, match="gave up"):
        seal(tmp_path / "a.age", pair[0], fill)

    assert list(tmp_path.glob("a.age*")) == []


def test_a_paper_without_a_secret_is_refused(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(backup.new_pair()[0])

    with pytest.raises(BackupError, match="holds no secret"):
        backup_restore.identity_from(paper)


def test_a_file_that_differs_from_its_manifest_is_named(tmp_path: Path) -> None:
    data = tmp_path / "alongside-20261122T000000Z.data.age"
    data.write_bytes(b"as written")
    manifest = tmp_path / "alongside-20261122T000000Z.manifest.json"
    sums = {"as written": "7d", "changed": "00"}
    import hashlib

    sums["as written"] = hashlib.sha256(b"as written").hexdigest()
    for state, expected in (("as written", ""), ("changed", "its checksum differs")):
        manifest.write_text(json.dumps({"files": {"data": {"name": data.name, "sha256": sums[state]}}}))
        assert expected in backup_restore.check_sums(data, None)
        assert bool(backup_restore.check_sums(data, None)) == bool(expected)


@pytest.mark.parametrize("name", ["files/../../x", "files/ab/short", "elsewhere/ab/" + "0" * 32])
def test_an_archive_does_not_choose_where_its_files_go(
    name: str, tmp_path: Path, pair: tuple[Any, Any]
) -> None:
    path = tmp_path / "a.age"
    seal(path, pair[0], lambda tar: add_bytes(tar, name, b"x"))

    with opened(path, pair[1]) as archive, pytest.raises(BackupError, match="something unknown"):
        backup_restore._write_file(archive.tar, archive.tar.next(), backup_restore.Restored(""))


def test_what_was_destroyed_is_written_down_once_and_for_all(settings: Any, tmp_path: Path) -> None:
    settings.ANCHOR_FILE = tmp_path / "anchor" / "ledger.txt"
    client, at = uuid4(), datetime(2026, 11, 22, 8, tzinfo=UTC)

    tombstones.append(client, at)
    tombstones.append(client, at, kind="account")

    assert [(stone.kind, stone.id, stone.at) for stone in tombstones.read()] == [
        ("subject", client, at),
        ("account", client, at),
    ]
    assert tombstones.file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "line", ["subject not-an-id 2026-11-22", "someone 00000000-0000-0000-0000-000000000000 x", ""]
)
def test_a_line_that_cannot_be_read_is_never_passed_over(line: str, settings: Any, tmp_path: Path) -> None:
    settings.ANCHOR_FILE = tmp_path / "ledger.txt"
    tombstones.file().write_text(f"{line}\n")

    with pytest.raises(BackupError, match="line 1 of tombstones"):
        backup_restore.known_stones(None)


def test_a_list_kept_elsewhere_joins_our_own(settings: Any, tmp_path: Path) -> None:
    settings.ANCHOR_FILE = tmp_path / "ledger.txt"
    at = datetime(2026, 11, 22, tzinfo=UTC)
    tombstones.append(uuid4(), at)
    elsewhere = tmp_path / "copy.txt"
    elsewhere.write_text(f"subject {uuid4()} 2026-11-21T00:00:00+00:00\n")

    found = backup_restore.known_stones(elsewhere)

    assert len(found) == 2
    assert tombstones.read() == found


def test_each_thing_destroyed_is_destroyed_again_under_its_own_time() -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    client, worker = uuid4(), uuid4()
    stones = [tombstones.Tombstone("subject", client, at), tombstones.Tombstone("account", worker, at)]

    statement = backup_load.bury(stones, backup.timedelta(days=7)).decode()

    assert f"delete from public.keys_drawerkey where subject_id = '{client}'" in statement
    assert f"set left_at = '{at.isoformat()}' where id = '{worker}'" in statement
    assert "keys_gone_on = '2026-11-27'" in statement


def test_the_anchor_goes_on_from_the_backup_and_the_full_one_is_kept(tmp_path: Path) -> None:
    anchor = tmp_path / "ledger.txt"
    anchor.write_text("2 aa\n5 bb\n9 cc\n")

    later = backup_restore._split_anchor(anchor, 5)

    assert later == 1
    assert anchor.read_text() == "2 aa\n5 bb\n"
    assert (tmp_path / "ledger-before-restore-1.txt").read_text() == "2 aa\n5 bb\n9 cc\n"
