"""What is brought up to date before a start, and only when it has to be."""

import gettext
import os
from pathlib import Path
from typing import Any

import pytest

from config.cli import prepare

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Today"\nmsgstr "Hoy"\n'


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    path = tmp_path / "locale" / "es" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    return path


def test_a_catalogue_is_compiled_when_it_is_newer(catalog: Path, tmp_path: Path) -> None:
    said: list[str] = []

    assert prepare.compile_messages(said.append, tmp_path) == [catalog]
    with catalog.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Today") == "Hoy"
    assert said == ["Compiling translations"]


def test_a_catalogue_that_did_not_change_is_left_alone(catalog: Path, tmp_path: Path) -> None:
    said: list[str] = []
    prepare.compile_messages(said.append, tmp_path)

    assert prepare.compile_messages(said.append, tmp_path) == []

    later = catalog.with_suffix(".mo").stat().st_mtime + 10
    os.utime(catalog, (later, later))
    assert prepare.compile_messages(said.append, tmp_path) == [catalog]


def test_static_files_are_gathered_when_one_of_them_changed(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "new.css").write_text("a")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [str(source)], str(tmp_path / "static")
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path / "data"))
    said: list[str] = []

    assert prepare.collect_static(said.append) is True
    assert prepare.collect_static(said.append) is False
    (source / "new.css").write_text("ab")
    assert prepare.collect_static(said.append) is True
    assert (tmp_path / "static" / "new.css").read_text() == "ab"


def test_a_module_that_is_left_out_is_no_error() -> None:
    assert prepare.optional("demo.nothing_of_this_name") is None
    assert prepare.optional("no_such_package.module") is None
    assert prepare.optional("config.paths") is not None
