"""What the commands refuse, how they say so, and with which code they end."""

from pathlib import Path

import pytest

from config.cli.main import main
from tests.cli.conftest import Installation

SERVER = "postgresql://admin:hunter2@127.0.0.1:1/alongside"


@pytest.fixture
def on_a_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", SERVER)
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path))


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("ALONGSIDE_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    words = "run migrate demo reset agency status backup backup-keys restore verify doctor where directory"
    assert all(f"\n  {word} " in said for word in words.split())


def test_what_is_not_understood_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dance"]) == 2
    assert "No such command 'dance'" in capsys.readouterr().err


def test_the_demonstration_needs_a_yes_on_a_server(
    on_a_server: None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 1
    assert "add --demo only where no real client" in capsys.readouterr().err


def test_reset_never_touches_a_server(
    on_a_server: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "secrets"
    kept.mkdir()

    assert main(["reset", "--yes"]) == 1
    assert "only ever deletes the embedded database" in capsys.readouterr().err
    assert kept.exists()


def test_reset_deletes_what_is_ours_and_nothing_else(embedded: Path) -> None:
    embedded.mkdir()
    (embedded / "secrets").mkdir()
    (embedded / "secrets" / "server.key").write_text("x")
    (embedded / "a-letter.txt").write_text("not ours")

    assert main(["reset", "--yes"]) == 0

    assert [path.name for path in embedded.iterdir()] == ["a-letter.txt"]


def test_reset_asks_and_a_no_keeps_everything(embedded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (embedded / "secrets").mkdir(parents=True)
    asked: list[str] = []

    def no(question: str, abort: bool) -> None:
        asked.append(question)
        raise KeyboardInterrupt

    monkeypatch.setattr("click.confirm", no)

    assert main(["reset"]) == 1
    assert str(embedded) in asked[0]
    assert (embedded / "secrets").exists()


def test_a_database_that_does_not_answer_is_a_sentence(
    on_a_server: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEBUG", raising=False)
    monkeypatch.setattr("config.cli.ground.ready_django", lambda: None)
    monkeypatch.setattr("config.migrating.refresh_passwords", lambda: None)

    assert main(["migrate"]) == 1
    said = capsys.readouterr().err
    assert "alongside doctor" in said
    assert "hunter2" not in said


def test_offline_keys_are_printed_once_and_written_nowhere(
    embedded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup-keys", "new"]) == 0
    said = capsys.readouterr().out
    assert "  age1" in said
    assert "  AGE-SECRET-KEY-1" in said
    assert not embedded.exists()


@pytest.mark.slow
def test_an_agency_is_founded_with_a_way_in_and_a_login_is_taken_once(installation: Installation) -> None:
    words = ["agency", "add", "Harbor House", "--login", "dana@harbor.example", "--name", "Dana", "--kind"]

    before = installation.run(*words, "shelter")
    installation.run("migrate")
    founded = installation.run(*words, "shelter")
    again = installation.run(*words, "shelter")
    unknown = installation.run(*words, "circus")
    (installation.data / "port").write_text("8123")  # as `run` leaves it
    served = installation.run(*words, "shelter", "--login", "eli@harbor.example")

    assert (before.returncode, "Run `alongside migrate` first" in before.stderr) == (1, True)
    assert founded.returncode == 0, founded.stderr
    assert "http://localhost:8000/" in founded.stdout
    assert (again.returncode, "signs in with dana@harbor.example already" in again.stderr) == (1, True)
    assert (unknown.returncode, "choose one of" in unknown.stderr) == (2, True)
    assert "http://localhost:8123/" in served.stdout, served.stderr
