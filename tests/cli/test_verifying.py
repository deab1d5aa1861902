"""`verify`: the ledger and the sealed files, whole and broken."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from alongside.vault import files, tree
from config import verifying

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path / "files"
    settings.ANCHOR_FILE = tmp_path / "anchor" / "ledger.txt"


def test_a_row_whose_file_is_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    there, gone = uuid4(), uuid4()
    files.path_of(there, make=True).write_bytes(b"x")

    monkeypatch.setattr(verifying, "names_in_rows", lambda: {there})
    assert [finding.ok for finding in verifying.sealed_files()] == [True]
    monkeypatch.setattr(verifying, "names_in_rows", lambda: {there, gone})
    [finding] = verifying.sealed_files()
    assert not finding.ok
    assert finding.sentence == f"Sealed files: 1 of 2 are missing; the first is {gone}."


def test_every_table_with_files_is_asked() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("create table later_room (stored_as uuid)")
        cursor.execute("insert into later_room values (%s)", [UUID(int=7)])

    assert UUID(int=7) in verifying.names_in_rows()


def test_a_broken_line_is_named_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict = tree.Verdict(False, "a line was changed, removed or added", 40, 37)
    monkeypatch.setattr(tree, "verify", lambda _: verdict)

    finding = verifying.ledger()

    assert not finding.ok
    assert "The first such line is number 37." in finding.sentence


def test_an_empty_ledger_is_whole() -> None:
    finding = verifying.ledger()

    assert finding.ok
