"""Keeping a process alive and ending it, with small processes in place of web and worker."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.cli import supervisor as supervising
from config.cli.supervisor import Child, Supervisor

SLEEPS = (sys.executable, "-c", "import time; time.sleep(60)")
ENDS = (sys.executable, "-c", "raise SystemExit(3)")
FINISHES = (
    sys.executable,
    "-c",
    "import signal, sys, time\n"
    "signal.signal(signal.SIGTERM, lambda *_: (print('finished', flush=True), sys.exit(0)))\n"
    "print('started', flush=True)\n"
    "time.sleep(60)",
)
DEAF = (
    sys.executable,
    "-c",
    "import signal, time\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    "print('deaf', flush=True)\n"
    "time.sleep(60)",
)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def child(tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Child]]:
    monkeypatch.setattr(supervising.paths, "log_dir", lambda: tmp_path)
    made: list[Child] = []

    def make(*command: str) -> Child:
        made.append(Child(f"child-{len(made)}", said.append, command))
        made[-1].start()
        return made[-1]

    yield make
    for one in made:
        one.sweep()
        if one.reader:
            one.reader.join(timeout=5)
        one.log.file.close()


def until(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def over(*children: Child) -> Supervisor:
    found = Supervisor.__new__(Supervisor)
    found.children, found.asked, found.keep_database = list(children), 0, lambda: None
    return found


def test_what_serves_never_learns_the_administrators_password(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://admin:hunter2@db.example:5433/alongside?sslmode=require")
    given = supervising.serving_environment()
    assert given["DATABASE_URL"] == "postgresql://db.example:5433/alongside?sslmode=require"

    (tmp_path / "url").write_text("postgresql://admin:hunter2@db.example/alongside")
    monkeypatch.setenv("DATABASE_URL_FILE", str(tmp_path / "url"))
    given = supervising.serving_environment()
    assert given["DATABASE_URL"] == "postgresql://db.example/alongside"
    assert "hunter2" not in str(given)
    assert "DATABASE_URL_FILE" not in given


def test_one_that_ends_is_started_again_after_a_pause_that_grows(
    child: Callable[..., Child], said: list[str]
) -> None:
    one = child(*ENDS)
    until(one.ended)

    one.look()

    assert one.process is None
    assert said == ["The child-0 ended (code 3). Starting it again in 0.5 s."]
    one.due_at = 0.0
    one.look()
    until(one.ended)
    one.look()
    assert "again in 1.0 s" in said[-1]


def test_one_that_lived_long_is_forgiven(child: Callable[..., Child], said: list[str]) -> None:
    one = child(*ENDS)
    one.failures, one.started_at = 6, time.monotonic() - 3600
    until(one.ended)

    one.look()

    assert "again in 0.5 s" in said[-1]


def test_one_that_lives_is_left_alone(child: Callable[..., Child]) -> None:
    one = child(*SLEEPS)
    before = one.process

    one.look()

    assert one.process is before


def test_stopping_lets_it_finish(child: Callable[..., Child]) -> None:
    one = child(*FINISHES)
    until(lambda: "started" in one.last)

    over(one).stop()

    assert one.process is not None
    assert one.process.returncode == 0
    assert list(one.last) == ["started", "finished"]


def test_one_that_does_not_listen_is_ended(
    child: Callable[..., Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "FINISH_WITHIN", 0.3)
    one = child(*DEAF)
    until(lambda: "deaf" in one.last)

    over(one).stop()

    assert one.process is not None
    assert one.process.returncode == -9


def test_a_second_ctrl_c_does_not_wait(child: Callable[..., Child]) -> None:
    one = child(*DEAF)
    until(lambda: "deaf" in one.last)
    supervisor = over(one)
    supervisor.asked = 1
    threading.Timer(0.2, supervisor.asked_to_stop).start()
    began = time.monotonic()

    supervisor.stop()

    assert time.monotonic() - began < supervising.FINISH_WITHIN / 2


def test_watching_ends_when_asked_and_looks_after_the_database(
    child: Callable[..., Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "LOOK_AT_DATABASE", 0.0)
    supervisor = over(child(*SLEEPS))
    looked: list[int] = []
    supervisor.keep_database = lambda: (looked.append(1), supervisor.asked_to_stop())  # type: ignore[assignment,return-value]

    assert supervisor.watch() is False
    assert looked


def test_watching_ends_when_what_it_waits_for_is_there(child: Callable[..., Child]) -> None:
    assert over(child(*SLEEPS)).watch(until=lambda: True) is True
