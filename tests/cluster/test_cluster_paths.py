"""Where an installation keeps its data."""

import os
import stat
from pathlib import Path

import pytest

from config import paths


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path / "somewhere" / "data"))
    return tmp_path / "somewhere" / "data"


def test_the_data_folder_is_the_one_that_the_environment_names(data: Path) -> None:
    assert paths.data_dir() == data


def test_without_a_name_it_is_in_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_DATA", raising=False)
    monkeypatch.setattr(paths, "CHECKOUT", tmp_path)

    assert paths.data_dir() == tmp_path / ".data"


@pytest.mark.parametrize("name", ["secrets_dir", "files_dir", "anchor_dir", "backups_dir", "log_dir"])
def test_each_folder_is_made_and_only_its_owner_may_enter(name: str, data: Path) -> None:
    folder: Path = getattr(paths, name)()

    assert folder.is_relative_to(data)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_data_folder_can_be_listed_by_its_owner_alone_and_passed_through_only_where_root_made_it(
    data: Path,
) -> None:
    expected = 0o711 if os.geteuid() == 0 else 0o700

    assert stat.S_IMODE(paths.data_dir().stat().st_mode) == expected


def test_a_folder_that_is_already_there_keeps_its_permissions(data: Path) -> None:
    data.mkdir(parents=True, mode=0o750)
    data.chmod(0o750)

    assert stat.S_IMODE(paths.data_dir().stat().st_mode) == 0o750
